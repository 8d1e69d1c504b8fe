// What a board's flash has to hold when a firmware was written to it.

import assert from "node:assert/strict";
import type { FlashPart } from "../../compiler/image/flash.js";

const SECTOR_BYTES = 0x1000;

/** The sectors in which something of the parts belongs hold it; all others are as they were. */
export function assertHolds(flash: Uint8Array, before: Uint8Array, parts: readonly FlashPart[]): void {
  const wanted = Uint8Array.from(before);
  for (const { offset, bytes } of parts) {
    const end = Math.ceil((offset + bytes.length) / SECTOR_BYTES) * SECTOR_BYTES;
    wanted.fill(0xff, offset, end).set(bytes, offset);
  }
  for (let at = 0; at < flash.length; at += SECTOR_BYTES) {
    const [now, then] = [flash, wanted].map((content) => content.subarray(at, at + SECTOR_BYTES));
    assert.equal(Buffer.compare(now!, then!), 0, `the sector at 0x${at.toString(16)}`);
  }
  assert.ok(
    parts.some(({ bytes }) => bytes.length > 16 * SECTOR_BYTES),
    "the parts are a firmware's",
  );
}
