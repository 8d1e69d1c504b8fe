// One function's frame, operands and calls: what instruction selection (select*.ts) stands on.
//
// Frame on the TypeScript stack, from a15 up:
//   arguments beyond the sixth of functions that it calls | slots | callee-saved registers | return address
// Operations whose common case needs no call have a cold path out of line: it keeps what is live in registers in a
// frame of its own below a15, so that the hot path needs neither frame nor initialisation.

import type { SourceLocation } from "../link/object.js";
import type { Allocation } from "../lir/allocate.js";
import type { FastLoop } from "../lir/fast-loops.js";
import { WITH_CASES } from "../lir/frequency.js";
import {
  type Block,
  type IntRange,
  isImm,
  isVReg,
  type LirFunction,
  type NumberTree,
  type Op,
  type Operand,
  type VReg,
} from "../lir/lir.js";
import { ANYTHING, constantSet, isNothing, type ValueSet } from "../lir/value-sets.js";
import { fastFunction } from "../lower/fast-calls.js";
import { helperNames } from "../lower/names.js";
import type { Label, XtensaAssembler } from "./assembler.js";
import {
  COLD_ARGUMENTS,
  COLD_RESULT,
  type ColdRoutines,
  emitEpilogue,
  isComparison,
  loadWord,
  makeNonzeroIfTrue,
  TREE_ARGUMENTS,
  TREE_STEPS,
} from "./cold-routines.js";
import { ARGUMENTS, CONTEXT, LAYOUT, LOAD, T0, T1, TS_SP } from "./convention.js";
import { orderMoves, type RegisterMove } from "./parallel-move.js";
import { a0, a1, a2, a9, type Register } from "./registers.js";

const WORD = 4;
/** The C stack stays aligned to 16 bytes, as the C calling convention wants it. */
const C_STACK_ALIGN = 16;

/** An argument of a cold path, and the register that the common case has it in, if it has. */
export interface ColdArgument {
  operand: Operand;
  register?: Register;
}

export class FunctionEmitter {
  private readonly cold: (() => void)[] = [];
  private readonly trees = new Map<NumberTree, { slow: Label; done: Label }>();
  private readonly slowLabels = new Map<Op | Block, Label>();
  private readonly labels: Label[];
  private readonly loops: FastLoops;
  private block: Block | undefined;
  /** What is known at the place that is emitted: in the fast copy, and in general. */
  private facts: (ReadonlyMap<VReg, IntRange> | undefined)[] = [];
  /** Whether the operation being emitted is in a short loop, where every instruction counts. */
  isTight = false;
  /** Whether it is executed rarely (lir/frequency.ts): then bytes count more than time. */
  private isRare = false;
  readonly epilogueLabel: Label;
  private readonly outgoingWords: number;
  private readonly frameBytes: number;
  private readonly cFrameBytes: number;
  /** The value that the last instruction has put in its place, and a further register that holds it until the next one. */
  private fresh: { value: VReg; register: Register; at: number } | undefined;
  /** How far the stack pointers are below the function's own frames, in bytes. */
  private displacement = { ts: 0, c: 0 };
  /** The place in the source that the next instructions come from. */
  private place: SourceLocation | undefined;
  /** Whether a0 is kept in the frame. */
  readonly hasFrame: boolean;

  constructor(
    readonly asm: XtensaAssembler,
    readonly fn: LirFunction,
    readonly allocation: Allocation,
    readonly routines: ColdRoutines,
  ) {
    this.epilogueLabel = asm.label();
    this.labels = fn.blocks.map(() => asm.label());
    this.loops = new FastLoops(fn.fastLoops ?? [], asm);
    this.outgoingWords = outgoingWords(fn);
    const saved = this.savedRegisters();
    this.hasFrame =
      allocation.makesCalls ||
      allocation.slots > 0 ||
      saved.length > 0 ||
      (fn.isForSize && countRoutineCalls(fn) >= FRAME_PAYS);
    this.frameBytes = this.hasFrame ? WORD * (this.outgoingWords + allocation.slots + saved.length + 1) : 0;
    this.cFrameBytes = align(WORD * allocation.intSlots, C_STACK_ALIGN);
  }

