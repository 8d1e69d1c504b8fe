// Flashing from the page: the dialog in Debian's Chromium, with a scripted board at the port of navigator.serial.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { chipOfBoard, chips, runtimeOf } from "../../cli/boards.js";
import { compileForChip } from "../../cli/compile.js";
import { compileProject } from "../../cli/makecode/compile.js";
import type { ChipJson } from "../../compiler/chip.js";
import { type FlashPart, flatten } from "../../compiler/image/flash.js";
import { readUf2 } from "../../compiler/image/uf2.js";
import { firmwareFiles, firmwareOfUf2 } from "../../editor/flash/firmware.js";
import { chipBoards } from "../support/boards.js";
import { startBrowser } from "../support/browser.js";
import { project, temporaryFolder } from "../support/cli.js";
import { assertContrasts } from "../support/contrast.js";
import { Scope, start, type TestScope, until } from "../support/process.js";
import { bundleForPage } from "./board-in-page.js";
import { boardModels, esp32Board, esp8266Board } from "./boards.js";
import { bootloaderOf, wrongBootloaders } from "./bootloaders.js";
import { esptoolFolder } from "./esptool.js";
import { assertHolds } from "./flash-content.js";
import type { DeviceOptions } from "./loader-device.js";
import type { BoardPort } from "./page/serial-port.js";
import { type OpenPage, openPage, type PageOptions } from "./page.js";
import { boardBehindNetwork } from "./rfc2217.js";

let browser: BrowserContext;
let script: string;
interface Firmware {
  name: string;
  uf2: Uint8Array;
  chip: ChipJson;
  parts: FlashPart[];
}

/** One program for each board. */
const firmwares: Record<string, Firmware> = {};
const file = new Scope();

before(async () => {
  for (const chip of chips()) {
    const { files } = await compileForChip(project(file, 'console.log("hello")'), chip);
    const uf2 = files.get("firmware.uf2")!;
    firmwares[chip.id] = { name: "my lamp", uf2, chip, parts: readUf2(uf2) };
  }
  script = await bundleForPage("main.ts");
  browser = await startBrowser(file);
});

after(() => file.end());

/** Opens the dialog for a board's firmware, that of the first board's where it does not matter. */
const open = (
  t: TestScope,
  { board = "esp8266", ...options }: Partial<PageOptions> & { board?: string } = {},
): Promise<OpenPage> =>
  openPage(t, browser, firmwares[board]!, { script, model: boardModels[board]!, ...options });

const chooseAndFlash = (page: Page) => page.getByRole("button", { name: "Choose the port and flash" });
const log = (page: Page) => page.getByRole("log", { name: "Console of the board" });

/** Waits until the dialog tells of a failure, and gives its sentence. */
async function failure(page: Page): Promise<string> {
  const alert = page.getByRole("alert");
  await alert.filter({ hasText: /./ }).waitFor();
  return (await alert.textContent())!;
}

for (const board of chipBoards)
  test(`the page writes the firmware to an ${board}, checks it, starts the program and shows its console`, async (t) => {
    const { page, device, portUses } = await open(t, {
      board,
      device: { programText: "hello from the board\r\n" },
    });
    const before = device.flash.slice();
    await page.evaluate(() => {
      const shown: string[] = [];
      Object.assign(window, { shown });
      const bar = document.querySelector("[role=progressbar]")!;
      new MutationObserver(() => shown.push(bar.getAttribute("aria-valuetext")!)).observe(bar, {
        attributeFilter: ["aria-valuetext"],
      });
    });

    await chooseAndFlash(page).click();
    await page.getByText("Done: the board has the program, checked, and starts it.").waitFor();
    await log(page).getByText("hello from the board").waitFor();

    assertHolds(device.flash, before, firmwares[board]!.parts);
    // A slow machine may need another try to get an answer in time.
    const starts = device.starts.filter((start, index) => start !== device.starts[index - 1]);
    assert.deepEqual(starts, ["program", "loader", "stub", "program"]);
    assert.deepEqual(device.baudChanges, [460800]);
    assert.equal(portUses[0], 115200);
    assert.deepEqual(portUses.slice(-3), [460800, "closed", 115200]);
    const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
    const written = shown
      .filter((text) => text.endsWith("% written"))
      .map((text) => Number.parseInt(text, 10));
    assert.ok(written.length > 3, `progress was shown: ${shown.join(", ")}`);
    assert.deepEqual(
      written,
      [...written].sort((a, b) => a - b),
      "it only grows",
    );
    assert.equal(written.at(-1), 100);
    assert.equal(shown.at(-1), "100 % checked");
    assert.equal(await page.getByRole("progressbar").getAttribute("aria-valuenow"), "100");
  });

