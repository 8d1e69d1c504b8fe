// Arithmetic on tagged numbers: two small integers are handled in line, with every overflow caught; anything else (doubles,
// strings that are numbers, results beyond 31 bits) goes to the runtime's numops. A tagged integer n is 2n + 1.

import { isImm, type NumFn, type Op, type Operand } from "../lir/lir.js";
import type { Label } from "./assembler.js";
import { LOAD, T0, T1 } from "./convention.js";
import { fits } from "./encodings-instructions.js";
import type { FunctionEmitter } from "./function-emitter.js";
import type { Register } from "./registers.js";

type Num = Op & { op: "num" };

export function isSmallInt(o: Operand): o is { imm: number } {
  return isImm(o) && (o.imm & 1) === 1;
}

export function emitNum(f: FunctionEmitter, op: Num): void {
  const { asm } = f;
  const slow = asm.label();
  const done = asm.label();
  const swapped = isSmallInt(op.a) && !isSmallInt(op.b) && COMMUTATIVE.includes(op.fn);
  const [left, right] = swapped ? [op.b, op.a] : [op.a, op.b];
  // A special constant or literal (undefined, a boolean, a boxed double) is never a small integer.
  const hopeless = [left, right].some((o) => !("id" in o) && !isSmallInt(o));
  if (hopeless) {
    f.coldCall(op, [op.a, op.b], { cpp: `numops::${op.fn}` }, { define: op.dst });
    return;
  }
  const a = f.use(left, LOAD[0]);
  if (isSmallInt(right)) EMIT_CONSTANT[op.fn](f, op, a, right.imm, slow);
  else {
    const b = f.use(right, LOAD[1]);
    EMIT[op.fn](f, op, a, b, isSmallInt(left), slow);
  }
  asm.place(done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [op.a, op.b], { cpp: `numops::${op.fn}` }, { define: op.dst });
    asm.emit("j", done);
  });
}

const COMMUTATIVE: readonly NumFn[] = ["adds", "muls", "ands", "orrs", "eors"];

/** Goes to `slow` unless both are small integers. Leaves the AND of both in T0. */
function checkBoth(f: FunctionEmitter, a: Register, b: Register, slow: Label): void {
  f.asm.emit("and", T0, a, b);
  f.asm.emit("bbci", T0, 0, slow);
}

type Emit = (f: FunctionEmitter, op: Num, a: Register, b: Register, aConstant: boolean, slow: Label) => void;

const EMIT: Record<NumFn, Emit> = {
  adds(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    asm.emit("addi", T0, b, -1);
    asm.emit("add", T0, a, T0);
    checkDirection(f, a, b, slow, "sum");
    f.define(op.dst, T0);
  },
  subs(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    asm.emit("sub", T0, a, b);
    checkDirection(f, a, b, slow, "difference");
    // The difference is even, so adding the tag can't overflow.
    asm.emit("addi", T0, T0, 1);
    f.define(op.dst, T0);
  },
  ands(f, op, a, b, _constant, slow) {
    checkBoth(f, a, b, slow);
    f.define(op.dst, T0);
  },
  orrs(f, op, a, b, _constant, slow) {
    checkBoth(f, a, b, slow);
    f.asm.emit("or", T0, a, b);
    f.define(op.dst, T0);
  },
  eors(f, op, a, b, _constant, slow) {
    checkBoth(f, a, b, slow);
    f.asm.emit("xor", T0, a, b);
    f.asm.emit("addi", T0, T0, 1);
    f.define(op.dst, T0);
  },
  lsls(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, a, 1);
    asm.emit("ssl", T1);
    asm.emit("sll", T0, T0);
    tag(f, slow);
    f.define(op.dst, T1);
  },
  asrs(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("ssr", T1);
    asm.emit("sra", T0, a);
    asm.emit("movi", T1, 1);
    asm.emit("or", T0, T0, T1);
    f.define(op.dst, T0);
  },
  lsrs(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    asm.emit("extui", T1, b, 1, 5);
    asm.emit("srai", T0, a, 1);
    asm.emit("ssr", T1);
    asm.emit("srl", T0, T0);
    tagUnsigned(f, slow);
    f.define(op.dst, T0);
  },
  muls(f, op, a, b, _constant, slow) {
    const { asm } = f;
    checkBoth(f, a, b, slow);
    // nsa counts redundant sign bits: with r of them |x| <= 2^(31 - r), so 33 together mean |a b| <= 2^29.
    asm.emit("srai", T0, a, 1);
    asm.emit("nsa", T0, T0);
    asm.emit("srai", T1, b, 1);
    asm.emit("nsa", T1, T1);
    asm.emit("add", T0, T0, T1);
    asm.emit("movi", T1, 33);
    asm.emit("blt", T0, T1, slow);
    asm.emit("srai", T0, a, 1);
    asm.emit("addi", T1, b, -1);
    asm.emit("mull", T0, T0, T1);
    asm.emit("addi", T0, T0, 1);
    f.define(op.dst, T0);
  },
};

