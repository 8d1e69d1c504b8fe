// Call stacks of panics and uncaught exceptions, from programs that run in the emulator.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard } from "../../cli/boards.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { cli, project, repository, temporaryFolder } from "../support/cli.js";
import { start, type TestScope } from "../support/process.js";
import { buildElf } from "./firmware.js";

/** What `pxt-esp run` shows behind the line of the panic. */
async function stackOf(t: TestScope, main: string, panic: number): Promise<string[]> {
  const run = await cli(t, "run", project(t, main), "--board", "esp8266", "--timeout", "60");
  assert.equal(run.status, 2, run.stdout + run.stderr);
  const lines = run.stdout.trimEnd().split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith(`PANIC ${panic}:`));
  assert.ok(at >= 0, `no PANIC ${panic} in\n${run.stdout}`);
  return lines.slice(at + 1).map((line) => line.replace(/^ {4}/, ""));
}

const cases: { name: string; panic: number; program: string; stack: string[] }[] = [
  {
    name: "an exception in a method called by a closure",
    panic: 999,
    program: `class Dog {
    constructor(private name: string) { }
    speak(times: number): string {
        let out = ""
        for (let i = 0; i < times; i++) {
            out += this.bark(i)
        }
        return out
    }
    bark(i: number): string {
        if (i == 2)
            throw "no more"
        return this.name + i
    }
}
function outer(d: Dog): number {
    const listen = () => {
        console.log(d.speak(5))
    }
    listen()
    return 1
}
function fib(n: number): number {
    if (n < 2) {
        return outer(new Dog("rex"))
    }
    return fib(n - 1) +
        fib(n - 2)
}
fib(2)
`,
    stack: [
      "at Dog.bark (main.ts:12:13)",
      "at Dog.speak (main.ts:6:20)",
      "at outer.listen (main.ts:18:21)",
      "at outer (main.ts:20:5)",
      "at fib (main.ts:25:16)",
      "at fib (main.ts:27:12)",
      "at <main> (main.ts:30:1)",
    ],
  },
  {
    name: "a failed cast in a function that has no frame of its own",
    panic: 980,
    program: `class Point {
    constructor(public x: number) { }
}
function leaf(p: Point, q: Point): number {
    let n = 0
    while (n < 3) {
        n = n + p.x
        if (n > 1)
            p = q
    }
    return n
}
leaf(new Point(1), undefined)
`,
    stack: ["at leaf (main.ts:7:9)", "at <main> (main.ts:13:1)"],
  },
  {
    name: "a panic in a fiber that an event started, through an interface, a map and library code",
    panic: 42,
    program: `interface Shape { area(k: number): number }
class Square implements Shape {
    constructor(private side: number) { }
    area(k: number): number {
        control.panic(42)
        return this.side * k
    }
}
function sum(shapes: Shape[]): number {
    return shapes.map(s => s.area(2))
        .reduce((a, b) => a + b, 0)
}
let all: any = { go: sum }
control.onEvent(77, 1, () => {
    all.go([new Square(3)])
})
control.raiseEvent(77, 1)
pause(500)
`,
    stack: [
      "at Square.area (main.ts:5:9)",
      "at sum.<arrow:10> (main.ts:10:28)",
      "at helpers.arrayMap (base/pxt-helpers.ts:",
      "at sum (main.ts:10:12)",
      "at <main>.<arrow:14> (main.ts:15:5)",
    ],
  },
  {
    name: "a panic below C++ that TypeScript called: toString of a thrown object",
    panic: 980,
    program: `class Bad {
    text: string
    toString(): string {
        const other: Bad = undefined
        return other.text
    }
}
function fails(): void {
    throw new Bad()
}
fails()
`,
    stack: ["at Bad.toString (main.ts:5:9)", "at fails (main.ts:9:5)", "at <main> (main.ts:11:1)"],
  },
  {
    name: "an exception thrown by a handler, in a callback",
    panic: 999,
    program: `function thrower(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): number {
    if (h == 8) throw "eight"
    return a + b + c + d + e + f + g + h
}
function attempt(): void {
    try {
        thrower(1, 2, 3, 4, 5, 6, 7, 8)
    } catch (e) {
        handle(e)
    }
}
function handle(e: any): void {
    [1, 2, 3].forEach((v, i) => {
        if (i == 1) {
            throw "again " + e
        }
    })
}
attempt()
`,
    stack: [
      "at handle.<arrow:13> (main.ts:15:13)",
      "at helpers.arrayForEach (base/pxt-helpers.ts:",
      "at handle (main.ts:13:5)",
      "at attempt (main.ts:9:9)",
      "at <main> (main.ts:19:1)",
    ],
  },
  {
    name: "a panic below a bound method with arguments on the stack, called by a setter",
    panic: 7,
    program: `class Point {
    constructor(public x: number) { }
    many(a: number, b: number, c: number, d: number, e: number, f: number, g: number): number {
        if (g == 7) control.panic(7)
        return a + b + c + d + e + f + g + this.x
    }
    get length(): number { return this.x }
    set length(v: number) {
        const self: any = this
        const m = self.many
        m(1, 2, 3, 4, 5, 6, 7)
    }
}
const p = new Point(1)
p.length = 5
`,
    stack: ["at Point.many (main.ts:4:21)", "at set Point.length (main.ts:11:9)", "at <main> (main.ts:15:1)"],
  },
  {
    name: "a stack overflow, the middle left out",
    panic: 916,
    program: `function deep(n: number): number {
    const rest = n > 0 ? deep(n + 1) : 0
    return rest + 1
}
function begin(): number {
    return deep(1) + 1
}
begin()
`,
    stack: [
      "at deep (main.ts:1:1)",
      "at deep (main.ts:2:26)",
      "... ",
      "...",
      "at deep (main.ts:2:26)",
      "... ",
      "at begin (main.ts:6:12)",
      "at <main> (main.ts:8:1)",
    ],
  },
  {
    name: "a stack overflow in another fiber, while the main one waits",
    panic: 916,
    program: `class Node {
    constructor(public next: Node) { }
    count(n: number): number {
        return this.next.count(n + 1) + 1
    }
}
const node = new Node(null)
node.next = node
control.inBackground(() => {
    let sum = 5
    sum += node.count(1)
    console.log(sum)
})
while (true) pause(1)
`,
    stack: [
      "at Node.count (main.ts:3:5)",
      "at Node.count (main.ts:4:16)",
      "... ",
      "...",
      "at Node.count (main.ts:4:16)",
      "... ",
      "at <main>.<arrow:9> (main.ts:11:12)",
    ],
  },
  {
    name: "a stack overflow of calls that cross C++",
    panic: 916,
    program: `class Endless {
    toString(): string {
        return "(" + this + ")"
    }
}
const text = "text " + new Endless()
`,
    stack: [
      "at Endless.toString (main.ts:2:5)",
      "at Endless.toString (main.ts:3:9)",
      "... ",
      "...",
      "at Endless.toString (main.ts:3:9)",
      "at Endless.toString (main.ts:3:9)",
      "at Endless.toString (main.ts:3:9)",
      "at <main> (main.ts:6:7)",
    ],
  },
];

