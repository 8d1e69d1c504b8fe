// What a board's flash has to hold when a firmware was written to it.

import assert from "node:assert/strict";

const SECTOR_BYTES = 0x1000;

/**
 * Every sector of which the file says something holds it; one that the file leaves empty was at most erased; one behind the
 * file is as it was.
 */
export function assertHolds(flash: Uint8Array, before: Uint8Array, file: Uint8Array): void {
  let written = 0;
  for (let at = 0; at < flash.length; at += SECTOR_BYTES) {
    const now = flash.subarray(at, at + SECTOR_BYTES);
    const wanted = new Uint8Array(SECTOR_BYTES).fill(0xff);
    wanted.set(file.subarray(at, at + SECTOR_BYTES));
    const isWanted = Buffer.compare(now, wanted) === 0;
    const isOld = Buffer.compare(now, before.subarray(at, at + SECTOR_BYTES)) === 0;
    if (wanted.some((byte) => byte !== 0xff)) {
      written++;
      assert.ok(isWanted, `the sector at ${at} holds the file's content`);
    } else assert.ok(isOld || (at < file.length && isWanted), `the sector at ${at} is as it was`);
  }
  assert.ok(written > 16, `${written} sectors were written`);
}
