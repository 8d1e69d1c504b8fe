// The editor from its page to a chip that runs, with a real browser, a real broker and an emulated board.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chipOfBoard } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { cli, project, temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import { start } from "../support/process.js";
import { type Editor, EditorSite } from "./editor.js";
import { bootedElf, flashOf } from "./flash-image.js";

/** Answers messages on editor/command, and comes back when the broker was away. */
const program = (port: number) => `const client = new mqtt.Client("")
client.on("message", (c, topic, message) => {
    led.set(message == "on")
    c.publish("editor/answer", \`got \${message}\`)
})
function connect() {
    client.connect("broker", ${port}, false, false, c => {
        c.subscribe("editor/command", 0, () => c.publish("editor/state", "ready"))
    }, () => later())
}
function later() {
    pause(300)
    connect()
}
client.on("offline", () => later())
while (!wifi.connect("network", "password")) { }
connect()
`;

/** Waits until a condition holds. */
async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  for (const begun = Date.now(); !(await holds()); await pause(50))
    if (Date.now() - begun > seconds * 1000) throw new Error(`after ${seconds} s still not: ${what}`);
}

/** Client ids of connections over WebSocket, by the broker's log. */
function clients(broker: Mosquitto): string[] {
  return [...broker.log.matchAll(/New client connected from \S+ as (esp-\w+)/g)].map((match) => match[1]!);
}

