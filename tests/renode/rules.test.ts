// In Renode the emulated boards keep to their chips' rules for memory, which QEMU's do not: what the chip refuses ends the program
// with the exception of its core, at the place of the access. What there is to refuse follows from the board's memory in its .repl file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chipOfBoard } from "../../cli/boards.js";
import type { ChipJson } from "../../compiler/chip.js";
import { runtimeFolder } from "../../targets/build/build-runtime.js";
import { readElf } from "../../targets/build/elf.js";
import type { RuntimeChip } from "../../targets/build/linker-script.js";
import { buildNative } from "../../targets/build/native.js";
import { renodeBoards } from "../support/boards.js";
import { repository } from "../support/cli.js";
import { RenodeBoard, withoutRenode } from "../support/renode.js";

const options = { skip: withoutRenode };
const source = fileURLToPath(new URL("native/accesses.cpp", import.meta.url));

/** A ChipMemory of a .repl file. */
interface Memory {
  name: string;
  start: number;
  end: number;
  writable: boolean;
  executable: boolean;
  wordsOnly: boolean;
}

/** A line for accesses.cpp, what it is, and the exception that it raises. */
interface Refused {
  access: string;
  what: string;
  exception: string;
  address: number;
}

const cannot = {
  width: "3 (load or store error)",
  alignment: "9 (unaligned load or store)",
  run: "20 (jump to an address that holds no code)",
  load: "28 (load from an address that may not be read)",
  store: "29 (store to an address that may not be written)",
};

/** The board's platform file. */
function platformOf(chip: ChipJson): string {
  return readFileSync(join(repository, chip.emulators.renode!.script.replace(/resc$/, "repl")), "utf8");
}

function memoriesOf(platform: string): Memory[] {
  const entries = platform.matchAll(/^(\w+): Memory\.ChipMemory @ sysbus (0x\w+)\n((?: {4}.*\n)+)/gm);
  return [...entries].map(([, name, start, attributes]) => {
    const value = (attribute: string) => new RegExp(`\\b${attribute}: (\\w+)`).exec(attributes!)![1];
    return {
      name: name!,
      start: Number(start),
      end: Number(start) + Number(value("size")),
      writable: value("writable") === "true",
      executable: value("executable") === "true",
      wordsOnly: value("wordsOnly") === "true",
    };
  });
}

/** An address in a memory that a small program leaves free. */
const freeIn = (memory: Memory) => memory.end - 0x100;

const access = (instruction: string, address: number) => `ACCESS(${instruction},0x${address.toString(16)})`;

function refusedOf(memories: Memory[], unalignedData: boolean): Refused[] {
  const refused: Refused[] = [];
  const refuse = (instruction: string, what: string, exception: string, address: number) =>
    refused.push({ access: access(instruction, address), what, exception, address });
  const jump = (what: string, address: number) =>
    refused.push({ access: `JUMP(0x${address.toString(16)})`, what, exception: cannot.run, address });
  const isMemory = (address: number) => memories.some(({ start, end }) => start <= address && address < end);
  for (const memory of memories) {
    const { name, start, end, writable, executable, wordsOnly } = memory;
    const free = freeIn(memory);
    if (wordsOnly) {
      refuse("l8ui", `a byte load from ${name}`, cannot.width, free);
      refuse("l16ui", `a halfword load from ${name}`, cannot.width, free);
    }
    if (wordsOnly && writable) {
      refuse("s8i", `a byte store to ${name}`, cannot.width, free);
      refuse("s16i", `a halfword store to ${name}`, cannot.width, free);
    }
    if (wordsOnly || !unalignedData) {
      refuse("l32i", `a load of an unaligned word from ${name}`, cannot.alignment, free + 1);
      refuse("l16ui", `a load of an unaligned halfword from ${name}`, cannot.alignment, free + 3);
      if (writable) refuse("s32i", `a store of an unaligned word to ${name}`, cannot.alignment, free + 2);
    }
    if (!writable) {
      refuse("s32i", `a store to ${name}`, cannot.store, free);
      refuse("s8i", `a byte store to ${name}`, cannot.store, free + 1);
    }
    if (!executable) jump(`code in ${name}`, free);
    if (!isMemory(start - 4)) refuse("l32i", `a load before ${name}`, cannot.load, start - 4);
    if (!isMemory(end)) {
      refuse("l32i", `a load behind ${name}`, cannot.load, end);
      refuse("s32i", `a store behind ${name}`, cannot.store, end);
      jump(`a jump to behind ${name}`, end);
    }
  }
  refuse("l32i", "a load from null", cannot.load, 0);
  jump("a jump to null", 0);
  return refused;
}

