// The lowered form of a procedure: machine-independent operations over virtual registers, in basic blocks.
// lower/ makes it from pxt's IR; an architecture's folder selects instructions from it.

import type { SourceLocation } from "../link/object.js";
import type { FastLoop } from "./fast-loops.js";
import type { BlockFacts } from "./place-ranges.js";
import type { ValueSet } from "./value-sets.js";

/**
 * What a virtual register holds. "value" is a TValue, which the collector may meet; "int" is any 32-bit pattern, which must
 * never be where the collector looks; "flag" is 0 or 1, which looks like a constant to the collector and may be anywhere.
 */
export type VRegKind = "value" | "int" | "flag";

/** A virtual register. */
export interface VReg {
  readonly id: number;
  readonly kind: VRegKind;
  /** Name of the TypeScript variable it holds, if it holds one. */
  readonly name: string;
}

/** A 32-bit constant. */
export interface Imm {
  readonly imm: number;
}

/** The address of a symbol. */
export interface Sym {
  readonly sym: string;
}

export type Operand = VReg | Imm | Sym;

export function isVReg(o: Operand): o is VReg {
  return "id" in o;
}
export function isImm(o: Operand): o is Imm {
  return "imm" in o;
}

export type Width = "word" | "u8" | "s8" | "u16" | "s16";

export type AluFn = "add" | "sub" | "and" | "or" | "xor" | "shl" | "sar" | "shr";

/** Arithmetic on tagged numbers, named as in the runtime's namespace `numops`. */
export type NumFn = "adds" | "subs" | "muls" | "ands" | "orrs" | "eors" | "lsls" | "asrs" | "lsrs";

/** Comparison of tagged values, named as in the runtime's namespace `numops`. */
export type NumRelation = "lt" | "le" | "gt" | "ge" | "eq" | "neq" | "eqq" | "neqq";

/** A range of class numbers that a check accepts. */
export interface ClassRange {
  first: number;
  last: number;
}

export type CallTarget =
  /** A C++ function of the runtime, by qualified name. */
  | { kind: "cpp"; name: string }
  /** TypeScript code, or a routine with TypeScript's convention. */
  | {
      kind: "code";
      symbol: string;
      /** The entry first checks that argument 0 is of a class; then it goes to `body`. */
      checksThis?: { classes: ClassRange; body: string };
    }
  /** The method at a byte offset in the vtable of argument 0, which has been checked to be of a class in the range. */
  | { kind: "vtable"; offset: number; classes: ClassRange };

/** A field of a class and of its subclasses, or a variable of a function value: one object for each, which says nothing but which it is. */
export type Field = object;

/** Access to a member of an object of any class. */
export interface MemberAccess {
  how: "call" | "get" | "set";
  /** Number of the member's name; undefined when the name is computed. */
  member?: number;
}

/** What a node of a number tree does with the values before it. */
export type TreeStep = "leaf" | "adds" | "subs" | "muls" | "div" | "sqrt";

/**
 * An expression over numbers that is computed in doubles without boxing what is in between: in postfix order, with the
 * leaves as they are taken.
 */
export interface NumberTree {
  leaves: Operand[];
  steps: TreeStep[];
  /** The operation that computes the whole; it reads all leaves, so that they are there in every part's cold path. */
  root?: Op;
}

/** An operation, and the place in the source that it comes from. */
export type Op = Operation & { at?: SourceLocation };

type Operation =
  | { op: "move"; dst: VReg; src: Operand }
  | { op: "load"; dst: VReg; base: Operand; offset: number; width: Width; field?: Field }
  | { op: "store"; base: Operand; offset: number; src: Operand; width: Width; field?: Field }
  | { op: "alu"; fn: AluFn; dst: VReg; a: Operand; b: Operand }
  /** `dst = a fn b` on tagged numbers; anything but two small integers goes to the runtime. */
  | {
      op: "num";
      fn: NumFn;
      dst: VReg;
      a: Operand;
      b: Operand;
      /** It is part of a tree, whose cold path computes the whole of it: see number-trees.ts. */
      tree?: NumberTree;
      /** Only the result's low bits are asked for, so it may wrap around instead of becoming a double. */
      wraps?: boolean;
    }
  /** `by` names the C++ function for what is no small integer, if it is not pxt::toInt. */
  | { op: "toInt"; dst: VReg; a: Operand; by?: string }
  | { op: "fromInt"; dst: VReg; a: Operand }
  | { op: "fromFlag"; dst: VReg; a: Operand }
  /** `dst` (a flag) tells whether the branch condition holds; with `boolean` it is a value, or that of the opposite. */
  | { op: "test"; dst: VReg; condition: Condition; boolean?: "same" | "opposite" }
  /** Panics or throws as MakeCode does unless `a` is an object of a class in the range. */
  | { op: "validate"; a: Operand; classes: ClassRange; nullable: boolean; dst?: VReg }
  /** `dst = object[index]`: a value of an array, a raw byte of a buffer. Panics when the object is neither. */
  | {
      op: "element";
      kind: "array" | "buffer";
      dst: VReg;
      object: Operand;
      index: Operand;
      /** The object is known to be what it must be (class-facts.ts). */
      known?: boolean;
    }
  /** `dst` (a raw number) is the array's or buffer's length. */
  | { op: "length"; kind: "array" | "buffer"; dst: VReg; object: Operand; known?: boolean }
  | {
      op: "setElement";
      kind: "array" | "buffer";
      object: Operand;
      index: Operand;
      value: Operand;
      known?: boolean;
    }
  | {
      op: "call";
      dst?: VReg;
      target: CallTarget;
      args: Operand[];
      /** Values that must stay rooted until the call has returned. */
      keep: VReg[];
      /** Register-passed extras of the calling convention: number of arguments and function value or member number. */
      argc?: number;
      extra?: Operand;
      /** Class of the object that the call always returns. */
      resultClass?: ClassRange;
      /** What it returns, as far as it is known. */
      result?: ValueSet;
      /** The call is an access to a member, whose value, if it sets one, is the last argument. */
      access?: MemberAccess;
    }
  /** `dst` is the value of a tree that has no case for small integers, such as a division. The runtime computes it. */
  | { op: "tree"; dst: VReg; tree: NumberTree };