test("the dialog is worked by keyboard alone, and gives the port back when Escape closes it", async (t) => {
  const { page, device, portUses } = await open(t, { device: { programText: "ready\r\n" } });
  await page.keyboard.press("Enter");
  await page.getByText("Done: ").waitFor();
  await log(page).getByText("ready").waitFor();
  const names: string[] = [];
  for (let i = 0; i < 10; i++) {
    names.push(
      await page.evaluate(() => {
        const { tagName, textContent, ariaLabel, parentElement } = document.activeElement as HTMLElement;
        if (ariaLabel) return ariaLabel;
        return /^(INPUT|SELECT)$/.test(tagName) ? parentElement!.textContent!.trim() : textContent!;
      }),
    );
    await page.keyboard.press("Tab");
  }
  const isThere = (start: string) => names.some((name) => name.startsWith(start));
  for (const name of [
    "Flash again",
    "Choose another port",
    "Flash from a terminal",
    "Baud rate",
    "Scroll to",
  ])
    assert.ok(isThere(name), `${name} is reached: ${names.join(", ")}`);
  for (const name of ["Clear", "Reset the board", "Console of the board", "Close"])
    assert.ok(isThere(name), `${name} is reached: ${names.join(", ")}`);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => window.flashPage.closed);
  assert.equal(portUses.at(-1), "closed");
  assert.equal(device.running, "program");
});

test("a board with another chip is named, and nothing is written", async (t) => {
  const { page, device } = await open(t, { model: esp32Board });
  const before = device.flash.slice();
  await chooseAndFlash(page).click();
  assert.match(await failure(page), /another chip: ESP32\. The program was built for ESP8266; nothing/);
  assert.equal(Buffer.compare(device.flash, before), 0);
});

test("a chip that nobody knows is said to be so", async (t) => {
  const { page } = await open(t, {
    model: { ...esp8266Board, registers: { ...esp8266Board.registers, 1073745920: 0x12345678 } },
  });
  await chooseAndFlash(page).click();
  assert.match(await failure(page), /a chip that is not known\. The program was built for ESP8266/);
});

test("a board that does not answer is told how to get into its loader, and works when it does", async (t) => {
  const device = { silent: true };
  const { page } = await open(t, { device });
  await chooseAndFlash(page).click();
  assert.match(await failure(page), /No loader answered\. .*hold the button FLASH or BOOT/);
  device.silent = false;
  await page.getByRole("button", { name: "Flash again" }).click();
  await page.getByText("Done: ").waitFor();
  assert.equal(await page.locator("[role=alert]").textContent(), "");
});

test("flash that does not hold what was written to it is found", async (t) => {
  const { page } = await open(t, { device: { damagedAt: 0x10100 } });
  await chooseAndFlash(page).click();
  assert.match(await failure(page), /does not hold what was written, from offset 0x10000 on/);
});

test("a port that can't be opened is told with the browser's reason", async (t) => {
  const { page } = await open(t, {
    before: (boardPort) => {
      boardPort.openError = "Failed to open serial port.";
    },
  });
  await chooseAndFlash(page).click();
  assert.match(
    await failure(page),
    /can't be opened\. .*dialout.*The browser says: Failed to open serial port\./,
  );
});

test("choosing no port changes nothing", async (t) => {
  const { page, portUses } = await open(t, {
    before: (boardPort) => {
      boardPort.choice = "none";
    },
  });
  await chooseAndFlash(page).click();
  await page.getByText("No port was chosen.").waitFor();
  assert.deepEqual(portUses, []);
  assert.ok(await chooseAndFlash(page).isEnabled());
});