  /** An exception may leave callees without their epilogue, so a function with handlers keeps all of the caller's. */
  private savedRegisters(): readonly Register[] {
    return this.fn.hasTry ? [12, 13] : this.allocation.saved;
  }

  /** Says which place in the source the next instructions come from; the same as before when it is not known. */
  from(at: SourceLocation | undefined): void {
    if (!at || at === this.place) return;
    this.place = at;
    this.asm.mark(at);
  }

  /** Begins a block. */
  start(block: Block): void {
    this.block = block;
    this.asm.place(this.labelOf(block));
    this.forget();
    this.isTight = !!block.tight;
    this.isRare = !!block.rare;
  }

  /** Where a jump to the block from the one that has been begun goes. */
  labelOf(block: Block): Label {
    return this.loops.labelFrom(this.block, block) ?? this.labels[block.index]!;
  }

  // Fast copies of loops (compiler/lir/fast-loops.ts)

  /** The loop with a fast copy that begins with the block; the copy goes before it. */
  fastLoopAt(block: Block): FastLoop | undefined {
    return this.loops.at(block);
  }

  /** Begins or ends a fast copy: until it ends, what is uncommon goes to the loop as it is, which does it all. */
  setCopy(loop: FastLoop | undefined): void {
    this.loops.copied = loop;
  }

  /** Places the label at which a fast copy's loop is entered; returns where to go to enter the loop as it is. */
  placeEntry(loop: FastLoop): Label {
    this.asm.place(this.loops.entryOf(loop));
    this.forget();
    return this.labels[loop.header.index]!;
  }

  /** Says which operation, or end, of the block is emitted next. */
  setPlace(block: Block, place: Op | Block): void {
    this.facts = [this.loops.copied?.facts, this.fn.factsAt].map((facts) => facts?.get(block)?.at.get(place));
  }

  /** The class of the array or buffer is known at this place of the fast copy, and a buffer is in RAM. */
  knows(object: Operand): boolean {
    return !!this.loops.copied?.objects.some((o) => o.vreg === object);
  }

  /** Where an operation, or a block's end, goes on when it is not the common case. */
  slowLabel(place: Op | Block): Label {
    let label = this.slowLabels.get(place);
    if (!label) {
      label = this.asm.label();
      this.slowLabels.set(place, label);
    }
    return label;
  }

  // Frame

  prologue(): void {
    const { asm } = this;
    if (this.hasFrame) {
      this.adjust(TS_SP, -this.frameBytes, T0);
      const isSmall = this.fn.blocks[0]!.rare && this.place;
      if (!isSmall) asm.emit("l32i", T0, CONTEXT, LAYOUT.context.stackLimit);
      // Before the check, so that a call stack printed for an overflow has it.
      this.storeWord(a0, TS_SP, this.frameBytes - WORD);
      if (isSmall) {
        // The call needs a place in the source.
        asm.call0(helperNames.checkStack);
      } else {
        const overflow = asm.label();
        asm.emit("bltu", TS_SP, T0, overflow);
        this.outOfLine(() => {
          asm.place(overflow);
          asm.call0(helperNames.stackOverflow);
        });
      }
      for (const [i, r] of this.savedRegisters().entries()) this.storeWord(r, TS_SP, this.savedOffset(i));
    }
    if (this.cFrameBytes > 0) this.adjust(a1, -this.cFrameBytes, T0);
    if (this.allocation.cleared.length > 0) {
      asm.emit("movi", T0, 0);
      for (const slot of this.allocation.cleared) this.storeWord(T0, TS_SP, this.slotOffset(slot));
    }
    this.receiveParameters();
    const cleared = new Set(this.allocation.cleared);
    for (const v of this.allocation.liveness.liveAtEntry) {
      const location = this.allocation.locations[v.id];
      if (!location) continue;
      if (location.register !== undefined) asm.emit("movi", location.register, 0);
      if (location.slot !== undefined && !cleared.has(location.slot)) {
        asm.emit("movi", T0, 0);
        this.storeWord(T0, TS_SP, this.slotOffset(location.slot));
      }
    }
  }

