// Many programs in one: each prints lines of its own, and an exception ends that program only.

import { type Program, printStatements } from "./tree.js";

/**
 * What the programs use. They print with `put`, and with `mix`, which adds a value to the checksum that `end` prints; `clip`
 * keeps text from growing without end.
 */
const prelude = `\
interface NumberMap {
  [key: string]: number;
}
class Failure {
  constructor(public code: number) {}
}
// pxt's front end makes 7 of the constant NaN where an integer is declared.
let nan = NaN;
let at = 0;
let sum = 0;
function begin(program: number): void {
  at = program;
  sum = 0;
}
function put(value: any): void {
  console.log("#" + at + " " + value);
}
function mix(value: any): void {
  const text = "" + value;
  for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
}
function clip(text: string): string {
  return text.length > 50 ? text.substr(0, 50) : text;
}
function choose<T>(condition: boolean, a: T, b: T): T {
  return condition ? a : b;
}
function showMap(map: NumberMap): string {
  return Object.keys(map).map(key => key + "=" + map[key]).join(" ");
}
function describe(thrown: any): string {
  if (thrown instanceof Failure) return "failure " + (thrown as Failure).code;
  return typeof thrown + " " + thrown;
}
function end(): void {
  console.log("#" + at + " sum " + sum);
}
`;

/** The line that each program ends with. */
export const isLastLine = (line: string): boolean => line.startsWith("sum ");

/** A program as text, to be shown. */
export function printProgram(program: Program): string {
  return `${printStatements(program.declarations)}function run(): void {\n${printStatements(program.body).replace(/^(?=.)/gm, "  ")}}\n`;
}

export interface Batch {
  source: string;
  /** Number of the program that a line (from 1) of the source belongs to, if it does. */
  programAt(line: number): number | undefined;
}

export function makeBatch(programs: readonly Program[]): Batch {
  const firstLines: number[] = [];
  let source = prelude;
  let line = source.split("\n").length;
  for (const [i, program] of programs.entries()) {
    const text = `\
namespace program${i} {
${printStatements(program.declarations)}
export function run(): void {
${printStatements(program.body)}}
}
begin(${i});
try {
  program${i}.run();
} catch (e) {
  put("uncaught " + describe(e));
}
end();
`;
    firstLines.push(line);
    line += text.split("\n").length - 1;
    source += text;
  }
  source += 'console.log("DONE");\n';
  return {
    source,
    programAt: (at) => {
      const next = firstLines.findIndex((first) => first > at);
      const found = next < 0 ? firstLines.length - 1 : next - 1;
      return found < 0 ? undefined : found;
    },
  };
}

/** Lines that each program printed, by its number. Other lines (a panic) belong to the program before them. */
export function linesByProgram(console: readonly string[], count: number): string[][] {
  const lines: string[][] = Array.from({ length: count }, () => []);
  let at = 0;
  for (const line of console) {
    const own = /^#(\d+) (.*)$/.exec(line);
    if (own) at = Number(own[1]);
    if (line !== "DONE") lines[at]?.push(own ? own[2]! : line);
  }
  return lines;
}
