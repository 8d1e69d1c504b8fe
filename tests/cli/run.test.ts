// `pxt-esp run`: exit status, console, and that nothing is left running.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { cli, project, repository, startCli } from "../support/cli.js";
import { childrenOf, gone, runs, start } from "../support/process.js";

const counter = `
let n = 0
forever(() => {
    console.log("count " + n++)
    pause(50)
})
`;

for (const board of ["esp8266", "sim"]) {
  test(`run on ${board} shows the console and ends with status 0 when a line matches --until`, async (t) => {
    const folder = project(t, counter);
    const run = await cli(t, "run", folder, "--board", board, "--until", "^count 3$", "--timeout", "60");
    assert.equal(run.stderr, "");
    assert.equal(run.status, 0);
    const lines = run.stdout.split(/\r?\n/).filter((line) => line.startsWith("count"));
    assert.deepEqual(lines.slice(0, 4), ["count 0", "count 1", "count 2", "count 3"]);
  });

  test(`run on ${board} ends with status 1 when the time is up`, async (t) => {
    const folder = project(t, counter);
    const run = await cli(t, "run", folder, "--board", board, "--until", "^never", "--timeout", "2");
    assert.equal(run.status, 1);
    assert.match(run.stderr, /no line matched \/\^never\/ within 2 s/);
    assert.match(run.stdout, /count 0/);
  });

  test(`run on ${board} ends with status 2 on a panic and shows its code`, async (t) => {
    const folder = project(t, `console.log("before")\ncontrol.panic(42)`);
    const run = await cli(t, "run", folder, "--board", board, "--until", "^never", "--timeout", "60");
    assert.equal(run.status, 2);
    assert.match(run.stdout, /before/);
    assert.match(run.stdout + run.stderr, /42/);
  });

  test(`run on ${board} ends with status 2 on an uncaught exception and shows its message`, async (t) => {
    const folder = project(t, `function f() { throw "the kettle is dry" }\nf()`);
    const run = await cli(t, "run", folder, "--board", board, "--until", "^never", "--timeout", "60");
    assert.equal(run.status, 2);
    assert.match(run.stdout + run.stderr, /the kettle is dry/);
  });

  test(`run on ${board} ends on Ctrl-C with status 130`, async (t) => {
    const run = startCli(t, ["run", project(t, counter), "--board", board]);
    await run.waitFor(/count 2/);
    run.kill("SIGINT");
    assert.equal((await run.ended).status, 130);
  });

  test(`run on ${board} tells a TypeScript error by its place, with status 1`, async (t) => {
    const run = await cli(t, "run", project(t, `let x: number = "a"`), "--board", board);
    assert.equal(run.status, 1);
    assert.match(run.stderr, /^main\.ts:1:5: /m);
  });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const) {
  test(`no emulator is left after ${signal}`, async (t) => {
    const run = startCli(t, ["run", project(t, counter), "--board", "esp8266"]);
    await run.waitFor(/count 2/);
    const children = childrenOf(run.pid);
    assert.ok(children.length > 0 && children.every(runs), "the emulator runs as a child process");
    run.kill(signal);
    await run.ended;
    for (const pid of children) await gone(pid);
  });
}

test("output that nobody reads any more ends the run", async (t) => {
  const folder = project(t, counter);
  const command = `"$0" "$1" run "$2" --board esp8266 | head -n 3`;
  const args = [process.execPath, join(repository, "cli/bin/pxt-esp.mjs"), folder];
  const run = await start(t, "sh", ["-c", command, ...args]).ended;
  assert.equal(run.status, 0);
  assert.match(run.stdout, /count 0/);
});