  private receiveParameters(): void {
    const moves: RegisterMove[] = [];
    const store = (v: VReg, from: Register): void => {
      const location = this.allocation.locations[v.id];
      if (!location) return;
      if (location.slot !== undefined) this.storeWord(from, TS_SP, this.slotOffset(location.slot));
      if (location.register !== undefined) moves.push({ to: location.register, from });
    };
    if (this.fn.closure) store(this.fn.closure, LOAD[0]);
    for (const [i, p] of this.fn.params.entries()) if (i < ARGUMENTS.length) store(p, ARGUMENTS[i]!);
    for (const m of orderMoves(moves, T0)) this.asm.emit("mov", m.to, m.from);
    for (const [i, p] of this.fn.params.entries()) {
      const location = this.allocation.locations[p.id];
      if (i < ARGUMENTS.length || !location) continue;
      const register = location.register ?? LOAD[1];
      this.loadWord(register, TS_SP, this.frameBytes + WORD * (i - ARGUMENTS.length));
      if (location.slot !== undefined) this.storeWord(register, TS_SP, this.slotOffset(location.slot));
    }
  }

  /** Puts the value where the caller expects it; the epilogue must follow. */
  returnValue(value: Operand): void {
    this.loadInto(a2, value);
  }

  /** Goes to the epilogue, or returns where that is no longer. */
  leave(): void {
    if (this.leavesByRoutine) this.leaveByRoutine();
    else if (this.hasFrame || this.cFrameBytes > 0) this.asm.emit("j", this.epilogueLabel);
    else this.asm.emit("ret");
  }

  /** A routine does the epilogue, where bytes count more than time. */
  private get leavesByRoutine(): boolean {
    return this.fn.isForSize && this.hasFrame && this.cFrameBytes === 0;
  }

  private leaveByRoutine(): void {
    this.asm.jumpTo(this.routines.leave(this.frameBytes, this.savedRegisters()), T0);
  }

  epilogue(): void {
    const { asm } = this;
    if (this.leavesByRoutine) {
      this.leaveByRoutine();
      return;
    }
    asm.place(this.epilogueLabel);
    if (this.cFrameBytes > 0) this.adjust(a1, this.cFrameBytes, T0);
    if (this.hasFrame) emitEpilogue(asm, this.frameBytes, this.savedRegisters());
    else asm.emit("ret");
  }

  private slotOffset(slot: number): number {
    return WORD * (this.outgoingWords + slot);
  }
  private savedOffset(i: number): number {
    return this.frameBytes - WORD * (i + 2);
  }

  // Operands

  /** Bounds of an operand that is known to be a small integer (tagged, or a raw number in an int register). */
  rangeOf(operand: Operand): IntRange | undefined {
    if (isVReg(operand)) {
      const known = [...this.facts.map((facts) => facts?.get(operand)), this.fn.ranges?.[operand.id]];
      // What the copy finds out must not be less than what the loop as it is does without checks for.
      return known.reduce(
        (one, other) => (one && other ? commonRange(one, other) : (one ?? other)),
        undefined,
      );
    }
    return isImm(operand) && (operand.imm & 1) === 1
      ? { low: operand.imm >> 1, high: operand.imm >> 1 }
      : undefined;
  }

  /** What the operand can be. */
  valuesOf(operand: Operand): ValueSet {
    const known = isVReg(operand) ? this.fn.values?.[operand.id] : constantSet(operand);
    const set = known && !isNothing(known) ? known : ANYTHING;
    const range = this.rangeOf(operand);
    return range ? { ints: range, kinds: 0 } : set;
  }

