// The board "sim": a program on pxt's JavaScript runtime in Node behaves as on a chip.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { runInThisContext } from "node:vm";
import { compileProject, shimFunctions } from "../../cli/makecode/compile.js";
import { runInSimulator, SimulatorError } from "../../cli/makecode/simulator.js";
import { buildSimulator } from "../../cli/makecode/target.js";
import { project, repository } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

async function compiled(t: TestScope, source: string): Promise<string> {
  const result = await compileProject(project(t, source), { kind: "js" });
  assert.deepEqual(result.diagnostics, []);
  return result.outfiles["binary.js"]!;
}

/** Runs a program until its console shows `last`, or it ends by itself; gives the console, and the error it ended with. */
async function run(t: TestScope, source: string, last: string): Promise<{ text: string; error: unknown }> {
  const code = await compiled(t, source);
  const abort = new AbortController();
  let text = "";
  let error: unknown;
  await runInSimulator(code, {
    onConsole(piece) {
      text += piece;
      if (text.includes(last)) abort.abort();
    },
    signal: abort.signal,
  }).catch((reason: unknown) => {
    error = reason;
  });
  return { text, error };
}

test("the console has what the program wrote and nothing else", async (t) => {
  const { text } = await run(
    t,
    `console.log("a"); console.warn("ü"); console.error(1.5); console.debug("hidden"); control.dmesg("hidden"); console.log("end");`,
    "end\n",
  );
  assert.equal(text, "a\nü\n1.5\nend\n");
});

test("fibers, events, forever and timers run side by side, and the program has no end", async (t) => {
  const { text } = await run(
    t,
    `
let n = 0;
control.onEvent(5000, 1, () => console.log("event " + n));
control.inBackground(() => { pause(30); console.log("background"); });
forever(() => {
  n += 1;
  if (n <= 2) control.raiseEvent(5000, 1);
  if (n == 5) console.log("end");
  pause(50);
});
console.log("main ends");
`,
    "end\n",
  );
  assert.equal(text, "main ends\nevent 1\nbackground\nevent 2\nend\n");
});

test("a panic, an uncaught exception and a use of undefined end the program, each with its own error", async (t) => {
  const panic = await run(t, `control.inBackground(() => { pause(10); control.panic(42); });`, "never");
  assert.ok(panic.error instanceof SimulatorError);
  assert.deepEqual([panic.error.kind, panic.error.message], ["panic", "42"]);

  const exception = await run(t, `forever(() => { throw "the kettle " + "is dry"; });`, "never");
  assert.ok(exception.error instanceof SimulatorError);
  assert.deepEqual([exception.error.kind, exception.error.message], ["exception", "the kettle is dry"]);

  const use = await run(t, `let a: { b: number }[] = []; console.log("" + a[3].b);`, "never");
  assert.ok(use.error instanceof SimulatorError);
  assert.equal(use.error.kind, "panic");
});

test("control.reset() starts the program anew", async (t) => {
  const { text } = await run(
    t,
    `console.log("start"); control.inBackground(() => { pause(50); control.reset(); });`,
    "start\nstart\nstart\n",
  );
  assert.equal(text, "start\nstart\nstart\n");
});

test("two programs run at the same time without knowing of each other", async (t) => {
  const source = (name: string) =>
    `let n = 0; forever(() => { n += 1; console.log("${name} " + n); pause(10); });`;
  const [one, two] = await Promise.all([run(t, source("one"), "one 5\n"), run(t, source("two"), "two 5\n")]);
  assert.equal(one.text, "one 1\none 2\none 3\none 4\none 5\n");
  assert.equal(two.text, "two 1\ntwo 2\ntwo 3\ntwo 4\ntwo 5\n");
});

test("a program that was stopped before it began does not run", async (t) => {
  const abort = new AbortController();
  abort.abort();
  let text = "";
  await runInSimulator(await compiled(t, `console.log("ran");`), {
    onConsole: (piece) => {
      text += piece;
    },
    signal: abort.signal,
  });
  assert.equal(text, "");
});

test("every C++ function of core, flash, net, time and wifi has its counterpart in the simulator", async () => {
  const require = createRequire(join(repository, "package.json"));
  const scripts = [
    require.resolve("pxt-core/built/pxtsim.js"),
    require.resolve("pxt-common-packages/built/common-sim.js"),
    await buildSimulator(),
  ];
  const source = scripts.map((path) => readFileSync(path, "utf8")).join("\n");
  const pxsim = runInThisContext(`(function () {${source}\nreturn pxsim;})()`) as Record<
    string,
    Record<string, unknown>
  >;
  const own = [
    "raiseEvent",
    "allocateNotifyEvent",
    "tryCreateBuffer",
    "takePart",
    "takesParameter",
    "dmesg",
    "_ramSize",
  ].map((fn) => `control::${fn}`);
  const names = (await shimFunctions())
    .map((shim) => shim.name)
    .filter(
      (name) =>
        /^(netsockets|netudp|netserver|timeshims|wifishims|pins|settings)::/.test(name) || own.includes(name),
    );
  assert.equal(names.length, own.length + 19 + 7 + 2 + 4 + 8 + 5 + 6);
  for (const name of names) {
    const [namespace, fn] = name.split("::") as [string, string];
    assert.equal(typeof pxsim[namespace]?.[fn], "function", name);
  }
});
