// Which functions the instructions of each program go to:
//
//   npx tsx bench/profile.ts [program … in the order of bench/programs] [--top N] [--callers]
//
// --callers adds who called a function how often.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chipOfBoard } from "../cli/boards.js";
import { compileOurs } from "./language/ours.js";
import { board, programs } from "./language/programs.js";
import { writePrograms } from "./language/selected-programs.js";
import { printProfile, profile, type Use } from "./profiler.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { top: { type: "string", default: "25" }, callers: { type: "boolean", default: false } },
});
const names = positionals.length > 0 ? positionals : programs.map((program) => program.name);

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-profile-"));
try {
  const project = join(folder, "programs");
  writePrograms(names, project);
  const uses = names.map(() => new Map<string, Use>());
  await profile(chipOfBoard(board), await compileOurs(folder, project), folder, (pair) => uses[pair]!);
  names.forEach((name, at) => {
    printProfile(name, uses[at]!, { top: Number(values.top), callers: values.callers ?? false });
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