/** Waits until some of the firmware was written. */
const someWritten = (page: Page) => page.getByText(/^([1-9]|[1-9]\d) % written$/).waitFor();

test("a board that is unplugged while it is written to is told of", async (t) => {
  const { page } = await open(t, { device: { answersBlocks: 5 } });
  await chooseAndFlash(page).click();
  await someWritten(page);
  await page.evaluate(() => window.boardPort.unplug());
  assert.match(await failure(page), /stopped answering\. What is on it now is not complete/);
});

test("Stop ends the writing and closes the port, Escape does not, and flashing again works", async (t) => {
  const options: DeviceOptions = { answersBlocks: 5 };
  const { page, device, portUses } = await open(t, { device: options });
  const before = device.flash.slice();
  await chooseAndFlash(page).click();
  await someWritten(page);
  await page.keyboard.press("Escape");
  assert.ok(await page.getByRole("dialog").isVisible());
  await page.getByRole("button", { name: "Stop" }).click();
  assert.match(await failure(page), /Stopped\. What is on the board now is not complete/);
  assert.equal(portUses.at(-1), "closed");
  assert.equal(device.running, "stub");
  options.answersBlocks = undefined;
  await page.getByRole("button", { name: "Flash again" }).click();
  await page.getByText("Done: ").waitFor();
  assertHolds(device.flash, before, firmwares.esp8266!.parts);
});