  /** A label has been placed that may be reached with something else in the registers. */
  forget(): void {
    this.fresh = undefined;
  }

  /** Where the operand still is besides its own place, if that is no scratch register. */
  private freshRegister(operand: Operand): Register | undefined {
    const { fresh } = this;
    if (fresh?.value !== operand || fresh.at !== this.asm.emitted) return undefined;
    // A cold path that both copies of a loop go to finds operands in the same registers.
    if (this.loops.has(this.block)) return undefined;
    return ARGUMENTS.includes(fresh.register) ? fresh.register : undefined;
  }

  private registerOf(operand: Operand): Register | undefined {
    return isVReg(operand) ? this.allocation.locations[operand.id]?.register : undefined;
  }

  /** The register that holds the operand, after loading it into `scratch` if it is in none. */
  use(operand: Operand, scratch: Register): Register {
    const register = this.registerOf(operand) ?? this.freshRegister(operand);
    if (register !== undefined) return register;
    this.loadInto(scratch, operand);
    return scratch;
  }

  loadInto(register: Register, operand: Operand): void {
    const { asm } = this;
    if (isVReg(operand)) {
      const location = this.allocation.locations[operand.id];
      // A register that is never read has no place; its value doesn't matter.
      if (!location) asm.emit("movi", register, 0);
      else if (location.register !== undefined) {
        if (location.register !== register) asm.emit("mov", register, location.register);
      } else if (location.slot !== undefined) {
        this.loadWord(register, TS_SP, this.displacement.ts + this.slotOffset(location.slot));
      } else this.loadWord(register, a1, this.displacement.c + WORD * location.intSlot!);
    } else if (isImm(operand)) asm.movi32(register, operand.imm);
    else asm.emit("l32r", register, asm.literal(operand.sym));
  }

  /** Whether two registers have got the same slot, so that a move between them does nothing. */
  inSamePlace(dst: VReg, src: Operand): boolean {
    if (!isVReg(src)) return false;
    const [to, from] = [this.allocation.locations[dst.id], this.allocation.locations[src.id]];
    return to?.slot !== undefined && to.slot === from?.slot && to.register === from.register;
  }

  /** The register to compute a result into: its own, or `scratch`; `define` then stores it. */
  target(dst: VReg, scratch: Register): Register {
    return this.allocation.locations[dst.id]?.register ?? scratch;
  }

  /** Puts the result, which is in `register`, where `dst` lives. */
  define(dst: VReg, register: Register): void {
    const location = this.allocation.locations[dst.id];
    if (!location) return;
    if (location.register !== undefined && location.register !== register) {
      this.asm.emit("mov", location.register, register);
    }
    if (location.slot !== undefined) this.storeWord(register, TS_SP, this.slotOffset(location.slot));
    if (location.intSlot !== undefined) this.storeWord(register, a1, WORD * location.intSlot);
    this.fresh = { value: dst, register, at: this.asm.emitted };
  }

  loadWord(register: Register, base: Register, offset: number): void {
    loadWord(this.asm, register, base, offset);
  }

  storeWord(register: Register, base: Register, offset: number): void {
    if (offset <= 1020) this.asm.emit("s32i", register, base, offset);
    else {
      const address = register === a9 ? T0 : a9;
      this.asm.addImmediate(address, base, offset);
      this.asm.emit("s32i", register, address, 0);
    }
  }

  private adjust(register: Register, bytes: number, scratch: Register): void {
    this.asm.addImmediate(register, register, bytes, scratch);
  }

  // Calls

