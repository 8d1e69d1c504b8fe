// Settings in programs: over runs that share a flash file, when the machine is killed, when the file is damaged, when it is full.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chipOfBoard } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { buildGcStressRuntime } from "../../targets/build/gc-stress.js";
import { boards } from "../support/boards.js";
import { cli, project, startCli, temporaryFolder } from "../support/cli.js";
import { type Started, start, type TestScope } from "../support/process.js";

const chip = chipOfBoard("esp8266");
const programs = fileURLToPath(new URL("../programs/settings", import.meta.url));
const dependencies = { esp8266: "*", settings: "*", flash: "*" };

/** A project with one of the programs of tests/programs/settings. */
function programFolder(t: TestScope, name: string): string {
  return project(t, readFileSync(join(programs, `${name}.ts`), "utf8"), { dependencies });
}

/** Runs a project until it prints DONE, and returns what it printed before. */
async function run(t: TestScope, board: string, folder: string, flash: string): Promise<string[]> {
  const options = ["--board", board, "--flash", flash, "--until", "^DONE$", "--timeout", "60"];
  const { stdout, stderr, status } = await cli(t, "run", folder, ...options);
  assert.equal(status, 0, stdout + stderr);
  return stdout.split(/\r?\n/).slice(0, -2);
}

/** Compiles a project for the chip, and returns the path of its firmware.elf. */
async function buildElf(t: TestScope, folder: string): Promise<string> {
  const out = temporaryFolder(t);
  const { status, stderr } = await cli(t, "build", folder, "--board", chip.id, "--out", out);
  assert.equal(status, 0, stderr);
  return join(out, "firmware.elf");
}

function startElf(t: TestScope, elf: string, flash: string): Started {
  const [command, ...args] = qemuCommand(chip, elf, { flash });
  return start(t, command!, args);
}

/** A flash file as `pxt-esp run` makes it. */
function erasedFlash(t: TestScope): string {
  const path = join(temporaryFolder(t), "flash");
  writeFileSync(path, Buffer.alloc(chip.emulators.qemu!.flashBytes, 0xff));
  return path;
}