for (const { name, panic, program, stack } of cases) {
  test(`run shows the call stack of ${name}`, async (t) => {
    const shown = await stackOf(t, program, panic);
    assert.deepEqual(
      shown.map((line, i) => line.slice(0, stack[i]?.length ?? line.length)),
      stack,
      shown.join("\n"),
    );
  });
}

test("the board prints the call stack as one line of addresses, which trace translates in a log with CR LF", async (t) => {
  const { program, stack } = cases[0]!;
  const elf = await buildElf(t, program);
  const [command, ...args] = qemuCommand(chipOfBoard("esp8266"), elf);
  const board = await start(t, command!, args).ended;
  const line = /^at( 0x[0-9a-f]{8}[\^+]\d+)+ =\d+$/m.exec(board.stdout);
  assert.ok(line, board.stdout);

  const log = `old line\r\n${board.stdout.replace(/\n/g, "\r\n")}at last`;
  const bin = join(repository, "cli/bin/pxt-esp.mjs");
  const ended = spawnSync(process.execPath, [bin, "trace", elf], { input: log, encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  const translated = stack.map((call) => `    ${call}`).join("\n");
  assert.equal(ended.stdout, log.replace(`${line[0]}\r`, translated));
});

test("trace refuses a file that is no ELF file, and one that is not there", async (t) => {
  const folder = temporaryFolder(t);
  const missing = await cli(t, "trace", join(folder, "none.elf"));
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /none\.elf/);
  const map = (await buildElf(t, "pause(1)")).replace(/elf$/, "map");
  const wrong = await cli(t, "trace", map);
  assert.equal(wrong.status, 1);
  assert.match(wrong.stderr, /firmware\.map: not a 32-bit little-endian ELF file/);
});
