// Hash tables of members: as pxt makes them, found with less work.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { memberHash } from "../../compiler/lower/member-hash.js";

interface HashOfPxt {
  primes: number[];
  vtLookups: number;
  computeHashMultiplier(members: number[]): { mult: number; mapping: Uint16Array };
}

/** A generator of numbers below 2^31 with a fixed seed (Park and Miller's). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 0x7fffffff;
    return state;
  };
}

test("a member hash is the one that pxt finds, for sets of up to 120 members", () => {
  const { primes, vtLookups, computeHashMultiplier } = loadPxt().pxtc as unknown as HashOfPxt;
  const next = numbers(20);
  for (let size = 0; size <= 120; size += size < 24 ? 1 : 16) {
    const members = new Set<number>();
    while (members.size < size) members.add(1 + (next() % 1500));
    const expected = computeHashMultiplier([...members]);
    const { multiplier, places } = memberHash([...members], primes, vtLookups);
    assert.deepEqual({ multiplier, places }, { multiplier: expected.mult, places: expected.mapping });
  }
});
