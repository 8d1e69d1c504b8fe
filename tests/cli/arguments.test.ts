// The command line's handling of its arguments: help, and every kind of mistake.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { chips } from "../../cli/boards.js";
import { cli, project, repository } from "../support/cli.js";
import { start } from "../support/process.js";

const commands = ["build", "run", "boards"];

test("--help lists the commands on standard output", async (t) => {
  const { status, stdout, stderr } = await cli(t, "--help");
  assert.equal(status, 0);
  assert.equal(stderr, "");
  for (const command of commands) assert.match(stdout, new RegExp(`^  ${command} `, "m"));
  assert.equal((await cli(t, "help")).stdout, stdout);
});

for (const command of commands) {
  test(`${command} --help tells its usage, as help ${command} does`, async (t) => {
    const { status, stdout } = await cli(t, command, "--help");
    assert.equal(status, 0);
    assert.match(stdout, new RegExp(`^Usage: pxt-esp ${command}`));
    assert.equal((await cli(t, "help", command)).stdout, stdout);
  });

  test(`${command} names an unknown option`, async (t) => {
    const { status, stdout, stderr } = await cli(t, command, "examples/blink", "--colour", "red");
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, /unknown option '--colour'/);
  });
}

test("every option of a command is told by its help", async (t) => {
  const { stdout } = await cli(t, "run", "--help");
  for (const option of ["--board", "--emulator", "--flash", "--until", "--timeout", "--help"]) {
    assert.match(stdout, new RegExp(`^  ${option} `, "m"));
  }
});

const mistakes: { args: string[]; message: RegExp }[] = [
  { args: [], message: /no command given[\s\S]*Usage: pxt-esp/ },
  { args: ["flsh"], message: /unknown command 'flsh'/ },
  { args: ["help", "flsh"], message: /unknown command 'flsh'/ },
  { args: ["--verbos"], message: /unknown option '--verbos'/ },
  { args: ["build"], message: /no project folder given/ },
  { args: ["build", "examples/blink", "--board"], message: /option '--board' needs a value/ },
  { args: ["build", "examples/blink", "--board", "z80"], message: /unknown board 'z80'; boards: .*esp8266/ },
  { args: ["build", "examples/blink", "--board", "sim"], message: /not built for the board sim/ },
  {
    args: ["build", "examples/nothing-here", "--board", "esp8266"],
    message: /no folder examples\/nothing-here/,
  },
  { args: ["build", "a", "b", "--board", "esp8266"], message: /unexpected argument 'b'/ },
  {
    args: ["run", "examples/blink", "--board", "esp8266", "--emulator", "bochs"],
    message: /esp8266 has no emulator 'bochs'; it has: qemu/,
  },
  {
    args: ["run", "examples/blink", "--board", "sim", "--emulator", "qemu"],
    message: /sim has no emulators/,
  },
  {
    args: ["run", "examples/blink", "--board", "sim", "--until", "("],
    message: /--until: .*regular expression/i,
  },
  { args: ["run", "examples/blink", "--board", "sim", "--timeout", "soon"], message: /--timeout .*'soon'/ },
  { args: ["run", "examples/blink", "--board", "sim", "--timeout=-1"], message: /--timeout .*'-1'/ },
  { args: ["boards", "extra"], message: /unexpected argument 'extra'/ },
];

for (const { args, message } of mistakes) {
  test(`'${["pxt-esp", ...args].join(" ")}' is refused with a sentence and status 1`, async (t) => {
    const { status, stdout, stderr } = await cli(t, ...args);
    assert.equal(status, 1);
    assert.equal(stdout, "");
    assert.match(stderr, message);
    assert.doesNotMatch(stderr, /^\s+at /m, "no stack trace");
  });
}

test("without --board a project that depends on no board's package, or on several, is refused with the boards' names", async (t) => {
  for (const dependencies of [{ core: "*" }, { esp8266: "*", esp32: "*" }])
    for (const command of ["build", "run", "debug"]) {
      const { status, stderr } = await cli(t, command, project(t, "", { dependencies }));
      assert.equal(status, 1);
      assert.match(stderr, /no --board given, .*pxt\.json.*; boards: .*esp8266.*sim/);
    }
});

test("boards lists each chip with each of its emulators and what that has, and the simulator", async (t) => {
  const { status, stdout } = await cli(t, "boards");
  assert.equal(status, 0);
  for (const { id, name, emulators } of chips())
    for (const [emulator, { supports }] of Object.entries(emulators))
      assert.match(stdout, new RegExp(`^${id} +${name} +${emulator} +${supports.join(", ")}$`, "m"));
  assert.match(stdout, /^sim /m);
});

test("the command works from any folder", async (t) => {
  const folder = project(t, "");
  const run = start(t, process.execPath, [join(repository, "cli/bin/pxt-esp.mjs"), "boards"], {
    cwd: folder,
  });
  assert.equal((await run.ended).status, 0);
});
