// Every block, as the toolbox has it, goes to TypeScript and back, and to Python and back, without loss.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Scope } from "../support/process.js";
import { BlocksPage } from "./blocks-page.js";
import { ALL_PACKAGES, type ApiSymbol, BlocksProject, ENUM_MEMBER, isEvent, ownBlocks } from "./project.js";

/** A program of all blocks, in each of its forms. */
interface Forms {
  toolbox: string;
  typeScript: string;
  blocks: string;
  typeScriptAgain: string;
  python: string;
  blocksFromPython: string;
  pythonAgain: string;
}

/** Gives a value to the variable that the toolbox puts into a block. */
const VARIABLE = `<block type="variables_set"><field name="VAR">network</field><value name="VALUE"><block type="lists_index_get">
  <value name="LIST"><block type="wifi_scan"></block></value>
  <value name="INDEX"><shadow type="math_number"><field name="NUM">0</field></shadow></value>
</block></value></block>`;

/** A program that has each block once: values in variables of their names, events beside "on start". */
async function programOf(page: BlocksPage, symbols: ApiSymbol[]): Promise<string> {
  const events: string[] = [];
  let statements = "";
  const put = (statement: string) => {
    statements = statement.replace(/<\/block>$/, `${statements && `<next>${statements}</next>`}</block>`);
  };
  for (const symbol of symbols.reverse()) {
    const id = symbol.attributes.blockId!;
    const block = await page.fromToolbox(id);
    if (isEvent(symbol)) events.push(block);
    else {
      put(
        symbol.retType === "void"
          ? block
          : `<block type="variables_set"><field name="VAR">${id}</field><value name="VALUE">${block}</value></block>`,
      );
    }
  }
  put(VARIABLE);
  const start = `<block type="pxt-on-start"><statement name="HANDLER">${statements}</statement></block>`;
  return `<xml xmlns="http://www.w3.org/1999/xhtml">${events.join("")}${start}</xml>`;
}

const count = (xml: string, id: string) => xml.split(`type="${id}"`).length - 1;

describe("blocks", async () => {
  const scope = new Scope();
  const project = await BlocksProject.load(scope, ALL_PACKAGES);
  const symbols = ownBlocks(project.info);
  let page: BlocksPage;
  let forms: Forms;

  before(async () => {
    page = await BlocksPage.open(project.info);
    const toolbox = await programOf(page, [...symbols]);
    const typeScript = await page.toTypeScript(toolbox);
    const blocks = project.toBlocks(typeScript);
    const typeScriptAgain = await page.toTypeScript(blocks);
    const python = project.toPython(typeScript);
    const fromPython = project.fromPython(python);
    const blocksFromPython = project.toBlocks(fromPython);
    const pythonAgain = project.toPython(fromPython);
    forms = { toolbox, typeScript, blocks, typeScriptAgain, python, blocksFromPython, pythonAgain };
  });
  after(async () => {
    await page?.close();
    await scope.end();
  });

  test("the toolbox has blocks in each of the target's own categories", () => {
    assert.ok(symbols.length > 50, `${symbols.length} blocks`);
  });

  for (const symbol of symbols) {
    const id = symbol.attributes.blockId!;
    test(`${id} is the same block after TypeScript, and after Python`, () => {
      const blocks = count(forms.blocks, id);
      assert.ok(blocks >= 1, forms.typeScript);
      assert.equal(count(forms.blocksFromPython, id), blocks, forms.python);
    });
  }

  test("blocks to TypeScript to blocks to TypeScript is the same TypeScript", () => {
    assert.equal(forms.typeScriptAgain, forms.typeScript);
  });

  test("TypeScript to Python to TypeScript is the same blocks and the same Python", () => {
    // pxt-core numbers parameters of the same name in several of the named functions that Python's handlers are.
    const unnumbered = (text: string) => text.replace(/\b(topic|reason)\d+/g, "$1");
    assert.equal(unnumbered(forms.blocksFromPython), unnumbered(forms.blocks));
    assert.equal(unnumbered(forms.pythonAgain), unnumbered(forms.python));
  });

  test("the block that connects is one line until it is expanded, and keeps its optional parts", async () => {
    const short = project.toBlocks(`mqtt.connect("broker")`);
    assert.match(short, /<block type="mqtt_connect">\s*<value name="broker">/);
    const source = `mqtt.connect("broker", 8883, true, "user", "password", mqtt.lastWill("a/status", "gone", true, MqttQos.AtLeastOnce), MqttProtocol.V31)`;
    const long = project.toBlocks(source);
    assert.match(long, /<block type="mqtt_connect">\s*<mutation _expanded="6" \/>/);
    assert.match(long, /<shadow type="mqtt_last_will">/);
    const squeeze = (text: string) => text.replace(/\s/g, "");
    assert.equal(squeeze(await page.toTypeScript(long)), squeeze(source));
  });

  test("every block has a tooltip and a page of help", () => {
    for (const { attributes } of symbols) {
      if (attributes.blockHidden) continue;
      assert.ok(attributes.jsDoc, `${attributes.blockId} has no tooltip`);
      assert.ok(attributes.help, `${attributes.blockId} has no page`);
    }
  });

  test("every member of an enum that a block shows has a text", () => {
    const enums = new Set(
      symbols.flatMap(({ parameters, retType }) => [
        ...(parameters ?? []).filter(({ isEnum }) => isEnum).map(({ type }) => type),
        retType,
      ]),
    );
    const members = Object.values(project.info.apis.byQName).filter(
      ({ kind, namespace }) => kind === ENUM_MEMBER && enums.has(namespace),
    );
    assert.ok(members.length > 40, `${members.length} members`);
    for (const { qName, attributes } of members) assert.ok(attributes.block, `${qName} has no text`);
  });
});
