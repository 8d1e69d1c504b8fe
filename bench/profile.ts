// Which functions the instructions of each program go to:
//
//   npx tsx bench/profile.ts [program … in the order of bench/programs] [--top N] [--callers]
//
// QEMU logs each block of code that it executes; this reads the log as it comes, and adds up the blocks' instructions by
// function. A function's own instructions are meant, without those it calls. --callers adds who called it how often.

import { spawn, spawnSync } from "node:child_process";
import { createReadStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chipOfBoard } from "../cli/boards.js";
import { qemuCommand } from "../cli/emulators/qemu.js";
import { elfSymbols } from "./elf-symbols.js";
import { compileOurs } from "./language/ours.js";
import { board, programs } from "./language/programs.js";
import { writePrograms } from "./language/selected-programs.js";
import { TraceReader } from "./trace-reader.js";

/** How long all programs together may run, in ms: logging makes them some twenty times slower. */
const runTime = 300_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { top: { type: "string", default: "25" }, callers: { type: "boolean", default: false } },
});
const chip = chipOfBoard(board);
const names = positionals.length > 0 ? positionals : programs.map((program) => program.name);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Functions in the order of their addresses, for finding the one that holds an address. */
class Functions {
  private readonly sorted: { name: string; address: number }[];

  constructor(symbols: Map<string, number>) {
    const compilerNames = [...symbols.keys()];
    const input = compilerNames.join("\n");
    const plain = spawnSync("xtensa-lx106-elf-c++filt", { input, encoding: "utf8" }).stdout.split("\n");
    this.sorted = compilerNames
      .map((name, at) => ({ name: plain[at]!, address: symbols.get(name)! }))
      .sort((a, b) => a.address - b.address);
  }

  /** The function that holds the address, and whether it starts there. */
  at(address: number): { name: string; starts: boolean } {
    let low = 0;
    let high = this.sorted.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.sorted[middle]!.address <= address) low = middle;
      else high = middle;
    }
    const { name, address: start } = this.sorted[low]!;
    return { name, starts: start === address };
  }
}

interface Use {
  instructions: number;
  calls: number;
  callers: Map<string, number>;
}

/** Adds up the blocks of each program; the mark is hit before and after it. */
class Profile {
  readonly programs: Map<string, Use>[] = [];
  private marks = 0;
  private previous = "";
  private readonly known = new Map<number, { name: string; starts: boolean }>();

  constructor(
    private readonly functions: Functions,
    private readonly mark: number,
  ) {}

  block(address: number, instructions: number): void {
    let place = this.known.get(address);
    if (!place) {
      place = this.functions.at(address);
      this.known.set(address, place);
    }
    if (address === this.mark && this.marks++ % 2 === 0) this.programs.push(new Map());
    if (this.marks % 2 === 1) this.add(place, instructions);
    this.previous = place.name;
  }

  private add(place: { name: string; starts: boolean }, instructions: number): void {
    const uses = this.programs.at(-1)!;
    let use = uses.get(place.name);
    if (!use) {
      use = { instructions: 0, calls: 0, callers: new Map() };
      uses.set(place.name, use);
    }
    use.instructions += instructions;
    if (!place.starts) return;
    use.calls++;
    use.callers.set(this.previous, (use.callers.get(this.previous) ?? 0) + 1);
  }
}

function print(name: string, uses: Map<string, Use>): void {
  const total = [...uses.values()].reduce((sum, use) => sum + use.instructions, 0);
  say(`\n${name}: ${total.toLocaleString("en")} instructions\n        own      %      calls  function`);
  const sorted = [...uses].sort(([, a], [, b]) => b.instructions - a.instructions);
  for (const [function_, use] of sorted.slice(0, Number(values.top))) {
    const share = ((100 * use.instructions) / total).toFixed(1);
    say(
      `${String(use.instructions).padStart(11)} ${share.padStart(6)} ${String(use.calls).padStart(10)}  ${function_}`,
    );
    if (!values.callers) continue;
    const callers = [...use.callers].sort(([, a], [, b]) => b - a).slice(0, 4);
    for (const [caller, calls] of callers)
      say(`${" ".repeat(20)}${String(calls).padStart(10)} from ${caller}`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-profile-"));
try {
  const project = join(folder, "programs");
  writePrograms(names, project);
  const { elf, mark } = await compileOurs(folder, project);
  const profile = new Profile(new Functions(elfSymbols(readFileSync(elf))), mark);
  const log = join(folder, "log");
  spawnSync("mkfifo", [log]);
  const [program, ...args] = qemuCommand(chip, elf, {
    extraArguments: ["-d", "exec,nochain,in_asm", "-D", log],
  });
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), runTime);
  let console = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    console += text;
    if (/^DONE$/m.test(console)) child.kill("SIGKILL");
  });
  const reader = new TraceReader((address, instructions) => profile.block(address, instructions));
  for await (const chunk of createReadStream(log, { highWaterMark: 1 << 20 })) reader.read(chunk as Buffer);
  await ended;
  clearTimeout(timer);
  names.forEach((name, at) => {
    const uses = profile.programs[at];
    if (uses) print(name, uses);
  });
  if (!/^DONE$/m.test(console)) say(`\nThe programs did not come to their end:\n${console}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
