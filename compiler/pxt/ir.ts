// The part of pxt-core's intermediate representation that the code generator reads, as types: the front end's output,
// `bin`, and the few functions of `ts.pxtc` that we call. Shapes follow pxtcompiler/emitter/{ir,emitter,hexfile}.ts of
// pxt-core 13.0.1.

/** `ts.pxtc.ir.EK`. */
export enum ExprKind {
  None,
  NumberLiteral,
  PointerLiteral,
  RuntimeCall,
  ProcCall,
  SharedRef,
  SharedDef,
  FieldAccess,
  Store,
  CellRef,
  Sequence,
  JmpValue,
  Nop,
  InstanceOf,
}

/** `ts.pxtc.ir.SK`. */
export enum StmtKind {
  None,
  Expr,
  Label,
  Jmp,
  StackEmpty,
  Breakpoint,
  Comment,
}

/** `ts.pxtc.ir.JmpMode`. */
export enum JmpMode {
  Always = 1,
  IfZero,
  IfNotZero,
}

/** `ts.pxtc.BitSize`: how a typed global is stored. */
export enum BitSize {
  None,
  Int8,
  UInt8,
  Int16,
  UInt16,
  Int32,
  UInt32,
}

/** A conversion that the caller applies to an argument of a C++ function. */
export interface ConvInfo {
  argIdx: number;
  /** `pxt::toInt`, `pxt::toFloat`, `_pxt_stringConv` or `_validate`. */
  method: string;
  returnsRef?: boolean;
  /** Built-in class to check for, with `_validate`. */
  refTag?: number;
  refTagNullable?: boolean;
}

export interface Expr {
  exprKind: ExprKind;
  args: Expr[] | null;
  /** Meaning depends on the kind; see the accessors below. */
  data: unknown;
  jsInfo: unknown;
  mask?: { refMask: number; conversions?: ConvInfo[] };
  isStringLiteral?: boolean;
}

export interface BreakpointInfo {
  id: number;
  fileName: string;
  /** Zero-based. */
  line: number;
  column: number;
}

export interface Stmt {
  stmtKind: StmtKind;
  expr: Expr | null;
  lblName: string;
  lbl: Stmt;
  jmpMode: JmpMode;
  breakpointInfo?: BreakpointInfo;
}

export interface Cell {
  index: number;
  isarg: boolean;
  iscap: boolean;
  bitSize: BitSize;
  isGlobal(): boolean;
  getName(): string;
}

export interface ClassInfo {
  id: string;
  decl: SourceNode;
  classNo?: number;
  lastSubtypeNo?: number;
  /** Their declarations; a superclass's are the first. */
  allfields: SourceNode[];
  vtable: Procedure[];
  itable: InterfaceEntry[];
  toStringMethod?: Procedure;
}

export interface InterfaceEntry {
  name: string;
  /** Number of the member's name in `Binary.ifaceMembers`. */
  idx: number;
  /** Byte offset of the field in the object; 0 for methods and accessors. */
  info: number;
  proc: Procedure | null;
  setProc?: Procedure;
}

export interface FieldAccessInfo {
  idx: number;
  name: string;
  classInfo: ClassInfo;
  needsCheck: boolean;
}

export interface ProcId {
  proc?: Procedure;
  virtualIndex?: number;
  ifaceIndex?: number;
  classInfo?: ClassInfo;
  isSet?: boolean;
  isThis?: boolean;
  noArgs?: boolean;
  /** Where the call is: index into `CompileResult.procCallLocations`. */
  callLocationIndex?: number;
}

/** A node of the TypeScript program, as far as it can be located and named. */
export interface SourceNode {
  kind: number;
  parent?: SourceNode;
  /** Declarations and property accesses; without `text` when it is computed. */
  name?: SourceNode;
  /** Identifiers and literals. */
  text?: string;
  /** Assignments. */
  left?: SourceNode;
}

export interface Procedure {
  info: { usedAsValue?: boolean; usedAsIface?: boolean; thisParameter?: unknown };
  seqNo: number;
  isRoot: boolean;
  locals: Cell[];
  args: Cell[];
  classInfo: ClassInfo | null;
  body: Stmt[];
  action: SourceNode;
  inlineBody?: Expr;
  isGetter(): boolean;
  label(): string;
  getName(): string;
  getFullName(): string;
  inlineSelf(args: Expr[]): Expr;
}

export interface Binary {
  procs: Procedure[];
  globalsWords: number;
  nonPtrGlobals: number;
  usedClassInfos: ClassInfo[];
  ifaceMembers: string[];
  /** Literal → label, for each kind of literal. Doubles' and buffers' keys are hexadecimal. */
  strings: Record<string, string>;
  doubles: Record<string, string>;
  hexlits: Record<string, string>;
  writeFile(name: string, content: string): void;
  emitString(s: string): string;
  getTitle(): string;
}

/** What is known of a C++ function: its name and the types of its result and arguments. */
export interface FuncInfo {
  name: string;
  /** Result first: V void, I int, B bool, F float, S string, T or _… value. */
  argsFmt: string[];
  value: number;
}

export interface ExtensionInfo {
  sha: string;
  functions: FuncInfo[];
  hexinfo: { hex: string[] };
}

export interface CompileTarget {
  isNative: boolean;
  nativeType: string;
  utf8?: boolean;
  debugMode?: boolean;
}

export interface CompileOptions {
  target: CompileTarget;
  extinfo: ExtensionInfo;
  name?: string;
  /** In the editor: the project's sources, packed as `embedMeta` says, in base64. */
  embedBlob?: string;
  embedMeta?: string;
  /** In the editor: what is wrong with the project's files; places count from 0. */
  projectErrors?: { fileName: string; line: number; column: number; message: string }[];
}

/** A message about a place in the program; lines and columns count from 0. */
export interface Diagnostic {
  fileName: string;
  start: number;
  length: number;
  line: number;
  column: number;
  code: number;
  category: number;
  messageText: unknown;
}

export interface CompileResult {
  configData?: { name: string; key: number; value: number }[];
  diagnostics: Diagnostic[];
  procCallLocations?: { fileName: string; line: number; column: number }[];
}

export interface HexFile {
  setupFor(target: CompileTarget, extInfo: ExtensionInfo, res: CompileResult): void;
  lookupFunc(name: string): FuncInfo | undefined;
}

/** The members of the global `ts.pxtc` that the extension uses or replaces. */
export interface Pxtc {
  NATIVE_TYPE_VM: string;
  /** `ts.SyntaxKind`. */
  SK: Record<string, number>;
  target: CompileTarget;
  hexfile: HexFile;
  processorEmit(bin: Binary, opts: CompileOptions, res: CompileResult): void;
  /** Candidates for the multipliers of hash tables. */
  primes: number[];
  nodeLocationInfo(node: SourceNode): { fileName: string; line: number; column: number };
  /** The attributes in the comment of a declaration: `//% name=value`. */
  parseComments(node: SourceNode): Readonly<Record<string, unknown>>;
}

/** Classes that the C++ runtime has built in: `pxt.BuiltInType`. */
export const BuiltInType = {
  BoxedString: 1,
  BoxedNumber: 2,
  BoxedBuffer: 3,
  RefAction: 4,
  RefCollection: 6,
  RefRefLocal: 7,
  RefMap: 8,
} as const;

/** A front-end construct that the code generator does not handle, with its place. */
export class UnsupportedError extends Error {
  constructor(
    readonly construct: string,
    readonly procedure: Procedure,
  ) {
    super(`${procedure.getFullName()}: the code generator does not support ${construct}`);
  }
}
