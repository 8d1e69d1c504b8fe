// Flashing from MakeCode's editor: the button in the dialog that follows a download.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readUf2 } from "../../compiler/image/uf2.js";
import { EditorSite } from "../editor/editor.js";
import { boardInPage } from "./board-in-page.js";
import { boardModels } from "./boards.js";

for (const [language, board, open, flash, done] of [
  ["en", undefined, "Flash a board", "Choose the port and flash", "Done: the board has the program"],
  [
    "de-DE",
    "esp32",
    "Board beschreiben",
    "Anschluss wählen und schreiben",
    "Fertig: Das Programm ist geprüft auf dem Board",
  ],
] as const) {
  test(`the editor (${language}) flashes the program that was downloaded to an ${board ?? "esp8266"}, and shows the board's console`, async (t) => {
    const site = await EditorSite.start(t, { language });
    const editor = await site.open();
    const { page } = editor;
    const { device } = await boardInPage(page, boardModels[board ?? "esp8266"]!, {
      programText: "hello from the board\n",
    });
    await page.reload();
    await editor.newProject(board);
    const parts = readUf2(await editor.download());
    await page.getByRole("button", { name: open }).click();
    await page.getByRole("button", { name: flash }).click();
    await page.getByText(done).waitFor();
    await page.getByRole("log").getByText("hello from the board").waitFor();
    for (const { offset, bytes } of parts) {
      const flashed = device.flash.subarray(offset, offset + bytes.length);
      assert.equal(Buffer.compare(flashed, bytes), 0, `what belongs at ${offset}`);
    }
    assert.equal(device.running, "program");
    await editor.picture(`flash-${language}`);
    await page.keyboard.press("Escape");
    await page.getByRole("log").waitFor({ state: "detached", timeout: 20000 });
    assert.deepEqual(
      editor.complaints.filter((complaint) => complaint.startsWith("exception")),
      [],
    );
  });
}
