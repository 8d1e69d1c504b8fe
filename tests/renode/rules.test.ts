// In Renode the emulated board keeps to the chip's rules for memory, which QEMU's does not: what the chip refuses ends the program
// with the exception of its core, and with the place in the source.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chipOfBoard } from "../../cli/boards.js";
import { runtimeFolder } from "../../targets/build/build-runtime.js";
import { buildNative } from "../../targets/build/native.js";
import { RenodeBoard, withoutRenode } from "../support/renode.js";

const board = "esp8266";
const options = { skip: withoutRenode };
const source = fileURLToPath(new URL("native/accesses.cpp", import.meta.url));

/** Access, what it is, exception cause and its meaning, the address; the pc is in the function that makes it unless said otherwise. */
const refused: [access: string, what: string, exception: string, address: RegExp][] = [
  ["byteLoadFromFlash", "a byte load from flash", "3 (load or store error)", /402\w{5}/],
  ["halfwordLoadFromFlash", "a halfword load from flash", "3 (load or store error)", /402\w{5}/],
  ["byteLoadOfCode", "a byte load of code in flash", "3 (load or store error)", /402\w{5}/],
  ["byteLoadFromInstructionRam", "a byte load from instruction RAM", "3 (load or store error)", /40107F00/],
  ["byteStoreToInstructionRam", "a byte store to instruction RAM", "3 (load or store error)", /40107F00/],
  ["halfwordStoreToInstructionRam", "a halfword store to it", "3 (load or store error)", /40107F00/],
  ["wordStoreToFlash", "a store to flash", "29 (store to an address that may not be written)", /402\w{5}/],
  ["codeInDataRam", "code in data RAM", "20 (jump to an address that holds no code)", /3FFE\w{4}/],
  [
    "codeOutsideTheMap",
    "a jump to where no memory is",
    "20 (jump to an address that holds no code)",
    /40400000/,
  ],
  [
    "loadBehindFlash",
    "a load behind the flash",
    "28 (load from an address that may not be read)",
    /40300000/,
  ],
  [
    "loadBeforeDataRam",
    "a load before data RAM",
    "28 (load from an address that may not be read)",
    /3FFE7FFC/,
  ],
  [
    "storeBehindInstructionRam",
    "a store behind instruction RAM",
    "29 (store to an address that may not be written)",
    /40108000/,
  ],
  ["nullLoad", "a load from null", "28 (load from an address that may not be read)", /00000000/],
];

describe("the board in Renode", () => {
  const renode = new RenodeBoard(chipOfBoard(board));
  after(() => renode.close());

  async function run(access: string) {
    const elf = join(runtimeFolder(board), "tests", `access-${access}.elf`);
    await buildNative({ board, sources: [source], elf, defines: { ACCESS: access } });
    return renode.run(elf);
  }

  test("allows words of flash and instruction RAM, and all widths in data RAM", options, async () => {
    const { console, end } = await run("allowed");
    assert.equal(console, "before\nafter\n");
    assert.equal(end.kind, "ended");
  });

  for (const [access, what, exception, address] of refused)
    test(`refuses ${what}`, options, async () => {
      const { console, end } = await run(access);
      const [, said, pc, at] =
        /PANIC 40: CPU exception (.*) at pc 0x(\w+), address 0x(\w+)/.exec(console) ?? [];
      assert.equal(said, exception, console);
      assert.match(at!.toUpperCase(), address);
      if (access.startsWith("code")) assert.equal(pc, at);
      else assert.match(pc!, /^402/);
      assert.doesNotMatch(console, /after/);
      assert.equal(end.kind, "panic");
    });
});
