import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { buildC } from "../../bench/language/bare.js";
import { countPrograms, emptyProgram } from "../../bench/language/count.js";
import { compileOurs } from "../../bench/language/ours.js";
import { board, programs } from "../../bench/language/programs.js";
import { chipOfBoard } from "../../cli/boards.js";

test("the benchmark's programs print the same results compiled by us and by the C compiler", async (t) => {
  const chip = chipOfBoard(board);
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const names = [emptyProgram, ...programs.map(({ name }) => name)];
  const c = await countPrograms(chip, await buildC(chip, () => {}), names);
  const ours = await countPrograms(chip, await compileOurs(folder), names);
  assert.equal(c.failure, undefined);
  assert.equal(ours.failure, undefined);
  const results = (counts: typeof c) => counts.programs.map(({ name, result }) => `${name} ${result}`);
  assert.deepEqual(results(ours), results(c));
});
