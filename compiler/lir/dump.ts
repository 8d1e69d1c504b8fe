// LIR as text for people: listings of a function between passes (cli/listing, docs/compiler.md).
//
//   sum:v1     a register of kind "value" that holds the variable sum; v7 has no name; i3 is an int, f4 a flag
//   5          the small integer 5 as a tagged value; undefined, null, false and true likewise
//   #5         32 bits that are 5, in which no tag is seen
//   &name      the address of a symbol

import type { Allocation, RegisterFile } from "./allocate.js";
import type { FastLoop } from "./fast-loops.js";
import {
  type Block,
  type ClassRange,
  type Condition,
  definitionOf,
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type NumberTree,
  type Op,
  type Operand,
  type VReg,
} from "./lir.js";
import { ANY_KIND, BOOLEAN, KIND, type Kinds, SMALL, type ValueSet } from "./value-sets.js";

/** The function, a line for each operation; behind it what its result can be, as far as that is known. Behind a label is what holds there. */
export function dumpFunction(fn: LirFunction): string {
  const parameters = [...fn.params, ...(fn.closure ? [fn.closure] : [])]
    .map((p) => parameter(p, fn))
    .join(", ");
  return [`${fn.displayName}(${parameters})`, ...fn.blocks.flatMap((block) => dumpBlock(block, fn))].join(
    "\n",
  );
}

function parameter(p: VReg, fn: LirFunction): string {
  const set = fn.values?.[p.id];
  const known = set && values(set, p);
  return known ? `${register(p)} ; ${known}` : register(p);
}

function dumpBlock(block: Block, fn: LirFunction): string[] {
  const ops = block.ops.map((op) => {
    const dst = definitionOf(op);
    const known = dst && fn.values?.[dst.id];
    const text = known && values(known, dst);
    return text ? `${operation(op).padEnd(52)} ; ${text}` : operation(op);
  });
  const loop = fn.fastLoops?.find(({ header }) => header === block);
  const label = [`b${block.index}:`, ...placeRanges(block, fn), ...(loop ? [fastCopy(loop)] : [])].join(" ");
  return [label, ...[...ops, end(block)].map((line) => `    ${line}`)];
}

/** Ranges that hold when the block is entered, as far as more is known than about the register in general. */
function placeRanges(block: Block, fn: LirFunction): string[] {
  return [...(fn.factsAt?.get(block)?.entering ?? [])]
    .filter(([v, { low, high }]) => fn.ranges?.[v.id]?.low !== low || fn.ranges?.[v.id]?.high !== high)
    .map(([v, known]) => `(${register(v)} ${range(known)})`);
}

function fastCopy({ blocks, integers, objects }: FastLoop): string {
  const relied = [
    ...integers.map((v) => `${register(v)} integer`),
    ...objects.map(({ vreg, kind }) => `${register(vreg)} ${kind}`),
  ];
  return `(fast copy of b${blocks.map((b) => b.index).join(", b")} relies on ${relied.join(", ") || "nothing"})`;
}

/** Where each register lives, a line each, with the positions between which it is live. */
export function dumpAllocation(fn: LirFunction, allocation: Allocation, file: RegisterFile): string {
  const { locations, liveness, saved, cleared, slots, intSlots } = allocation;
  const rows = fn.vregs.flatMap((v) => {
    const location = locations[v.id];
    const interval = liveness.intervals[v.id];
    if (!location || !interval) return [];
    const places = [
      ...(location.register === undefined ? [] : [file.nameOf(location.register)]),
      ...(location.slot === undefined ? [] : [`slot ${location.slot}`]),
      ...(location.intSlot === undefined ? [] : [`int slot ${location.intSlot}`]),
    ];
    return [`${register(v).padEnd(16)} ${places.join(", ").padEnd(16)} ${interval.start} … ${interval.end}`];
  });
  const list = (numbers: number[], name: (n: number) => string): string =>
    numbers.length === 0 ? "none" : numbers.map(name).join(", ");
  return [
    ...rows,
    `slots: ${slots}, cleared at the entry: ${list(cleared, String)}`,
    `int slots: ${intSlots}`,
    `callee-saved registers in use: ${list(saved, (r) => file.nameOf(r))}`,
  ].join("\n");
}

function register(v: VReg): string {
  return `${v.name ? `${v.name}:` : ""}${v.kind[0]}${v.id}`;
}

const SPECIAL_VALUES: Record<number, string> = { 0: "undefined", 6: "null", 10: "false", 66: "true" };

/** An operand that is a value. */
function value(o: Operand): string {
  if (!isImm(o)) return raw(o);
  return (o.imm & 1) === 1 ? String(o.imm >> 1) : (SPECIAL_VALUES[o.imm] ?? raw(o));
}

/** An operand that is 32 bits. */
function raw(o: Operand): string {
  if (isVReg(o)) return register(o);
  return isImm(o) ? `#${o.imm}` : `&${o.sym}`;
}

/** An operand that is of the kind of a register. */
function like(v: VReg, o: Operand): string {
  return v.kind === "value" ? value(o) : raw(o);
}

