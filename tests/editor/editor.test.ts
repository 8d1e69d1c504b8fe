// The editor from its page to a chip that runs, with a real browser, a real broker and an emulated board.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chipOfBoard } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { chipBoards } from "../support/boards.js";
import { cli, project, repository, temporaryFolder } from "../support/cli.js";
import { assertContrasts } from "../support/contrast.js";
import { Mosquitto } from "../support/mosquitto.js";
import { freePort } from "../support/ports.js";
import { start, until } from "../support/process.js";
import { Certificates } from "../tls/certificates.js";
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

  test("asks a project for its board: an ESP32 has its own picture, and pins above 16 in program, picture and blocks", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    const source = readFileSync(join(repository, "examples/relay/main.ts"), "utf8");
    await editor.import("relay.ts", source, { board: "esp32" });
    const simulator = await editor.simulator();
    await simulator.locator("[data-pin='33'][aria-label='GPIO 33: high']").waitFor();
    // The first press puts a high level on the pin, the second a low one: the switch is closed, the relay goes on.
    const press = () => simulator.locator("[data-pin='33']").press("Enter");
    await press();
    await press();
    await simulator.locator("[data-pin='25'][aria-label='GPIO 25: high']").waitFor();
    await editor.picture("esp32");

    const { page } = editor;
    await page.getByText("Blocks", { exact: true }).first().click();
    await page.locator(".blocklyBlockCanvas .blocklyEditableField", { hasText: /^25/ }).first().click();
    // Blockly shows what the names have in common, "GPIO", once.
    await page.getByRole("option", { name: "39", exact: true }).waitFor();
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
    for (const [isSecure, address] of [
      [false, "ws://127.0.0.1:9001/"],
      [true, "wss://127.0.0.1:9001/"],
    ])
      assert.equal(
        await simulator.evaluate(`pxsim.brokerAddress.of("broker", 1883, ${isSecure})`),
        address,
        "without a rule",
      );
    const nowhere = await freePort();
    await editor.useWebSocket(nowhere);
    const failure = simulator.locator("#lamp-broker .text", {
      hasText: `no WebSocket listener at ws://127.0.0.1:${nowhere}/`,
    });
    await failure.waitFor();
    assert.match((await failure.textContent()) ?? "", new RegExp(`listener ${nowhere}.*protocol websockets`));
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
    const logged = broker.log.length;
    await editor.page
      .locator(".sim-button.restart-button, #simulatorRestart, [title='Restart the simulator']")
      .first()
      .click();
    await until("the program's new connection", () => clients(broker).length > before);
    const id = clients(broker)[0]!;
    await until("the connection before the restart has ended", () =>
      new RegExp(`Client ${id} (closed its connection|disconnected)`).test(broker.log.slice(logged)),
    );
    assert.doesNotMatch(broker.log, new RegExp(`Client ${id} already connected`));

    const other = await site.open();
    await other.import("answer.ts", program(broker.port));
    await other.lamp("broker", "on");
    await until("two clients", () => new Set(clients(broker)).size === 2);
    await editor.lamp("broker", "on");
    await site.close();
  });

  test("downloads, for each board, firmware that is what the command line builds, runs on the chip, talks to the same broker, and brings its project back", async (t) => {
    const broker = await Mosquitto.start(t);
    const source = program(broker.port);
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", source);
    for (const board of chipBoards) {
      const chip = chipOfBoard(board);
      // The first is that of new projects and of files without a project.
      if (board !== chipBoards[0]) await editor.chooseHardware(board);
      const uf2 = await editor.download();
      const memory = editor.page.locator(".esp-memory");
      for (const { title, size } of Object.values(chip.regions))
        await memory.getByRole("row", { name: `${title} ${Number(size)} ` }).waitFor();
      await editor.picture(`download-${board}`);
      await editor.page.keyboard.press("Escape");

      const folder = project(t, source, { config: { name: "answer" }, dependencies: { [board]: "*" } });
      const built = await cli(t, "build", folder);
      assert.equal(built.status, 0, built.stderr);
      const { flash, rest } = flashOf(uf2);
      const theirs = readFileSync(join(folder, "built", board, "firmware.uf2"));
      assert.deepEqual(uf2.subarray(0, uf2.length - rest.length), theirs);

      const elf = join(temporaryFolder(t), "booted.elf");
      writeFileSync(elf, bootedElf(flash, chip));
      const [command, ...args] = qemuCommand(chip, elf);
      const subscriber = await broker.subscribe("editor/#");
      const running = start(t, command!, args);
      await subscriber.waitFor(/^editor\/state ready$/m);
      await broker.publish("editor/command", `hello ${board}`);
      await subscriber.waitFor(new RegExp(`^editor/answer got hello ${board}$`, "m"));
      running.kill("SIGKILL");
      await running.ended;

      const second = await site.open();
      await second.import("dropped.uf2", uf2);
      await second.boardPicture(board).waitFor();
      await second.page.locator(".monaco-editor .view-lines", { hasText: "editor/command" }).waitFor();
      await second.page.close();
    }
    await site.close();
  });

  test("speaks MQTT 3.1 once the project's settings say so, also when the page was loaded again", async (t) => {
    const broker = await Mosquitto.start(t, { webSockets: true });
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", program(broker.port));
    await editor.useWebSocket(broker.webSocketPort!);
    await broker.waitForLog(/New client connected from \S+ as esp-\w+ \(p2,/);
    await openSettings(editor);
    await editor.page.getByLabel("Enable MQTT protocol 3.1.1").uncheck();
    await editor.picture("settings");
    await editor.page.getByRole("button", { name: "Go back" }).click();
    await broker.waitForLog(/New client connected from \S+ as esp-\w+ \(p1,/);
    const count = () => broker.log.match(/ \(p1,/g)!.length;
    const before = count();
    await editor.page.reload();
    await until("a client of MQTT 3.1 after the page was loaded again", () => count() > before);
    await site.close();
  });
});

describe("a project's files", () => {
  test("have in pxt.json what was entered in the settings dialog", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.newProject();
    const { page } = editor;
    await openSettings(editor);
    await page.locator("#esp-MQTT_BROKER").fill("kitchen");
    await page.locator("#esp-MQTT_KEEP_ALIVE").fill("33");
    await page.keyboard.press("Tab");
    await editor.picture("settings-form");
    await page.getByText("Edit settings as text").click();
    await page.getByRole("button", { name: "Continue" }).click();
    const text = page.locator(".monaco-editor .view-lines").first();
    await text.filter({ hasText: "MQTT_KEEP_ALIVE" }).waitFor();
    assert.match(
      (await text.innerText()).replace(/\s/g, ""),
      /"config":\{"MQTT_BROKER":"kitchen","MQTT_KEEP_ALIVE":33\}/,
    );
    await site.close();
  });

  test("can be certificates that were chosen in the settings dialog, which lists them then", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.newProject();
    const { page } = editor;
    await openSettings(editor);
    const settings = page.locator(".esp-settings");
    await settings.getByText("The project has no certificates.").waitFor();
    const pem = new Certificates(temporaryFolder(t)).issue({ name: "editor", isIssuer: true }).pem;
    await page
      .locator("#esp-certificates")
      .setInputFiles({ name: "school ca.pem", mimeType: "application/x-pem-file", buffer: Buffer.from(pem) });
    await page.getByText("certs/school-ca.pem is in the project now").waitFor();
    // The project is opened anew with its new file.
    await settings.waitFor({ state: "detached" });
    await page.locator(".blocklyTreeLabel", { hasText: "MQTT" }).waitFor();
    await page.locator("#maineditor .dimmer.active").waitFor({ state: "detached" });
    await openSettings(editor);
    await settings.getByText("In the project: certs/school-ca.pem").waitFor();
    await editor.picture("settings-certificate");
    await page.getByText("Edit settings as text").click();
    await page.getByRole("button", { name: "Continue" }).click();
    await page.locator(".monaco-editor .view-lines", { hasText: "certs/school-ca.pem" }).first().waitFor();
    await site.close();
  });

  test("that are certificates go into the firmware as the command line puts them there", async (t) => {
    const { pem } = new Certificates(temporaryFolder(t)).issue({ name: "editor", isIssuer: true });
    const source = program(8883);
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import("answer.ts", source);
    await editor.drop("ca.pem", pem);
    await editor.page.getByText("certs/ca.pem is in the project now").waitFor();
    const uf2 = await editor.download();
    const from = project(t, source, {
      files: { "certs/ca.pem": pem },
      config: { name: "answer", files: ["main.ts"] },
    });
    const built = await cli(t, "build", from, "--board", "esp8266");
    assert.equal(built.status, 0, built.stderr);
    const theirs = readFileSync(join(from, "built/esp8266/firmware.bin"));
    // UF2 has whole pages.
    const ours = flashOf(uf2).flash.subarray(0, theirs.length);
    const subject = Buffer.from("editor");
    assert.ok(ours.includes(subject) && theirs.includes(subject));
    // Nothing but the time of the build, a day and a second, may differ.
    const different = ours.filter((byte, at) => byte !== theirs[at]).length;
    assert.ok(different <= 9, `${different} bytes differ`);
    await site.close();
  });
});

