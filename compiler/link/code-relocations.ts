// What linking asks of an architecture: how its instructions hold addresses.

import type { Relocation } from "./object.js";

export type CallRelocation = Extract<Relocation, { kind: "call" }>;
export type LiteralRelocation = Extract<Relocation, { kind: "literal" }>;

export interface CodeRelocations {
  /** Distance, in bytes, over which code loads words of the literal pool before it. */
  literalReach: number;
  /** Whether the short form of a call or jump at address `pc` reaches the target. */
  reaches(relocation: CallRelocation, pc: number, target: number): boolean;
  /**
   * Bytes of the call or jump in its short form.
   *
   * @throws Error when it does not reach
   */
  call(relocation: CallRelocation, pc: number, target: number): number[];
  /**
   * Bytes of the instruction that loads the pool's word at `address`.
   *
   * @throws Error when it does not reach
   */
  loadLiteral(relocation: LiteralRelocation, pc: number, address: number): number[];
}
