// Lowers one procedure from pxt's IR (expression trees with shared parts, jumps, a value that jumps carry) to LIR.

import { LirBuilder } from "../lir/builder.js";
import type {
  Block,
  CallTarget,
  ClassRange,
  Condition,
  Field,
  LirFunction,
  MemberAccess,
  NumFn,
  NumRelation,
  Operand,
  TreeStep,
  VReg,
} from "../lir/lir.js";
import { isImm, isVReg } from "../lir/lir.js";
import { ANY_NUMBER, integersBetween, KIND, ofKinds, SMALL, type ValueSet } from "../lir/value-sets.js";
import {
  BitSize,
  BuiltInType,
  type Cell,
  type ClassInfo,
  type Expr,
  ExprKind,
  type FieldAccessInfo,
  type FuncInfo,
  JmpMode,
  type Procedure,
  type ProcId,
  type Stmt,
  StmtKind,
  UnsupportedError,
} from "../pxt/ir.js";
import { concatenatedParts, isKnownString } from "./concatenation.js";
import { fastFunction, joinFunction, MOST_JOINED, shortcutOf } from "./fast-calls.js";
import { GLOBALS_SYMBOL, hasThisCheck, helperNames, labels, methodOffset } from "./names.js";
import { breakpointLocation, type SourceContext } from "./source-locations.js";
import { typeTestOf } from "./type-tests.js";

/** Tagged constants of the runtime (pxtbase.h, TAG_…). */
export const TAG = { undefined: 0, null: 6, false: 10, none: 18, true: 66 } as const;

/** Offsets in the runtime's objects (pxtbase.h). */
const OFFSET = { refLocalValue: 4, closureFields: 12, recordFields: 4 } as const;

const NUM_FNS: readonly NumFn[] = ["adds", "subs", "muls", "ands", "orrs", "eors", "lsls", "asrs", "lsrs"];
/** Arithmetic that has no case for small integers. */
const TREE_STEPS: Record<string, TreeStep> = { "numops::div": "div", "Math_::sqrt": "sqrt" };
const NUM_RELATIONS: readonly NumRelation[] = ["lt", "le", "gt", "ge", "eq", "neq", "eqq", "neqq"];

export function classRange(info: ClassInfo): ClassRange {
  // A class that is never instantiated has no number: the empty range accepts nothing.
  if (!info.classNo) return { first: 1, last: 0 };
  return { first: info.classNo, last: info.lastSubtypeNo ?? info.classNo };
}

export function builtInRange(classNo: number): ClassRange {
  return { first: classNo, last: classNo };
}

/** What lowering asks of the front end. */
export interface LoweringContext {
  lookupFunc(name: string): FuncInfo | undefined;
  /** Exact class of the objects that a vtable's label stands for. */
  classOfVtable(label: string): ClassRange | undefined;
  /** Which variable a function value that was made from a literal has at an index. */
  captured(literal: string, index: number): Field;
  source: SourceContext;
}

export function lowerProcedure(proc: Procedure, context: LoweringContext): LirFunction {
  return new Lowering(proc, context).run();
}

class Lowering {
  private readonly b = new LirBuilder();
  private readonly cells = new Map<Cell, VReg>();
  private readonly cellOf = new Map<VReg, Cell>();
  private readonly shared = new Map<Expr, VReg>();
  private readonly blocks = new Map<string, Block>();
  private readonly storeCounts = new Map<Cell, number>();
  /** The value that jumps to a label carry, by label. */
  private readonly jumpValues = new Map<string, VReg>();
  /** The carried value that is at hand since the last label, if there is one. */
  private carried: Operand = { imm: TAG.undefined };
  private readonly params: VReg[];
  private closure: VReg | undefined;
  private hasTry = false;
  /** The exception that a `finally` block has to pass on; only in procedures with such a block. */
  private thrown: VReg | undefined;

  constructor(
    private readonly proc: Procedure,
    private readonly context: LoweringContext,
  ) {
    this.params = proc.args.map((c) => this.cellRegister(c));
    for (const s of proc.body) if (s.expr) this.countStores(s.expr);
  }

  run(): LirFunction {
    const declaredAt = this.context.source.declarationOf(this.proc);
    this.b.at = declaredAt;
    this.shortcut();
    if (this.proc.body.some(isFinally)) {
      this.thrown = this.b.vreg("value", "thrown");
      this.b.move(this.thrown, { imm: TAG.none });
    }
    for (const s of this.proc.body) this.statement(s);
    if (!this.b.finished) this.b.end({ op: "return", value: this.carried });
    const { proc } = this;
    return this.b.finish({
      label: labels.body(proc),
      displayName: this.context.source.nameOf(proc),
      ...(declaredAt ? { declaredAt } : {}),
      params: this.params,
      ...(this.closure ? { closure: this.closure } : {}),
      hasTry: this.hasTry,
      isForSize: this.context.source.isForSize(proc),
      ...(proc.classInfo && proc.info.thisParameter ? { thisClass: classRange(proc.classInfo) } : {}),
      needsArgsEntry: !!(proc.isRoot || proc.info.usedAsValue || proc.info.usedAsIface),
    });
  }

