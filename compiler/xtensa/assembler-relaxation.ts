// Relaxation: picks for each branch, jump and call the shortest form that reaches. Every form starts short and only
// ever grows, so the search ends; the result is one of the smallest layouts that growing can find. Then branches that
// would go around a jump of their own share one that another has.

import type { LiteralContent, Relocation, SymbolReference } from "../link/object.js";
import type { Label } from "./assembler.js";
import { encode, fits, type Mnemonic, sizeOf } from "./encodings-instructions.js";
import type { Register } from "./registers.js";

/** One way to write a branch, jump or call. */
interface Form {
  size: number;
  /** Where in it a jump to the target stands that others may branch to, if there is one. */
  jumpAt?: number;
  /** Whether it reaches `target` from `pc`; offsets in the function. */
  reaches(pc: number, target: number): boolean;
  encode(pc: number, target: number): { bytes: number[]; relocations: Relocation[] };
}

/** A piece of a function, in order. */
export type Item =
  | { bytes: number[] }
  | { register: Register; literal: LiteralContent | { label: Label; addend: number } }
  /** `site` numbers what the linker may ask to be long: there the last form is used, else the first. */
  | { forms: Form[]; label: Label | undefined; site: number | undefined };

const inverse: Partial<Record<Mnemonic, Mnemonic>> = {};
const opposites: [Mnemonic, Mnemonic][] = [
  ["beq", "bne"],
  ["blt", "bge"],
  ["bltu", "bgeu"],
  ["beqi", "bnei"],
  ["blti", "bgei"],
  ["bltui", "bgeui"],
  ["beqz", "bnez"],
  ["bltz", "bgez"],
  ["ball", "bnall"],
  ["bany", "bnone"],
  ["bbc", "bbs"],
  ["bbci", "bbsi"],
];
for (const [one, other] of opposites) {
  inverse[one] = other;
  inverse[other] = one;
}

const narrowBranches: Partial<Record<Mnemonic, Mnemonic>> = { beqz: "beqz.n", bnez: "bnez.n" };

const literalBytes = (register: Register): number[] => encode("l32r", [register, -4], 0);

const loadLiteral = (offset: number, register: Register, literal: LiteralContent): Relocation => ({
  kind: "literal",
  offset,
  register,
  literal,
});

/** The instruction itself. */
function plain(mnemonic: Mnemonic, operands: number[]): Form {
  return {
    size: sizeOf(mnemonic),
    reaches: (pc, target) => fits(mnemonic, [...operands, target], pc),
    encode: (pc, target) => ({ bytes: encode(mnemonic, [...operands, target], pc), relocations: [] }),
  };
}

/** l32r of the target's address, and jx: reaches everything in reach of the literal pool. */
function farJump(functionName: string, scratch: Register): Form {
  return {
    size: 6,
    reaches: () => true,
    encode: (pc, target) => ({
      bytes: [...literalBytes(scratch), ...encode("jx", [scratch])],
      relocations: [loadLiteral(pc, scratch, { symbol: functionName, addend: target })],
    }),
  };
}

/** The opposite branch around a jump. */
function around(mnemonic: Mnemonic, operands: number[], jump: Form): Form {
  const size = sizeOf(mnemonic);
  return {
    size: size + jump.size,
    ...(jump.jumpAt === undefined ? {} : { jumpAt: size + jump.jumpAt }),
    reaches: (pc, target) => jump.reaches(pc + size, target),
    encode: (pc, target) => {
      const { bytes, relocations } = jump.encode(pc + size, target);
      return {
        bytes: [...encode(mnemonic, [...operands, pc + size + jump.size], pc), ...bytes],
        relocations,
      };
    },
  };
}

/** The forms of `j` to a label. */
export function jumpForms(functionName: string, scratch: Register): Form[] {
  return [{ ...plain("j", []), jumpAt: 0 }, farJump(functionName, scratch)];
}

/** The forms of a conditional branch to a label, shortest first. */
export function branchForms(
  mnemonic: Mnemonic,
  operands: number[],
  functionName: string,
  scratch: Register,
  density: boolean,
): Form[] {
  const self = plain(mnemonic, operands);
  // Raises the error of a bad register or constant here, where the caller still knows the instruction.
  encode(mnemonic, [...operands, 16], 0);
  const opposite = inverse[mnemonic];
  if (opposite === undefined) return [self];
  const narrow = density ? narrowBranches[mnemonic] : undefined;
  const skip = (density ? narrowBranches[opposite] : undefined) ?? opposite;
  return [
    ...(narrow === undefined ? [] : [plain(narrow, operands)]),
    self,
    ...jumpForms(functionName, scratch).map((jump) => around(skip, operands, jump)),
  ];
}

/** A transfer to a symbol: direct, or through the address in `register`. */
function symbolForms(
  mnemonic: Mnemonic,
  indirect: Mnemonic,
  register: Register,
  target: SymbolReference,
  site: number,
): Form[] {
  return [
    {
      size: 3,
      reaches: () => true,
      encode: (pc) => ({
        bytes: encode(mnemonic, [4], 0),
        relocations: [{ kind: "call", offset: pc, mnemonic, site, ...target }],
      }),
    },
    {
      size: 6,
      reaches: () => true,
      encode: (pc) => ({
        bytes: [...literalBytes(register), ...encode(indirect, [register])],
        relocations: [loadLiteral(pc, register, target)],
      }),
    },
  ];
}

