// Call stacks as the board prints them behind a panic (targets/runtime/call-stack.cpp, docs/debugging.md), for example
//
//   at 0x40230026^4 0x4022ff83+8 0x4022ff33+44 =48 | 0x4022fe4b^20 0x4022fe5e+16 =20
//
// "^4": found on the C stack, 4 bytes below where the TypeScript code of this segment began. "+8": found on the TypeScript
// stack, 8 bytes above its top. "=48": bytes that the segment has in use. "|": here C++ called TypeScript. "...": some left out.
// Among them may be old return addresses. The frame table says which belong together: from one to the end of the segment.

import type { ProgramMap } from "./program-map.js";

interface Segment {
  /** Return addresses on the C stack, with their distance below its start. */
  fromC: { address: number; below: number }[];
  /** Return addresses on the TypeScript stack by their distance above its top. */
  onStack: Map<number, number>;
  size: number;
  /** The places between which some have been left out. */
  gap?: { from: number; to: number };
}

export interface CallStack {
  /** Return addresses, the innermost first; "gap" where some were left out. */
  calls: (number | "gap")[];
  /** Whether the frame table confirms every one of them. */
  confirmed: boolean;
}

const LINE = /^at((?: (?:0x[0-9a-f]{8}[\^+]\d+|=\d+|\||\.\.\.))+)\r?$/;

/** Whether a line of the console, or what there is of it, may be a call stack. */
export function mayBeCallStack(start: string): boolean {
  const prefix = "at 0x";
  return start.startsWith(prefix) ? /^[at 0-9a-fx^+=|.\r]*$/.test(start) : prefix.startsWith(start);
}

/** Reads a line; undefined when it is no call stack. */
export function readCallStack(line: string, map: ProgramMap): CallStack | undefined {
  const segments = parse(line);
  if (!segments) return undefined;
  const parts = segments.map((segment) => resolve(segment, map));
  return { calls: parts.flatMap((p) => p.calls), confirmed: parts.every((p) => p.confirmed) };
}

function parse(line: string): Segment[] | undefined {
  const words = LINE.exec(line)?.[1]?.trim().split(" ");
  if (!words) return undefined;
  const segments: Segment[] = [];
  let segment: Segment = { fromC: [], onStack: new Map(), size: 0 };
  let last = 0;
  for (const word of words) {
    const [, address, kind, distance] = /^(0x[0-9a-f]+)([\^+])(\d+)$/.exec(word) ?? [];
    if (address !== undefined) {
      const at = Number(distance);
      if (kind === "^") segment.fromC.push({ address: Number(address), below: at });
      else {
        if (segment.gap?.to === Number.POSITIVE_INFINITY) segment.gap.to = at;
        segment.onStack.set(at, Number(address));
        last = at;
      }
    } else if (word === "...") segment.gap = { from: last, to: Number.POSITIVE_INFINITY };
    else if (word.startsWith("=")) {
      segments.push({ ...segment, size: Number(word.slice(1)) });
      segment = { fromC: [], onStack: new Map(), size: 0 };
    }
  }
  return segments;
}

/** Size of a return address's word. */
const WORD = 4;

function resolve(segment: Segment, map: ProgramMap): CallStack {
  for (const { address, below } of segment.fromC) {
    const chain = follow(segment, map, address, 0, 0, below - WORD);
    if (chain) return { calls: [address, ...chain], confirmed: true };
  }
  // Where the innermost call was is not known: begin with its caller.
  for (const [offset, address] of segment.onStack) {
    const chain = follow(segment, map, address, offset + WORD);
    if (chain) return { calls: [address, ...chain], confirmed: true };
  }
  const calls: CallStack["calls"] = segment.fromC.slice(0, 1).map(({ address }) => address);
  for (const [offset, address] of segment.onStack) {
    if (offset === segment.gap?.to) calls.push("gap");
    calls.push(address);
  }
  return { calls, confirmed: false };
}

/**
 * The calls around one that returns to `address`, with the stack's top at `top` then; undefined when they do not lead to the
 * segment's end. `cBytes` of the C stack are in use so far, and `cSize` in the end, as far as these are known.
 */
function follow(
  segment: Segment,
  map: ProgramMap,
  address: number,
  top: number,
  cBytes?: number,
  cSize?: number,
): CallStack["calls"] | undefined {
  const frame = map.frameAt(address - 1);
  if (!frame) return undefined;
  if (typeof frame.returnAddress !== "number") return search(segment, map, top);
  const entry = top + frame.stack;
  const at = entry - frame.returnAddress;
  const c = cBytes === undefined ? undefined : cBytes + frame.cStack;
  const next = segment.onStack.get(at);
  if (next !== undefined) {
    const chain = follow(segment, map, next, entry, c, cSize);
    return chain && [next, ...chain];
  }
  const { gap } = segment;
  if (gap && at > gap.from && at < gap.to) {
    const rest = search(segment, map, gap.to);
    return rest && ["gap", ...rest];
  }
  const complete = entry === segment.size && (c === undefined || cSize === undefined || c === cSize);
  return complete ? [] : undefined;
}

/** The calls from the first return address at `from` or above that leads to the segment's end. */
function search(segment: Segment, map: ProgramMap, from: number): CallStack["calls"] | undefined {
  for (const [offset, address] of segment.onStack) {
    if (offset < from) continue;
    const chain = follow(segment, map, address, offset + WORD);
    if (chain) return [address, ...chain];
  }
  return undefined;
}