  /** The call that a function of pxt-core's library begins with, where there is one (fast-calls.ts). */
  private shortcut(): void {
    const name = shortcutOf(this.context.source.nameOf(this.proc));
    if (!name) return;
    const dst = this.b.vreg("value");
    const given = this.b.newBlock();
    const onward = this.b.newBlock();
    this.b.emit({ op: "call", dst, target: { kind: "cpp", name }, args: this.params, keep: this.params });
    this.b.end({ op: "branch", condition: { test: "nonzero", a: dst }, ifTrue: given, ifFalse: onward });
    this.b.startBlock(given);
    this.b.end({ op: "return", value: dst });
    this.b.startBlock(onward);
  }

  // Statements

  private statement(s: Stmt): void {
    switch (s.stmtKind) {
      case StmtKind.Expr:
        this.effect(s.expr!);
        break;
      case StmtKind.Label: {
        const block = this.block(s.lblName);
        // pxt marks the end of a labelled statement twice, for the statement and for its label. Of a for…of, what clears
        // its variables is between them; jumps go to the first.
        if (this.b.isPlaced(block)) break;
        if (this.b.finished) this.b.startBlock(block);
        else this.b.fallInto(block);
        this.carried = this.jumpValues.get(s.lblName) ?? this.carried;
        if (isFinally(s)) this.takeThrown();
        break;
      }
      case StmtKind.Jmp:
        this.jump(s);
        break;
      case StmtKind.Breakpoint:
        if (s.breakpointInfo) this.b.at = breakpointLocation(s.breakpointInfo);
        break;
      case StmtKind.StackEmpty:
      case StmtKind.Comment:
      case StmtKind.None:
        break;
    }
    if (this.b.finished && s.stmtKind === StmtKind.Jmp) this.b.startBlock(this.b.newBlock());
  }

  /** A `finally` block begins: its function keeps the exception that led here, since the block's calls may throw, too. */
  private takeThrown(): void {
    const thrown = this.thrown!;
    const target = { kind: "cpp", name: "pxt_take_thrown" } as const;
    this.b.emit({ op: "call", dst: thrown, target, args: [thrown], keep: [] });
  }

  private jump(s: Stmt): void {
    const target = this.block(s.lblName);
    if (s.jmpMode === JmpMode.Always) {
      if (s.expr) {
        const value = this.value(s.expr);
        this.b.move(this.jumpValueAt(s.lblName), value);
      }
      this.b.end({ op: "jump", to: target });
      return;
    }
    const next = this.b.newBlock();
    if (s.jmpMode === JmpMode.IfNotZero) this.branch(s.expr!, target, next);
    else this.branch(s.expr!, next, target);
    this.b.startBlock(next);
  }

  private jumpValueAt(label: string): VReg {
    let v = this.jumpValues.get(label);
    if (!v) {
      v = this.b.vreg("value", "result");
      this.jumpValues.set(label, v);
    }
    return v;
  }

  private block(label: string): Block {
    let block = this.blocks.get(label);
    if (!block) {
      block = this.b.newBlock();
      this.blocks.set(label, block);
    }
    return block;
  }

  // Conditions

  /** Ends the block by a branch on a raw condition: an expression whose value is an int, or a tested value. */
  private branch(e: Expr, ifTrue: Block, ifFalse: Block): void {
    const { condition, negated } = this.condition(e);
    this.b.end({
      op: "branch",
      condition,
      ifTrue: negated ? ifFalse : ifTrue,
      ifFalse: negated ? ifTrue : ifFalse,
    });
  }

  private condition(e: Expr): { condition: Condition; negated: boolean } {
    const inner = runtimeCallNamed(e, "numops::toBoolDecr") ?? runtimeCallNamed(e, "numops::toBool");
    if (inner) {
      const x = inner.args![0]!;
      const bang = unwrapFromBool(x, "Boolean_::bang");
      if (bang) {
        const c = this.condition(bang.args![0]!);
        return { condition: c.condition, negated: !c.negated };
      }
      const raw = runtimeCallNamed(x, "pxt::fromBool");
      if (raw) return { condition: { test: "nonzero", a: this.value(raw.args![0]!) }, negated: false };
      return this.valueCondition(x);
    }
    const less = runtimeCallNamed(e, "numops::lt_bool");
    if (less) return { condition: this.lessThan(less), negated: false };
    return { condition: { test: "nonzero", a: this.value(e) }, negated: false };
  }

