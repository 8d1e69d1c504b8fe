// Puts TypeScript call stacks in place of the board's lines of addresses, in console output that comes in pieces.

import { mayBeCallStack, readCallStack } from "./call-stack.js";
import type { CodePlace, ProgramMap } from "./program-map.js";

/** The lines that a call stack reads as, innermost call first; undefined when `line` is no call stack. */
export function translateCallStack(line: string, map: ProgramMap): string[] | undefined {
  const stack = readCallStack(line, map);
  if (!stack) return undefined;
  const lines: string[] = [];
  for (const call of stack.calls) {
    if (call === "gap") lines.push("    ...");
    else {
      // A return address is behind the call, which may be the last instruction of its line.
      const place = map.placeOf(call - 1);
      if (place) lines.push(`    at ${formatPlace(place)}`);
    }
  }
  if (!stack.confirmed) lines.push("    (some of these calls may have returned before)");
  return foldRepetitions(lines);
}

/** More equal lines in a row than this become one and a count: recursion. */
const REPEATED = 3;

function foldRepetitions(lines: readonly string[]): string[] {
  const folded: string[] = [];
  for (let i = 0, end = 0; i < lines.length; i = end) {
    while (end < lines.length && lines[end] === lines[i]) end++;
    if (end - i <= REPEATED) folded.push(...lines.slice(i, end));
    else folded.push(lines[i]!, `    ... ${end - i - 1} more of the same`);
  }
  return folded;
}

/** For example "fib (main.ts:3:10)"; packages are named as in MakeCode: "mqtt/client.ts". */
export function formatPlace({ function: name, file, line, column }: CodePlace): string {
  return `${name} (${file.replace(/^pxt_modules\//, "")}:${line}:${column})`;
}

/** Hands on console output as it comes; only a line that may be a call stack is kept back until it is complete. */
export class ConsoleTranslator {
  /** What of the current line has not been handed on; undefined when the line's start is no call stack's. */
  private held: string | undefined = "";

  constructor(private readonly map: ProgramMap) {}

  /** Takes a piece of output, and returns what is to be shown of it now. */
  push(text: string): string {
    let shown = "";
    const pieces = text.split("\n");
    for (const [i, piece] of pieces.entries()) {
      const ends = i < pieces.length - 1;
      if (this.held === undefined) shown += piece;
      else {
        this.held += piece;
        if (ends) shown += this.translated(this.held);
        else if (!mayBeCallStack(this.held)) {
          shown += this.held;
          this.held = undefined;
        }
      }
      if (ends) {
        shown += "\n";
        this.held = "";
      }
    }
    return shown;
  }

  /** What is left when the output has ended. */
  flush(): string {
    const rest = this.held ? this.translated(this.held) : "";
    this.held = "";
    return rest;
  }

  private translated(line: string): string {
    return translateCallStack(line, this.map)?.join("\n") ?? line;
  }
}
