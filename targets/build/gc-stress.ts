// A runtime for tests that collects garbage before each allocation: a reference that C++ or generated code fails to root
// shows at once, not once a month.

import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  compileRuntime,
  imagePath,
  linkImage,
  ownCompilation,
  readChip,
  runtimeFolder,
  runtimeLibraries,
} from "./build-runtime.js";
import { repositoryRoot } from "./debian-source.js";
import { compileAll } from "./objects.js";

/** What includes base's gc.cpp. */
const COLLECTOR = join(repositoryRoot, "targets/runtime/collector/collector.cpp");

/** Builds it next to the board's own runtime, and returns the path of its image (docs/abi.md, "The runtime image"). */
export async function buildGcStressRuntime(board: string): Promise<string> {
  const options = { force: false, log: () => {} };
  const chip = await readChip(board);
  const objects = await compileRuntime(chip, options);
  const gc = ownCompilation(chip, COLLECTOR, await runtimeLibraries(options.log));
  const folder = join(runtimeFolder(board), "gc-stress");
  const stressed = {
    ...gc,
    object: join(folder, "objects", "collector.o"),
    flags: [...gc.flags, "-DPXT_GC_STRESS=1"],
  };
  await mkdir(dirname(stressed.object), { recursive: true });
  await compileAll([stressed], options);
  const elf = join(folder, "runtime.elf");
  await linkImage(
    chip,
    objects.map((object) => (object === gc.object ? stressed.object : object)),
    elf,
  );
  return imagePath(elf);
}