  /** The front end's own comparison in for…of loops, whose result is raw. */
  private lessThan(e: Expr): Condition {
    const [a, b] = this.values(e.args!);
    return { test: "compare", relation: "lt", a: a!, b: b! };
  }

  private valueCondition(x: Expr): { condition: Condition; negated: boolean } {
    if (x.exprKind === ExprKind.InstanceOf) {
      const classes = classRange(x.data as ClassInfo);
      return { condition: { test: "instance", a: this.value(x.args![0]!), classes }, negated: false };
    }
    const relation = numRelationOf(x);
    if (relation) return this.comparison(relation, x.args!);
    return { condition: { test: "truthy", a: this.value(x) }, negated: false };
  }

  private comparison(relation: NumRelation, args: Expr[]): { condition: Condition; negated: boolean } {
    const type = typeTestOf(relation, args);
    if (type) {
      const { classes, negated } = type;
      return { condition: { test: "instance", a: this.value(type.value), classes }, negated };
    }
    const [a, b] = this.values(args);
    return { condition: { test: "compare", relation, a: a!, b: b! }, negated: false };
  }

  /** A flag with the condition's value. */
  private flagOf({ condition, negated }: { condition: Condition; negated: boolean }): VReg {
    const dst = this.b.vreg("flag");
    this.b.emit({ op: "test", dst, condition });
    if (!negated) return dst;
    const not = this.b.vreg("flag");
    this.b.emit({ op: "alu", fn: "xor", dst: not, a: dst, b: { imm: 1 } });
    return not;
  }

  // Expressions

  /** Evaluates for its effects only. */
  private effect(e: Expr): void {
    switch (e.exprKind) {
      case ExprKind.Nop:
        return;
      case ExprKind.Sequence:
        for (const a of e.args!) this.effect(a);
        return;
      case ExprKind.SharedDef:
        this.defineShared(e.args![0]!);
        return;
      case ExprKind.Store:
        this.store(e.args![0]!, e.args![1]!);
        return;
      case ExprKind.ProcCall:
        this.procCall(e, false);
        return;
      case ExprKind.RuntimeCall:
        this.runtimeCall(e, false);
        return;
      default:
        this.value(e);
    }
  }

  /** Evaluates to an operand. A variable's register is returned as it is: copy it before the variable may change. */
  private value(e: Expr): Operand {
    switch (e.exprKind) {
      case ExprKind.NumberLiteral:
        return { imm: numberLiteral(e.data) };
      case ExprKind.PointerLiteral:
        return { sym: labels.literal(String(e.data)) };
      case ExprKind.SharedRef:
        return this.shared.get(e.args![0]!) ?? this.defineShared(e.args![0]!);
      case ExprKind.SharedDef:
        return this.defineShared(e.args![0]!);
      case ExprKind.CellRef:
        return this.loadCell(e.data as Cell);
      case ExprKind.JmpValue:
        return this.carried;
      case ExprKind.FieldAccess: {
        const place = this.field(e, this.value(e.args![0]!));
        const dst = this.b.vreg("value");
        this.b.emit({ op: "load", dst, ...place, width: "word" });
        return dst;
      }
      case ExprKind.InstanceOf:
        return this.instanceOf(e);
      case ExprKind.Sequence: {
        const last = e.args!.length - 1;
        for (const a of e.args!.slice(0, last)) this.effect(a);
        return this.value(e.args![last]!);
      }
      case ExprKind.Store:
        this.store(e.args![0]!, e.args![1]!);
        return { imm: TAG.undefined };
      case ExprKind.RuntimeCall:
        return this.runtimeCall(e, true) ?? { imm: TAG.undefined };
      case ExprKind.ProcCall:
        return this.procCall(e, true) ?? { imm: TAG.undefined };
      case ExprKind.Nop:
        return { imm: TAG.undefined };
      default:
        throw new UnsupportedError(`expression kind ${e.exprKind}`, this.proc);
    }
  }

  /** Evaluates several expressions in order; an operand that a later one may change is copied. */
  private values(exprs: Expr[]): Operand[] {
    return exprs.map((e, i) => {
      const operand = this.value(e);
      if (!isVReg(operand) || !this.isVariable(operand)) return operand;
      const changed = exprs.slice(i + 1).some((later) => this.mayChangeVariables(later));
      return changed ? this.copy(operand) : operand;
    });
  }

  private copy(operand: Operand): VReg {
    const dst = this.b.vreg(isVReg(operand) ? operand.kind : "value");
    this.b.move(dst, operand);
    return dst;
  }

  private isVariable(v: VReg): boolean {
    const cell = this.cellOf.get(v);
    return cell !== undefined && (this.storeCounts.get(cell) ?? 0) > 0;
  }

  private defineShared(inner: Expr): VReg {
    const operand = this.value(inner);
    const reg = isVReg(operand) && !this.isVariable(operand) ? operand : this.copy(operand);
    this.shared.set(inner, reg);
    return reg;
  }