/** Numbers that repeat. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) % below;
  };
}

for (const board of boards) {
  describe(`settings on ${board}`, () => {
    test("come back in the next run with the same flash file, and in a restart of the board", async (t) => {
      const folder = programFolder(t, "runs");
      const flash = join(temporaryFolder(t), "flash");
      const first = await run(t, board, folder, flash);
      assert.deepEqual(first, [
        "run 1 number undefined text undefined keys ",
        "run 2 number 1 text hällo 1 keys json,number,numbers,text",
        "sum 61.5 json [1,{}] system #run,#scope",
      ]);
      const second = await run(t, board, folder, flash);
      assert.equal(second[0], "run 3 number 2 text hällo 2 keys json,number,numbers,text");
      assert.equal(second[1], "sum 61.5 json [1,{}] system #run,#scope");
    });

    test("are gone in a program of another name, but for system keys", async (t) => {
      const flash = join(temporaryFolder(t), "flash");
      const main = `
        console.log(settings.readString("kept") + " " + settings.readString("#kept"))
        settings.writeString("kept", "yes")
        settings.writeString("#kept", "yes")
        console.log("DONE")`;
      const folder = project(t, main, { dependencies });
      assert.deepEqual(await run(t, board, folder, flash), ["undefined undefined"]);
      assert.deepEqual(await run(t, board, folder, flash), ["yes yes"]);
      const config = JSON.parse(readFileSync(join(folder, "pxt.json"), "utf8")) as object;
      writeFileSync(join(folder, "pxt.json"), JSON.stringify({ ...config, name: "another" }));
      assert.deepEqual(await run(t, board, folder, flash), ["undefined yes"]);
    });

    test("that are too long are exceptions, and the former value stays", async (t) => {
      const main = `
        function attempt(key: string, bytes: number) {
          try {
            settings.writeBuffer(key, control.createBuffer(bytes))
            console.log("kept " + settings.readBuffer(key).length)
          } catch (e) { console.log(e) }
        }
        attempt("a", 3072)
        attempt("a", 3073)
        console.log("still " + settings.readBuffer("a").length)
        attempt("a23456789012345678901234567890123456789012345678901234567890123ä56789012345678901234567890123456789012345678901234567890123456", 1)
        attempt("a23456789012345678901234567890123456789012345678901234567890123ä567890123456789012345678901234567890123456789012345678901234567", 1)
        console.log("DONE")`;
      const flash = join(temporaryFolder(t), "flash");
      assert.deepEqual(await run(t, board, project(t, main, { dependencies }), flash), [
        "kept 3072",
        "settings: a value is longer than 3072 bytes",
        "still 3072",
        "kept 1",
        "settings: a key is longer than 127 bytes",
      ]);
    });

    test("that no longer fit end the program with panic 920 and are cleared, as MakeCode has it", async (t) => {
      const main = `
        console.log("found " + settings.list().length)
        settings.writeString("#kept", "yes")
        if (settings.runNumber() == 1)
          for (let i = 0; i < 100; i++) settings.writeBuffer("k" + i, control.createBuffer(1000))
        console.log(settings.readString("#kept"))
        console.log("DONE")`;
      const folder = project(t, main, { dependencies });
      const flash = join(temporaryFolder(t), "flash");
      const full = await cli(t, "run", folder, "--board", board, "--flash", flash, "--until", "DONE");
      assert.equal(full.status, 2);
      assert.match(full.stdout + full.stderr, /920/);
      assert.deepEqual(await run(t, board, folder, flash), ["found 0", "yes"]);
    });

    test("that a package keeps by itself can be refused, listed and removed", async (t) => {
      assert.deepEqual(await run(t, board, programFolder(t, "package"), join(temporaryFolder(t), "flash")), [
        "done 0",
        "refused -1, former value of 10 bytes",
        "removed 0 -1",
        "done 0 undefined",
        "system keys of it 2, all others 1",
      ]);
    });
  });
}

/** What the program `endless` has told: the last value of each key whose set had returned. */
function lastSets(text: string): Map<string, number> {
  return new Map([...text.matchAll(/^set (\w+) (\d+)\r?$/gm)].map(([, key, n]) => [key!, Number(n)]));
}

/**
 * Runs the program `endless` again and again over the same flash, and kills it at random points. Each run must find, for every
 * key, the last value whose set had returned, or the next one.
 */
async function killAndRestart(rounds: number, seed: number, startRun: () => Promise<Started>): Promise<void> {
  const random = randomNumbers(seed);
  const returned = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const running = await startRun();
    const [, found] = await running.waitFor(/^([\s\S]*?)^ready\r?$/m);
    const values = new Map(
      [...found!.matchAll(/^found (\w+) (\d+)/gm)].map(([, key, n]) => [key!, Number(n)]),
    );
    assert.doesNotMatch(found!, /damaged/, `seed ${seed}, round ${round}`);
    const interrupted = [...values].filter(([key, n]) => n !== (returned.get(key) ?? 0));
    const why = `seed ${seed}, round ${round}: found ${found}; before: ${[...returned].join(" ")}`;
    assert.ok(interrupted.length <= 1, why);
    const highest = Math.max(0, ...returned.values());
    for (const [key, n] of interrupted) {
      assert.equal(n, highest + 1, why);
      returned.set(key, n);
    }
    for (const key of returned.keys()) assert.ok(values.has(key), why);

    await running.waitFor(new RegExp(`^set \\w+ ${highest + 2 + random(60)}\\r?$`, "m"));
    await pause(random(20));
    running.kill("SIGKILL");
    const { stdout } = await running.ended;
    for (const [key, n] of lastSets(stdout)) returned.set(key, n);
  }
  assert.ok(Math.max(...returned.values()) > rounds * 10);
}