function allowedOf(memories: Memory[], unalignedData: boolean): string[] {
  return memories.flatMap((memory) => {
    const widths = memory.wordsOnly ? ["32i"] : ["32i", "16ui", "8ui"];
    const loads = widths.map((width) => access(`l${width}`, freeIn(memory)));
    const stores = memory.writable
      ? widths.map((width) => access(`s${width.replace("u", "")}`, freeIn(memory)))
      : [];
    const unaligned = !memory.wordsOnly && unalignedData ? [access("l32i", freeIn(memory) + 1)] : [];
    return [...loads, ...stores, ...unaligned];
  });
}

for (const board of renodeBoards) {
  const chip = chipOfBoard(board) as RuntimeChip;
  const platform = platformOf(chip);
  const memories = memoriesOf(platform);
  const unalignedData = /\bunalignedData: true/.test(platform);

  test(`${board}'s regions lie in memory of the board in Renode that has their rules`, () => {
    for (const [name, region] of Object.entries(chip.regions)) {
      const start = Number(region.address);
      const memory = memories.find((each) => each.start <= start && start < each.end);
      assert.ok(memory && start + Number(region.size) <= memory.end, name);
      assert.deepEqual(
        { ...memory, name },
        {
          ...{ name, start: memory.start, end: memory.end },
          writable: [chip.place.data, chip.place.bss, chip.place.vectors].includes(name),
          executable: [chip.place.text, chip.place.vectors].includes(name),
          wordsOnly: region.access === "word",
        },
      );
    }
  });

  describe(`${board} in Renode`, () => {
    const renode = new RenodeBoard(chip);
    after(() => renode.close());

    async function build(name: string, accesses: string[]): Promise<string> {
      const elf = join(runtimeFolder(board), "tests", `access-${name}.elf`);
      await buildNative({ board, sources: [source], elf, defines: { ACCESSES: accesses.join("") } });
      return elf;
    }

    test(`lets ${board}'s programs do what the chip does`, options, async () => {
      const { console, end } = await renode.run(await build("allowed", allowedOf(memories, unalignedData)));
      assert.equal(console, "before\nafter\n");
      assert.equal(end.kind, "ended");
    });

    for (const { access, what, exception, address } of refusedOf(memories, unalignedData))
      test(`refuses ${what} on ${board}`, options, async () => {
        const elf = await build(what.replaceAll(" ", "-"), [access]);
        const { console, end } = await renode.run(elf);
        const [, said, pc, at] =
          /PANIC 40: CPU exception (.*) at pc 0x(\w+), address 0x(\w+)/.exec(console) ?? [];
        assert.equal(said, exception, `${console}${end.kind === "failed" ? end.message : ""}`);
        assert.equal(Number.parseInt(at!, 16), address);
        const place = readElf(readFileSync(elf)).symbols.find(({ name }) => name === "test_access")!.address;
        if (exception === cannot.run) assert.equal(pc, at);
        // Of an unaligned access the board tells an address within the instruction.
        else if (exception === cannot.alignment) {
          const offset = Number.parseInt(pc!, 16) - place;
          assert.ok(offset === 0 || offset === 1, `pc 0x${pc} is ${offset} bytes behind the access`);
        } else assert.equal(Number.parseInt(pc!, 16), place);
        assert.doesNotMatch(console, /after/);
        assert.equal(end.kind, "panic");
      });
  });
}
