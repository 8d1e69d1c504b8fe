// The parts of flash that are written to a board, read back from a UF2 file.

import assert from "node:assert/strict";
import { test } from "node:test";
import { type FlashPart, joinParts } from "../../compiler/image/flash.js";
import { readUf2, writeUf2 } from "../../compiler/image/uf2.js";

const part = (offset: number, length: number, value: number): FlashPart => ({
  offset,
  bytes: new Uint8Array(length).fill(value),
});
const ends = (parts: FlashPart[]) => parts.map(({ offset, bytes }) => [offset, offset + bytes.length]);

test("a UF2 file gives back the content of flash, padded to pages, with gaps left out", () => {
  const parts = [part(0x10000, 0x1234, 7), part(0, 0x300, 5)];
  const read = readUf2(writeUf2(parts, 1));
  assert.deepEqual(ends(read), [
    [0, 0x300],
    [0x10000, 0x11300],
  ]);
  assert.deepEqual(read[1]!.bytes.subarray(0, 0x1234), parts[0]!.bytes);
  assert.ok(read[1]!.bytes.subarray(0x1234).every((byte) => byte === 0xff));
});

test("blocks for something else than the main flash are left out", () => {
  const file = writeUf2([part(0, 0x300, 5)], 1);
  file[8]! |= 1;
  assert.deepEqual(ends(readUf2(file)), [[0x100, 0x300]]);
});

test("what is not UF2 is refused with the place", () => {
  const file = writeUf2([part(0, 0x300, 5)], 1);
  file[512] = 0;
  assert.throws(() => readUf2(file), /not a UF2 file: there is no block at byte 512/);
  assert.throws(() => readUf2(new Uint8Array(100)), /no block at byte 0/);
});

test("parts that share a sector or touch become one, others stay apart", () => {
  const joined = joinParts([part(0x1800, 0x100, 2), part(0, 0x1100, 1), part(0x4000, 4, 3)]);
  assert.deepEqual(ends(joined), [
    [0, 0x1900],
    [0x4000, 0x4004],
  ]);
  assert.equal(joined[0]!.bytes[0x10ff], 1);
  assert.equal(joined[0]!.bytes[0x1100], 0xff);
  assert.equal(joined[0]!.bytes[0x1800], 2);
});