test("a board that is killed at random points finds every value whose set had returned", async (t) => {
  const elf = await buildElf(t, programFolder(t, "endless"));
  const flash = erasedFlash(t);
  await killAndRestart(25, 4711, async () => startElf(t, elf, flash));
});

test("so does the simulator", async (t) => {
  const folder = programFolder(t, "endless");
  const flash = join(temporaryFolder(t), "flash");
  await killAndRestart(5, 4712, async () => startCli(t, ["run", folder, "--board", "sim", "--flash", flash]));
});

describe("a damaged flash file", () => {
  const sectors = Number(chip.settings.size) / Number(chip.settings.sectorBytes);
  const sectorBytes = Number(chip.settings.sectorBytes);
  /** Each sector has a block of the emulated machine's flash. */
  const blockBytes = 0x10000;

  /** A program that keeps values, and a flash in which it has kept some. */
  async function soundFlash(t: TestScope): Promise<{ elf: string; sound: Buffer }> {
    const elf = await buildElf(t, programFolder(t, "endless"));
    const flash = erasedFlash(t);
    const running = startElf(t, elf, flash);
    await running.waitFor(/^set \w+ 90\r?$/m);
    running.kill("SIGKILL");
    await running.ended;
    return { elf, sound: readFileSync(flash) };
  }

  /** Starts the board over a file with this content; it must get going and set values. Returns what it found. */
  async function startsWith(t: TestScope, elf: string, content: Buffer, why: string): Promise<string[]> {
    const flash = join(temporaryFolder(t), "flash");
    writeFileSync(flash, content);
    const running = startElf(t, elf, flash);
    await running.waitFor(/^(ready[\s\S]*^set k\d+ \d+|PANIC.*)\r?$/m);
    running.kill("SIGKILL");
    const { stdout } = await running.ended;
    assert.doesNotMatch(stdout, /PANIC|damaged|refused/, `${why}:\n${stdout}`);
    return [...stdout.matchAll(/^found (\w+) (\d+)/gm)].map((match) => match[0]!);
  }

  test("costs the values that are damaged, and the board goes on", async (t) => {
    const { elf, sound } = await soundFlash(t);
    const all = await startsWith(t, elf, sound, "sound");
    assert.equal(all.length, 6);
    const random = randomNumbers(1);
    for (let round = 0; round < 8; round++) {
      const content = Buffer.from(sound);
      const flips = 1 + random(3);
      // Behind the sectors' headers, whose damage costs a whole sector.
      for (let i = 0; i < flips; i++) {
        const at = random(sectors) * blockBytes + 12 + random(sectorBytes - 12);
        content[at]! ^= 1 << random(8);
      }
      const found = await startsWith(t, elf, content, `round ${round}`);
      for (const value of found) assert.ok(all.includes(value), `round ${round}: ${value}`);
      assert.ok(found.length >= all.length - flips, `round ${round}: ${found}`);
    }
  });

  test("never keeps the board from starting, whatever is in it", async (t) => {
    const { elf, sound } = await soundFlash(t);
    const random = randomNumbers(2);
    for (const [name, byte] of [
      ["zeros", () => 0],
      ["ones", () => 0xff],
      ["noise", () => random(256)],
      ["sound content with noise in a quarter", (at: number) => (random(4) ? sound[at]! : random(256))],
      ["sound content with zeros in a quarter", (at: number) => (random(4) ? sound[at]! : 0)],
    ] as [string, (at: number) => number][]) {
      const content = Buffer.from(sound);
      for (let at = 0; at < sectors * blockBytes; at++) content[at] = byte(at);
      await startsWith(t, elf, content, name);
    }
  });
});

