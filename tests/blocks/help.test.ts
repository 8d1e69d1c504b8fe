// Tutorials and help in the editor, in a real browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EditorSite } from "../editor/editor.js";

test("the editor offers tutorials and shows help with blocks, and no request fails or leaves the server", async (t) => {
  const site = await EditorSite.start(t);
  const editor = await site.open();
  await editor.page.locator(".ui.card", { hasText: "Publish a button press" }).first().waitFor();
  assert.deepEqual(editor.complaints, []);

  const help = await site.openHelp("/reference/mqtt/publish");
  const blocks = help.page.locator("svg .blocklyText", { hasText: "publish to MQTT topic" });
  await blocks.first().waitFor();
  // The signature, and the example below it.
  await blocks.nth(1).waitFor();
  await help.page.getByRole("link", { name: "connect to MQTT broker" }).click();
  await help.page.getByRole("heading", { name: "connect to MQTT broker" }).waitFor();
  await help.page.locator("svg .blocklyText", { hasText: "connect to MQTT broker" }).first().waitFor();
  assert.deepEqual(help.complaints, []);
});

test("help and a tutorial show blocks of extensions, which the tutorial's project has", async (t) => {
  const site = await EditorSite.start(t);
  const help = await site.openHelp("/reference/settings/keep-number");
  await help.page.locator("svg .blocklyText", { hasText: "keep number" }).nth(1).waitFor();
  assert.deepEqual(help.complaints, []);
  const editor = await site.open();
  await editor.page.locator(".ui.card", { hasText: "A diary that survives" }).first().click();
  await editor.page.getByRole("button", { name: /Start Tutorial/ }).click();
  for (const category of ["Settings", "Time"])
    await editor.page.locator(".blocklyTreeLabel", { hasText: new RegExp(`^${category}$`) }).waitFor();
  await editor.picture("tutorial-diary");
  assert.deepEqual(editor.complaints, []);
});
