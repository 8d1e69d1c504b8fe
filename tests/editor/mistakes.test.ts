// Mistakes in a project: where they are marked, what is told, and that there is no firmware then.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { repository } from "../support/cli.js";
import { until } from "../support/process.js";
import { EditorSite } from "./editor.js";

describe("projects", () => {
  test("with a mistake in the program have it marked at its line, and give no firmware", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("wrong.ts", 'const client = new mqtt.Client("")\nclient.nothing()\n', {
      isRight: false,
    });
    const { page } = editor;
    const line = page.locator(".monaco-editor .view-line", { hasText: "client.nothing" }).first();
    await line.waitFor();
    const mark = page.locator(".monaco-editor .squiggly-error").first();
    await until("the mistake is marked at its line", async () => {
      const [marked, wrong] = await Promise.all(
        [mark, line].map((shown) => shown.boundingBox({ timeout: 1000 }).catch(() => null)),
      );
      return !!marked && !!wrong && Math.abs(marked.y - wrong.y) < wrong.height;
    });
    assert.equal(await editor.downloadSaves(), false);
    await mark.waitFor();
    await site.close();
  });

  test("with a certificate that is none are told so, with its file, and give no firmware", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("right.ts", "led.toggle()\n");
    const { page } = editor;
    await editor.drop("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    const told = page.getByText("certs/broken.pem is in the project now");
    await told.waitFor();
    await told.waitFor({ state: "detached" });
    assert.equal(await editor.downloadSaves(), false);
    await page
      .getByText(/certs\/broken\.pem:1: /)
      .first()
      .waitFor();
    await site.close();
  });

  test("that change their board keep their pins in blocks: those that the new board has not are marked, and right again on the old one", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const source = readFileSync(join(repository, "examples/relay/main.ts"), "utf8");
    await editor.import("relay.ts", source, { board: "esp32" });
    const { page } = editor;
    await page.getByText("Blocks", { exact: true }).first().click();
    const blocks = page.locator(".blocklyBlockCanvas").last();
    const input = blocks.locator(".pins_pull_up");
    const outputs = blocks.locator(".pins_digital_write");
    const marks = blocks.locator(".blocklyIconGroup");
    await input.filter({ hasText: "33" }).waitFor();

    await editor.chooseHardware("esp8266", { isRight: false });
    await until(
      "the blocks are marked",
      async () =>
        (await outputs.locator("> .blocklyIconGroup").count()) === 2 &&
        (await input.locator("> .blocklyIconGroup").count()) === 1,
    );
    assert.match((await input.textContent())!, /P33/);
    assert.equal(await blocks.locator(".mqtt_connect > .blocklyIconGroup").count(), 0);
    await input.locator("> .blocklyIconGroup").click();
    await page.locator(".blocklyBubbleCanvas", { hasText: "Property 'P33' does not exist" }).waitFor();
    await editor.picture("mistake-in-blocks");
    assert.equal(await editor.downloadSaves(), false);

    await editor.chooseHardware("esp32");
    await marks.first().waitFor({ state: "detached" });
    for (const [block, pin] of [
      [input, "33"],
      [outputs.first(), "25"],
      [outputs.last(), "25"],
    ] as const)
      await block.filter({ hasText: pin }).waitFor();
    const exceptions = editor.complaints.filter((each) => each.startsWith("exception"));
    assert.deepEqual(exceptions, []);
    await site.close();
  });
});
