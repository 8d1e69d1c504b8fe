// Extensions in the editor, which has no network: the target's own, and those of its users; and that no entry of the editor leads to a
// service elsewhere.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { cli, project } from "../support/cli.js";
import { type TestScope, until } from "../support/process.js";
import { type Editor, EditorSite } from "./editor.js";
import { flashOf } from "./flash-image.js";

/** The dialog of extensions. */
const DIALOG = ".extensions-browser";

const COUNTER = `settings.writeNumber("starts", (settings.readNumber("starts") || 0) + 1)
console.log("start " + settings.readNumber("starts"))
`;

/** Uses what pxt-core puts into a project's first new file. */
const FIBONACCI = 'console.log("" + custom.fib(7))\n';

async function openExtensions(editor: Editor): Promise<void> {
  const { page } = editor;
  await openMenu(editor, "#settings-menuitem");
  await page.getByRole("menuitem", { name: "Extensions" }).click();
  await page.locator(`${DIALOG} .common-card`).first().waitFor();
}

/** What pxt-core's web application gives to the browser's console, as far as it is looked at here. */
interface Scope {
  E: {
    pkg: { mainPkg: { deps: Record<string, object> } };
    workspace: {
      getTextAsync(id: string): Promise<Record<string, string>>;
      installAsync(header: object, files: Record<string, string>): Promise<object>;
    };
    getEditor(): { state: { header: { id: string } } };
  };
}

/** The project's file, as the browser keeps it. */
function fileOfProject({ page }: Editor, name: string): Promise<string | undefined> {
  return page.evaluate(async (name) => {
    const { workspace, getEditor } = (globalThis as unknown as Scope).E;
    return (await workspace.getTextAsync(getEditor().state.header.id))[name];
  }, name);
}

/** Puts a project among those of the browser, as if it had been made there. */
function install({ page }: Editor, name: string, files: Record<string, string>): Promise<void> {
  return page.evaluate(
    async ([name, files]) => {
      const header = { name, meta: {}, editor: "tsprj", pubId: "", pubCurrent: false, target: "esp" };
      await (globalThis as unknown as Scope).E.workspace.installAsync(header, files);
    },
    [name, files] as const,
  );
}

/** Files of a project whose namespace is for others. */
function extensionProject(
  name: string,
  source: string,
  dependencies: Record<string, string> = {},
  more: Record<string, string> = {},
): Record<string, string> {
  const files = { [`${name}.ts`]: `namespace ${name} {\n${source}\n}\n`, ...more };
  const config = { name, files: Object.keys(files), dependencies: { core: "*", ...dependencies } };
  return { ...files, "pxt.json": JSON.stringify(config) };
}

/** Puts a text in place of that of the file that is open, in JavaScript. */
async function write(editor: Editor, source: string, file = "main.ts"): Promise<void> {
  const { page } = editor;
  await page.locator(".monaco-editor .view-line").first().click();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(source);
  await until("the file has it", async () => (await fileOfProject(editor, file)) === source);
}

