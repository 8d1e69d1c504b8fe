// The set-up that `npm start` and `npm test` begin with.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fingerprint, products, staleProducts, writeStamp } from "../../cli/setup/products.mjs";
import { repository, temporaryFolder } from "../support/cli.js";
import { start, type TestScope } from "../support/process.js";

const setup = join(repository, "cli/setup/setup.mjs");
const packages: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(join(repository, "cli/setup/debian-packages.json"), "utf8"),
);

for (const [option, groups] of [
  [[], ["run", "boards"]],
  [["--board", "esp8266"], ["run"]],
  [["--for-menuconfig"], ["run", "boards", "menuconfig"]],
  [["--for-tests"], ["run", "boards", "menuconfig", "test"]],
] as const) {
  test(`without dpkg and apt-get, set-up ${option.join(" ")} names the packages it needs and stops`, async (t) => {
    const path = temporaryFolder(t);
    symlinkSync(process.execPath, join(path, "node"));
    const run = await start(t, process.execPath, [setup, ...option], { env: { PATH: path } }).ended;
    assert.equal(run.status, 1);
    assert.equal(run.stdout, "");
    const install = /apt-get install (.*)/.exec(run.stderr)?.[1]?.split(" ");
    assert.deepEqual(
      install,
      groups.flatMap((group) => Object.keys(packages[group]!)),
    );
  });
}

test("the set-up says and does nothing when all is there", async (t) => {
  const setUp = () => start(t, process.execPath, [setup, "--for-tests"]).ended;
  await setUp();
  assert.deepEqual(await setUp(), { status: 0, signal: null, stdout: "", stderr: "" });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** A tree with one file in each place that products are made from, in which every product is built. */
function builtTree(t: TestScope): string {
  const root = temporaryFolder(t);
  for (const path of [
    "compiler/a.ts",
    "libs/mqtt/a.ts",
    "sim/a.ts",
    "cli/main.ts",
    "targets/esp8266/chip.json",
  ]) {
    write(join(root, path), "{}");
  }
  for (const path of ["pxtarget.json", "targetconfig.json", "package-lock.json"])
    write(join(root, path), "{}");
  for (const product of products(root)) {
    for (const output of product.outputs) write(join(root, output), "");
    writeStamp(root, product, fingerprint(root, product));
  }
  return root;
}

const stale = (root: string) => staleProducts(root).map((product) => product.id);

test("in a fresh clone every product is to be built, runtimes last", (t) => {
  const root = builtTree(t);
  rmSync(join(root, "built"), { recursive: true });
  assert.deepEqual(stale(root), ["compiler", "target", "editor", "cli", "runtime-esp8266"]);
});

test("a product is built again when an input's content changes, and only then", (t) => {
  const root = builtTree(t);
  assert.deepEqual(stale(root), []);
  utimesSync(join(root, "compiler/a.ts"), 1, 1);
  assert.deepEqual(stale(root), []);
  write(join(root, "sim/a.ts"), "changed");
  assert.deepEqual(stale(root), ["target"]);
});

test("a new input, a removed one and a lost output make a product stale", (t) => {
  for (const change of [
    (root: string) => write(join(root, "sim/new.ts"), ""),
    (root: string) => rmSync(join(root, "sim/a.ts")),
    (root: string) => rmSync(join(root, "built/makecode/sim.js")),
  ]) {
    const root = builtTree(t);
    change(root);
    assert.deepEqual(stale(root), ["target"]);
  }
});

test("files that pxt writes among the sources are no inputs", (t) => {
  const root = builtTree(t);
  write(join(root, "libs/mqtt/shims.d.ts"), "declare namespace x {}");
  write(join(root, "libs/mqtt/built/package.json"), "{}");
  assert.deepEqual(stale(root), []);
});
