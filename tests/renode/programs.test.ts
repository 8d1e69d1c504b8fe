// Every program in tests/programs prints in Renode, whose board keeps to the chip's rules for memory, what it must print.

import { after, describe, test } from "node:test";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { runInRenode } from "../language/program.js";
import { chipOnly, concurrency, requireExpected, shared } from "../language/programs.js";
import { chipBoards } from "../support/boards.js";
import { RenodeBoard, withoutRenode } from "../support/renode.js";

for (const board of chipBoards) {
  const chip = chipOfBoard(board);
  if (!chip.emulators.renode) continue;
  describe(`programs print on ${board} the same in Renode, under the chip's memory rules`, {
    concurrency,
  }, () => {
    if (withoutRenode) {
      test("every program does, and keeps to them", { skip: withoutRenode }, () => {});
      return;
    }
    const renode = new RenodeBoard(chip);
    after(() => renode.close());
    for (const program of [...shared, ...chipOnly])
      test(`${program.name} does, and keeps to them`, () =>
        requireExpected(program, runtimeOf(chip), (elf) => runInRenode(elf, renode)));
  });
}
