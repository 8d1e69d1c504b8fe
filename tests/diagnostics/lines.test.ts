// firmware.elf's DWARF, read by binutils: every call maps to its line, and so does every statement.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { prepareCompilation } from "../../cli/makecode/compile.js";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { repository } from "../support/cli.js";
import { binutil } from "../support/xtensa-binutils.js";
import { addr2line, buildElf, callsOf, functionsOf } from "./firmware.js";

// Each line calls at most one function, so that its text tells what a call on it may lead to.
const program = `class Animal {
    legs = 4
    constructor(n: number) {
        this.legs = twice(n)
    }
    walk(steps: number): number {
        if (steps > 3)
            return this.rest(steps)
        let total = 0
        for (
            let i = first(); // for init
            i < last(); // for condition
            i += step() // for increment
        ) {
            total += this.legs * i
        }
        return total
    }
    rest(n: number): number {
        switch (twice(n)) {
            case 8:
                return first()
            default:
                throw step()
        }
    }
}
function twice(n: number): number { for (const c of [1]) n += c; return n * 2 }
function first(): number { for (const c of [1]) return c; return 0 }
function last(): number { for (const c of [4]) return c; return 0 }
function step(): number { for (const c of [1]) return c; return 0 }
function sum(a: number, b: number): number { for (const c of [a]) return c + b; return 0 }
function run(): number {
    try {
        const a = new Animal(2)
        return sum(
            a.walk(2),
            a.walk(4)
        )
    } catch (e) {
        return last()
    }
}
run()
`;
const lines = program.split("\n");

test("a call's address and its return address minus one map to the line of the call", async (t) => {
  const elf = await buildElf(t, program);
  const calls = callsOf(elf).filter(
    ({ to }) => to !== undefined && /^(twice|first|last|step|sum|run|Animal\.\w+)$/.test(to),
  );
  const found = addr2line(
    elf,
    calls.flatMap(({ address }) => [address, address + 2]),
  );
  for (const [i, { from, to }] of calls.entries()) {
    for (const place of [found[2 * i]!, found[2 * i + 1]!]) {
      assert.equal(place.file, "main.ts");
      assert.equal(place.function, from);
      const name = to!.replace(/^.*\./, "");
      assert.match(
        lines[place.line - 1]!,
        new RegExp(`\\b${name}\\(`),
        `line ${place.line} for a call of ${to}`,
      );
    }
  }
  const callees = new Set(calls.map((call) => call.to));
  for (const name of ["twice", "first", "last", "step", "sum", "run"]) assert.ok(callees.has(name), name);
});

test("every call of the program has a line", async (t) => {
  const elf = await buildElf(t, program);
  const calls = callsOf(elf).filter(({ from }) => !from.endsWith("]"));
  assert.ok(calls.length > 20);
  for (const [i, { line }] of addr2line(
    elf,
    calls.map((call) => call.address),
  ).entries())
    assert.ok(line > 0, `no line for the call in ${calls[i]!.from}`);
});

test("the line table has every statement's line, in the function that holds it", async (t) => {
  const elf = await buildElf(t, program);
  const rows = [
    ...binutil("objdump", "--dwarf=decodedline", elf).matchAll(/^main\.ts\s+(\d+)\s+(0x[0-9a-f]+)/gm),
  ].map(([, line, address]) => ({ line: Number(line), address: Number(address) }));
  const functions = functionsOf(elf);
  const functionOf = (line: number): string[] =>
    rows
      .filter((row) => row.line === line)
      .map(({ address }) => functions.find((f) => address >= f.low && address < f.low + f.size)?.name ?? "?");
  const expected: [string, string][] = [
    ["if (steps", "Animal.walk"],
    ["return this.rest", "Animal.walk"],
    ["let total", "Animal.walk"],
    ["i < last()", "Animal.walk"],
    ["total += ", "Animal.walk"],
    ["return total", "Animal.walk"],
    ["switch", "Animal.rest"],
    ["return first", "Animal.rest"],
    ["const a = ", "run"],
    ["run()", "<main>"],
  ];
  for (const [text, name] of expected) {
    const line = lines.findIndex((candidate) => candidate.trim().startsWith(text)) + 1;
    assert.ok(functionOf(line).includes(name), `line ${line} is in ${functionOf(line)}, not in ${name}`);
  }
});

test("binutils read all debug information without a complaint", async (t) => {
  const elf = await buildElf(t, program);
  const dump = binutil("readelf", "--debug-dump=info,abbrev,aranges,decodedline,frames-interp", elf);
  assert.doesNotMatch(dump, /warning|error|corrupt|unknown/i);
});

test("places in the source do not change what goes to the board", async () => {
  const runtime = runtimeOf(chipOfBoard("esp8266"));
  const [withPlaces, without] = await Promise.all(
    [true, false].map(async (breakpoints) => {
      const folder = join(repository, "examples/hello-mqtt");
      const { options } = await prepareCompilation(folder, { kind: "native", runtime });
      const { success, outfiles } = loadPxt().pxtc.compile({ ...options, breakpoints });
      assert.ok(success);
      return outfiles;
    }),
  );
  assert.ok(withPlaces!["firmware.elf"]!.length > without!["firmware.elf"]!.length);
  assert.equal(withPlaces!["firmware.bin"], without!["firmware.bin"]);
});
