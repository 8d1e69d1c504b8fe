// Every TypeScript function has its name in the ELF's symbol table, in the debug information and in the memory map.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { binutil } from "../support/xtensa-binutils.js";
import { buildElf, functionsOf } from "./firmware.js";

const program = `
function fib(n: number): number {
    return n < 2 ? n : fib(n - 1) + fib(n - 2)
}
class Dog {
    static count = 0
    heard: () => void
    constructor(public name: string) {
        Dog.count++
        this.heard = () => { control.dmesg(this.name) }
    }
    speak(): string { for (const c of [1]) { fib(c) } return this.name }
    static all(): number { fib(3); return Dog.count }
    get upper(): string { fib(1); return this.name.toUpperCase() }
    set upper(v: string) { fib(1); this.name = v }
}
namespace pets.cats {
    export function purr(): void { fib(2); control.dmesg("purr") }
    export class Cat extends Dog {
        constructor() { super("cat") }
        speak(): string { fib(4); return "meow" }
    }
}
function outer(): number {
    function inner(): number { return fib(5) }
    const arrow = () => inner() + 1
    return arrow()
}
const handlers = { open: () => { fib(6) } }
let later: () => void
later = function () { fib(7) }
control.runInParallel(() => { fib(10) })
control.onEvent(9, 1, function () { fib(11) }); control.onEvent(9, 2, function () { fib(12) })
const dog = new Dog("rex"), cat: Dog = new pets.cats.Cat()
dog.upper = dog.upper + dog.speak() + cat.speak() + Dog.all() + outer()
dog.heard()
pets.cats.purr()
handlers.open()
later()
`;

/** Line of the program that holds the text, from 1. */
function lineOf(text: string): number {
  return program.split("\n").findIndex((line) => line.includes(text)) + 1;
}

const expected = [
  "<main>",
  "fib",
  "new Dog",
  "new Dog.heard",
  "Dog.speak",
  "Dog.all",
  "get Dog.upper",
  "set Dog.upper",
  "pets.cats.purr",
  "new pets.cats.Cat",
  "pets.cats.Cat.speak",
  "outer",
  "outer.inner",
  "outer.arrow",
  "handlers.open",
  "later",
  `<main>.<arrow:${lineOf("fib(10)")}>`,
  `<main>.<function:${lineOf("fib(11)")}>`,
  `<main>.<function:${lineOf("fib(11)")}:71>`,
];

test("functions have their TypeScript names in the symbol table, the debug information and the map", async (t) => {
  const elf = await buildElf(t, program);
  const symbols = new Set(
    binutil("readelf", "--symbols", "--wide", elf)
      .split("\n")
      .map((line) => /FUNC\s+GLOBAL\s+DEFAULT\s+\d+ (.*)$/.exec(line)?.[1]),
  );
  const described = new Set(functionsOf(elf).map((f) => f.name));
  const map = readFileSync(elf.replace(/elf$/, "map"), "utf8");
  for (const name of expected) {
    assert.ok(described.has(name), `no debug information of ${name}, but of ${[...described].join(", ")}`);
    assert.ok(symbols.has(name), `no symbol ${name}`);
    assert.ok(map.includes(`func   ${name}\n`), `${name} is not in the map`);
  }
});
