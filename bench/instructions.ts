// Counts instructions from reset to addresses, exactly.

import type { ChipJson } from "../compiler/chip.js";
import { record } from "./recording.js";

/** How long the program may take to get to the last address, in ms. */
const runTime = 120_000;

/**
 * Runs a firmware and returns the number of instructions executed before each of the addresses, which the program must
 * reach in this order. Throws an Error with the console's text when it does not get there in two minutes.
 */
export async function countInstructions(chip: ChipJson, elf: string, addresses: number[]): Promise<number[]> {
  const counts: number[] = [];
  const { failure } = await record(chip, elf, runTime, async (machine) => {
    for (const address of addresses) {
      await machine.runTo(address);
      counts.push(await machine.instructions());
    }
  });
  if (failure !== undefined) throw new Error(`the program did not get there: ${failure}`);
  return counts;
}
