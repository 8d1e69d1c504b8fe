// Looks at a board's memory while memory/main.ts runs: what a second client takes of it, and what messages leave behind.

import { readFileSync } from "node:fs";
import type { ChipJson } from "../../compiler/chip.js";
import { elfSymbols } from "../elf-symbols.js";
import { debug, type Machine } from "../recording.js";
import type { MarkedFirmware } from "./count.js";

/** How long all messages may take, in ms. */
const runTime = 540_000;
/** In front of each piece of the system heap (targets/runtime/heap.cpp). */
const headerBytes = 4;

export interface MemoryUse {
  /** Messages sent and received after which the memory was looked at. */
  messages: [number, number];
  /** Bytes in use then, of the collector's heap and of the system heap. */
  atFirst: Use;
  atLast: Use;
  /** Bytes that a second, connected client takes. */
  client: { objects: number; socketBuffers: number };
}

export interface Use {
  objects: number;
  system: number;
}

/** Runs memory/main.ts. Throws an Error when it does not come to its end. */
export async function measureMemory(chip: ChipJson, firmware: MarkedFirmware): Promise<MemoryUse> {
  const symbols = elfSymbols(readFileSync(firmware.elf));
  const looks: Use[] = [];
  const { console: text, failure } = await debug(chip, firmware.elf, runTime, async (machine) => {
    for (let i = 0; i < 3; i++) {
      await machine.runTo(firmware.mark);
      looks.push(await look(machine, symbols));
      await machine.pass(firmware.mark);
    }
    machine.run();
    await machine.shows(/^DONE$/);
  });
  if (failure !== undefined) throw new Error(`the program did not end: ${failure}`);
  const source = readFileSync(new URL("memory/main.ts", import.meta.url), "utf8");
  const rounds = (name: string) => Number(new RegExp(`^const ${name} = (\\d+);$`, "m").exec(source)![1]);
  const [atFirst, atLast, withSecond] = looks as [Use, Use, Use];
  const [, sent, received] = /^MESSAGES (\d+) (\d+)/m.exec(text)!.map(Number) as [number, number, number];
  if (sent !== rounds("LAST_LOOK") || received !== sent)
    throw new Error(`${sent} messages were sent and ${received} received, not ${rounds("LAST_LOOK")}`);
  return {
    messages: [2 * rounds("FIRST_LOOK"), 2 * rounds("LAST_LOOK")],
    atFirst,
    atLast,
    client: {
      objects: withSecond.objects - atLast.objects,
      socketBuffers: withSecond.system - atLast.system,
    },
  };
}

/** Reads what the runtime keeps of its heaps; the collector has just run. Stacks of fibers that ended are left out. */
export async function look(machine: Machine, symbols: Map<string, number>): Promise<Use> {
  const word = async (address: number) => (await machine.words(address, 1))[0]!;
  const variable = (name: string) => {
    const address = symbols.get(name);
    if (address === undefined) throw new Error(`the firmware has no variable ${name}`);
    return address;
  };
  // GCStats::lastFreeBytes is the fourth word (libs/base gc.cpp).
  const freeObjects = await word(variable("_ZN3pxtL7gcStatsE") + 3 * 4);
  const objects = (await word(variable("platform_gc_heap_bytes"))) - freeObjects;
  let free = 0;
  for (let piece = await word(variable("_ZN12_GLOBAL__N_110freePiecesE")); piece !== 0; ) {
    const [bytes, next] = (await machine.words(piece, 2)) as [number, number];
    free += bytes - headerBytes;
    piece = next;
  }
  const dataEnd = await word(variable("pxt_program_info") + 3 * 4);
  const dataStart = await word(variable("pxt_program_info") + 2 * 4);
  const heaps = dataEnd - dataStart;
  return { objects, system: heaps - (await word(variable("platform_gc_heap_bytes"))) - free };
}
