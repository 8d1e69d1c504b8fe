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