  /** Loads operands into argument registers (and further targets) as if all at once; the rest goes to the stack. */
  private passArguments(
    args: Operand[],
    extras: { to: Register; operand: Operand }[],
    outgoing: number,
  ): void {
    const inPlace = ARGUMENTS.find((r, i) => i < args.length && this.freshRegister(args[i]!) === r);
    for (const [i, a] of args.entries()) {
      if (i < ARGUMENTS.length) continue;
      const r = this.use(a, T0);
      this.storeWord(r, TS_SP, outgoing + WORD * (i - ARGUMENTS.length));
    }
    const targets = [
      ...args.slice(0, ARGUMENTS.length).map((operand, i) => ({ to: ARGUMENTS[i]!, operand })),
      ...extras,
    ];
    const moves: RegisterMove[] = [];
    const loads: { to: Register; operand: Operand }[] = [];
    for (const t of targets) {
      if (t.to === inPlace) continue;
      const from = this.registerOf(t.operand);
      if (from === undefined) loads.push(t);
      else moves.push({ to: t.to, from });
    }
    for (const m of orderMoves(moves, T0)) this.asm.emit("mov", m.to, m.from);
    for (const l of loads) this.loadInto(l.to, l.operand);
  }

  call(op: Op & { op: "call" }): void {
    const { asm } = this;
    const extras = op.extra ? [{ to: LOAD[0], operand: op.extra }] : [];
    this.passArguments(op.args, extras, 0);
    if (op.argc !== undefined) asm.emit("movi", LOAD[1], op.argc);
    const { target } = op;
    switch (target.kind) {
      case "cpp":
        asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
        asm.call0(target.name);
        break;
      case "code":
        if (target.checksThis && this.isRare) {
          // A routine checks `this`, instead of an entry of its own for each method.
          asm.call0(this.routines.takingFirstFrom(a2, this.routines.check(target.checksThis.classes)));
          asm.call0(target.checksThis.body);
        } else asm.call0(target.symbol);
        break;
      case "vtable":
        asm.emit("l32i", T0, a2, 0);
        this.loadWord(T0, T0, target.offset);
        asm.emit("callx0", T0);
        break;
    }
    if (op.dst) this.define(op.dst, a2);
  }

  // Cold paths

  /** Code that is placed behind the function's last block. */
  outOfLine(generate: () => void): void {
    if (this.loops.copied) return;
    const { place } = this;
    this.cold.push(() => {
      this.from(place);
      generate();
    });
  }

  flushOutOfLine(): void {
    for (let generate = this.cold.shift(); generate; generate = this.cold.shift()) generate();
  }

  /** A call that panics, or that an exception handler takes over from. The caller's frame stays complete. */
  callWithoutReturn(symbol: string): void {
    const { asm } = this;
    if (!this.hasFrame) {
      asm.emit("addi", TS_SP, TS_SP, -WORD);
      asm.emit("s32i", a0, TS_SP, 0);
    }
    asm.call0(symbol);
  }

  /**
   * Puts the result of an operation's common case, which is in `register`, where `dst` lives. `done` is where other cases
   * join with their result in the same register.
   */
  finish(dst: VReg, register: Register, done: Label): void {
    this.asm.place(done);
    this.define(dst, register);
  }

  /** Ends a cold path, whose result is in COLD_RESULT. */
  rejoin(register: Register, done: Label): void {
    if (register !== COLD_RESULT) this.asm.emit("mov", register, COLD_RESULT);
    this.asm.emit("j", done);
  }

  /**
   * A call of the runtime from a cold path, with at most three arguments: keeps everything that is live across `place`, roots
   * the arguments, and leaves the result in COLD_RESULT; a comparison's is zero or not.
   */
  coldCall(place: Op | Block, args: ColdArgument[], cppName: string): void {
    const { asm } = this;
    if (this.hasRawNumberAcross(place)) {
      const operands = args.map((a) => a.operand);
      this.inColdFrame(place, operands, [], () => {
        this.passArguments(operands, [], 0);
        this.callRuntime(fastFunction(cppName));
      });
      if (isComparison(cppName)) makeNonzeroIfTrue(asm);
      return;
    }
    if (!this.hasFrame) {
      this.adjust(TS_SP, -WORD, T1);
      asm.emit("s32i", a0, TS_SP, 0);
    }
    this.callRoutine(this.routines.call(cppName), args);
    if (!this.hasFrame) {
      asm.emit("l32i", a0, TS_SP, 0);
      this.adjust(TS_SP, WORD, LOAD[0]);
    }
  }

