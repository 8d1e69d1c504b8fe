// Counts the instructions of each of the ten programs in a firmware that runs them one after the other.
//
// Such a firmware calls one function, its mark, before and after each program, and prints `BENCH <name> <ticks> <result>`
// behind it, where ticks is the difference of the clock that the mark reads. It closes with `DONE`. Instructions counted
// are those between the two calls of the mark, exactly: nothing is subtracted. `nothing` is an empty program, whose count
// says how many of them are the mark's own and the way to the program and back.

import type { ChipJson } from "../../compiler/chip.js";
import { record, runTimed } from "../recording.js";

/** How long all programs may take, in ms. */
const runTime = 300_000;

export interface MarkedFirmware {
  elf: string;
  /** Address of the mark's first instruction. */
  mark: number;
  /** Instructions in one tick of the clock that the firmware prints, at one instruction per ns. */
  instructionsPerTick: number;
}

export interface Count {
  name: string;
  instructions: number;
  /** As printed. */
  result: string;
}

export interface Counts {
  programs: Count[];
  /** What the firmware printed when it did not come to its end. */
  failure?: string;
}

const lastLine = /^DONE$/;

/** Name of the empty program, the first that a firmware runs. */
export const emptyProgram = "nothing";

/**
 * Runs the programs, in the order of `names`. Throws when the firmware runs others, or when in a second run,
 * outside record mode, its own clock goes ahead by more than two ticks and 0.1% more or less than the counts say.
 */
export async function countPrograms(
  chip: ChipJson,
  firmware: MarkedFirmware,
  names: string[],
): Promise<Counts> {
  const marks: number[] = [];
  const recorded = await record(chip, firmware.elf, runTime, async (machine) => {
    for (let i = 0; i < 2 * names.length; i++) {
      await machine.runTo(firmware.mark);
      marks.push(await machine.instructions());
      await machine.pass(firmware.mark);
    }
    machine.run();
    await machine.shows(lastLine);
  });
  const reports = reportsIn(recorded.console);
  const programs = reports.map(({ name, result }, at) => {
    if (name !== names[at]) throw new Error(`program ${at + 1} is ${name}, not ${names[at]}`);
    return { name, instructions: marks[2 * at + 1]! - marks[2 * at]!, result };
  });
  await checkClock(chip, firmware, programs);
  return { programs, ...(recorded.failure === undefined ? {} : { failure: recorded.failure }) };
}

/** Compares the counts with what the firmware's clock says when virtual time is instructions executed. */
async function checkClock(chip: ChipJson, firmware: MarkedFirmware, programs: Count[]): Promise<void> {
  const { console } = await runTimed(chip, firmware.elf, runTime, lastLine);
  const reports = reportsIn(console);
  programs.forEach(({ name, instructions }, at) => {
    const ticks = reports[at]?.ticks ?? Number.NaN;
    const difference = Math.abs(instructions / firmware.instructionsPerTick - ticks);
    if (difference <= 2 + instructions / firmware.instructionsPerTick / 1000) return;
    throw new Error(`${name}: ${instructions} instructions, but the clock went ahead by ${ticks} ticks`);
  });
}

function reportsIn(console: string): { name: string; ticks: number; result: string }[] {
  return [...console.matchAll(/^BENCH (\S+) (\S+) (\S+)\r?$/gm)].map(([, name, ticks, result]) => ({
    name: name!,
    ticks: Number(ticks),
    result: result!,
  }));
}
