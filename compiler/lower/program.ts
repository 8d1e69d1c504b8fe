// A whole program as sections for the linker: header, tables of classes, literals, and the code of its procedures, which an
// architecture's back end makes from LIR.

import { DataBuilder } from "../link/data-builder.js";
import type { ObjectSection, SourceLocation } from "../link/object.js";
import { type Allocation, allocateRegisters, type RegisterFile } from "../lir/allocate.js";
import { markRareBlocks } from "../lir/frequency.js";
import type { Field, LirFunction } from "../lir/lir.js";
import { optimise } from "../lir/optimise.js";
import type { Binary, ClassInfo, CompileResult, InterfaceEntry, Procedure, Pxtc } from "../pxt/ir.js";
import {
  appendFunctionValue,
  bufferLiteral,
  doubleLiteral,
  functionLiteral,
  stringLiteral,
} from "./literals.js";
import { classRange, type LoweringContext, lowerProcedure } from "./lower.js";
import { memberHash } from "./member-hash.js";
import { argumentsAlwaysGiven, GLOBALS_SYMBOL, hasThisCheck, helperNames, labels } from "./names.js";
import { programFacts } from "./program-facts.js";
import { sourceContext } from "./source-locations.js";

/** What an architecture's folder offers. */
export interface BackEnd {
  /** Registers that variables and intermediate results may live in. */
  registers: RegisterFile;
  /** Machine code of a procedure's body. */
  body(fn: LirFunction, allocation: Allocation): ObjectSection;
  /** The entries of a procedure besides its body, as far as it has them. */
  entries(proc: ProcedureEntries): ObjectSection[];
  /** Routines that every program brings along. */
  routines(): ObjectSection[];
  /** Layout of interface tables, as the routines read them. */
  interfaceTable: {
    kinds: { field: number; getter: number; method: number; setterOnly: number };
    probes: number;
  };
}

export interface ProcedureEntries {
  body: string;
  displayName: string;
  declaredAt?: SourceLocation;
  parameters: number;
  /** So many of them are always given. */
  given: number;
  /** Label of the entry that checks `this`, with the class, if there is one. */
  thisCheck?: { label: string; classes: { first: number; last: number } };
  /** Label of the entry that takes the number of arguments, if there is one. */
  args?: string;
}

export interface LoweredProcedure {
  proc: Procedure;
  fn: LirFunction;
}

export const HEADER_SYMBOL = "_pxt_program_header";
const MEMBER_NAMES = "_pxt_iface_member_names";
const CONFIG_DATA = "_pxt_config_data";
const PERF_COUNTERS = "_pxt_perf_counters";

/** Header words (libs/base/pxt.cpp, exec_binary): "this is a program". */
const HEADER_MAGIC = [0x923b8e70, 0x41a815c6, 0xc96698c4, 0x9751ee75];

/** First fields of a user class's vtable (libs/base/pxtbase.h): ValType::Object and VTABLE_MAGIC. */
const VAL_TYPE_OBJECT = 4;
const VTABLE_MAGIC = 0xf9;

export function lowerProgram(bin: Binary, res: CompileResult, pxtc: Pxtc, backEnd: BackEnd): ObjectSection[] {
  const context = loweringContext(bin, res, pxtc);
  const code: ObjectSection[] = [];
  const literals: ObjectSection[] = [];
  for (const { proc, fn } of lowerProcedures(bin, context)) {
    code.push(backEnd.body(fn, allocateRegisters(fn, backEnd.registers)));
    code.push(...backEnd.entries(entriesOf(proc, fn)));
    if (proc.info.usedAsValue && !proc.isRoot) {
      const name = `function value of ${fn.displayName}`;
      literals.push(functionLiteral(labels.functionLiteral(proc), labels.args(proc), proc.args.length, name));
    }
  }
  // Building the tables may still name strings, so the strings come last.
  const header = programHeader(bin);
  const tables = [
    ...bin.usedClassInfos.flatMap((info) =>
      classTables(info, context.source.nameOfClass(info), pxtc, backEnd),
    ),
    memberNames(bin),
    configData(res),
    new DataBuilder(PERF_COUNTERS, "rodata").word(0).finish(),
    new DataBuilder(GLOBALS_SYMBOL, "bss").space(4 * bin.globalsWords).finish(),
  ];
  return [...[header], ...code, ...backEnd.routines(), ...tables, ...literals, ...constants(bin)];
}

/**
 * LIR of every procedure, as register allocation wants it.
 *
 * @param watch is told each pass that is over, with what it has left; the first is "lowering"
 */
export function lowerProcedures(
  bin: Binary,
  context: LoweringContext,
  watch?: (pass: string, procedures: readonly LoweredProcedure[]) => void,
): LoweredProcedure[] {
  const procedures = bin.procs.map((proc) => ({ proc, fn: lowerProcedure(proc, context) }));
  watch?.("lowering", procedures);
  const functions = procedures.map(({ fn }) => fn);
  const program = programFacts(bin);
  optimise(functions, program, watch && ((pass) => watch(pass, procedures)));
  markRareBlocks(functions, program.methodsAt);
  return procedures;
}