  /** Calls a routine that keeps all registers but those of its arguments. */
  callRoutine(symbol: string, args: ColdArgument[]): void {
    const moves: RegisterMove[] = [];
    const loads: [Register, Operand][] = [];
    let routine = symbol;
    for (const [i, { operand, register }] of args.entries()) {
      const to = COLD_ARGUMENTS[i]!;
      const from = register ?? this.registerOf(operand);
      if (from === undefined) loads.push([to, operand]);
      // Where a value lives, moving the other arguments overwrites nothing.
      else if (i === 0 && from === this.registerOf(operand))
        routine = this.routines.takingFirstFrom(from, symbol);
      else moves.push({ to, from });
    }
    for (const m of orderMoves(moves, T1)) this.asm.emit("mov", m.to, m.from);
    for (const [to, operand] of loads) this.loadInto(to, operand);
    this.asm.call0(routine);
  }

  /**
   * Whether the whole operation is to be a call of a routine that keeps all registers: where bytes count more than time, also
   * in a loop whose fast copy does most of the work.
   */
  callsFor(place: Op | Block): boolean {
    const isRare = this.isRare || (this.loops.has(this.block) && !this.loops.copied);
    return this.hasFrame && isRare && !this.hasRawNumberAcross(place);
  }

  /**
   * An operation as a call of its routine: the common case, too. The result goes to `dst`, or stays in COLD_RESULT. What the
   * fast copy of a loop can't do begins here.
   */
  callOperation(place: Op | Block, args: Operand[], cppName: string, dst?: VReg): void {
    const slow = this.slowLabels.get(place);
    if (slow) {
      this.asm.place(slow);
      this.forget();
    }
    this.callRoutine(
      this.routines.operation(cppName),
      args.map((operand) => ({ operand })),
    );
    if (dst) this.define(dst, COLD_RESULT);
  }

  /** T0 = the product of two small integers, by a routine; goes to `slow` when it is none. */
  multiply(a: Register, b: Register, slow: Label): void {
    const { asm } = this;
    const [first, second] = [COLD_ARGUMENTS[0]!, COLD_ARGUMENTS[1]!];
    if (a !== first) asm.emit("mov", first, a);
    if (b !== second) asm.emit("mov", second, b);
    asm.call0(this.routines.multiply());
    asm.emit("beqz", COLD_RESULT, slow);
  }

  private hasRawNumberAcross(place: Op | Block): boolean {
    const across = this.allocation.liveness.liveAcross.get(place) ?? [];
    return across.some((v) => v.kind === "int" && this.allocation.locations[v.id]?.register !== undefined);
  }

  /** Where the parts of a tree go when a check fails, and where its value is there. */
  treeLabels(tree: NumberTree): { slow: Label; done: Label } {
    let labels = this.trees.get(tree);
    if (!labels) {
      labels = { slow: this.asm.label(), done: this.asm.label() };
      this.trees.set(tree, labels);
    }
    return this.loops.copied ? { slow: labels.slow, done: this.asm.label() } : labels;
  }

  /** The cold path of a number tree's part: the runtime computes the whole tree. */
  coldTree(tree: NumberTree): void {
    const { asm } = this;
    const root = tree.root!;
    if (this.hasRawNumberAcross(root)) {
      this.inColdFrame(root, [], tree.leaves, () => this.callTree(tree));
      return;
    }
    // Between calls the outgoing arguments' words are free. More of them, only for this, would be more that the collector
    // looks at, with what earlier frames have left there.
    const hasRoom = this.hasFrame && this.outgoingWords >= tree.leaves.length;
    const bytes = hasRoom ? 0 : WORD * (tree.leaves.length + (this.hasFrame ? 0 : 1));
    if (bytes > 0) this.adjust(TS_SP, -bytes, T0);
    if (!this.hasFrame) asm.emit("s32i", a0, TS_SP, bytes - WORD);
    this.displacement = { ts: bytes, c: 0 };
    this.storeLeaves(tree);
    this.displacement = { ts: 0, c: 0 };
    const steps = encodeTree(tree);
    for (const [i, word] of steps.entries()) asm.movi32(TREE_STEPS[i]!, word);
    asm.call0(this.routines.tree(steps.length, this.registersAcross(root)));
    if (!this.hasFrame) asm.emit("l32i", a0, TS_SP, bytes - WORD);
    if (bytes > 0) this.adjust(TS_SP, bytes, LOAD[0]);
  }