function range({ low, high }: IntRange): string {
  return low === high ? String(low) : `${low} … ${high}`;
}

const KIND_NAMES: readonly [Kinds, string][] = [
  [KIND.undefined, "undefined"],
  [KIND.null, "null"],
  [BOOLEAN, "boolean"],
  [KIND.false, "false"],
  [KIND.true, "true"],
  [KIND.double, "double"],
  [KIND.string, "string"],
  [KIND.object, "object"],
];

/** What a register may hold; nothing when that is anything, or goes without saying. */
function values({ ints, kinds }: ValueSet, { kind }: VReg): string | undefined {
  if (kinds === ANY_KIND || kind === "flag") return undefined;
  if (kinds === 0) return ints && range(ints);
  const isNumber = (kinds & KIND.double) !== 0 && ints?.low === SMALL.low && ints.high === SMALL.high;
  const names = isNumber ? ["number"] : ints ? [range(ints)] : [];
  let rest = isNumber ? kinds & ~KIND.double : kinds;
  for (const [bits, name] of KIND_NAMES) {
    if ((rest & bits) !== bits) continue;
    names.push(name);
    rest &= ~bits;
  }
  return names.join(", ");
}

function classes({ first, last }: ClassRange): string {
  if (last < first) return "no class";
  return first === last ? `class ${first}` : `classes ${first} … ${last}`;
}

function address(base: Operand, offset: number): string {
  return `[${raw(base)} + ${offset}]`;
}

function condition(c: Condition): string {
  switch (c.test) {
    case "compare":
      return `${value(c.a)} ${c.relation} ${value(c.b)}`;
    case "truthy":
      return `truthy ${value(c.a)}`;
    case "nonzero":
      return `nonzero ${raw(c.a)}`;
    case "bits":
      return `${value(c.a)} has bits 0x${c.mask.toString(16)}`;
    case "instance":
      return `${value(c.a)} is of ${classes(c.classes)}`;
  }
}

function tree({ leaves, steps }: NumberTree): string {
  let leaf = 0;
  return steps.map((step) => (step === "leaf" ? value(leaves[leaf++]!) : step)).join(" ");
}

function operation(op: Op): string {
  const dst = definitionOf(op);
  return `${dst ? `${register(dst)} = ` : ""}${rightSide(op)}`;
}

function rightSide(op: Op): string {
  switch (op.op) {
    case "move":
      return like(op.dst, op.src);
    case "load":
      return `load ${op.width} ${address(op.base, op.offset)}`;
    case "store":
      return `store ${op.width} ${address(op.base, op.offset)}, ${raw(op.src)}`;
    case "alu":
      return `${op.fn} ${raw(op.a)}, ${raw(op.b)}`;
    case "num":
      return [
        `${op.fn} ${value(op.a)}, ${value(op.b)}`,
        ...(op.wraps ? ["(wraps)"] : []),
        ...(op.tree ? [op.tree.root === op ? `(tree: ${tree(op.tree)})` : "(in tree)"] : []),
      ].join(" ");
    case "toInt":
    case "fromFlag":
      return `${op.op} ${value(op.a)}`;
    case "fromInt":
      return `fromInt ${raw(op.a)}`;
    case "test":
      return `test ${op.boolean === "opposite" ? "not " : ""}${condition(op.condition)}`;
    case "validate":
      return `validate ${value(op.a)}, ${classes(op.classes)}${op.nullable ? " or undefined" : ""}`;
    case "element":
      return `${op.kind} element ${value(op.object)}, ${value(op.index)}${known(op)}`;
    case "length":
      return `${op.kind} length ${value(op.object)}${known(op)}`;
    case "setElement": {
      const stored = op.kind === "array" ? value(op.value) : raw(op.value);
      return `set ${op.kind} element ${value(op.object)}, ${value(op.index)}, ${stored}${known(op)}`;
    }
    case "call":
      return call(op);
    case "tree":
      return `tree ${tree(op.tree)}`;
  }
}

function known(op: { known?: boolean }): string {
  return op.known ? " (class known)" : "";
}

function call(op: Op & { op: "call" }): string {
  const { target } = op;
  const callee =
    target.kind === "vtable"
      ? `method at ${target.offset}`
      : target.kind === "cpp"
        ? target.name
        : `&${target.symbol}`;
  return [
    `call ${callee}(${op.args.map(raw).join(", ")})`,
    ...(op.argc === undefined ? [] : [`argc ${op.argc}`]),
    ...(op.extra ? [`extra ${raw(op.extra)}`] : []),
    ...(op.keep.length > 0 ? [`keep ${op.keep.map(register).join(", ")}`] : []),
    ...(op.resultClass ? [`gives ${classes(op.resultClass)}`] : []),
  ].join(", ");
}

function end({ end }: Block): string {
  switch (end.op) {
    case "jump":
      return `jump b${end.to.index}`;
    case "branch":
      return `if ${condition(end.condition)} then b${end.ifTrue.index} else b${end.ifFalse.index}`;
    case "return":
      return `return ${value(end.value)}`;
  }
}