/** Closes the dialog that tells of saved firmware. */
async function closeDialog({ page }: Editor): Promise<void> {
  const dialog = page.getByText("Firmware saved");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

/** Presses the card of an extension. */
async function press({ page }: Editor, name: string): Promise<void> {
  await page.locator(DIALOG).getByRole("button", { name, exact: true }).click();
  await page.locator(DIALOG).waitFor({ state: "detached" });
}

/** Waits until the open project has an extension. */
async function isAdded({ page }: Editor, id: string): Promise<void> {
  await page.waitForFunction((id) => id in (globalThis as unknown as Scope).E.pkg.mainPkg.deps, id);
  await page.locator(".ui.loader:visible").waitFor({ state: "detached" });
}

const categoryOf = ({ page }: Editor, category: string) =>
  page.locator(".blocklyTreeLabel", { hasText: new RegExp(`^${category}$`, "i") });

/** Presses the card of an extension of the user's own, and waits until the project is open anew with it. */
async function add(editor: Editor, name: string): Promise<void> {
  await press(editor, name);
  await editor.page.getByText(`${name} is in the project now`).waitFor();
  await isAdded(editor, name);
}

/** What the command line makes of a project, in the length of the editor's. */
async function builtByCommand(t: TestScope, folder: string): Promise<Buffer> {
  const built = await cli(t, "build", folder, "--board", "esp8266");
  assert.equal(built.status, 0, built.stderr);
  return readFileSync(join(folder, "built/esp8266/firmware.bin"));
}

/** UF2 has whole pages. */
function assertSameFirmware(uf2: Buffer, firmware: Buffer): void {
  assert.ok(flashOf(uf2).flash.subarray(0, firmware.length).equals(firmware), "the firmware differs");
}

/** Opens a menu, and gives its entries. */
async function openMenu({ page }: Editor, menu: string): Promise<string[]> {
  await page.locator(menu).click();
  const entries = page.locator("[role=menu]:visible [role^=menuitem]:visible");
  await entries.first().waitFor();
  return entries.allInnerTexts();
}

/** Visible links to pages of other servers. */
const linksElsewhere = ({ page }: Editor) =>
  page
    .locator("a[href]:visible")
    .evaluateAll((links) =>
      links
        .map((link) => (link as HTMLAnchorElement).href)
        .filter((href) => /^https?:/.test(href) && new URL(href).origin !== location.origin),
    );

describe("the editor", () => {
  test("has only entries that work without a network, and asks no other server for anything", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const { page } = editor;
    const links: string[] = [];
    const look = async () => links.push(...(await linksElsewhere(editor)));

    await look();
    assert.deepEqual(await openMenu(editor, "#settings-menuitem"), [
      "Language",
      "Theme",
      "Reset",
      "About...",
    ]);
    await page.keyboard.press("Escape");
    await page.locator(".import-dialog-btn").first().click();
    const importDialog = page.locator(".importdialog");
    await importDialog.getByText("Import File...").waitFor();
    assert.deepEqual(await importDialog.locator(".card .header").allInnerTexts(), ["Import File..."]);
    await look();
    await page.keyboard.press("Escape");

    await editor.newProject("esp8266");
    await look();
    // No "Sign in", no "Share", no "GitHub".
    const buttons = page.locator("header.menubar [role=button]:visible, header.menubar button:visible");
    assert.deepEqual(
      await buttons.evaluateAll((all) => all.map((each) => each.ariaLabel ?? each.getAttribute("title"))),
      [
        ...[
          "Skip to Blocks workspace",
          "Skip to JavaScript editor",
          "Select Language",
          "Select Theme",
          "Go Home",
        ],
        ...[
          "MakeCode ESP8266 Logo, return to home page",
          "Convert code to Blocks",
          "Convert code to JavaScript",
        ],
        ...["Home screen", "Help", "Settings"],
      ],
    );
    const menu = [
      "Project Settings",
      "Extensions",
      "Delete Project",
      "Language",
      "Theme",
      "Screen Reader Mode",
    ];
    assert.deepEqual(await openMenu(editor, "#settings-menuitem"), [...menu, "Reset", "About..."]);
    await page.getByRole("menuitem", { name: "About..." }).click();
    await page.getByText("This editor uses no service in the network.").waitFor();
    await look();
    await page.keyboard.press("Escape");

    const pages = ["Tutorials", "Reference", "MQTT", "Your own extension", "Blocks"];
    assert.deepEqual(await openMenu(editor, "#docs-menuitem"), ["Keyboard Controls", ...pages]);
    await page.getByRole("menuitem", { name: "Keyboard Controls" }).click();
    await page.getByRole("heading", { name: "Keyboard Controls" }).waitFor();
    await look();
    await openMenu(editor, "#docs-menuitem");
    await page.getByRole("menuitem", { name: "Your own extension" }).click();
    await page.frameLocator("#sidedocsframe").getByRole("heading", { name: "Your own extension" }).waitFor();
    await look();

    await openExtensions(editor);
    await look();
    await site.close();
    assert.deepEqual(links, []);
    assert.deepEqual(editor.complaints, []);
  });
});