  /** Registers that are live across `place`, without those whose values are in the frame as well. */
  private registersAcross(place: Op | Block): Register[] {
    const across = this.allocation.liveness.liveAcross.get(place) ?? [];
    return across.flatMap((v) => {
      const { register, slot } = this.allocation.locations[v.id] ?? {};
      return register === undefined || slot !== undefined ? [] : [register];
    });
  }

  private storeLeaves(tree: NumberTree): void {
    for (const [i, leaf] of tree.leaves.entries()) this.storeWord(this.use(leaf, T0), TS_SP, WORD * i);
  }

  /** The tree's leaves are words from TS_SP up. */
  private callTree(tree: NumberTree): void {
    const steps = encodeTree(tree);
    for (const [i, word] of steps.entries()) this.asm.movi32(TREE_ARGUMENTS[i]!, word);
    this.asm.call0(this.routines.treeCall(steps.length));
  }

  /** A tree that is always computed by the runtime. */
  tree(op: Op & { op: "tree" }): void {
    this.storeLeaves(op.tree);
    this.callTree(op.tree);
    this.define(op.dst, a2);
  }

  private callRuntime(name: string): void {
    this.asm.emit("s32i", TS_SP, CONTEXT, LAYOUT.context.stackTop);
    this.asm.call0(name);
  }

  /**
   * Runs `call` in a frame below the function's own, in which the registers that are live across `place` are kept, those
   * among `rooted` too, and `words` lie from TS_SP up. Leaves the result in COLD_RESULT.
   */
  private inColdFrame(place: Op | Block, rooted: Operand[], words: Operand[], call: () => void): void {
    const { asm } = this;
    const liveRegisters = new Map<Register, boolean>();
    const consider = (v: VReg): void => {
      const location = this.allocation.locations[v.id];
      if (location?.register === undefined || location.slot !== undefined || location.intSlot !== undefined)
        return;
      liveRegisters.set(location.register, v.kind === "int");
    };
    const across = this.allocation.liveness.liveAcross.get(place) ?? [];
    for (const v of across) consider(v);
    const restored = new Set(liveRegisters.keys());
    for (const a of rooted) if (isVReg(a) && a.kind !== "int") consider(a);
    const values = [...liveRegisters].filter(([, raw]) => !raw).map(([r]) => r);
    const raw = [...liveRegisters].filter(([r, isRaw]) => isRaw && restored.has(r)).map(([r]) => r);
    if (!this.hasFrame) values.push(a0);
    const bytes = WORD * (words.length + values.length);
    const cBytes = align(WORD * raw.length, C_STACK_ALIGN);
    const valueOffset = (i: number): number => WORD * (words.length + i);

    if (bytes > 0) this.adjust(TS_SP, -bytes, T0);
    for (const [i, r] of values.entries()) this.storeWord(r, TS_SP, valueOffset(i));
    if (cBytes > 0) this.adjust(a1, -cBytes, T0);
    for (const [i, r] of raw.entries()) this.storeWord(r, a1, WORD * i);
    this.displacement = { ts: bytes, c: cBytes };
    for (const [i, word] of words.entries()) this.storeWord(this.use(word, T0), TS_SP, WORD * i);
    call();
    this.displacement = { ts: 0, c: 0 };

    // First, since a2 may be among the registers that come back.
    asm.emit("mov", COLD_RESULT, a2);
    for (const [i, r] of raw.entries()) this.loadWord(r, a1, WORD * i);
    if (cBytes > 0) this.adjust(a1, cBytes, LOAD[0]);
    for (const [i, r] of values.entries()) {
      if (r === a0 || restored.has(r)) this.loadWord(r, TS_SP, valueOffset(i));
    }
    if (bytes > 0) this.adjust(TS_SP, bytes, LOAD[0]);
  }
}

