// `pxt-esp flash`, with Debian's esptool and a scripted board.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard } from "../../cli/boards.js";
import { checkPort, systemFacts } from "../../cli/serial-ports.js";
import type { FlashPart } from "../../compiler/image/flash.js";
import { readUf2 } from "../../compiler/image/uf2.js";
import { chipBoards } from "../support/boards.js";
import { cli, project, repository, temporaryFolder } from "../support/cli.js";
import { type Ended, start, type TestScope } from "../support/process.js";
import { boardModels, esp32Board, esp8266Board } from "./boards.js";
import { bootloaderOf, wrongBootloaders } from "./bootloaders.js";
import { esptoolFolder } from "./esptool.js";
import { assertHolds } from "./flash-content.js";
import { boardBehindTerminal } from "./pseudo-terminal.js";
import { boardBehindNetwork } from "./rfc2217.js";

const esptool = await esptoolFolder();
const skip = "missing" in esptool && esptool.missing;
const program = 'console.log("hello")';

/** Runs `pxt-esp flash` with the esptool of the tests. */
function flash(t: TestScope, ...args: string[]): Promise<Ended> {
  const path = "folder" in esptool ? `${esptool.folder}:${process.env.PATH}` : process.env.PATH;
  return start(t, process.execPath, [join(repository, "cli/bin/pxt-esp.mjs"), "flash", ...args], {
    cwd: repository,
    env: { ...process.env, PATH: path },
  }).ended;
}

/** Builds a program and gives what belongs into flash. */
async function firmwareParts(t: TestScope, folder: string): Promise<FlashPart[]> {
  const out = temporaryFolder(t);
  const run = await cli(t, "build", folder, "--out", out);
  assert.equal(run.status, 0, run.stderr);
  return readUf2(readFileSync(join(out, "firmware.uf2")));
}

for (const board of chipBoards)
  test(`pxt-esp flash writes the firmware to an ${board} in its loader, and touches no other sectors`, {
    skip,
  }, async (t) => {
    const folder = project(t, program, { dependencies: { [board]: "*" } });
    const parts = await firmwareParts(t, folder);
    const { port, device } = await boardBehindTerminal(t, boardModels[board]!, { inLoader: true });
    const before = device.flash.slice();

    const run = await flash(t, folder, "--port", port, "--no-reset");

    assert.equal(run.status, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /Hash of data verified/);
    assert.match(run.stdout, /the firmware is on the board at .*\n$/);
    assert.match(run.stderr, /does not run on a real one yet/);
    assert.deepEqual(
      device.starts,
      chipOfBoard(board).loader!.withoutStub ? ["loader"] : ["loader", "stub", "loader"],
    );
    assert.deepEqual(device.baudChanges, [460800]);
    assertHolds(device.flash, before, parts);
  });