  private instanceOf(e: Expr): Operand {
    const a = this.value(e.args![0]!);
    const classes = classRange(e.data as ClassInfo);
    if (e.jsInfo === "bool") {
      const flag = this.b.vreg("flag");
      this.b.emit({ op: "test", dst: flag, condition: { test: "instance", a, classes } });
      return this.fromFlag(flag);
    }
    this.b.emit({ op: "validate", a, classes, nullable: e.jsInfo === "validateNullable" });
    return a;
  }

  private fromFlag(flag: Operand): VReg {
    const dst = this.b.vreg("value");
    this.b.emit({ op: "fromFlag", dst, a: flag });
    return dst;
  }

  // Variables and fields

  private cellRegister(cell: Cell): VReg {
    let v = this.cells.get(cell);
    if (!v) {
      v = this.b.vreg("value", cell.getName());
      this.cells.set(cell, v);
      this.cellOf.set(v, cell);
    }
    return v;
  }

  private closureRegister(): VReg {
    this.closure ??= this.b.vreg("value", "closure");
    return this.closure;
  }

  private loadCell(cell: Cell): Operand {
    if (cell.isGlobal()) {
      const raw = cell.bitSize !== BitSize.None;
      const dst = this.b.vreg(raw ? "int" : "value");
      this.b.emit({
        op: "load",
        dst,
        base: { sym: GLOBALS_SYMBOL },
        offset: cell.index,
        width: widthOf(cell.bitSize),
      });
      return dst;
    }
    if (cell.iscap) {
      const dst = this.b.vreg("value", cell.getName());
      const captured = this.captured(this.closureRegister(), cell.index, labels.functionLiteral(this.proc));
      this.b.emit({ op: "load", dst, ...captured, width: "word" });
      return dst;
    }
    return this.cellRegister(cell);
  }

  private store(target: Expr, source: Expr): void {
    if (target.exprKind === ExprKind.FieldAccess) {
      const [base, src] = this.values([target.args![0]!, source]);
      this.b.emit({ op: "store", ...this.field(target, base!), src: src!, width: "word" });
      return;
    }
    if (target.exprKind !== ExprKind.CellRef)
      throw new UnsupportedError("assignment to this target", this.proc);
    const cell = target.data as Cell;
    const src = this.value(source);
    if (cell.isGlobal()) {
      const width = widthOf(cell.bitSize);
      this.b.emit({ op: "store", base: { sym: GLOBALS_SYMBOL }, offset: cell.index, src, width });
    } else if (cell.iscap) {
      const captured = this.captured(this.closureRegister(), cell.index, labels.functionLiteral(this.proc));
      this.b.emit({ op: "store", ...captured, src, width: "word" });
    } else {
      this.b.move(this.cellRegister(cell), src);
    }
  }

  private field(e: Expr, base: Operand): { base: Operand; offset: number; field: Field } {
    const { classInfo, idx, needsCheck } = e.data as FieldAccessInfo;
    if (needsCheck) {
      this.b.emit({ op: "validate", a: base, classes: classRange(classInfo), nullable: false });
    }
    return { base, offset: OFFSET.recordFields + 4 * idx, field: classInfo.allfields[idx]! };
  }

  /** The place of a captured variable in a function value that was made from a literal. */
  private captured(
    base: Operand,
    index: number,
    literal: string,
  ): { base: Operand; offset: number; field: Field } {
    const offset = OFFSET.closureFields + 4 * index;
    return { base, offset, field: this.context.captured(literal, index) };
  }

  /** Label of the literal that a function value is made from. */
  private literalOf(closure: Expr): string {
    if (closure.exprKind === ExprKind.SharedRef || closure.exprKind === ExprKind.SharedDef)
      return this.literalOf(closure.args![0]!);
    const making = runtimeCallNamed(closure, "pxt::mkAction");
    if (!making) throw new UnsupportedError("variables captured by this function value", this.proc);
    return labels.literal(String(making.args![1]!.data));
  }

  private countStores(e: Expr): void {
    if (e.exprKind === ExprKind.Store && e.args![0]!.exprKind === ExprKind.CellRef) {
      const cell = e.args![0]!.data as Cell;
      this.storeCounts.set(cell, (this.storeCounts.get(cell) ?? 0) + 1);
    }
    for (const a of e.args ?? []) this.countStores(a);
  }

  private mayChangeVariables(e: Expr): boolean {
    if (e.exprKind === ExprKind.Store && e.args![0]!.exprKind === ExprKind.CellRef) return true;
    if (e.exprKind === ExprKind.SharedRef) return false;
    return (e.args ?? []).some((a) => this.mayChangeVariables(a));
  }

  // Calls into the runtime