describe("the editor's extensions", () => {
  test("are those of the target that no project has from the start; one press adds one, and its firmware is that of the command line", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const { page } = editor;
    await editor.import("count.ts", "\n", { board: "esp8266" });
    await openExtensions(editor);
    const cards = page.locator(`${DIALOG} .common-extension-card-title`);
    assert.deepEqual(await cards.allInnerTexts(), ["Settings", "Time"]);
    await editor.picture("extensions");
    const [help] = await Promise.all([
      page.waitForEvent("popup"),
      page.locator(DIALOG).getByRole("link", { name: "Learn More" }).first().click(),
    ]);
    await help.getByRole("heading", { name: "Settings", exact: true }).waitFor();
    await press(editor, "Settings");
    await isAdded(editor, "settings");
    await categoryOf(editor, "Settings").waitFor();
    await write(editor, COUNTER);
    const folder = project(t, COUNTER, {
      dependencies: { esp8266: "*", settings: "*" },
      config: { name: "count" },
    });
    assertSameFirmware(await editor.download(), await builtByCommand(t, folder));
    await closeDialog(editor);
    await openExtensions(editor);
    await page.locator(`${DIALOG} .common-card.installed`, { hasText: "Settings" }).waitFor();
    await site.close();
    assert.deepEqual(editor.complaints, []);
  });

  test("are the user's other projects, too: what is used is a copy, which goes along with the project's file", async (t) => {
    const site = await EditorSite.start(t);
    const author = await site.open();
    await author.import("sums.ts", 'console.log("the author tries it")\n', { board: "esp8266" });
    await addFile(author, "custom.ts");
    const extension = await author.download();

    const user = await site.open();
    await user.import("use.ts", "\n", { board: "esp8266" });
    await openExtensions(user);
    await add(user, "sums");
    await categoryOf(user, "Custom").waitFor();
    await write(user, FIBONACCI);
    const firmware = await user.download();
    const copy = async () => JSON.parse((await fileOfProject(user, "sums.json"))!) as Record<string, string>;
    const files = await copy();
    assert.deepEqual(Object.keys(files).sort(), ["custom.ts", "pxt.json"]);
    // The same project in folders.
    const folder = project(t, FIBONACCI, { config: { name: "use" } });
    const inFolder = join(folder, "sums");
    mkdirSync(inFolder);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(inFolder, name), content);
    const dependencies = { esp8266: "*", sums: "file:sums" };
    writeFileSync(
      join(folder, "pxt.json"),
      JSON.stringify({ name: "use", files: ["main.ts"], dependencies }),
    );
    assertSameFirmware(firmware, await builtByCommand(t, folder));

    const changed = "namespace custom { export function fib(n: number) { return n } }\n";
    await author.page.bringToFront();
    await closeDialog(author);
    await write(author, changed, "custom.ts");
    await user.page.bringToFront();
    await closeDialog(user);
    await openExtensions(user);
    await user.page.locator(`${DIALOG} .common-card.installed`, { hasText: "sums" }).waitFor();
    await press(user, "sums");
    await until("the project has the change", async () => (await copy())["custom.ts"] === changed);
    await isAdded(user, "sums");
    await user.page.getByText("Explorer").click();
    await user.page.getByRole("button", { name: "Delete extension sums" }).click();
    await user.page.getByRole("button", { name: "Remove it" }).click();
    await until(
      "the project is without it",
      async () => !(await fileOfProject(user, "pxt.json"))!.includes("pkg:sums.json"),
    );
    await site.close();
    assert.deepEqual([...author.complaints, ...user.complaints], []);

    const elsewhere = await EditorSite.start(t);
    const pupil = await elsewhere.open();
    await pupil.import("use.uf2", firmware);
    assertSameFirmware(await pupil.download(), flashOf(firmware).flash);
    const other = await elsewhere.open();
    await other.import("other.ts", "\n", { board: "esp8266" });
    await openExtensions(other);
    const file = { name: "sums.uf2", mimeType: "application/octet-stream", buffer: extension };
    await other.page.locator(`${DIALOG} input[type=file]`).setInputFiles(file);
    await categoryOf(other, "Custom").waitFor();
    await openExtensions(other);
    await other.page.getByText("In the project: sums").waitFor();
    await other.picture("own-extensions");
    await elsewhere.close();
    assert.deepEqual([...pupil.complaints, ...other.complaints], []);
  });

  test("bring along those that they use, which bring theirs: a program calls through all of them", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const bulb = extensionProject("bulb", "export function watts() { return 40 }");
    const lamp = extensionProject("lamp", "export function watts() { return bulb.watts() + 1 }", {
      bulb: "pkg:bulb.json",
    });
    const room = extensionProject(
      "room",
      '//% block="watts"\nexport function watts() { return lamp.watts() + 1 }',
      { lamp: "pkg:lamp.json" },
      { "lamp.json": JSON.stringify(lamp), "bulb.json": JSON.stringify(bulb) },
    );
    await install(editor, "room", room);
    await editor.import("use.ts", "\n", { board: "esp8266" });
    await openExtensions(editor);
    await add(editor, "room");
    for (const id of ["lamp", "bulb"]) await isAdded(editor, id);
    await categoryOf(editor, "Room").waitFor();
    await write(editor, 'console.log("" + room.watts())\n');
    assert.ok((await editor.download()).length > 0);
    await site.close();
    assert.deepEqual(editor.complaints, []);
  });

  test("that don't fit are refused with a sentence, and the project stays as it is", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const { page } = editor;
    for (const name of ["pxt", "this"]) await install(editor, name, extensionProject(name, ""));
    await install(editor, "wireless", extensionProject("wireless", "", { radio: "*" }));
    await editor.import("use.ts", "\n", { board: "esp8266" });
    const before = await fileOfProject(editor, "pxt.json");
    for (const [name, sentence] of [
      ["pxt", "An extension can't have the name pxt: MakeCode uses it for the project itself"],
      ["this", "An extension can't have the name this: MakeCode uses it for the project itself"],
      ["wireless", "The extension uses what this editor does not have: radio"],
    ] as const) {
      await openExtensions(editor);
      await press(editor, name);
      await page.getByText(sentence).waitFor();
      assert.equal(await fileOfProject(editor, "pxt.json"), before);
    }
    await openExtensions(editor);
    const nonsense = {
      name: "nonsense.uf2",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("nonsense"),
    };
    await page.locator(`${DIALOG} input[type=file]`).setInputFiles(nonsense);
    await page.getByText("nonsense.uf2 holds no project").waitFor();
    assert.equal(await fileOfProject(editor, "pxt.json"), before);
    await site.close();
    assert.deepEqual(editor.complaints, []);
  });

  test("are told in German in a browser that is set to German", async (t) => {
    const site = await EditorSite.start(t, { language: "de-DE" });
    const editor = await site.open();
    const { page } = editor;
    await editor.newProject("esp8266");
    await page.locator("[data-ns=addpackage]").click();
    const cards = page.locator(`${DIALOG} .common-extension-card-title`);
    await cards.first().waitFor();
    assert.deepEqual(await cards.allInnerTexts(), ["Einstellungen", "Uhrzeit"]);
    await page.getByText("auch wenn der Strom aus ist").waitFor();
    await page.getByRole("heading", { name: "Deine eigenen Erweiterungen" }).waitFor();
    await press(editor, "Uhrzeit");
    await categoryOf(editor, "Uhrzeit").waitFor();
    await page.locator(".blocklyTreeRow[data-ns=time]").click();
    await page.locator(".blocklyFlyout .blocklyDraggable", { hasText: "Uhrzeit ist gestellt" }).waitFor();
    await site.close();
    assert.deepEqual(editor.complaints, []);
  });
});

/** Adds a file to a program in JavaScript, as pxt-core fills in its first. */
async function addFile({ page }: Editor, name: string): Promise<void> {
  await page.getByText("Explorer").click();
  await page.getByRole("button", { name: "Add custom blocks?" }).click();
  await page.locator(".ui.modal input[type=text]").fill(name);
  await page.getByRole("button", { name: "Go ahead!" }).click();
  await page.locator(".monaco-editor .view-line", { hasText: "namespace" }).first().waitFor();
}