/**
 * After T0 = a ± b: overflow happened when T0 is not on the side of `a` that b's sign says. Equality is fine for zero.
 */
function checkDirection(
  f: FunctionEmitter,
  a: Register,
  b: Register,
  slow: Label,
  what: "sum" | "difference",
): void {
  const { asm } = f;
  const negative = asm.label();
  const fine = asm.label();
  asm.emit("bltz", b, negative);
  if (what === "sum") asm.emit("blt", T0, a, slow);
  else asm.emit("blt", a, T0, slow);
  asm.emit("j", fine);
  asm.place(negative);
  if (what === "sum") asm.emit("blt", a, T0, slow);
  else asm.emit("blt", T0, a, slow);
  asm.place(fine);
}

/** Tags the number in T0, leaving the result in T1; goes to `slow` when it needs more than 31 bits. */
function tag(f: FunctionEmitter, slow: Label): void {
  const { asm } = f;
  asm.emit("slli", T1, T0, 1);
  asm.emit("srai", LOAD[0], T1, 1);
  asm.emit("bne", LOAD[0], T0, slow);
  asm.emit("addi", T1, T1, 1);
}

/** Tags the unsigned number in T0; goes to `slow` when it needs more than 30 bits. */
function tagUnsigned(f: FunctionEmitter, slow: Label): void {
  const { asm } = f;
  asm.emit("extui", T1, T0, 30, 2);
  asm.emit("bnez", T1, slow);
  asm.emit("slli", T0, T0, 1);
  asm.emit("addi", T0, T0, 1);
}

type EmitConstant = (f: FunctionEmitter, op: Num, a: Register, tagged: number, slow: Label) => void;

function withRegister(f: FunctionEmitter, op: Num, a: Register, tagged: number, slow: Label): void {
  f.asm.movi32(LOAD[1], tagged);
  EMIT[op.fn](f, op, a, LOAD[1], false, slow);
}

function addConstant(f: FunctionEmitter, op: Num, a: Register, twice: number, slow: Label): void {
  const { asm } = f;
  asm.emit("bbci", a, 0, slow);
  asm.addImmediate(T0, a, twice, T1);
  if (twice > 0) asm.emit("blt", T0, a, slow);
  if (twice < 0) asm.emit("blt", a, T0, slow);
  f.define(op.dst, T0);
}