test("where the chip's ROM starts a bootloader, flash says that the board must have one, and writes the one that is given", {
  skip,
}, async (t) => {
  const folder = project(t, program, { dependencies: { esp32: "*" } });
  const parts = await firmwareParts(t, folder);
  const { port, device } = await boardBehindTerminal(t, esp32Board, { inLoader: true });
  const before = device.flash.slice();
  const file = join(temporaryFolder(t), "bootloader.bin");
  const given = [folder, "--port", port, "--no-reset", "--bootloader", file];
  for (const [content, sentence] of wrongBootloaders) {
    writeFileSync(file, content);
    const run = await flash(t, ...given);
    assert.equal(run.status, 1);
    assert.match(run.stderr, /bootloader\.bin is no bootloader for ESP32: /);
    assert.match(run.stderr, sentence);
  }
  const bootloader = bootloaderOf(0);
  writeFileSync(file, bootloader);
  const run = await flash(t, ...given);
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.doesNotMatch(run.stderr, /vendor's bootloader/);
  assertHolds(device.flash, before, [{ offset: 0x1000, bytes: bootloader }, ...parts]);

  const without = await flash(t, folder, "--port", port, "--no-reset");
  assert.equal(without.status, 0, without.stdout + without.stderr);
  assert.match(
    without.stderr,
    /vendor's bootloader at 0x1000, which is not written now.*--bootloader <file>/,
  );
});

test("over a port with DTR and RTS, the board is put into its loader, and starts the program afterwards", {
  skip,
}, async (t) => {
  const folder = project(t, program);
  const parts = await firmwareParts(t, folder);
  const { port, device } = await boardBehindNetwork(t, esp8266Board);
  const before = device.flash.slice();
  const run = await flash(t, folder, "--port", port);
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assertHolds(device.flash, before, parts);
  const starts = device.starts.filter((start, index) => start !== device.starts[index - 1]);
  assert.deepEqual(starts, ["program", "loader", "stub", "program"]);
  assert.equal(device.hostBaud, 460800);
});

test("an option gives another baud rate", { skip }, async (t) => {
  const { port, device } = await boardBehindTerminal(t, esp8266Board, { inLoader: true });
  const run = await flash(t, project(t, program), "--port", port, "--no-reset", "--baud", "230400");
  assert.equal(run.status, 0, run.stdout + run.stderr);
  assert.deepEqual(device.baudChanges, [230400]);
});

test("a board with another chip is named, and nothing is written to it", { skip }, async (t) => {
  const { port, device } = await boardBehindTerminal(t, esp32Board, { inLoader: true });
  const before = device.flash.slice();
  const run = await flash(t, project(t, program), "--port", port, "--no-reset");
  assert.equal(run.status, 1);
  assert.match(run.stderr, /has another chip: ESP32\. The program was built for ESP8266; choose/);
  assert.equal(Buffer.compare(device.flash, before), 0);
});

test("a board that is not in its loader is said to be so", { skip }, async (t) => {
  const { port, device } = await boardBehindTerminal(t, esp8266Board, {});
  const run = await flash(t, project(t, program), "--port", port, "--no-reset");
  assert.equal(run.status, 1);
  assert.match(run.stderr, /no loader answered at .*: put the board into its loader/);
  assert.deepEqual(device.starts, ["program"]);
});

test("flash that does not hold what was written to it is found", { skip }, async (t) => {
  const { port } = await boardBehindTerminal(t, esp8266Board, { inLoader: true, damagedAt: 0x10100 });
  const run = await flash(t, project(t, program), "--port", port, "--no-reset");
  assert.equal(run.status, 1);
  assert.match(run.stderr, /what was read back .* is not what was written/);
});

const hasOwn = spawnSync("/usr/bin/python3", ["-m", "esptool", "version"]).status === 0;

test("without esptool the command tells where to get it", {
  skip: hasOwn && "esptool is installed on this machine",
}, async (t) => {
  const path = temporaryFolder(t);
  symlinkSync(process.execPath, join(path, "node"));
  const script = join(repository, "cli/bin/pxt-esp.mjs");
  const run = await start(
    t,
    process.execPath,
    [script, "flash", project(t, program), "--port", "/dev/null"],
    {
      env: { PATH: path, PYTHONPATH: path },
    },
  ).ended;
  assert.equal(run.status, 1);
  assert.match(run.stderr, /esptool, which is not installed.*apt-get install esptool.*pipx install esptool/);
});

test("mistakes in the command line are named before anything is compiled", async (t) => {
  const folder = project(t, "this does not compile");
  const unnamed = project(t, program, { dependencies: { core: "*" } });
  for (const [args, message] of [
    [[folder], /no --port given; (serial ports here: |no serial port was found)/],
    [[folder, "--port", "/dev/no-such-port"], /there is no port \/dev\/no-such-port; /],
    [[folder, "--port", "/dev/null", "--board", "none"], /unknown board 'none'/],
    [[folder, "--port", "/dev/null", "--board", "sim"], /nothing to flash on the board sim/],
    [
      [folder, "--port", "/dev/null", "--bootloader", "x.bin"],
      /ESP8266 starts its firmware without a bootloader/,
    ],
    [
      [folder, "--port", "/dev/null", "--board", "esp32", "--bootloader", "no-such.bin"],
      /--bootloader: .*no-such\.bin/,
    ],
    [[folder, "--port", "/dev/null", "--baud", "fast"], /--baud takes a whole number, not 'fast'/],
    [[unnamed, "--port", "/dev/null"], /no --board given, .*pxt\.json.*; boards: .*esp8266/],
  ] as const) {
    const run = await cli(t, "flash", ...args);
    assert.equal(run.status, 1);
    assert.match(run.stderr, message);
    assert.equal(run.stdout, "");
  }
});

test("a port without permission is refused with the group that may use it", () => {
  const facts = {
    devices: () => ["tty", "ttyS0", "ttyUSB0"],
    accessError: () => "EACCES",
    groupOf: () => "dialout",
  };
  assert.throws(
    () => checkPort("/dev/ttyUSB0", facts),
    /no permission for \/dev\/ttyUSB0: .*group dialout .*usermod -a -G dialout \$USER/,
  );
  assert.throws(
    () => checkPort("/dev/ttyUSB1", { ...facts, accessError: () => "ENOENT" }),
    /there is no port \/dev\/ttyUSB1; serial ports here: \/dev\/ttyUSB0$/,
  );
  checkPort("rfc2217://127.0.0.1:4000", facts);
});

test("the group of a port is that of its device file", (t) => {
  const file = join(temporaryFolder(t), "port");
  writeFileSync(file, "");
  const name = execFileSync("stat", ["--format=%G", file], { encoding: "utf8" }).trim();
  assert.equal(systemFacts.groupOf(file), name);
});