  private runtimeCall(e: Expr, wanted: boolean): Operand | undefined {
    const name = e.data as string;
    const args = e.args!;
    const special = this.specialRuntimeCall(name, args);
    if (special) return special.result;

    const fn = name.startsWith("numops::") ? name.slice("numops::".length) : "";
    if ((NUM_FNS as readonly string[]).includes(fn)) {
      const [a, b] = this.values(args);
      const dst = this.b.vreg("value");
      this.b.emit({ op: "num", fn: fn as NumFn, dst, a: a!, b: b! });
      return dst;
    }
    const step = TREE_STEPS[name];
    if (step) {
      const leaves = this.values(args);
      const dst = this.b.vreg("value");
      const steps: TreeStep[] = [...leaves.map((): TreeStep => "leaf"), step];
      this.b.emit({ op: "tree", dst, tree: { leaves, steps } });
      return dst;
    }
    const relation = numRelationOf(e);
    if (relation) return this.fromFlag(this.flagOf(this.comparison(relation, args)));
    return this.cppCall(e, name, wanted);
  }

  /** Runtime functions that become operations of their own. */
  private specialRuntimeCall(name: string, args: Expr[]): { result: Operand | undefined } | undefined {
    const b = this.b;
    switch (name) {
      case "langsupp::ignore":
        this.effect(args[0]!);
        return { result: undefined };
      case "numops::toBoolDecr":
      case "numops::toBool": {
        const asked = { ...blankExpr, exprKind: ExprKind.RuntimeCall, data: name, args };
        return { result: this.flagOf(this.condition(asked)) };
      }
      case "Boolean_::bang": {
        const { condition, negated } = this.condition(args[0]!);
        return { result: this.flagOf({ condition, negated: !negated }) };
      }
      case "pxt::fromBool":
      case "pxt::fromInt": {
        const call = args[0]!;
        const convert = (call.exprKind === ExprKind.RuntimeCall && RESULTS[call.data as string]) || name;
        if (convert === "pxt::fromBool") return { result: this.fromFlag(this.value(call)) };
        const dst = b.vreg("value");
        const raw = this.value(call);
        if (convert === "pxt::fromInt") b.emit({ op: "fromInt", dst, a: raw });
        else
          b.emit({
            op: "call",
            dst,
            target: { kind: "cpp", name: convert },
            args: [raw],
            keep: [],
            result: ANY_NUMBER,
          });
        return { result: dst };
      }
      case "pxt::toInt": {
        const dst = b.vreg("int");
        b.emit({ op: "toInt", dst, a: this.value(args[0]!) });
        return { result: dst };
      }
      case "pxt::switch_eq": {
        const [x, y] = this.values(args);
        const dst = b.vreg("flag");
        b.emit({ op: "test", dst, condition: { test: "compare", relation: "eq", a: x!, b: y! } });
        return { result: dst };
      }
      case "pxtrt::ldlocRef": {
        const dst = b.vreg("value");
        b.emit({ op: "load", dst, base: this.value(args[0]!), offset: OFFSET.refLocalValue, width: "word" });
        return { result: dst };
      }
      case "pxtrt::stlocRef": {
        const [ref, src] = this.values(args);
        b.emit({ op: "store", base: ref!, offset: OFFSET.refLocalValue, src: src!, width: "word" });
        return { result: undefined };
      }
      case "pxtrt::stclo": {
        const [closure, , src] = this.values(args);
        const captured = this.captured(closure!, numberLiteral(args[1]!.data), this.literalOf(args[0]!));
        b.emit({ op: "store", ...captured, src: src!, width: "word" });
        return { result: closure };
      }
      case "pxt::beginTry": {
        // The call returns 0; when an exception arrives it returns once more, with 1 (docs/abi.md).
        this.hasTry = true;
        const again = b.vreg("flag");
        b.emit({
          op: "call",
          dst: again,
          target: { kind: "code", symbol: helperNames.beginTry },
          args: [],
          keep: [],
        });
        const handler = this.block(String(args[0]!.data));
        const body = b.newBlock();
        b.end({ op: "branch", condition: { test: "nonzero", a: again }, ifTrue: handler, ifFalse: body });
        b.startBlock(body);
        return { result: undefined };
      }
      case "pxt::getThrownValue": {
        const result = b.vreg("value");
        b.emit({ op: "call", dst: result, target: { kind: "cpp", name }, args: [], keep: [] });
        // As in pxt's simulator, an exception caught in a `finally` block takes the place of the one on its way.
        if (this.thrown) b.move(this.thrown, { imm: TAG.none });
        return { result };
      }
      case "pxt::endFinally": {
        const passedOn = this.copy(this.thrown!);
        b.move(this.thrown!, { imm: TAG.none });
        b.emit({ op: "call", target: { kind: "cpp", name: "pxt_end_finally" }, args: [passedOn], keep: [] });
        return { result: undefined };
      }
      case "Array_::getAt":
      case "BufferMethods::getByte": {
        const kind = name === "Array_::getAt" ? "array" : "buffer";
        // for…of passes an index that is converted already; the element operation converts by itself.
        const converted = runtimeCallNamed(args[1]!, "pxt::toInt");
        const [object, index] = this.values([args[0]!, converted ? converted.args![0]! : args[1]!]);
        const dst = b.vreg(kind === "buffer" ? "int" : "value");
        b.emit({ op: "element", kind, dst, object: object!, index: tagged(index!, args[1]!) });
        return { result: dst };
      }
      case "Array_::length":
      case "BufferMethods::length": {
        const kind = name === "Array_::length" ? "array" : "buffer";
        const dst = b.vreg("int");
        b.emit({ op: "length", kind, dst, object: this.value(args[0]!) });
        return { result: dst };
      }
      case "BufferMethods::setByte": {
        const [object, index, value] = this.values(args);
        let byte = value!;
        if (isVReg(byte) && byte.kind === "value") {
          const raw = b.vreg("int");
          b.emit({ op: "toInt", dst: raw, a: byte });
          byte = raw;
        }
        const element = { object: object!, index: tagged(index!, args[1]!), value: byte };
        b.emit({ op: "setElement", kind: "buffer", ...element });
        return { result: undefined };
      }
      case "Array_::setAt": {
        const [object, index, value] = this.values(args);
        const element = { object: object!, index: tagged(index!, args[1]!), value: value! };
        b.emit({ op: "setElement", kind: "array", ...element });
        return { result: undefined };
      }
      default:
        return undefined;
    }
  }

