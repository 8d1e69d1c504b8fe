// Which functions a firmware's instructions go to. QEMU logs each block of code that it executes; this reads the log as it
// comes, and adds up the blocks' instructions by function: a function's own, without those it calls.

import { spawn, spawnSync } from "node:child_process";
import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { qemuCommand } from "../cli/emulators/qemu.js";
import type { ChipJson } from "../compiler/chip.js";
import { elfSymbols } from "./elf-symbols.js";
import { TraceReader } from "./trace-reader.js";

/** How long a firmware may run, in ms: logging makes it some twenty times slower. */
const runTime = 300_000;

const say = (line: string) => process.stdout.write(`${line}\n`);

/** What goes to one function. */
export interface Use {
  instructions: number;
  calls: number;
  /** Calls by the name of the caller. */
  callers: Map<string, number>;
}

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

/** Adds up the blocks between the first, the second, … pair of calls of the mark. */
class Profile {
  private uses: Map<string, Use> | undefined;
  private marks = 0;
  private previous = "";
  private readonly known = new Map<number, { name: string; starts: boolean }>();

  constructor(
    private readonly functions: Functions,
    private readonly mark: number,
    /** Called at the first mark of each pair: where to add up what follows. */
    private readonly begin: (pair: number) => Map<string, Use>,
  ) {}

  block(address: number, instructions: number): void {
    let place = this.known.get(address);
    if (!place) {
      place = this.functions.at(address);
      this.known.set(address, place);
    }
    if (address === this.mark) {
      this.uses = this.marks % 2 === 0 ? this.begin(this.marks / 2) : undefined;
      this.marks++;
    }
    if (this.uses) this.add(this.uses, place, instructions);
    this.previous = place.name;
  }

  private add(uses: Map<string, Use>, place: { name: string; starts: boolean }, instructions: number): void {
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

/**
 * Runs a firmware until it prints DONE. Returns the console's text.
 * @param folder for the log
 * @param begin called when the firmware reaches its mark for the first, third, … time: where to add up what it does up to the next
 */
export async function profile(
  chip: ChipJson,
  firmware: { elf: string; mark: number },
  folder: string,
  begin: (pair: number) => Map<string, Use>,
): Promise<string> {
  const sums = new Profile(new Functions(elfSymbols(readFileSync(firmware.elf))), firmware.mark, begin);
  const log = join(folder, "log");
  spawnSync("mkfifo", [log]);
  const [program, ...args] = qemuCommand(chip, firmware.elf, {
    extraArguments: ["-d", "exec,nochain,in_asm", "-D", log],
  });
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise((resolve) => child.on("close", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), runTime);
  let console = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    console += text;
    if (/^DONE\r?$/m.test(console)) child.kill("SIGKILL");
  });
  const reader = new TraceReader((address, instructions) => sums.block(address, instructions));
  for await (const chunk of createReadStream(log, { highWaterMark: 1 << 20 })) reader.read(chunk as Buffer);
  await ended;
  clearTimeout(timer);
  if (!/^DONE\r?$/m.test(console)) throw new Error(`the firmware did not come to its end:\n${console}`);
  return console;
}

/** Prints who got the instructions of `times` runs, as an average. */
export function printProfile(
  name: string,
  uses: Map<string, Use>,
  options: { top: number; callers: boolean; times?: number },
): void {
  const { top, callers, times = 1 } = options;
  const average = (count: number) => Math.round(count / times);
  const total = [...uses.values()].reduce((sum, use) => sum + use.instructions, 0);
  say(
    `\n${name}: ${average(total).toLocaleString("en")} instructions\n        own      %      calls  function`,
  );
  const sorted = [...uses].sort(([, a], [, b]) => b.instructions - a.instructions);
  for (const [function_, use] of sorted.slice(0, top)) {
    const share = ((100 * use.instructions) / total).toFixed(1);
    const calls = times === 1 ? String(use.calls) : (use.calls / times).toFixed(1);
    say(
      `${String(average(use.instructions)).padStart(11)} ${share.padStart(6)} ${calls.padStart(10)}  ${function_}`,
    );
    if (!callers) continue;
    const most = [...use.callers].sort(([, a], [, b]) => b - a).slice(0, 4);
    for (const [caller, count] of most)
      say(
        `${" ".repeat(20)}${(times === 1 ? String(count) : (count / times).toFixed(1)).padStart(10)} from ${caller}`,
      );
  }
}
