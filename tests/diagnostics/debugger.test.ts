// `pxt-esp debug`: stops at TypeScript lines of a program that runs in QEMU.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { chipBoards } from "../support/boards.js";
import { project, repository } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

const program = `class Counter {
    constructor(private total: number) { }
    add(n: number): number {
        this.total += n
        return this.total
    }
}
function work(c: Counter): number {
    let sum = 0
    for (let i = 1; i <= 3; i++) {
        sum = c.add(i)
    }
    console.log("sum " + sum)
    return sum
}
work(new Counter(0))
console.log("end")
`;

/** What the debugger answers to these commands. */
function debug(
  t: TestScope,
  commands: string[],
  board = chipBoards[0]!,
): { status: number | null; lines: string[]; stderr: string } {
  const args = [join(repository, "cli/bin/pxt-esp.mjs"), "debug", project(t, program), "--board", board];
  const ended = spawnSync(process.execPath, args, {
    input: `${commands.join("\n")}\n`,
    encoding: "utf8",
    timeout: 120_000,
  });
  return { status: ended.status, lines: ended.stdout.trimEnd().split("\n"), stderr: ended.stderr };
}

for (const board of chipBoards) {
  test(`on ${board} the debugger stops at a breakpoint's line each time, shows the calls and goes on`, (t) => {
    const { status, lines, stderr } = debug(
      t,
      [
        "break main.ts:4",
        "continue",
        "backtrace",
        "continue",
        "delete 1",
        "break main.ts:17",
        "continue",
        "quit",
      ],
      board,
    );
    assert.equal(stderr, "");
    assert.equal(status, 0);
    assert.deepEqual(lines.slice(0, 8), [
      "breakpoint 1 at Counter.add (main.ts:4:9)",
      "Counter.add (main.ts:4:9)",
      "4               this.total += n",
      "    at Counter.add (main.ts:4:9)",
      "    at work (main.ts:11:15)",
      "    at <main> (main.ts:16:1)",
      "Counter.add (main.ts:4:9)",
      "4               this.total += n",
    ]);
  });

  test(`on ${board} next goes over calls, step into them, finish out of them`, (t) => {
    const { lines } = debug(
      t,
      ["break work", "continue", "next", "next", "next", "next", "step", "finish", "quit"],
      board,
    );
    const places = lines.filter(
      (line) => /\(main\.ts:\d+:\d+\)$/.test(line) && !line.startsWith("breakpoint"),
    );
    const stops = places.map((line) => /^(\S+) \(main\.ts:(\d+)/.exec(line)!.slice(1).join(" "));
    assert.deepEqual(stops, [
      "work 9",
      "work 10",
      "work 11",
      "work 10",
      "work 11",
      "Counter.add 4",
      "work 11",
    ]);
  });
}

test("the debugger tells unknown commands and places", (t) => {
  const { lines } = debug(t, [
    "break nowhere.ts:1",
    "break none",
    "delete 7",
    "jump",
    "break main.ts:17",
    "c",
    "c",
  ]);
  assert.deepEqual(lines.slice(0, 4), [
    "no code at 'nowhere.ts:1'",
    "no code at 'none'",
    "no breakpoint '7'",
    "unknown command 'jump'; help lists the commands",
  ]);
  assert.ok(lines.includes("sum 6"), lines.join("\n"));
});