export type Condition =
  | { test: "compare"; relation: NumRelation; a: Operand; b: Operand }
  | { test: "truthy"; a: Operand }
  | { test: "nonzero"; a: Operand }
  /** `(a & mask) !== 0`, for a mask of 30 bits or less. */
  | { test: "bits"; a: Operand; mask: number }
  | { test: "instance"; a: Operand; classes: ClassRange };

export type Terminator = { at?: SourceLocation } & (
  | { op: "jump"; to: Block }
  | { op: "branch"; condition: Condition; ifTrue: Block; ifFalse: Block }
  | { op: "return"; value: Operand }
);

export interface Block {
  /** Position in `LirFunction.blocks`. */
  index: number;
  ops: Op[];
  end: Terminator;
  /** Bytes of its code count more than its time (frequency.ts). */
  rare?: boolean;
  /** It is in a short loop, where every instruction counts. */
  tight?: boolean;
}

/** A register known to hold a small integer (31 bits, or a raw number in an int register), and its bounds. */
export interface IntRange {
  low: number;
  high: number;
}

export interface LirFunction {
  /** Assembly label, unique in the program. */
  label: string;
  /** Name for people (lower/function-names.ts). */
  displayName: string;
  /** Where the function is declared. */
  declaredAt?: SourceLocation;
  params: VReg[];
  /** Receives the function value called; only in functions that capture. */
  closure?: VReg;
  blocks: Block[];
  vregs: VReg[];
  /** An exception handler may be entered from any call, so variables live in memory only. */
  hasTry: boolean;
  /** All of it counts as executed rarely. */
  isForSize: boolean;
  /** The class that `this` is checked for at the entry for callers that have not checked it. */
  thisClass?: ClassRange;
  /** Registers that may be read before they are written: they hold `undefined` then. */
  uninitialised: ReadonlySet<VReg>;
  /** What values each register can hold; filled in by value-flow.ts. */
  values?: ValueSet[];
  /** Bounds of the registers that hold small integers only. */
  ranges?: (IntRange | undefined)[];
  /** The same by places, where more is known there; filled in by place-ranges.ts. */
  factsAt?: ReadonlyMap<Block, BlockFacts>;
  /** Loops that have a fast copy; filled in by fast-loops.ts. */
  fastLoops?: FastLoop[];
  /** It is called through function values or interfaces, with the number of arguments given. */
  needsArgsEntry: boolean;
}

/** Operands that an operation reads, in order. */
export function usesOf(op: Op): Operand[] {
  switch (op.op) {
    case "move":
      return [op.src];
    case "load":
      return [op.base];
    case "store":
      return [op.base, op.src];
    case "alu":
      return [op.a, op.b];
    case "num":
      return op.tree?.root === op ? [op.a, op.b, ...op.tree.leaves] : [op.a, op.b];
    case "tree":
      return op.tree.leaves;
    case "toInt":
    case "fromInt":
    case "fromFlag":
    case "validate":
      return [op.a];
    case "test":
      return usesOfCondition(op.condition);
    case "element":
      return [op.object, op.index];
    case "length":
      return [op.object];
    case "setElement":
      return [op.object, op.index, op.value];
    case "call":
      return op.extra ? [...op.args, op.extra] : op.args;
  }
}

export function usesOfCondition(c: Condition): Operand[] {
  return c.test === "compare" ? [c.a, c.b] : [c.a];
}

export function usesOfEnd(end: Terminator): Operand[] {
  switch (end.op) {
    case "jump":
      return [];
    case "branch":
      return usesOfCondition(end.condition);
    case "return":
      return [end.value];
  }
}

/** Whether an operation always calls, so that nothing but slots and callee-saved registers survives it. */
export function isCall(op: Op): boolean {
  return op.op === "call" || op.op === "tree";
}

/** The virtual register that an operation writes, if any. */
export function definitionOf(op: Op): VReg | undefined {
  return "dst" in op ? op.dst : undefined;
}

export function successorsOf(block: Block): Block[] {
  switch (block.end.op) {
    case "jump":
      return [block.end.to];
    case "branch":
      return [block.end.ifTrue, block.end.ifFalse];
    case "return":
      return [];
  }
}
