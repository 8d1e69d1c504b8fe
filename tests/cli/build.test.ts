// `pxt-esp build`: the files it writes, and what it says about projects that can't be built.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cli, project, temporaryFolder } from "../support/cli.js";

const files = ["firmware.bin", "firmware.elf", "firmware.map", "firmware.uf2"];

test("build writes the firmware's four files into --out and prints what each region holds", async (t) => {
  const folder = project(t, `console.log("hello")`);
  const out = join(temporaryFolder(t), "deep/er");
  const { status, stdout, stderr } = await cli(t, "build", folder, "--board", "esp8266", "--out", out);
  assert.equal(stderr, "");
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(out).sort(), files);
  assert.equal(readFileSync(join(out, "firmware.elf")).toString("latin1", 0, 4), "\x7fELF");
  for (const region of ["data RAM", "instruction RAM", "flash"]) assert.match(stdout, new RegExp(region));
  assert.deepEqual(readdirSync(folder).sort(), ["main.ts", "pxt.json"], "nothing else is written");
});

test("build writes into built/<board> of the project when --out is not given", async (t) => {
  const folder = project(t, `console.log("hello")`);
  assert.equal((await cli(t, "build", folder, "--board", "esp8266")).status, 0);
  assert.deepEqual(readdirSync(join(folder, "built/esp8266")).sort(), files);
});

test("the same project builds to the same bytes", async (t) => {
  const folder = project(t, `let n = 0; forever(() => { console.log("n " + n++); pause(10) })`);
  const outs = [temporaryFolder(t), temporaryFolder(t)];
  for (const out of outs) await cli(t, "build", folder, "--board", "esp8266", "--out", out);
  for (const name of files) {
    const [first, second] = outs.map((out) => readFileSync(join(out, name)));
    assert.ok(first!.equals(second!), name);
  }
});

test("a TypeScript error is told as file:line:column: message, with status 1 and nothing written", async (t) => {
  const folder = project(t, `let fine = 1\n\n  let wrong: string = 5\n`);
  const out = join(temporaryFolder(t), "out");
  const { status, stdout, stderr } = await cli(t, "build", folder, "--board", "esp8266", "--out", out);
  assert.equal(status, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /^main\.ts:3:7: .*not assignable to type 'string'/m);
  assert.equal(existsSync(out), false);
});

test("every TypeScript error is told, in each file of the project", async (t) => {
  const folder = project(t, `let a: string = 1\nlet b: string = 2`, {
    files: { "more.ts": `undefinedName()` },
  });
  const { status, stderr } = await cli(t, "build", folder, "--board", "esp8266");
  assert.equal(status, 1);
  for (const place of [/^main\.ts:1:5: /m, /^main\.ts:2:5: /m, /^more\.ts:1:1: /m])
    assert.match(stderr, place);
});

test("a folder without pxt.json is no project", async (t) => {
  const { status, stderr } = await cli(t, "build", temporaryFolder(t), "--board", "esp8266");
  assert.equal(status, 1);
  assert.match(stderr, /pxt\.json/);
});

test("a pxt.json that is no JSON is told with its place", async (t) => {
  const folder = project(t, "");
  writeFileSync(join(folder, "pxt.json"), `{ "name": "x",\n  "files": [,] }`);
  const { status, stderr } = await cli(t, "build", folder, "--board", "esp8266");
  assert.equal(status, 1);
  assert.match(stderr, /^pxt\.json:\d+:\d+: /m);
});

test("a missing file and an unknown dependency are told by name", async (t) => {
  const folder = project(t, "", { dependencies: { esp8266: "*", teapot: "*" } });
  const config = JSON.parse(readFileSync(join(folder, "pxt.json"), "utf8"));
  writeFileSync(join(folder, "pxt.json"), JSON.stringify({ ...config, files: ["main.ts", "gone.ts"] }));
  const { status, stderr } = await cli(t, "build", folder, "--board", "esp8266");
  assert.equal(status, 1);
  assert.match(stderr, /gone\.ts/);
  assert.match(stderr, /teapot/);
});

test("a folder that can't be written is told by its path", async (t) => {
  const folder = project(t, "");
  const run = await cli(t, "build", folder, "--board", "esp8266", "--out", join(folder, "main.ts"));
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^pxt-esp: .*main\.ts/);
});

const overflows = [
  {
    region: "flash",
    filler: "big data",
    main: `const big = hex\`${"ab".repeat(900 * 1024)}\`\nconsole.log("" + big.length)`,
  },
  {
    region: "data RAM",
    filler: "many globals",
    main: Array.from({ length: 12000 }, (_, i) => `let global${i} = Math.random()`).join("\n"),
  },
];

for (const { region, filler, main } of overflows) {
  test(`${filler} that does not fit is refused with the name of the region and what fills it`, async (t) => {
    const out = join(temporaryFolder(t), "out");
    const run = await cli(t, "build", project(t, main), "--board", "esp8266", "--out", out);
    assert.equal(run.status, 1);
    assert.equal(run.stdout, "");
    assert.match(run.stderr, new RegExp(`${region}.*\\d+ bytes`));
    assert.equal(existsSync(out), false);
    t.diagnostic(run.stderr);
  });
}