const EMIT_CONSTANT: Record<NumFn, EmitConstant> = {
  adds(f, op, a, tagged, slow) {
    addConstant(f, op, a, tagged - 1, slow);
  },
  subs(f, op, a, tagged, slow) {
    // -2^31 has no opposite.
    if (tagged - 1 === -0x80000000) withRegister(f, op, a, tagged, slow);
    else addConstant(f, op, a, -(tagged - 1), slow);
  },
  ands(f, op, a, tagged, slow) {
    f.asm.emit("bbci", a, 0, slow);
    f.asm.movi32(T0, tagged);
    f.asm.emit("and", T0, a, T0);
    f.define(op.dst, T0);
  },
  orrs(f, op, a, tagged, slow) {
    f.asm.emit("bbci", a, 0, slow);
    f.asm.movi32(T0, tagged);
    f.asm.emit("or", T0, a, T0);
    f.define(op.dst, T0);
  },
  eors(f, op, a, tagged, slow) {
    f.asm.emit("bbci", a, 0, slow);
    f.asm.movi32(T0, tagged - 1);
    f.asm.emit("xor", T0, a, T0);
    f.define(op.dst, T0);
  },
  lsls(f, op, a, tagged, slow) {
    const n = (tagged >> 1) & 31;
    f.asm.emit("bbci", a, 0, slow);
    f.asm.emit("srai", T0, a, 1);
    if (n > 0) f.asm.emit("slli", T0, T0, n);
    tag(f, slow);
    f.define(op.dst, T1);
  },
  asrs(f, op, a, tagged, slow) {
    const n = (tagged >> 1) & 31;
    f.asm.emit("bbci", a, 0, slow);
    f.asm.emit("srai", T0, a, n);
    f.asm.emit("movi", T1, 1);
    f.asm.emit("or", T0, T0, T1);
    f.define(op.dst, T0);
  },
  lsrs(f, op, a, tagged, slow) {
    const n = (tagged >> 1) & 31;
    f.asm.emit("bbci", a, 0, slow);
    f.asm.emit("srai", T0, a, 1);
    if (n >= 16) f.asm.emit("extui", T0, T0, n, 32 - n);
    else if (n > 0) f.asm.emit("srli", T0, T0, n);
    if (n >= 2) {
      f.asm.emit("slli", T0, T0, 1);
      f.asm.emit("addi", T0, T0, 1);
    } else tagUnsigned(f, slow);
    f.define(op.dst, T0);
  },
  muls(f, op, a, tagged, slow) {
    const { asm } = f;
    const k = tagged >> 1;
    const redundant = Math.clz32(k < 0 ? ~k : k) - 1;
    const needed = 33 - redundant;
    asm.emit("bbci", a, 0, slow);
    asm.emit("srai", T0, a, 1);
    if (needed > 0) {
      asm.emit("nsa", T1, T0);
      if (fits("blti", [T1, needed, 0], 0)) asm.emit("blti", T1, needed, slow);
      else {
        asm.movi32(LOAD[1], needed);
        asm.emit("blt", T1, LOAD[1], slow);
      }
    }
    asm.movi32(T1, 2 * k);
    asm.emit("mull", T0, T0, T1);
    asm.emit("addi", T0, T0, 1);
    f.define(op.dst, T0);
  },
};

export function emitToInt(f: FunctionEmitter, op: Op & { op: "toInt" }): void {
  const { asm } = f;
  if (isSmallInt(op.a)) {
    const register = f.target(op.dst, T0);
    asm.movi32(register, op.a.imm >> 1);
    f.define(op.dst, register);
    return;
  }
  const slow = asm.label();
  const done = asm.label();
  const a = f.use(op.a, LOAD[0]);
  asm.emit("bbci", a, 0, slow);
  const dst = f.target(op.dst, T0);
  asm.emit("srai", dst, a, 1);
  f.define(op.dst, dst);
  asm.place(done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [op.a], { cpp: "pxt::toInt" }, { define: op.dst });
    asm.emit("j", done);
  });
}

export function emitFromInt(f: FunctionEmitter, op: Op & { op: "fromInt" }): void {
  const { asm } = f;
  const slow = asm.label();
  const done = asm.label();
  const a = f.use(op.a, LOAD[0]);
  asm.emit("slli", T0, a, 1);
  asm.emit("srai", T1, T0, 1);
  asm.emit("bne", T1, a, slow);
  asm.emit("addi", T0, T0, 1);
  f.define(op.dst, T0);
  asm.place(done);
  f.outOfLine(() => {
    asm.place(slow);
    f.coldCall(op, [op.a], { cpp: "pxt::fromInt" }, { define: op.dst });
    asm.emit("j", done);
  });
}
