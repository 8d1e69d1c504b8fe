// What is added to MakeCode's dialogs, for those who use a keyboard, and those who see little contrast.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertContrasts } from "../support/contrast.js";
import { until } from "../support/process.js";
import { type Editor, EditorSite } from "./editor.js";

/** What pxt-core's web application gives to the browser's console, as far as it is used here. */
interface Scope {
  E: { getEditor(): { setColorThemeById(id: string, isKept: boolean): void } };
}

/** More presses of Tab than any dialog has controls. */
const PRESSES = 60;

/** Goes through a dialog with Tab, and fails unless it comes by each control that is to be seen among these. */
async function assertReached({ page }: Editor, controls: string, count: number): Promise<void> {
  const all = page.locator(controls).filter({ visible: true });
  assert.equal(await all.count(), count);
  const reached = new Set<number>();
  for (let i = 0; i < PRESSES && reached.size < count; i++) {
    await page.keyboard.press("Tab");
    reached.add(await all.evaluateAll((each) => each.indexOf(document.activeElement as HTMLElement)));
    reached.delete(-1);
  }
  assert.deepEqual(
    [...reached].sort((a, b) => a - b),
    Array.from({ length: count }, (_, at) => at),
  );
}

/** Goes on with Tab to a control. */
async function tabTo({ page }: Editor, control: string): Promise<void> {
  const isFocused = () => page.locator(control).evaluate((element) => element === document.activeElement);
  for (let i = 0; i < PRESSES && !(await isFocused()); i++) await page.keyboard.press("Tab");
  assert.ok(await isFocused(), control);
}

/** Fails unless every text of these elements has enough contrast in the colours of each theme that has some of its own. */
async function assertReadable({ page }: Editor, selector: string, atLeast: number): Promise<void> {
  for (const theme of ["pxt-high-contrast", "esp"]) {
    await page.evaluate(
      (theme) => (globalThis as unknown as Scope).E.getEditor().setColorThemeById(theme, false),
      theme,
    );
    await page.waitForFunction(
      (isHigh) =>
        (document.querySelector(".high-contrast, .hc") !== null) === isHigh &&
        !document.getAnimations().some((each) => each instanceof CSSTransition),
      theme !== "esp",
    );
    await assertContrasts(page, selector, atLeast);
  }
}

/** Opens an entry of the gear's menu. */
async function openMenuEntry({ page }: Editor, entry: string): Promise<void> {
  await page.locator("#settings-menuitem").click();
  await page.getByRole("menuitem", { name: entry }).click();
}

test("one's own extensions are reached and added with the keyboard, and every text has the contrast of WCAG's level AA", async (t) => {
  const site = await EditorSite.start(t);
  const author = await site.open();
  await author.import("sums.ts", "\n", { board: "esp8266" });
  await author.page.getByText("Explorer").click();
  await author.page.getByRole("button", { name: "Add custom blocks?" }).click();
  await author.page.locator(".ui.modal input[type=text]").fill("custom.ts");
  await author.page.getByRole("button", { name: "Go ahead!" }).click();
  await author.page.locator(".monaco-editor .view-line", { hasText: "namespace" }).first().waitFor();

  const editor = await site.open();
  const { page } = editor;
  await editor.import("use.ts", "\n", { board: "esp8266" });
  const own = ".esp-own-extensions";
  const controls = `${own} button, ${own} input`;
  await openMenuEntry(editor, "Extensions");
  await page.locator(`${own} .common-card`).waitFor();
  await assertReached(editor, controls, 2);
  await assertReadable(editor, `${own} *`, 5);
  await tabTo(editor, `${own} button`);
  await page.keyboard.press("Enter");
  await page.getByText("sums is in the project now").waitFor();
  await page.locator(own).waitFor({ state: "detached" });
  await page.locator(".ui.loader:visible").waitFor({ state: "detached" });
  await openMenuEntry(editor, "Extensions");
  await page.locator(`${own} .installed`).first().waitFor();
  await assertReached(editor, controls, 2);
  // It has the mark, too.
  await assertReadable(editor, `${own} *`, 6);
  await editor.picture("accessible-extensions");
  await site.close();
  assert.deepEqual([...author.complaints, ...editor.complaints], []);
});

test("the settings are reached with the keyboard, and every text has the contrast of WCAG's level AA", async (t) => {
  const site = await EditorSite.start(t);
  const editor = await site.open();
  const { page } = editor;
  await editor.newProject("esp8266");
  await openMenuEntry(editor, "Project Settings");
  await page.locator(".esp-settings").waitFor();
  await assertReached(editor, ".esp-settings input", 5);
  await assertReadable(editor, ".esp-settings *", 13);
  await page.locator(".esp-settings input[type=checkbox]").focus();
  await page.keyboard.press("Space");
  await until(
    "the switch is off",
    async () => !(await page.locator(".esp-settings input[type=checkbox]").isChecked()),
  );
  await editor.picture("accessible-settings");
  await site.close();
  assert.deepEqual(editor.complaints, []);
});

test("the dialog of saved firmware is worked with the keyboard, and every text has the contrast of WCAG's level AA", async (t) => {
  const site = await EditorSite.start(t);
  const editor = await site.open();
  const { page } = editor;
  await editor.newProject("esp8266");
  await editor.download();
  const dialog = ".esp-download";
  await page.locator(".esp-memory").waitFor();
  await assertReached(editor, `${dialog} .actions button`, 3);
  await assertContrasts(
    page,
    `${dialog} .content *, ${dialog} .actions button, ${dialog} .actions button *`,
    20,
  );
  await editor.picture("accessible-download");
  await tabTo(editor, `${dialog} .actions button >> nth=0`);
  await page.keyboard.press("Enter");
  await page.locator(".esp-flash").waitFor();
  await site.close();
  assert.deepEqual(editor.complaints, []);
});
