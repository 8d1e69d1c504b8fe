// Moves between registers that happen as if all at once: the arguments of a call.

import type { Register } from "./registers.js";

export interface RegisterMove {
  to: Register;
  from: Register;
}

/** Puts moves in an order, with `scratch` for cycles, so that no source is overwritten before it was read. */
export function orderMoves(moves: RegisterMove[], scratch: Register): RegisterMove[] {
  let pending = moves.filter((m) => m.to !== m.from);
  const ordered: RegisterMove[] = [];
  while (pending.length > 0) {
    const ready = pending.find((m) => !pending.some((other) => other !== m && other.from === m.to));
    if (ready) {
      ordered.push(ready);
      pending = pending.filter((m) => m !== ready);
      continue;
    }
    // Only cycles are left: free one register by parking its content.
    const parked = pending[0]!.from;
    ordered.push({ to: scratch, from: parked });
    pending = pending.map((m) => (m.from === parked ? { to: m.to, from: scratch } : m));
  }
  return ordered;
}
