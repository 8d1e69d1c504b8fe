// Makes a failing program small: drops statements, takes statements out of the statement around them, replaces expressions by
// their operands or by the simplest value of their type, for as long as the two runtimes still differ.

import { type Comparison, compare, differs, type Setting } from "./compare.js";
import {
  type Block,
  type Expr,
  isBlock,
  isComplete,
  type Part,
  type Program,
  type Stmt,
  sizeOf,
} from "./tree.js";

/** How many candidates run in one firmware. */
const atOnce = 60;

/** The smallest program found that still fails, with what it prints. `failure` is a comparison that differs. */
export async function shrink(
  failure: Comparison,
  setting: Setting,
  progress: (size: number) => void = () => {},
): Promise<Comparison> {
  let best = failure;
  for (;;) {
    progress(sizeOfProgram(best.program));
    const smaller = await firstFailing(candidates(best.program), setting);
    if (!smaller) return best;
    best = smaller;
  }
}

/** The first of the programs, which are in order of size, that fails. */
async function firstFailing(programs: readonly Program[], setting: Setting): Promise<Comparison | undefined> {
  for (let first = 0; first < programs.length; first += atOnce) {
    const results = await compare(programs.slice(first, first + atOnce), setting, { untilStopped: true });
    const found = results.find((r) => r.rejected === undefined && differs(r));
    if (found) return found;
  }
  return undefined;
}

export function sizeOfProgram({ declarations, body }: Program): number {
  return sizeOf(declarations) + sizeOf(body);
}

/** All programs that are one step smaller and still whole, smallest first. */
function candidates(program: Program): Program[] {
  const size = sizeOfProgram(program);
  const made: Program[] = [
    ...blockVariants(program.declarations).map((declarations) => ({ ...program, declarations })),
    ...blockVariants(program.body).map((body) => ({ ...program, body })),
  ];
  return made
    .filter((p) => sizeOfProgram(p) < size && isComplete(p))
    .sort((a, b) => sizeOfProgram(a) - sizeOfProgram(b));
}

function blockVariants(block: Block): Block[] {
  const { statements } = block;
  const variants: Block[] = [];
  const replace = (at: number, count: number, by: Stmt[]) =>
    variants.push({
      ...block,
      statements: [...statements.slice(0, at), ...by, ...statements.slice(at + count)],
    });
  for (let count = statements.length; count > 0; count >>= 1) {
    for (let at = 0; at < statements.length; at += count) replace(at, count, []);
  }
  for (const [i, statement] of statements.entries()) {
    for (const part of statement.parts)
      if (isBlock(part) && part.kind === "plain") replace(i, 1, part.statements);
    for (const parts of partVariants(statement.parts)) replace(i, 1, [{ ...statement, parts }]);
  }
  return variants;
}

/** Each with one part changed. */
function partVariants(parts: readonly Part[]): Part[][] {
  return parts.flatMap((part, i) => {
    const variants: Part[] = isBlock(part) ? blockVariants(part) : exprVariants(part);
    return variants.map((variant) => [...parts.slice(0, i), variant, ...parts.slice(i + 1)]);
  });
}

const simplestValues: Record<string, string> = {
  number: "0",
  boolean: "false",
  string: '""',
  "number[]": "[0, 0, 0, 0]",
  "string[]": '["", "", "", ""]',
  Buffer: "Buffer.create(16)",
  "() => number": "() => 0",
  "(x: number) => number": "(x: number) => x",
};

function exprVariants(e: Expr): Expr[] {
  const variants: Expr[] = [];
  if (e.type !== undefined) {
    const simplest = simplestValues[e.type];
    if (simplest !== undefined && (e.parts.length > 0 || e.text[0] !== simplest))
      variants.push({ type: e.type, text: [simplest], parts: [], uses: [] });
    for (const part of descendants(e)) if (part.type === e.type) variants.push(part);
  }
  for (const parts of partVariants(e.parts)) variants.push({ ...e, parts });
  return variants;
}

/** Expressions inside of it, but not inside of a function that it makes. */
function descendants(e: Expr): Expr[] {
  if (e.declares) return [];
  return e.parts.flatMap((part) => (isBlock(part) ? [] : [part, ...descendants(part)]));
}
