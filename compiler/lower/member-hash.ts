// Hash tables of classes' members, as the interface routines and the C++ runtime look them up: a multiplier spreads member
// numbers over 2^k places; a member is at its hash or at one of the next places.

export interface MemberHash {
  /** The multiplier; its low byte is 32 − k, by which the product is shifted to the right. */
  multiplier: number;
  /** Member at each place, 0 where there is none. */
  places: Uint16Array;
}

/**
 * The smallest table that holds all members, with the multiplier of fewest collisions: what pxt's `computeHashMultiplier`
 * gives, which tries every candidate to its end.
 *
 * @param members their numbers, from 1, each once
 * @param candidates pxt's list of 24-bit multipliers
 * @param probes places that are looked at from the hash on
 */
export function memberHash(
  members: readonly number[],
  candidates: readonly number[],
  probes: number,
): MemberHash {
  for (let bits = 1; ; bits++) {
    if (1 << bits < members.length) continue;
    let best: (MemberHash & { collisions: number }) | undefined;
    for (const candidate of candidates) {
      const multiplier = (candidate << 8) | (32 - bits);
      const places = new Uint16Array((1 << bits) + probes + 1);
      const collisions = place(members, multiplier, places, probes, best?.collisions ?? Infinity);
      if (collisions === undefined) continue;
      best = { multiplier, places, collisions };
      if (collisions === 0) break;
    }
    if (best) return best;
  }
}

/** Puts members at their places; the number of collisions, or undefined when one has no place or there are not fewer than `most`. */
function place(
  members: readonly number[],
  multiplier: number,
  places: Uint16Array,
  probes: number,
  most: number,
): number | undefined {
  let collisions = 0;
  for (const member of members) {
    const hash = Math.imul(member, multiplier) >>> (multiplier & 31);
    let probe = 0;
    while (probe < probes && places[hash + probe] !== 0) probe++;
    if (probe === probes) return undefined;
    collisions += probe;
    if (collisions >= most) return undefined;
    places[hash + probe] = member;
  }
  return collisions;
}