  /** Joins the parts of a chain of concatenations. Each is converted before the next is evaluated, as if two were joined at a time. */
  private concatenation(parts: Expr[]): Operand {
    let joined: Operand[] = [];
    const firstTwo = this.values(parts.slice(0, 2));
    for (const [i, part] of parts.entries()) {
      if (joined.length === MOST_JOINED) joined = [this.join(joined)];
      let operand = firstTwo[i] ?? this.value(part);
      if (!isKnownString(part) && !isSmallInteger(operand))
        operand = this.converted(operand, helperNames.joinedPart);
      const later = parts.slice(Math.max(i + 1, 2));
      if (isVReg(operand) && this.isVariable(operand) && later.some((p) => this.mayChangeVariables(p)))
        operand = this.copy(operand);
      joined.push(operand);
    }
    return this.join(joined);
  }

  private join(parts: Operand[]): Operand {
    const dst = this.b.vreg("value");
    const target = { kind: "cpp", name: joinFunction(parts.length) } as const;
    this.b.emit({ op: "call", dst, target, args: parts, keep: parts.filter(isVReg), result: STRING });
    return dst;
  }

  private cppCall(e: Expr, name: string, wanted: boolean): Operand | undefined {
    if (name === "String_::concat") return this.concatenation(concatenatedParts(e));
    const args = e.args!;
    const operands = this.values(args);
    const keep: VReg[] = [];
    const conversions = e.mask?.conversions ?? [];
    // Conversions that may run the program's own code come first, so that no raw number has to outlive a call.
    const ordered = [...conversions].sort(
      (x, y) => Number(isNumeric(x.method)) - Number(isNumeric(y.method)),
    );
    for (const conv of ordered) {
      const i = conv.argIdx;
      const a = operands[i]!;
      if (conv.refTag) {
        const dst = this.b.vreg("value");
        const nullable = !!conv.refTagNullable;
        this.b.emit({ op: "validate", a, classes: builtInRange(conv.refTag), nullable, dst });
        operands[i] = dst;
      } else if (conv.method === "_pxt_stringConv") {
        if (!isKnownString(args[i]!)) operands[i] = this.stringOf(a);
      } else if (conv.method === "pxt::toInt") {
        const dst = this.b.vreg("int");
        const by = POSITIONS[name];
        this.b.emit({ op: "toInt", dst, a, ...(by ? { by } : {}) });
        operands[i] = dst;
      } else {
        const dst = this.b.vreg("int");
        this.b.emit({ op: "call", dst, target: { kind: "cpp", name: conv.method }, args: [a], keep: [] });
        operands[i] = dst;
      }
    }
    for (const [i, operand] of operands.entries()) {
      const rooted = ((e.mask?.refMask ?? 0) >> i) & 1 || name === GROWS_ARRAY;
      if (rooted && isVReg(operand) && operand.kind === "value") keep.push(operand);
    }
    const routine = CODE_TARGETS[name];
    const format = this.context.lookupFunc(name)?.argsFmt[0] ?? "T";
    const dst = wanted && format !== "V" ? this.b.vreg(resultKind(format)) : undefined;
    const resultClass = this.resultClass(name, args);
    const result = resultOf(name, format);
    const access = MEMBER_ACCESSES[name];
    this.b.emit({
      op: "call",
      ...(dst ? { dst } : {}),
      ...(resultClass ? { resultClass } : {}),
      ...(result ? { result } : {}),
      ...(access ? { access } : {}),
      target: routine ? { kind: "code", symbol: routine } : { kind: "cpp", name: fastFunction(name) },
      args: operands,
      keep,
    });
    return dst;
  }

