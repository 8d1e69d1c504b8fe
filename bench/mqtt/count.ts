// Counts the instructions of operations in a firmware that connects to a broker and does each of them 120 times:
// program/main.ts, or raw.cpp.
//
// The firmware calls one function, its mark, before and after each operation, and prints `OPERATION <name> done`, or `late`
// when something of it had not come to its end by then. Counted is everything that the board executes between the two calls:
// the operation itself, lwIP and the driver, interrupts, the scheduler, and the way of the broker's answers up to the
// program. In that time the program sleeps, so that its end is one of idleness; an operation that does nothing is counted
// in the same way, and what it takes is subtracted.

import { setTimeout as pause } from "node:timers/promises";
import type { ChipJson } from "../../compiler/chip.js";
import { record } from "../recording.js";
import { Publisher } from "./publisher.js";

/** How long all operations may take, in ms. */
const runTime = 240_000;
/** How many of each must not have been late. */
const leastOperations = 60;
const lastLine = /^DONE$/;
/** What a message takes from the publisher through the broker to the emulator, in ms; the machine stands still meanwhile. */
const deliveryTime = 20;

const emptyOperation = "nothing";
/** In the order in which a firmware does them. */
export const operations = ["qos0", "qos1", "qos2", "received"] as const;
export type Operation = (typeof operations)[number];
/** What a firmware does between its marks, in order, and how often each. */
export const measured = [emptyOperation, ...operations];
export const rounds = 120;

export const received = { topic: "bench/twenty/bytes/r", payload: "0123456789".repeat(10) };

export interface Count {
  average: number;
  minimum: number;
}

export interface MarkedFirmware {
  elf: string;
  /** Address of the mark's first instruction. */
  mark: number;
}

/** Counts all operations; the firmware connects to the broker at `port` of the loopback. */
export async function countOperations(
  chip: ChipJson,
  firmware: MarkedFirmware,
  port: number,
): Promise<Record<Operation, Count>> {
  const publisher = await Publisher.connect(port);
  const counts: number[] = [];
  const { console: text, failure } = await record(chip, firmware.elf, runTime, async (machine) => {
    for (const name of measured) {
      for (let round = 0; round < rounds; round++) {
        await machine.runTo(firmware.mark);
        const start = await machine.instructions();
        if (name === "received") {
          publisher.publish(received.topic, received.payload);
          await pause(deliveryTime);
        }
        await machine.pass(firmware.mark);
        await machine.runTo(firmware.mark);
        counts.push((await machine.instructions()) - start);
        await machine.pass(firmware.mark);
      }
    }
    machine.run();
    await machine.shows(lastLine);
  });
  publisher.close();
  if (failure !== undefined)
    throw new Error(`the program did not end (${counts.length} counted): ${failure}`);
  const ends = [...text.matchAll(/^OPERATION (\S+) (\S+)\r?$/gm)];
  const countsOf = (name: string) =>
    counts.filter((_, at) => ends[at]![1] === name && ends[at]![2] === "done");
  const idle = summary(countsOf(emptyOperation), emptyOperation);
  return Object.fromEntries(
    operations.map((name) => {
      const { average, minimum } = summary(countsOf(name), name);
      return [name, { average: average - idle.average, minimum: minimum - idle.minimum }];
    }),
  ) as Record<Operation, Count>;
}

function summary(counts: number[], name: string): Count {
  if (counts.length < leastOperations)
    throw new Error(`of ${rounds} operations ${name} only ${counts.length} came to their end in time`);
  const sum = counts.reduce((total, count) => total + count, 0);
  return { average: Math.round(sum / counts.length), minimum: Math.min(...counts) };
}
