// Generated code and C++ call each other, on every chip: with arguments and results of all places, through levels of both that are more
// than the processor's register windows, with exceptions and switches between fibers that pass levels of both, and interrupted all
// the time. What the program prints on the simulator, where C++ has no part, is what it must print.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compileProject, prepareCompilation } from "../../cli/makecode/compile.js";
import { loadPxt, type ShimFunction } from "../../cli/makecode/pxt.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import {
  compileRuntime,
  imagePath,
  linkImage,
  ownCompilation,
  readChip,
  runtimeFolder,
  runtimeLibraries,
} from "../../targets/build/build-runtime.js";
import { compileAll } from "../../targets/build/objects.js";
import { countedTime, runOnChip, runOnSimulator } from "../language/program.js";
import { chipBoards } from "../support/boards.js";
import { project, repository } from "../support/cli.js";

const folder = join(repository, "tests/runtime/bridge");
const source = readFileSync(join(folder, "main.ts"), "utf8");
const dependencies = { esp8266: "*" };

/** The functions of bridge.cpp, as pxt's parser of C++ would declare them. */
const shims: ShimFunction[] = [
  { name: "bridge::recursion", argsFmt: ["I", "I"], value: 0 },
  { name: "bridge::six", argsFmt: ["I", "I", "I", "I", "I", "I", "I"], value: 0 },
  { name: "bridge::call", argsFmt: ["T", "T", "I", "I"], value: 0 },
  { name: "bridge::interruptOften", argsFmt: ["I"], value: 0 },
  { name: "bridge::interrupts", argsFmt: ["I"], value: 0 },
];

/** The board's runtime with bridge.cpp in it. */
async function runtimeWithBridge(board: string): Promise<RuntimeImage> {
  const options = { force: false, log: () => {} };
  const chip = await readChip(board);
  const objects = await compileRuntime(chip, options);
  const own = ownCompilation(chip, join(folder, "bridge.cpp"), await runtimeLibraries(options.log));
  const out = join(runtimeFolder(board), "tests/bridge");
  const compilation = { ...own, object: join(out, "objects/bridge.o") };
  mkdirSync(out, { recursive: true });
  await compileAll([compilation], options);
  const elf = join(out, "runtime.elf");
  await linkImage(chip, [...objects, compilation.object], elf);
  return JSON.parse(readFileSync(imagePath(elf), "utf8")) as RuntimeImage;
}

for (const board of chipBoards)
  test(`on ${board} TypeScript and C++ call each other, throw and switch fibers across, and are interrupted meanwhile`, async (t) => {
    const runtime = await runtimeWithBridge(board);
    const main = project(t, source, { dependencies });
    const { options } = await prepareCompilation(main, { kind: "native", runtime });
    options.extinfo.functions.push(...shims);
    const { success, diagnostics, outfiles } = loadPxt().pxtc.compile(options);
    assert.ok(success, JSON.stringify(diagnostics.map(({ messageText }) => messageText)));
    const onChip = await runOnChip(Buffer.from(outfiles["firmware.elf"]!, "base64"), countedTime, board);
    const { outfiles: javascript } = await compileProject(main, { kind: "js" });
    assert.deepEqual(onChip, await runOnSimulator(javascript["binary.js"]!));
  });