  private resultClass(name: string, args: Expr[]): ClassRange | undefined {
    if (name === "pxt::mkClassInstance") return this.context.classOfVtable(String(args[0]!.data));
    const builtIn = FRESH_OBJECTS[name];
    return builtIn === undefined ? undefined : builtInRange(builtIn);
  }

  private stringOf(a: Operand): VReg {
    return this.converted(a, helperNames.stringConv);
  }

  private converted(a: Operand, routine: string): VReg {
    const dst = this.b.vreg("value");
    const result = routine === helperNames.joinedPart ? STRING_OR_INTEGER : STRING;
    this.b.emit({ op: "call", dst, target: { kind: "code", symbol: routine }, args: [a], keep: [], result });
    return dst;
  }

  // Calls of TypeScript functions

  private procCall(e: Expr, wanted: boolean): Operand | undefined {
    const id = e.data as ProcId;
    if (id.proc?.inlineBody) {
      const body = id.proc.inlineSelf(e.args!);
      if (wanted) return this.value(body);
      this.effect(body);
      return undefined;
    }
    const args = this.values(e.args!);
    const dst = wanted ? this.b.vreg("value") : undefined;
    const statement = this.b.at;
    this.b.at = this.context.source.callLocation(id) ?? statement;
    this.emitProcCall(id, args, dst);
    this.b.at = statement;
    return dst;
  }

  private emitProcCall(id: ProcId, args: Operand[], dst: VReg | undefined): void {
    const result = dst ? { dst } : {};
    const argc = args.length;
    if (id.virtualIndex === -1) {
      this.b.emit({
        op: "call",
        ...result,
        target: { kind: "code", symbol: helperNames.callFunctionValue },
        args: args.slice(1),
        keep: [],
        argc: argc - 1,
        extra: args[0]!,
      });
    } else if (id.ifaceIndex !== undefined && id.ifaceIndex !== null) {
      const symbol = id.isSet
        ? helperNames.interfaceSet
        : id.noArgs
          ? helperNames.interfaceGet
          : helperNames.interfaceCall;
      const extra = { imm: id.ifaceIndex };
      const access = { how: id.isSet ? "set" : id.noArgs ? "get" : "call", member: id.ifaceIndex } as const;
      const target = { kind: "code", symbol } as const;
      this.b.emit({ op: "call", ...result, target, args, keep: [], argc, extra, access });
    } else if (id.virtualIndex !== undefined && id.virtualIndex !== null) {
      const classes = classRange(id.classInfo!);
      if (!id.isThis) this.b.emit({ op: "validate", a: args[0]!, classes, nullable: false });
      const offset = methodOffset(id.virtualIndex);
      this.b.emit({ op: "call", ...result, target: { kind: "vtable", offset, classes }, args, keep: [] });
    } else {
      this.b.emit({ op: "call", ...result, target: entryFor(id.proc!, !!id.isThis), args, keep: [] });
    }
  }
}

function entryFor(proc: Procedure, thisIsChecked: boolean): CallTarget {
  const body = labels.body(proc);
  if (thisIsChecked || !hasThisCheck(proc)) return { kind: "code", symbol: body };
  const classes = classRange(proc.classInfo!);
  return { kind: "code", symbol: labels.entry(proc), checksThis: { classes, body } };
}

function isSmallInteger(o: Operand): boolean {
  return isImm(o) && (o.imm & 1) === 1;
}

/** Literal indices come as plain numbers, since the function's format asks for an int. */
function tagged(index: Operand, e: Expr): Operand {
  return e.exprKind === ExprKind.NumberLiteral && isImm(index) ? { imm: (index.imm << 1) | 1 } : index;
}

/** Of an array literal the front end says nothing, since the array is used later; but that use may turn out to be needless. */
const GROWS_ARRAY = "Array_::push";

const blankExpr: Expr = { exprKind: ExprKind.Nop, args: null, data: null, jsInfo: null };

/** Functions of the front end's that are routines of ours. */
const CODE_TARGETS: Record<string, string> = {
  "pxtrt::mapGetGeneric": helperNames.mapGet,
  "pxtrt::mapSetGeneric": helperNames.mapSet,
};

/** Those of them that take a member's name. */
const MEMBER_ACCESSES: Readonly<Record<string, MemberAccess>> = {
  "pxtrt::mapGetGeneric": { how: "get" },
  "pxtrt::mapSetGeneric": { how: "set" },
};