export function loweringContext(bin: Binary, res: CompileResult, pxtc: Pxtc): LoweringContext {
  const classes = new Map(bin.usedClassInfos.map((info) => [labels.vtable(info.id), info.classNo ?? 0]));
  const captured = new Map<string, Field>();
  return {
    captured: (literal, index) => {
      const key = `${literal} ${index}`;
      const field = captured.get(key) ?? { captured: key };
      captured.set(key, field);
      return field;
    },
    lookupFunc: (name) => pxtc.hexfile.lookupFunc(name),
    classOfVtable: (label) => {
      const classNo = classes.get(label);
      return classNo ? { first: classNo, last: classNo } : undefined;
    },
    source: sourceContext(res, pxtc),
  };
}

function entriesOf(proc: Procedure, fn: LirFunction): ProcedureEntries {
  return {
    body: labels.body(proc),
    displayName: fn.displayName,
    ...(fn.declaredAt ? { declaredAt: fn.declaredAt } : {}),
    parameters: proc.args.length,
    given: argumentsAlwaysGiven(proc),
    ...(hasThisCheck(proc)
      ? { thisCheck: { label: labels.entry(proc), classes: classRange(proc.classInfo!) } }
      : {}),
    ...(fn.needsArgsEntry && labels.args(proc) !== labels.body(proc) ? { args: labels.args(proc) } : {}),
  };
}

/** The 64-byte header, then the function value of the program's main function (docs/abi.md). */
function programHeader(bin: Binary): ObjectSection {
  const root = bin.procs.find((p) => p.isRoot);
  if (!root) throw new Error("the program has no main function");
  const d = new DataBuilder(HEADER_SYMBOL, "rodata", 16);
  for (const word of HEADER_MAGIC) d.word(word);
  d.word(0).word(0); // hash of the runtime: nobody compares it, program and runtime are linked together
  d.word(0).word(0); // hash of the program
  d.short(bin.globalsWords).short(0);
  d.address(CONFIG_DATA);
  d.short(0).short(bin.nonPtrGlobals);
  d.address(MEMBER_NAMES);
  d.address("_pxt_lambda_trampoline");
  d.address(PERF_COUNTERS);
  d.address("_pxt_restore_exception_state");
  d.address(bin.emitString(bin.getTitle()));
  return appendFunctionValue(d, labels.args(root), 0).finish();
}

/** The tables' labels have numbers of the front end's, which depend on what it did before: people see `name`. */
function classTables(info: ClassInfo, name: string, pxtc: Pxtc, backEnd: BackEnd): ObjectSection[] {
  const members = info.itable.map((e) => e.idx);
  const hash = memberHash(members, pxtc.primes, backEnd.interfaceTable.probes);
  const vtable = new DataBuilder(labels.vtable(info.id), "data", 4, `vtable of ${name}`);
  vtable
    .short(4 * info.allfields.length + 4)
    .byte(VAL_TYPE_OBJECT)
    .byte(VTABLE_MAGIC);
  vtable.address(labels.interfaceTable(info.id));
  vtable.short(info.classNo ?? 0).short(0);
  vtable.word(hash.multiplier);
  for (const method of ["destroy", "print", "scan", "gcsize"]) vtable.address(`pxt::RefRecord_${method}`);
  if (info.toStringMethod) vtable.address(labels.args(info.toStringMethod));
  else vtable.word(0);
  for (const method of info.vtable) vtable.address(labels.body(method));

  const byMember = new Map(info.itable.map((e) => [e.idx, e]));
  const table = new DataBuilder(labels.interfaceTable(info.id), "rodata", 4, `members of ${name}`);
  for (const member of hash.places) {
    const entry = byMember.get(member);
    if (entry) interfaceEntry(table, entry, backEnd.interfaceTable.kinds);
    else table.word(0).word(0).word(0);
  }
  return [vtable.finish(), table.finish()];
}

function interfaceEntry(
  table: DataBuilder,
  entry: InterfaceEntry,
  kinds: BackEnd["interfaceTable"]["kinds"],
): void {
  const { proc, setProc } = entry;
  const kind = proc
    ? proc.isGetter()
      ? kinds.getter
      : kinds.method
    : setProc && entry.info === 0
      ? kinds.setterOnly
      : kinds.field;
  table.short(entry.idx).short(kind);
  if (proc) table.address(labels.args(proc));
  else table.word(entry.info);
  if (setProc) table.address(labels.args(setProc));
  else table.word(0);
}

/** Names of interface members by number. Their strings are at ascending addresses, in alphabetical order. */
function memberNames(bin: Binary): ObjectSection {
  const d = new DataBuilder(MEMBER_NAMES, "rodata").word(bin.ifaceMembers.length);
  for (const name of bin.ifaceMembers) d.address(bin.emitString(name));
  return d.word(0).finish();
}

function configData(res: CompileResult): ObjectSection {
  const d = new DataBuilder(CONFIG_DATA, "rodata");
  for (const entry of res.configData ?? []) d.word(entry.key).word(entry.value);
  return d.word(0).word(0).finish();
}

/** Of a method's value, which hands on what it is given. */
const ANY_PARAMETERS = 0xffff;

function constants(bin: Binary): ObjectSection[] {
  const strings = new Set([...bin.ifaceMembers, ...Object.keys(bin.strings)]);
  return [
    ...[...strings].map((text) => stringLiteral(bin.emitString(text), text)),
    ...Object.entries(bin.doubles).map(([hex, label]) => doubleLiteral(label, hex)),
    ...Object.entries(bin.hexlits).map(([hex, label]) => bufferLiteral(label, hex)),
    functionLiteral(helperNames.bindLiteral, helperNames.bindCode, ANY_PARAMETERS),
  ];
}
