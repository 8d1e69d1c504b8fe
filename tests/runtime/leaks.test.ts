// Nothing is lost over 10,000 turns of whatever a program can make and let go: as many bytes are live behind the last turn as behind
// the first thousand, and the heap that a thousand turns need is enough for ten thousand. The second also holds for what the collector
// does not count: fibers' stacks, its own lists, and pieces between objects.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { compileFor, countedTime, lastLine, runOnChip } from "../language/program.js";
import { heapBytes, smallestHeap, withHeapBytes } from "../support/heap-end.js";

const concurrency = 2;
const fewTurns = 1000;
const manyTurns = 10_000;

/** How exactly the smallest heap is found; less than a byte for each turn. */
const step = 512;

interface Kind {
  declarations: string;
  /** Statements of a turn; `i` is its number. */
  turn: string;
}

const kinds: Record<string, Kind> = {
  objects: {
    declarations: `class Node { constructor(public n: number, public next: Node, public list: number[]) {} }
let kept: Node = null;`,
    turn: `let n: Node = null;
for (let k = 0; k < 5; k++) n = new Node(i + k * 0.5, n, [i, k]);
n.next.next.next = n;
kept = n;`,
  },
  strings: {
    declarations: `let text = "";`,
    turn: `const at = i % ${fewTurns};
text = "turn " + at + " " + at * 0.25 + "é";
for (const part of text.split(" ")) text = part.toUpperCase() + text.substr(2, 40);
if (text.indexOf("nothing") >= 0) text = text.slice(1);`,
  },
  closures: {
    declarations: `let count = 0;
let held: (() => number)[] = [];`,
    turn: `let own = i;
const up = () => ++own;
const both = () => up() + up();
held.push(both);
if (held.length > 4) held.shift();
count += held.map(f => f()).length;`,
  },
  exceptions: {
    declarations: `class Problem { constructor(public n: number, public text: string) {} }
let caught = 0;
function deep(n: number, i: number): number {
  if (n == 0) throw new Problem(i, "at " + i);
  let r = 0;
  try {
    r = deep(n - 1, i) + 1;
  } finally {
    caught++;
  }
  return r;
}`,
    turn: `try {
  deep(3, i);
} catch (e) {
  try {
    if (i % 2) throw e;
    throw "text " + (e as Problem).n;
  } catch (f) {
    caught++;
  }
}`,
  },
  maps: {
    declarations: `const map: { [key: string]: any } = {};`,
    turn: `const at = i % ${fewTurns};
map["k" + (at % 7)] = { at: at, inner: { half: at / 2 } };
const other: any = JSON.parse('{"a":[1,2.5,"x"],"b":{"c":null}}');
other["key" + at] = Object.keys(map);
if (at % 3 == 0) delete map["k" + (at % 5)];`,
  },
  buffers: {
    declarations: `let last = Buffer.create(1);`,
    turn: `const b = Buffer.create(10 + (i % 60));
b.setNumber(NumberFormat.Float64LE, 1, i * 1.5);
last = Buffer.concat([b.slice(1, 8), Buffer.fromUTF8("turn" + i), hex\`0102\`]);
if (last.toHex().length < 10) last = b;`,
  },
  fibers: {
    declarations: `let ended = 0;`,
    turn: `const text = "f" + i;
control.inBackground(() => {
  const own = [text, text + ended];
  if (i % 4 == 0) pause(0);
  ended += own.length;
});
if (i % 3 == 2) while (ended < 2 * i) pause(0);`,
  },
  "fibers that end by an exception they catch": {
    declarations: `let ended = 0;
function fails(text: string): void {
  if (text.length > 1) throw text;
}`,
    turn: `control.inBackground(() => {
  try {
    fails("fiber " + i);
  } catch (e) {
    ended++;
  } finally {
    ended++;
  }
});
while (ended < 2 * i) pause(0);`,
  },
  events: {
    declarations: `let handled = 0;
let words: string[] = [];
control.onEvent(5001, 1, () => {
  words = ["event", "number " + handled];
  handled++;
});`,
    // The second waits until the handler is done with the first.
    turn: `control.raiseEvent(5001, 1);
control.raiseEvent(5001, 1);
while (handled < 2 * i) pause(0);`,
  },
};

/** A program that prints how many bytes are live behind the first thousand turns, and behind the last. */
function program({ declarations, turn }: Kind, turns: number): string {
  return `${declarations}
function live(): number {
  pause(5);
  control.gc();
  const stats = control.gcStats();
  return stats.totalBytes - stats.lastFreeBytes;
}
function turn(i: number): void {
${turn}
}
live();
for (let i = 1; i <= ${turns}; i++) {
  turn(i);
  if (i == ${fewTurns}) console.log("live " + live());
}
console.log("live " + live());
console.log("${lastLine}");
`;
}

async function firmware(source: string): Promise<Uint8Array> {
  return Buffer.from(await compileFor("native", source), "base64");
}

describe("nothing is lost over 10,000 turns of", { concurrency }, () => {
  for (const [name, kind] of Object.entries(kinds))
    test(name, async (t) => {
      const few = await firmware(program(kind, fewTurns));
      const many = await firmware(program(kind, manyTurns));
      const [first, last, end] = await runOnChip(many, countedTime);
      assert.equal(end, lastLine, `${first}\n${last}`);
      assert.equal(last, first);
      const passes = async (elf: Uint8Array, bytes: number) =>
        (await runOnChip(withHeapBytes(elf, bytes), countedTime)).at(-1) === lastLine;
      const smallest = await smallestHeap(0, heapBytes(few), step, (bytes) => passes(few, bytes));
      t.diagnostic(`${name}: ${last}, heap of ${smallest} bytes`);
      assert.ok(await passes(many, smallest), `${smallest} bytes are enough for ${fewTurns} turns only`);
    });
});