/** How results become values where libs/base's declarations differ from pxt's JavaScript runtime. */
const RESULTS: Readonly<Record<string, string>> = {
  "String_::includes": "pxt::fromBool",
  "Array_::removeElement": "pxt::fromInt",
  "BufferMethods::hash": "pxt::fromUInt",
};

/** How functions convert a position: other than where 32 bits are wanted, 2^32 is far away and not 0 (targets/runtime/abi.h). */
const POSITIONS: Readonly<Record<string, string>> = {
  "String_::charAt": "pxt_to_position",
  "String_::charCodeAt": "pxt_to_existing_position",
  "String_::substr": "pxt_to_position",
  "String_::indexOf": "pxt_to_position",
  "String_::includes": "pxt_to_position",
  "Array_::indexOf": "pxt_to_position",
  "Array_::insertAt": "pxt_to_position",
  "Array_::removeAt": "pxt_to_existing_position",
};

/** Functions that always return a new object of a built-in class. */
const FRESH_OBJECTS: Record<string, number> = {
  "Array_::mk": BuiltInType.RefCollection,
  "pxtrt::mkMap": BuiltInType.RefMap,
  "control::createBuffer": BuiltInType.BoxedBuffer,
  "pxt::mkAction": BuiltInType.RefAction,
};

const STRING = ofKinds(KIND.string);
const STRING_OR_INTEGER: ValueSet = { ints: SMALL, kinds: KIND.string };

/** Functions with results of which more is known than their formats say. No chip has the memory for longer strings. */
const RESULT_VALUES: Readonly<Record<string, ValueSet>> = {
  "String_::length": integersBetween(0, SMALL.high),
  "String_::charCodeAt": integersBetween(0, 0xffff),
  "pxt::fromUInt": ANY_NUMBER,
  "pxt::fromFloat": ANY_NUMBER,
  "pxt::fromDouble": ANY_NUMBER,
};

/** Namespaces of the runtime whose functions return numbers where they say so. */
const RETURN_NUMBERS: readonly string[] = ["Math_::", "numops::"];

/** Formats of pointers to objects of the runtime's, which may be null pointers. */
const OBJECT_FORMATS: readonly string[] = ["_Buffer", "_RefCollection", "_Action", "_RefMap"];

function resultOf(name: string, format: string): ValueSet | undefined {
  const known = RESULT_VALUES[name];
  if (known) return known;
  if (format === "N" && RETURN_NUMBERS.some((prefix) => name.startsWith(prefix))) return ANY_NUMBER;
  return OBJECT_FORMATS.includes(format) ? ofKinds(KIND.undefined | KIND.null | KIND.object) : undefined;
}

function isNumeric(method: string): boolean {
  return method === "pxt::toInt" || method === "pxt::toFloat" || method === "pxt::toDouble";
}

function resultKind(format: string): "value" | "int" | "flag" {
  if (format === "B") return "flag";
  return format === "I" || format === "F" ? "int" : "value";
}

/** Where pxt's front end begins a `finally` block, for an exception as for none. */
function isFinally(s: Stmt): boolean {
  return s.stmtKind === StmtKind.Label && s.lblName.startsWith("_finally_");
}

function runtimeCallNamed(e: Expr, name: string): Expr | undefined {
  return e.exprKind === ExprKind.RuntimeCall && e.data === name ? e : undefined;
}

/** The call of `name` inside `pxt::fromBool(name(…))`. */
function unwrapFromBool(e: Expr, name: string): Expr | undefined {
  const outer = runtimeCallNamed(e, "pxt::fromBool");
  return outer && runtimeCallNamed(outer.args![0]!, name);
}

function numRelationOf(e: Expr): NumRelation | undefined {
  if (e.exprKind !== ExprKind.RuntimeCall) return undefined;
  const name = e.data as string;
  if (!name.startsWith("numops::")) return undefined;
  return NUM_RELATIONS.find((r) => name === `numops::${r}`);
}

function numberLiteral(data: unknown): number {
  switch (data) {
    case true:
      return TAG.true;
    case false:
      return TAG.false;
    case null:
      return TAG.null;
    case undefined:
      return TAG.undefined;
  }
  if (typeof data === "number") return data | 0;
  throw new Error(`number literal expected, got ${String(data)}`);
}

function widthOf(bitSize: BitSize): "word" | "u8" | "s8" | "u16" | "s16" {
  switch (bitSize) {
    case BitSize.Int8:
      return "s8";
    case BitSize.UInt8:
      return "u8";
    case BitSize.Int16:
      return "s16";
    case BitSize.UInt16:
      return "u16";
    default:
      return "word";
  }
}

export const STRING_CLASS = builtInRange(BuiltInType.BoxedString);
