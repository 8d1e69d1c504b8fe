// A chip is a folder in targets/: here a copy of the ESP8266's with another name and other addresses, in a copy of this project, becomes a
// board for which programs are built and run, and nothing else is edited.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { ChipJson } from "../../compiler/chip.js";
import { project, repository, temporaryFolder } from "../support/cli.js";
import { start, type TestScope } from "../support/process.js";

const copied = [
  "cli",
  "compiler",
  "libs",
  "sim",
  "targets",
  "package.json",
  "pxtarget.json",
  "targetconfig.json",
  "Kconfig",
];
const builtAlready = ["cli.mjs", "compiler.js", "makecode"];

/** A copy of the project, as the set-up has left it, but without a runtime. */
function copyOfProject(t: TestScope): string {
  const root = temporaryFolder(t);
  for (const name of copied) cpSync(join(repository, name), join(root, name), { recursive: true });
  for (const name of builtAlready)
    cpSync(join(repository, "built", name), join(root, "built", name), { recursive: true });
  for (const name of ["node_modules", ".cache"]) symlinkSync(join(repository, name), join(root, name));
  return root;
}

/** Adds a chip that differs from the ESP8266 in every address. */
function addChip(root: string, id: string): void {
  cpSync(join(root, "targets/esp8266"), join(root, "targets", id), { recursive: true });
  const path = join(root, "targets", id, "chip.json");
  const chip = JSON.parse(readFileSync(path, "utf8")) as ChipJson;
  const { dram, iram, irom } = chip.regions as Record<"dram" | "iram" | "irom", ChipJson["regions"][string]>;
  const changed: ChipJson = {
    ...chip,
    id,
    name: "Pretend chip",
    regions: {
      ram: { ...dram, title: "main memory", address: "0x3FFA0000", size: "0x18000" },
      vectors: { ...iram, address: "0x40040000" },
      flash: { ...irom, address: "0x40240000", size: "0xA0000" },
    },
    settings: { ...chip.settings, address: "0x402F0000", size: "0x4000" },
    place: {
      text: "flash",
      rodata: "flash",
      data: "ram",
      bss: "ram",
      vectors: "vectors",
    } as ChipJson["place"],
    image: { ...chip.image, flashOffsetOfIrom: "0x40000" },
    uf2Family: "0x12345678",
  };
  writeFileSync(path, JSON.stringify(changed));
}

test("a new chip is a folder with a chip.json: programs are built for it and run, and no other file is edited", async (t) => {
  const root = copyOfProject(t);
  addChip(root, "pretend");
  const run = (...args: string[]) => start(t, process.execPath, args, { cwd: root }).ended;
  const cli = join(root, "cli/bin/pxt-esp.mjs");

  assert.match((await run(cli, "boards")).stdout, /^pretend +Pretend chip .*qemu/m);
  const runtime = await run("--import", "tsx", "targets/build/runtime-main.ts", "--board", "pretend");
  assert.equal(runtime.status, 0, runtime.stderr);

  const source = `
    class Point { constructor(public x: number, public y: number) {} toString() { return this.x + "," + this.y; } }
    const points = [new Point(3, 0.5), new Point(1, 2)];
    points.sort((a, b) => a.x - b.x);
    try { throw "caught"; } catch (e) { console.log(e + " " + points.join(" ")); }
    console.log("literal " + hex\`01ff\`[1]);
  `;
  const folder = project(t, source, { dependencies: { esp8266: "*" } });
  const ran = await run(cli, "run", folder, "--board", "pretend", "--until", "literal 255");
  assert.equal(ran.status, 0, ran.stderr);
  assert.match(ran.stdout, /^caught 1,2 3,0\.5\r?$/m);

  const out = join(temporaryFolder(t), "out");
  mkdirSync(out);
  const built = await run(cli, "build", folder, "--board", "pretend", "--out", out);
  assert.match(built.stdout, /main memory/);
  const map = readFileSync(join(out, "firmware.map"), "utf8");
  assert.match(map, /^Pretend chip, entry 0x40040/);
  assert.equal(readFileSync(join(out, "firmware.uf2")).readUInt32LE(28), 0x12345678);
});
