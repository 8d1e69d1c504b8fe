// Makes a failing program small: drops statements, takes statements out of the statement around them, replaces expressions by
// their operands or by the simplest value of their type, for as long as the two runtimes still differ.

import { type Comparison, compare, differs, type Setting } from "./compare.js";
import { apply, compatible, type Edit, editsOf } from "./edits.js";
import { isComplete, type Program, sizeOf } from "./tree.js";

/** How many candidates run in one firmware. */
const atOnce = 100;

/** The smallest program found that still fails, with what it prints. `failure` is a comparison that differs. */
export async function shrink(
  failure: Comparison,
  setting: Setting,
  progress: (size: number) => void = () => {},
): Promise<Comparison> {
  let best = failure;
  for (;;) {
    progress(sizeOfProgram(best.program));
    const smaller = await step(best.program, setting);
    if (!smaller) return best;
    best = smaller;
  }
}

/** Tries all edits, then as many as possible of those after which the program still fails together. */
async function step(program: Program, setting: Setting): Promise<Comparison | undefined> {
  const useful: Edit[] = [];
  let best: Comparison | undefined;
  const edits = editsOf(program).filter((edit) => isComplete(apply(program, [edit])));
  for (let first = 0; first < edits.length; first += atOnce) {
    const tried = edits.slice(first, first + atOnce);
    const results = await failing(
      tried.map((edit) => apply(program, [edit])),
      setting,
    );
    useful.push(...tried.filter((_, i) => results[i]));
    best ??= results.find((r) => r !== undefined);
    // A large gain is taken at once: it spares the candidates in what is gone.
    if (best && useful[0]!.gain > sizeOfProgram(program) / 8) break;
  }
  const together = compatible(useful);
  const counts = [together.length];
  for (let count = together.length - 1; count > 1; count = Math.floor(count * 0.8)) counts.push(count);
  const combined = counts
    .filter((count) => count > 1)
    .map((count) => apply(program, together.slice(0, count)))
    .filter(isComplete);
  return (await failing(combined, setting)).find((r) => r !== undefined) ?? best;
}

/** For each of the programs what it prints, if it fails. Not all are run when one of them ends the firmware. */
async function failing(programs: readonly Program[], setting: Setting): Promise<(Comparison | undefined)[]> {
  const results = await compare(programs, setting, { untilStopped: true });
  return programs.map((program) => {
    const result = results.find((r) => r.program === program);
    return result && result.rejected === undefined && differs(result) ? result : undefined;
  });
}

export function sizeOfProgram({ declarations, body }: Program): number {
  return sizeOf(declarations) + sizeOf(body);
}