/** Steps as targets/runtime/number-tree-routine.S reads them, four bits each from the lowest on; 0 ends. */
const STEP_CODES = { leaf: 1, adds: 2, subs: 4, muls: 8, div: 10, sqrt: 12 } as const;

/** One word or two. A leaf that is the right operand of what comes next makes one step with it. */
function encodeTree({ steps }: NumberTree): number[] {
  const words: number[] = [];
  let count = 0;
  for (let i = 0; i < steps.length; i++) {
    const next = steps[i + 1];
    const isRight = steps[i] === "leaf" && next !== undefined && next !== "leaf" && next !== "sqrt";
    const code = isRight ? STEP_CODES.leaf | STEP_CODES[next] : STEP_CODES[steps[i]!];
    words[count >> 3] = (words[count >> 3] ?? 0) | (code << (4 * (count & 7)));
    count++;
    if (isRight) i++;
  }
  return words;
}

/** Which of a block's labels is meant: of a loop with a fast copy each block has two, and its first block one more. */
class FastLoops {
  /** The loop whose fast copy is being emitted. */
  copied: FastLoop | undefined;
  private readonly byHeader: Map<Block, FastLoop>;
  private readonly byBlock = new Map<Block, FastLoop>();
  private readonly inCopy = new Map<Block, Label>();
  private readonly entries = new Map<FastLoop, Label>();

  constructor(loops: readonly FastLoop[], asm: XtensaAssembler) {
    this.byHeader = new Map(loops.map((loop) => [loop.header, loop]));
    for (const loop of loops) {
      this.entries.set(loop, asm.label());
      for (const block of loop.blocks) {
        this.byBlock.set(block, loop);
        this.inCopy.set(block, asm.label());
      }
    }
  }

  at(header: Block): FastLoop | undefined {
    return this.byHeader.get(header);
  }

  has(block: Block | undefined): boolean {
    return !!block && this.byBlock.has(block);
  }

  entryOf(loop: FastLoop): Label {
    return this.entries.get(loop)!;
  }

  /** Undefined when it is the label of the block as it is. */
  labelFrom(from: Block | undefined, to: Block): Label | undefined {
    const loop = this.byBlock.get(to);
    if (!loop) return undefined;
    if (loop === this.copied) return this.inCopy.get(to);
    return from && this.byBlock.get(from) === loop ? undefined : this.entries.get(loop);
  }
}

/** What is in both; at a place that is never reached nothing may be. */
function commonRange(one: IntRange, other: IntRange): IntRange {
  const both = { low: Math.max(one.low, other.low), high: Math.min(one.high, other.high) };
  return both.low <= both.high ? both : one;
}

function align(n: number, to: number): number {
  return (n + to - 1) & ~(to - 1);
}

/** With so many operations that can be calls of routines, a frame, which calls need, takes fewer bytes than the calls save. */
const FRAME_PAYS = 2;

function countRoutineCalls(fn: LirFunction): number {
  let count = 0;
  for (const { ops } of fn.blocks) for (const op of ops) if (WITH_CASES.includes(op.op)) count++;
  return count;
}

function outgoingWords(fn: LirFunction): number {
  let words = 0;
  for (const block of fn.blocks) {
    for (const op of block.ops) {
      if (op.op === "call") words = Math.max(words, op.args.length - ARGUMENTS.length);
      if (op.op === "tree") words = Math.max(words, op.tree.leaves.length);
    }
  }
  return words;
}