describe("the editor", () => {
  test("opens from a plain file server under a sub-path, with no request that fails or leaves the server and no error", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.newProject();
    for (const name of ["Input", "Led", "Pins", "Wi-Fi", "MQTT", "Loops", "Logic"])
      await editor.page.locator(".blocklyTreeLabel", { hasText: new RegExp(`^${name}$`, "i") }).waitFor();
    const simulator = await editor.simulator();
    const picture = simulator.locator("#board svg image");
    assert.match((await picture.getAttribute("aria-label")) ?? "", /ESP8266/);
    await pause(1000);
    const screenshot = await editor.picture("start");
    assert.equal(screenshot.readUInt32BE(16), 1280);
    assert.ok(screenshot.length > 30_000, `a picture of ${screenshot.length} bytes shows too little`);
    assert.deepEqual(editor.complaints, []);
    await site.close();
  });

  test("runs a block that was dragged from the toolbox", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.newProject();
    const { page } = editor;
    const light = (await editor.simulator()).locator("#board .led");
    assert.equal(await light.getAttribute("aria-label"), "light: off");
    await page.locator(".blocklyTreeRow[data-ns=led]").click();
    const block = page.locator(".blocklyFlyout .blocklyDraggable", { hasText: "toggle light" }).first();
    const from = (await block.boundingBox())!;
    const target = page.locator(".blocklyBlockCanvas .blocklyDraggable", { hasText: "on start" }).first();
    const to = (await target.boundingBox())!;
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 70, { steps: 12 });
    await page.mouse.move(to.x + 38, to.y + 62, { steps: 6 });
    await page.mouse.up();
    await until("the light is on", async () => (await light.getAttribute("aria-label")) === "light: on");
    await editor.picture("blocks");
    await site.close();
  });

  test("runs a program against a broker, shows its messages and follows the broker's going and coming; a restart leaves no client behind; each tab is a client of its own", async (t) => {
    const broker = await Mosquitto.start(t, { webSockets: true });
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", program(broker.port));
    const simulator = await editor.simulator();
    const failure = simulator.locator("#lamp-broker .text", {
      hasText: "no WebSocket listener at ws://127.0.0.1:9001/",
    });
    await failure.waitFor();
    assert.match((await failure.textContent()) ?? "", /listener 9001.*protocol websockets/);
    await editor.useWebSocket(broker.webSocketPort!);
    await editor.lamp("wifi", "on");
    await editor.lamp("broker", "on");

    const subscriber = await broker.subscribe("editor/answer");
    await broker.waitForLog(/Sending SUBACK to esp-/);
    await broker.publish("editor/command", "on");
    const row = simulator.locator("#messages tbody tr", { hasText: "editor/command" });
    await row.waitFor();
    assert.match((await row.textContent()) ?? "", /↓ received.*editor\/command.*on.*0.*no/);
    await subscriber.waitFor(/^editor\/answer got on$/m);
    await simulator.locator("#messages tr[data-direction=sent]", { hasText: "got on" }).waitFor();
    await until("the light is on", async () =>
      (await simulator.locator("#board .led").getAttribute("aria-label"))!.endsWith("on"),
    );
    await simulator.locator("#filter").fill("state");
    assert.equal(await row.isVisible(), false);
    assert.equal(await simulator.locator("#messages tbody tr:visible").count(), 1);
    await simulator.locator("#filter").fill("");
    await editor.picture("messages");

    await broker.stop();
    await editor.lamp("broker", "failed");
    await broker.restart();
    await editor.lamp("broker", "on");

    const before = clients(broker).length;
    await editor.page
      .locator(".sim-button.restart-button, #simulatorRestart, [title='Restart the simulator']")
      .first()
      .click();
    await until("the program's new connection", () => clients(broker).length > before);
    const id = clients(broker)[0]!;
    const ends = broker.log.match(new RegExp(`Client ${id} (closed its connection|disconnected)`, "g")) ?? [];
    assert.ok(ends.length >= 1, "the connection before the restart has ended");
    assert.doesNotMatch(broker.log, new RegExp(`Client ${id} already connected`));

    const other = await site.open();
    await other.import("answer.ts", program(broker.port));
    await other.lamp("broker", "on");
    await until("two clients", () => new Set(clients(broker)).size === 2);
    await editor.lamp("broker", "on");
    await site.close();
  });

  test("downloads firmware that is what the command line builds, runs on the chip, talks to the same broker, and brings its project back", async (t) => {
    const broker = await Mosquitto.start(t);
    const source = program(broker.port);
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", source);
    const uf2 = await editor.download();
    await editor.page.locator(".esp-memory", { hasText: "data RAM" }).waitFor();
    await editor.picture("download");

    const folder = project(t, source, { config: { name: "answer" } });
    const built = await cli(t, "build", folder, "--board", "esp8266");
    assert.equal(built.status, 0, built.stderr);
    const output = (name: string) => readFileSync(join(folder, "built/esp8266", name));
    const { flash, rest } = flashOf(uf2);
    assert.deepEqual(uf2.subarray(0, uf2.length - rest.length), output("firmware.uf2"));

    const elf = join(temporaryFolder(t), "booted.elf");
    writeFileSync(elf, bootedElf(flash, { offset: 0x10000, address: 0x40210000 }));
    const [command, ...args] = qemuCommand(chipOfBoard("esp8266"), elf);
    const subscriber = await broker.subscribe("editor/#");
    start(t, command!, args);
    await subscriber.waitFor(/^editor\/state ready$/m);
    await broker.publish("editor/command", "hello chip");
    await subscriber.waitFor(/^editor\/answer got hello chip$/m);

    const second = await site.open();
    await second.import("dropped.uf2", uf2);
    await until("the program is there again", async () =>
      ((await second.page.locator(".monaco-editor .view-lines").textContent()) ?? "").includes(
        "editor/command",
      ),
    );
    await site.close();
  });

  test("speaks MQTT 3.1 once the project's settings say so, and keeps that in pxt.json", async (t) => {
    const broker = await Mosquitto.start(t, { webSockets: true });
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", program(broker.port));
    await editor.useWebSocket(broker.webSocketPort!);
    await broker.waitForLog(/New client connected from \S+ as esp-\w+ \(p2,/);
    await openSettings(editor);
    await editor.page.getByText("MQTT protocol 3.1, for old brokers").click();
    await editor.picture("settings");
    await editor.page.getByRole("button", { name: "Go back" }).click();
    await broker.waitForLog(/New client connected from \S+ as esp-\w+ \(p1,/);
    await site.close();
  });
});

async function openSettings(editor: Editor): Promise<void> {
  await editor.page
    .locator(".settings-menuitem, [title='Settings'], [aria-label='Settings']")
    .first()
    .click();
  await editor.page.getByText("Project Settings").click();
}
