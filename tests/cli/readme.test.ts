// The README's programs.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { cli, repository, temporaryFolder } from "../support/cli.js";

const readme = readFileSync(join(repository, "README.md"), "utf8");
const blocks = (language: string) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map((match) => match[1]!);
const [config, ...otherConfigs] = blocks("json");
const programs = blocks("ts");

test("the README shows one pxt.json and some programs", () => {
  assert.ok(config);
  assert.deepEqual(otherConfigs, []);
  assert.ok(programs.length >= 2);
});

for (const program of programs) {
  test(`the README's program that begins with '${program.split("\n")[0]}' builds with the README's pxt.json`, async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, "pxt.json"), config!);
    writeFileSync(join(folder, "main.ts"), program);
    const run = await cli(t, "build", folder, "--board", "esp8266");
    assert.equal(run.status, 0, run.stderr);
  });
}

test("every command of the README's command line is there", async (t) => {
  const documented = [...readme.matchAll(/^### pxt-esp (\w+)/gm)].map((match) => match[1]!);
  const { stdout } = await cli(t, "--help");
  assert.deepEqual(
    documented.sort(),
    [...stdout.matchAll(/^ {2}(\w+) {2}/gm)].map((match) => match[1]!).sort(),
  );
});