test("the console works without flashing: baud rate, clear, scrolling, reset", async (t) => {
  const { page, device, portUses } = await open(t, { device: { programText: "started\n" } });
  await page.getByRole("button", { name: "Only show the console" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  device.print("one\r\n");
  await log(page).getByText("one").waitFor();

  await page.getByLabel("Baud rate").selectOption("9600");
  await until("the port is used at 9600 baud", () => portUses.at(-1) === 9600);
  assert.deepEqual(portUses, [115200, "closed", 9600]);
  device.print("not heard at this rate\n");
  await page.getByLabel("Baud rate").selectOption("115200");
  await until("the port is used at 115200 baud", () => portUses.at(-1) === 115200);
  await page.getByText("Connected", { exact: true }).waitFor();
  device.print(`${"line\n".repeat(200)}last\n`);
  await log(page).getByText("last").waitFor();
  assert.ok(!(await log(page).textContent())!.includes("not heard"));
  const place = () =>
    log(page).evaluate((text) => [text.scrollTop, text.scrollHeight - text.clientHeight] as const);
  const [top, end] = await place();
  assert.ok(end > 0 && Math.abs(top - end) <= 1, `scrolled to ${top} of ${end}`);

  await page.getByLabel("Scroll to the end").uncheck();
  device.print("more\n".repeat(50));
  await page.waitForFunction(() => document.querySelector("[role=log]")!.textContent!.endsWith("more\n"));
  const [topAfter, endAfter] = await place();
  assert.equal(topAfter, top);
  assert.ok(endAfter > end);

  await page.getByRole("button", { name: "Clear" }).click();
  assert.equal(await log(page).textContent(), "");
  await page.getByRole("button", { name: "Reset the board" }).click();
  await log(page).getByText("started").waitFor();
  assert.deepEqual(device.starts, ["program", "program"]);

  await page.evaluate(() => window.boardPort.unplug());
  await page.getByText("Disconnected").waitFor();
  assert.ok(await page.getByRole("button", { name: "Reset the board" }).isDisabled());
});

const withoutSerial = (boardPort: BoardPort) => boardPort.removeSerial();

test("a browser without Web Serial says so, and offers the file and esptool's command line", async (t) => {
  const { page } = await open(t, { before: withoutSerial });
  await page.getByText("it has no Web Serial").waitFor();
  assert.equal(await page.getByRole("button", { name: "flash" }).count(), 0);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save my-lamp.bin" }).click();
  const saved = await (await download).path();
  assert.equal((await download).suggestedFilename(), "my-lamp.bin");
  const command = (await page.getByLabel("Command line").textContent())!;
  assert.equal(Buffer.compare(readFileSync(saved), flatten(firmwares.esp8266!.parts)), 0);
  assert.equal(
    command,
    "esptool --chip esp8266 --port /dev/ttyUSB0 --baud 460800 write_flash 0x0 my-lamp.bin",
  );
});

const esptool = await esptoolFolder();

for (const board of chipBoards) {
  test(`the files and the command line from the page flash an ${board}, and what has its place between them is kept`, {
    skip: "missing" in esptool && esptool.missing,
  }, async (t) => {
    const { name, uf2, chip, parts } = firmwares[board]!;
    const { files, command } = firmwareFiles(firmwareOfUf2(name, Buffer.from(uf2).toString("base64"), chip));
    const kept = chip.loader!.keepGaps ? parts : [{ offset: 0, bytes: flatten(parts) }];
    assert.equal(files.length, kept.length);
    const folder = temporaryFolder(t);
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    const { port, device } = await boardBehindNetwork(t, boardModels[board]!);
    const before = device.flash.slice();
    const path = "folder" in esptool ? `${esptool.folder}:${process.env.PATH}` : "";
    const run = await start(t, "sh", ["-c", command.replace("/dev/ttyUSB0", port)], {
      cwd: folder,
      env: { ...process.env, PATH: path },
    }).ended;
    assert.equal(run.status, 0, run.stdout + run.stderr);
    assertHolds(device.flash, before, kept);
  });
}

test("where the chip's ROM starts a bootloader, the dialog says so, and writes the one that is chosen", async (t) => {
  const { page, device } = await open(t, { board: "esp32" });
  await page
    .getByText("A board with ESP32 starts programs by the bootloader of the vendor, at 0x1000")
    .waitFor();
  const field = page.getByLabel("choose the file (bootloader.bin)");
  const alert = page.getByRole("alert");
  const choose = (buffer: Buffer) =>
    field.setInputFiles({ name: "chosen.bin", mimeType: "application/octet-stream", buffer });
  for (const [file, sentence] of wrongBootloaders) {
    await choose(file);
    await alert.filter({ hasText: sentence }).waitFor();
  }
  const before = device.flash.slice();
  const bootloader = bootloaderOf(0);
  await choose(bootloader);
  await chooseAndFlash(page).click();
  await page.getByText("Done: ").waitFor();
  assertHolds(device.flash, before, [{ offset: 0x1000, bytes: bootloader }, ...firmwares.esp32!.parts]);

  const { page: other } = await open(t);
  assert.equal(await other.getByText("bootloader").filter({ visible: true }).count(), 0);
});

test("the dialog says that the firmware is not for a real board yet", async (t) => {
  const { page } = await open(t);
  await page.getByText("This program is built for the emulated board").waitFor();
});

test("the compiler gives what the dialog needs", async (t) => {
  const chip = chipOfBoard("esp8266");
  const folder = project(t, 'console.log("hello")');
  const { outfiles } = await compileProject(folder, { kind: "native", runtime: runtimeOf(chip) });
  assert.deepEqual(JSON.parse(outfiles["chip.json"]!), chip);
  assert.equal(outfiles["firmware.uf2"], Buffer.from(firmwares.esp8266!.uf2).toString("base64"));
});

test("the dialog is there in German, with and without Web Serial", async (t) => {
  for (const before of [undefined, withoutSerial]) {
    const { page } = await open(t, { board: "esp32", language: "de-DE", ...(before ? { before } : {}) });
    await page.getByRole("heading", { name: "my lamp auf das Board schreiben" }).waitFor();
    if (!before) {
      await page.getByRole("button", { name: "Anschluss wählen und schreiben" }).click();
      await page.getByText("Fertig: Das Programm ist geprüft auf dem Board und startet.").waitFor();
      await page.getByText("Verbunden").waitFor();
    }
    assert.deepEqual(await page.evaluate(() => window.flashPage.untranslated), []);
  }
});

test("every text of the dialog has the contrast of WCAG's level AA", async (t) => {
  const { page } = await open(t, { board: "esp32", model: esp8266Board });
  await page.getByText("Flash from a terminal instead").click();
  await page.getByRole("button", { name: "Only show the console" }).click();
  await page.getByText("Connected", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Flash again" }).click();
  await failure(page);
  await assertContrasts(page, "dialog, dialog *", 16);
});