describe("a flash file that can't be used is refused with its name and status 1:", () => {
  const cases: [what: string, board: string, message: RegExp, make: (path: string) => void][] = [
    [
      "one of another size",
      "esp8266",
      /flash has 7 bytes, .* 4194304/,
      (path) => writeFileSync(path, "content"),
    ],
    ["a folder", "esp8266", /flash is no file/, (path) => mkdirSync(path)],
    ["a folder, on sim", "sim", /flash is no file/, (path) => mkdirSync(path)],
    [
      "one that is none of the simulator's",
      "sim",
      /flash holds no settings/,
      (path) => writeFileSync(path, "[]"),
    ],
    [
      "one with values that are no text",
      "sim",
      /flash holds no settings/,
      (path) => writeFileSync(path, `{"format":"pxt-esp simulator settings 1","state":{"S/a":1}}`),
    ],
  ];
  for (const [what, board, message, make] of cases) {
    test(what, async (t) => {
      const flash = join(temporaryFolder(t), "flash");
      make(flash);
      const ended = await cli(t, "run", project(t, ""), "--board", board, "--flash", flash, "--timeout", "5");
      assert.match(ended.stderr, message);
      assert.ok(ended.stderr.includes(flash));
      assert.equal(ended.stdout, "");
      assert.equal(ended.status, 1);
    });
  }

  for (const board of boards) {
    test(`one in a folder that does not exist, on ${board}`, async (t) => {
      const flash = join(temporaryFolder(t), "missing/flash");
      const ended = await cli(t, "run", project(t, ""), "--board", board, "--flash", flash, "--timeout", "5");
      assert.match(ended.stderr, /can't use .*missing\/flash: ENOENT/);
      assert.equal(ended.status, 1);
    });
  }

  test("one that another emulator has", async (t) => {
    const flash = erasedFlash(t);
    const folder = programFolder(t, "endless");
    const first = startElf(t, await buildElf(t, folder), flash);
    await first.waitFor(/^set/m);
    const second = await cli(t, "run", folder, "--board", chip.id, "--flash", flash, "--timeout", "5");
    assert.ok(second.stderr.includes(`${flash} is the flash of another emulator that runs`), second.stderr);
    assert.equal(second.status, 1);
  });
});

test("a file's name may have commas and blanks, and nothing is left beside it", async (t) => {
  const folder = temporaryFolder(t);
  const flash = join(folder, "my flash, file=a");
  await run(t, "esp8266", project(t, `console.log("DONE")`), flash);
  assert.deepEqual(readdirSync(folder), ["my flash, file=a"]);
  assert.equal(statSync(flash).size, chip.emulators.qemu!.flashBytes);
});

test("a program prints the same when every allocation collects garbage", async (t) => {
  const folder = programFolder(t, "package");
  const stressed = JSON.parse(readFileSync(await buildGcStressRuntime(chip.id), "utf8")) as RuntimeImage;
  const { success, diagnostics, outfiles } = await compileProject(folder, {
    kind: "native",
    runtime: stressed,
  });
  assert.ok(success, diagnostics.map(formatDiagnostic).join("\n"));
  const elf = join(temporaryFolder(t), "firmware.elf");
  writeFileSync(elf, Buffer.from(outfiles["firmware.elf"]!, "base64"));
  const running = startElf(t, elf, erasedFlash(t));
  const [text] = await running.waitFor(/^[\s\S]*^(DONE|PANIC.*)\r?$/m);
  const lines = text!.split(/\r?\n/);
  assert.deepEqual(lines, [...(await run(t, chip.id, folder, erasedFlash(t))), "DONE"]);
});

test("the package flash adds nothing to a program that does not call it", async (t) => {
  const main = `console.log("hello")`;
  const [with_, without] = [
    await buildElf(t, project(t, main, { dependencies: { esp8266: "*", flash: "*" } })),
    await buildElf(t, project(t, main)),
  ].map((elf) => readFileSync(elf.replace(/elf$/, "bin")));
  assert.deepEqual(with_, without);
});
