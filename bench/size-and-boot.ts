// `npm run bench:size [-- <board>]`: what examples/hello-mqtt takes on a board. Prints, and writes to bench/results/size-and-boot.json, for
// another board than the usual one to size-and-boot-<board>.json:
// - bytes per memory region of the chip;
// - how long compilation takes: a first one in a new process, later ones, and pxt's front end alone;
// - instructions from reset to the first TypeScript instruction, and until the broker has accepted the connection.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { portAnswers, startBroker } from "../cli/broker.js";
import { compileForChip, compileForSimulator, type Firmware, writeFirmware } from "../cli/compile.js";
import { targetRoot } from "../cli/makecode/root.js";
import { elfSymbols } from "./elf-symbols.js";
import { countInstructions } from "./instructions.js";
import { board as usualBoard } from "./language/programs.js";

const board = process.argv[2] ?? usualBoard;
const project = "examples/hello-mqtt";
const brokerPort = 1883;
const laterCompilations = 5;
const runs = 3;

/** TypeScript functions whose first instruction ends a part of the boot, in the order in which they are reached. */
const milestones = [
  { name: "the program's first instruction", symbol: "<main>" },
  { name: 'CONNACK (the callback "connected")', symbol: "connected" },
];

const chip = chipOfBoard(board);
const directory = join(targetRoot, project);

async function seconds(what: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await what();
  return (performance.now() - start) / 1000;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function times(what: () => Promise<unknown>): Promise<number> {
  const results: number[] = [];
  for (let i = 0; i < laterCompilations; i++) results.push(await seconds(what));
  return median(results);
}

async function measureCompilation(): Promise<{ firmware: Firmware; compileSeconds: Record<string, number> }> {
  let firmware: Firmware | undefined;
  const compile = async () => {
    firmware = await compileForChip(directory, chip);
  };
  const first = await seconds(compile);
  const later = await times(compile);
  const javaScript = await times(() => compileForSimulator(directory));
  return { firmware: firmware!, compileSeconds: { first, later, javaScript } };
}

async function measureInstructions(firmware: Firmware): Promise<Record<string, number[]>> {
  const symbols = elfSymbols(Buffer.from(firmware.files.get("firmware.elf")!));
  const addresses = milestones.map(({ name, symbol }) => {
    const address = symbols.get(symbol);
    if (address === undefined)
      throw new Error(`firmware.elf has no symbol ${symbol}, which stands for ${name}`);
    return address;
  });
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  const broker = (await portAnswers(brokerPort)) ? undefined : await startBroker(brokerPort);
  try {
    writeFirmware(firmware, folder);
    const counts: number[][] = [];
    for (let i = 0; i < runs; i++) {
      counts.push(await countInstructions(chip, join(folder, "firmware.elf"), addresses));
    }
    return Object.fromEntries(milestones.map(({ name }, at) => [name, counts.map((count) => count[at]!)]));
  } finally {
    await broker?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { firmware, compileSeconds } = await measureCompilation();
const instructions = await measureInstructions(firmware);
const results = { project, board: chip.id, memory: firmware.memory, compileSeconds, instructions };

const folder = join(targetRoot, "bench/results");
mkdirSync(folder, { recursive: true });
const file = board === usualBoard ? "size-and-boot.json" : `size-and-boot-${board}.json`;
writeFileSync(join(folder, file), `${JSON.stringify(results, null, 2)}\n`);

const say = (line: string) => process.stdout.write(`${line}\n`);
say(`${project} on ${chip.id}\n\n${firmware.memoryTable.trimEnd()}\n`);
say("Compilation, seconds");
say(`  first in a process (loads pxt-core)  ${compileSeconds.first!.toFixed(2)}`);
say(`  later ones, median of ${laterCompilations}              ${compileSeconds.later!.toFixed(2)}`);
say(`  to JavaScript (pxt-core alone)       ${compileSeconds.javaScript!.toFixed(2)}\n`);
say(`Instructions from reset to …, ${runs} runs`);
for (const [name, counts] of Object.entries(instructions)) {
  say(`  ${name.padEnd(35)}  ${counts.map((count) => count.toLocaleString("en")).join("  ")}`);
}
