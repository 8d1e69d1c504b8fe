// Lays out functions and their literal pools. Code loads words of a pool that is before it, within a reach that the
// architecture has: functions are put in groups of at most that size, each behind one pool whose words its functions share.

import type { LiteralContent, ObjectSection, SectionContent } from "./object.js";

export interface PlacedFunction {
  section: ObjectSection;
  content: SectionContent;
  address: number;
}

export interface FunctionGroup {
  /** Address of the group's literal pool, which its functions follow. */
  poolAddress: number;
  /** The pool's words, each with its key. */
  literals: Map<string, LiteralContent>;
  functions: PlacedFunction[];
  /** First address behind the group. */
  end: number;
}

/** Two literals with the same key share a word. */
export function literalKey(literal: LiteralContent): string {
  return "value" in literal ? `=${literal.value >>> 0}` : `${literal.symbol}+${literal.addend ?? 0}`;
}

/** Address of a literal in a group's pool. */
export function literalAddresses(group: FunctionGroup): Map<string, number> {
  return new Map([...group.literals.keys()].map((key, index) => [key, group.poolAddress + 4 * index]));
}

export function alignUp(value: number, boundary: number): number {
  return Math.ceil(value / boundary) * boundary;
}

/**
 * @param functions in the order that they are to have
 * @param start first address that may be used
 * @param literalReach distance in bytes from an instruction back to the farthest literal
 */
export function layOutText(
  functions: readonly { section: ObjectSection; content: SectionContent }[],
  start: number,
  literalReach: number,
): FunctionGroup[] {
  const groups: FunctionGroup[] = [];
  let members: (typeof functions)[number][] = [];
  let literals = new Map<string, LiteralContent>();
  let size = 0;
  let next = alignUp(start, 4);

  const close = (): void => {
    if (members.length === 0) return;
    const group: FunctionGroup = { poolAddress: next, literals, functions: [], end: next };
    let address = next + 4 * literals.size;
    for (const { section, content } of members) {
      address = alignUp(address, Math.max(4, section.align));
      group.functions.push({ section, content, address });
      address += content.bytes.length;
    }
    group.end = address;
    groups.push(group);
    next = alignUp(address, 4);
    members = [];
    literals = new Map();
    size = 0;
  };

  for (const member of functions) {
    const wanted = new Map<string, LiteralContent>();
    for (const relocation of member.content.relocations)
      if (relocation.kind === "literal") wanted.set(literalKey(relocation.literal), relocation.literal);
    const added = [...wanted.keys()].filter((key) => !literals.has(key)).length;
    // Counts each function's largest possible alignment gap, so that the estimate is never too small.
    const bytes = member.content.bytes.length + Math.max(4, member.section.align);
    if (members.length > 0 && size + bytes + 4 * (literals.size + added) > literalReach) close();
    for (const [key, literal] of wanted) literals.set(key, literal);
    members.push(member);
    size += bytes;
  }
  close();
  return groups;
}
