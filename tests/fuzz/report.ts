// What a person reads about a program that prints different things, or that the front end does not accept.

import { printProgram } from "./batch.js";
import type { Comparison } from "./compare.js";

/** How many lines of both outputs are shown, up to the first that differs. */
const shownLines = 6;

/** The program, both outputs, and how to run it again. */
export function report({ program, simulator, chip, rejected }: Comparison): string {
  const again = `npx tsx tests/fuzz/main.ts --seed ${program.seed} --count 1`;
  const source = printProgram(program);
  if (rejected !== undefined) return `${source}\nnot accepted: ${rejected}\n(${again})`;
  const at = Math.max(simulator.length, chip.length);
  let first = 0;
  while (first < at && simulator[first] === chip[first]) first++;
  const part = (lines: string[]): string =>
    lines
      .slice(Math.max(0, first - shownLines), first + 2)
      .map((line) => `  ${line}`)
      .join("\n");
  return `${source}\nsimulator:\n${part(simulator)}\nchip:\n${part(chip)}\n(${again})`;
}
