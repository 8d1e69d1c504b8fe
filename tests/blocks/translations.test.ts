// What blocks say in German, and their tooltips, as the editor takes them from the packages' _locales.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { repository } from "../support/cli.js";
import { Scope } from "../support/process.js";
import { type ApiSymbol, type BlocksInfo, BlocksProject, ENUM_MEMBER } from "./project.js";

interface Documents {
  /** pxt-core's texts to be translated, by file name. */
  genDocs(pkg: string, apis: BlocksInfo["apis"], options: object): Record<string, string>;
}

type Texts = Record<string, string>;

/** What a text has holes for, in any order. */
const holes = (text: string) => [...text.matchAll(/[$%]\w+/g)].map(([hole]) => hole).sort();

/** What a user of blocks meets: blocks, their categories, and the enums that they show with what can be chosen. */
function shownNames(symbols: readonly ApiSymbol[]): Set<string> {
  const shown = new Set(
    symbols
      .filter(({ attributes }) => attributes.blockId)
      .flatMap(({ qName, namespace, parameters, retType }) => [
        qName,
        namespace,
        retType,
        ...(parameters ?? []).filter(({ isEnum }) => isEnum).map(({ type }) => type),
      ]),
  );
  const members = symbols.filter(({ kind, namespace }) => kind === ENUM_MEMBER && shown.has(namespace));
  return new Set([...shown, ...members.map(({ qName }) => qName)]);
}

describe("German", async () => {
  const scope = new Scope();
  after(() => scope.end());
  const project = await BlocksProject.load(scope, { esp8266: "*", time: "*" });

  for (const pkg of ["core", "time", "wifi", "mqtt"]) {
    const symbols = Object.values(project.info.apis.byQName).filter((symbol) => symbol.pkg === pkg);
    const names = shownNames(symbols);

    /** pxt-core's English texts of the package, and the German ones that the editor has. */
    const textsOf = (file: string): { english: Texts; german: Texts } => {
      const { genDocs } = loadPxt().pxtc as unknown as Documents;
      const byQName = Object.fromEntries(symbols.map((symbol) => [symbol.qName, symbol]));
      const texts = genDocs(pkg, { byQName }, { locs: true, docs: false });
      const path = join("_locales/de", file);
      assert.ok(existsSync(join(repository, "libs", pkg, path)));
      const bundled = loadPxt().pxt.appTarget.bundledpkgs[pkg]![path];
      assert.ok(bundled, "the editor does not get the translation");
      return { english: JSON.parse(texts[file]!) as Texts, german: JSON.parse(bundled) as Texts };
    };

    test(`every text of ${pkg}'s blocks has a translation with the same holes`, () => {
      const { english, german } = textsOf(`${pkg}-strings.json`);
      const categories = [...names].map((name) => `{id:category}${name[0]!.toUpperCase()}${name.slice(1)}`);
      const isShown = (key: string) => {
        const [name, kind] = key.split("|") as [string, string?];
        if (kind === undefined) return key.startsWith("{id:group}") || categories.includes(key);
        return names.has(name) && (kind === "block" || kind === "handlerParam");
      };
      const keys = Object.keys(english).filter(isShown);
      assert.ok(keys.length >= 5, `${keys.length} texts`);
      for (const key of keys) {
        const translation = german[key];
        assert.ok(translation, `${key} is not translated`);
        assert.deepEqual(holes(translation), holes(english[key]!), key);
        assert.equal(translation.includes("||"), english[key]!.includes("||"), key);
      }
      for (const key of Object.keys(german)) assert.ok(keys.includes(key), `${key} is no text any more`);
    });

    test(`every tooltip of ${pkg}'s blocks, categories and choices, and of every parameter, has a translation`, () => {
      const { english, german } = textsOf(`${pkg}-jsdoc-strings.json`);
      const keys = Object.keys(english).filter((key) => names.has(key.split("|")[0]!));
      assert.ok(keys.length >= 5, `${keys.length} texts`);
      for (const key of keys) assert.ok(german[key], `${key} is not translated: ${english[key]}`);
      for (const key of Object.keys(german)) assert.ok(keys.includes(key), `${key} is no tooltip any more`);
    });
  }
});