describe("the simulated board", () => {
  test("is operated with the keyboard alone: every control can be reached, and the button, pins and log do what they are for", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import(
      "button.ts",
      "input.onButtonPressed(() => led.toggle())\nforever(() => led.set(led.isOn()))\n",
    );
    const simulator = await editor.simulator();
    await simulator.locator("#analog").focus();
    await editor.page.keyboard.press("Shift+Tab");
    const reached = new Set<string>();
    const focused = () =>
      simulator.evaluate(() => {
        const { id, tagName, className, dataset } = document.activeElement as HTMLElement;
        return id || dataset.pin || String(className) || tagName.toLowerCase();
      });
    await simulator.locator("#board [tabindex]").first().focus();
    for (let i = 0; i < 40; i++) {
      reached.add(await focused());
      await editor.page.keyboard.press("Tab");
    }
    for (const control of ["button", "16", "5", "analog", "filter", "clear", "scroller", "summary"])
      assert.ok(reached.has(control), `${control} is not among ${[...reached].join(", ")}`);

    const light = simulator.locator("#board .led");
    await simulator.locator("#button").focus();
    await until("the button turns the light on", async () => {
      await editor.page.keyboard.down("Space");
      await pause(120);
      await editor.page.keyboard.up("Space");
      await pause(120);
      return (await light.getAttribute("aria-label")) === "light: on";
    });
    const pin = simulator.locator("#board [data-pin='5']");
    await pin.focus();
    await editor.page.keyboard.press("Enter");
    assert.match((await pin.getAttribute("aria-label"))!, /GPIO 5.*high, put on from outside/);
    await site.close();
  });

  test("shows the share of a pin with an analog value, in words and by brightness, and the light as its board has it, until the pin is read", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.import(
      "shares.ts",
      `pins.analogWritePin(DigitalPin.P2, 255.9)
pins.analogWritePin(DigitalPin.P4, 2000)
pins.analogWritePin(DigitalPin.P5, 512)
input.onButtonPressed(() => led.set(pins.digitalReadPin(DigitalPin.P5) == 1))
`,
    );
    /** What a part of the picture says, and how bright it is. */
    const shown = async (part: string, text: string) => {
      const found = (await editor.simulator()).locator(`${part}[aria-label="${text}"]`);
      await found.waitFor();
      const glow = found.locator(".glow");
      await glow.waitFor({ state: "attached" });
      return Math.round(Number(await glow.evaluate((element) => getComputedStyle(element).opacity)) * 1023);
    };
    assert.equal(await shown("[data-pin='5']", "GPIO 5 (D1): 512 of 1023"), 512);
    assert.equal(await shown("[data-pin='4']", "GPIO 4 (D2): 1023 of 1023"), 1023);
    assert.equal(await shown("[data-pin='14']", "GPIO 14 (D5): low"), 0);
    // Low lights it.
    assert.equal(await shown(".led", "light: 768 of 1023"), 768);
    await editor.picture("shares");

    const simulator = await editor.simulator();
    const pin = simulator.locator("[data-pin='5']");
    await pin.press("Enter");
    assert.equal(await shown("[data-pin='5']", "GPIO 5 (D1): high, put on from outside"), 1023);
    await pin.press("Enter");
    await pin.press("Enter");
    assert.equal(await shown("[data-pin='5']", "GPIO 5 (D1): 512 of 1023"), 512);
    await until("the button has the pin read", async () => {
      await simulator.locator("#button").press("Space", { delay: 120 });
      return (await pin.getAttribute("aria-label")) === "GPIO 5 (D1): high";
    });
    assert.equal(await shown(".led", "light: on"), 1023);

    await editor.chooseHardware("esp32");
    // High lights it.
    assert.equal(await shown(".led", "light: 255 of 1023"), 255);
    await site.close();
  });

  test("has texts that differ from their background as WCAG 2.1 AA wants, in the usual colours and in those of high contrast", async (t) => {
    const site = await EditorSite.start(t);
    const editor = await site.open();
    await editor.newProject();
    const simulator = await editor.simulator();
    await simulator.evaluate(() => {
      document.querySelector("details")!.open = true;
    });
    for (const isHigh of [false, true]) {
      await simulator.evaluate((isHigh) => document.body.classList.toggle("high-contrast", isHigh), isHigh);
      await assertContrasts(simulator, "h2, th, label, input, textarea, button, summary", 12);
      for (const state of ["off", "on", "failed", "waiting"]) {
        await simulator.locator("#lamp-broker").evaluate((lamp, state) => {
          lamp.dataset.state = state;
        }, state);
        await assertContrasts(simulator, "#lamp-broker .text", 1);
      }
    }
    await site.close();
  });

  const GERMAN = {
    tutorial: { name: "Einen Knopfdruck veröffentlichen", step: "Öffne WLAN und ziehe verbinde mit WLAN" },
    help: { heading: "veröffentliche", block: "veröffentliche an MQTT-Topic" },
    block: { text: "verbinde mit WLAN", tooltip: "Verbindet das Board mit einem WLAN" },
    makeCodesBlock: "dauerhaft",
    simulator: { messages: "Nachrichten", wifi: "WLAN" },
    board: "Boards mit einem ESP32",
  };
  const ENGLISH: typeof GERMAN = {
    tutorial: { name: "Publish a button press", step: "Open Wi-Fi and drag connect to Wi-Fi" },
    help: { heading: "publish", block: "publish to MQTT topic" },
    block: { text: "connect to Wi-Fi", tooltip: "Join a wireless network" },
    makeCodesBlock: "forever",
    simulator: { messages: "Messages", wifi: "Wi-Fi" },
    board: "Boards with an ESP32",
  };
  for (const [language, texts] of [
    ["de-DE", GERMAN],
    ["fr-FR", ENGLISH],
  ] as const) {
    test(`speaks ${texts === GERMAN ? "German" : "English"} in a browser that is set to ${language}, and asks for no translation that is not there`, async (t) => {
      const site = await EditorSite.start(t, { language });
      const editor = await site.open();
      await editor.newProject();
      const simulator = await editor.simulator();
      await simulator.locator("h2", { hasText: texts.simulator.messages }).waitFor();
      await simulator.locator("#lamp-wifi", { hasText: texts.simulator.wifi }).waitFor();
      await editor.page.locator(".blocklyText", { hasText: texts.makeCodesBlock }).first().waitFor();
      await editor.page.locator(".blocklyTreeRow[data-ns=wifi]").first().click();
      await editor.page.locator(".blocklyFlyout .blocklyText", { hasText: texts.block.text }).first().hover();
      await editor.page.locator(".blocklyTooltipDiv", { hasText: texts.block.tooltip }).waitFor();
      await editor.picture(`language-${language}`);
      await editor.openBoards();
      await editor.page.getByText(texts.board, { exact: true }).waitFor();
      const [help] = await Promise.all([
        editor.page.waitForEvent("popup"),
        editor.page.locator(".searchdialog .help-button").click(),
      ]);
      await help.getByText("Which board to choose").waitFor();
      await editor.page.locator(".searchdialog").press("Escape");
      await pause(500);
      assert.deepEqual(editor.complaints, []);

      const page = await site.openHelp("/reference/mqtt/publish");
      await page.page.getByRole("heading", { name: texts.help.heading, exact: true }).waitFor();
      await page.page.locator("svg .blocklyText", { hasText: texts.help.block }).first().waitFor();
      assert.deepEqual(page.complaints, []);
      // A page in English only.
      const fallback = await site.openHelp("/tls");
      await fallback.page.getByRole("heading", { name: "TLS", exact: true }).waitFor();
      assert.deepEqual(fallback.complaints, []);

      const tutorial = await site.open();
      await tutorial.page.locator(".ui.card", { hasText: texts.tutorial.name }).first().click();
      await tutorial.page.getByText("Start Tutorial").first().click();
      await tutorial.page.locator(".tutorial-container", { hasText: texts.tutorial.step }).waitFor();
      assert.deepEqual(tutorial.complaints, []);
      await site.close();
    });
  }
});

async function openSettings(editor: Editor): Promise<void> {
  await editor.page.locator(".icon.setting").first().click();
  await editor.page.getByText("Project Settings").click();
}