/** The forms of a call. The long one needs no scratch register: it loads the one that gets the return address. */
export function callForms(mnemonic: Mnemonic, target: SymbolReference, site: number): Form[] {
  const windows = Number(mnemonic.slice(4));
  return symbolForms(mnemonic, `callx${windows}` as Mnemonic, windows, target, site);
}

/** The forms of a jump to a symbol. */
export function tailJumpForms(target: SymbolReference, scratch: Register, site: number): Form[] {
  return symbolForms("j", "jx", scratch, target, site);
}

/**
 * Chooses forms and writes the bytes.
 *
 * @param longSites calls and tail jumps to be written in their long form
 * @returns bytes, relocations and each item's offset (one more for the end)
 * @throws Error when a label was not placed, or an instruction without a longer form doesn't reach
 */
export function assembleItems(
  items: readonly Item[],
  longSites: ReadonlySet<number>,
  functionName: string,
): { bytes: Uint8Array; relocations: Relocation[]; offsets: number[] } {
  const levels = items.map((item) => ("forms" in item && longSites.has(item.site ?? -1) ? 1 : 0));
  const offsets: number[] = new Array<number>(items.length + 1).fill(0);

  const offsetOf = (label: Label): number => {
    if (label.item === undefined)
      throw new Error(`${functionName}: label ${label.name} is used but not placed`);
    return offsets[label.item]!;
  };

  const layOut = (): void => {
    let offset = 0;
    items.forEach((item, index) => {
      offsets[index] = offset;
      if ("bytes" in item) offset += item.bytes.length;
      else if ("register" in item) offset += 3;
      else offset += item.forms[levels[index]!]!.size;
    });
    offsets[items.length] = offset;
  };

  for (let grown = true; grown; ) {
    layOut();
    grown = false;
    items.forEach((item, index) => {
      if (!("forms" in item) || !item.label) return;
      const target = offsetOf(item.label);
      while (!item.forms[levels[index]!]!.reaches(offsets[index]!, target)) {
        if (levels[index]! + 1 === item.forms.length)
          throw new Error(`${functionName}: a branch to ${item.label.name} does not reach`);
        levels[index]!++;
        grown = true;
      }
    });
  }

  const shared = shareJumps(items, levels, offsets);
  if (shared.size > 0) layOut();

  const bytes = new Uint8Array(offsets[items.length]!);
  const relocations: Relocation[] = [];
  items.forEach((item, index) => {
    const offset = offsets[index]!;
    if ("bytes" in item) bytes.set(item.bytes, offset);
    else if ("register" in item) {
      const { literal, register } = item;
      const content =
        "label" in literal
          ? { symbol: functionName, addend: offsetOf(literal.label) + literal.addend }
          : literal;
      bytes.set(literalBytes(register), offset);
      relocations.push(loadLiteral(offset, register, content));
    } else {
      const jump = shared.get(index);
      const target = jump ? offsets[jump.item]! + jump.at : item.label ? offsetOf(item.label) : 0;
      const encoded = item.forms[levels[index]!]!.encode(offset, target);
      bytes.set(encoded.bytes, offset);
      relocations.push(...encoded.relocations);
    }
  });
  return { bytes, relocations, offsets };
}

/** A jump that stands `at` bytes behind the start of an item. */
interface SharedJump {
  item: number;
  at: number;
}

/**
 * Lets branches that go around a jump branch to a jump of another's with the same target, where there is one in reach.
 * Everything only comes closer, so what reached before still does.
 *
 * @param levels the form of each item; those that share a jump go back to the form of a single instruction
 * @returns by item, the jump to branch to instead of the label
 */
function shareJumps(
  items: readonly Item[],
  levels: number[],
  offsets: readonly number[],
): Map<number, SharedJump> {
  const shared = new Map<number, SharedJump>();
  /** The nearest jump to each label among the items seen so far. */
  const nearest = new Map<Label, SharedJump>();
  const share = (index: number, ownJumpStays: boolean): void => {
    const item = items[index]!;
    if (!("forms" in item) || !item.label || shared.has(index)) return;
    const level = levels[index]!;
    const { jumpAt } = item.forms[level]!;
    if (jumpAt === undefined) return;
    const jump = nearest.get(item.label);
    if (jumpAt > 0 && jump) {
      const target = offsets[jump.item]! + jump.at;
      const { size } = item.forms[level]!;
      // What lies behind comes closer by what this branch gets shorter: a narrow one must not be too close.
      const closer = (form: Form): number => (jump.item > index ? size - form.size : 0);
      const direct = item.forms.findIndex((form) => form.reaches(offsets[index]!, target - closer(form)));
      if (direct < level) {
        levels[index] = direct;
        shared.set(index, jump);
        return;
      }
    }
    if (jumpAt === 0 || ownJumpStays) nearest.set(item.label, { item: index, at: jumpAt });
  };
  // Backwards first, to jumps that stand alone; then forwards, to any that is left.
  for (let index = items.length - 1; index >= 0; index--) share(index, false);
  nearest.clear();
  for (let index = 0; index < items.length; index++) share(index, true);
  return shared;
}
