// The assembler: instructions of one function in, a text section for the linker out. It picks the narrow form of an
// instruction where there is one, and lengthens branches that don't reach (assembler-relaxation.ts). Literals and
// calls are left to the linker, which knows addresses: an l32r reaches only backwards, so pools precede functions.

import type {
  LineMark,
  LiteralContent,
  ObjectSection,
  ObjectSymbol,
  SectionContent,
  SourceLocation,
  SymbolReference,
} from "../link/object.js";
import { narrowed } from "./assembler-narrow.js";
import {
  assembleItems,
  branchForms,
  callForms,
  type Item,
  jumpForms,
  tailJumpForms,
} from "./assembler-relaxation.js";
import { encode, instructionOf, type instructions, type Mnemonic } from "./encodings-instructions.js";
import type { Operand } from "./encodings-operands.js";
import { a0, a10, type Register } from "./registers.js";

/** A place in the code: made by `label()`, fixed by `place()`. */
export class Label {
  /** Index of the item that it stands before; undefined until placed. */
  item: number | undefined;
  constructor(
    readonly owner: XtensaAssembler,
    readonly name: string,
  ) {}
}

/** A word of a literal pool: made by `literal()`, used by `emit("l32r", …)`. */
export class Literal {
  constructor(readonly content: LiteralContent | { label: Label; addend: number }) {}
}

/** What `emit` takes for an operand of the table. */
type OperandValue<O> =
  O extends Operand<infer K>
    ? K extends "branch"
      ? Label
      : K extends "call"
        ? string
        : K extends "literal"
          ? Literal
          : number
    : never;

/** The operands of an instruction, in assembly order. */
export type OperandsOf<M extends Mnemonic> = (typeof instructions)[M] extends { operands: infer O }
  ? { [I in keyof O]: OperandValue<O[I]> }
  : never;

export interface AssemblerOptions {
  /** The chip's `features`: instructions of a feature that it lacks are refused. */
  features: Record<string, boolean>;
  /** Name for people: what the ELF's symbol table shows. */
  displayName?: string;
  /** Where the function is declared. */
  declaredAt?: SourceLocation;
  /** Register that a jump beyond ±128 KB inside the function may destroy; a10 when left out. */
  jumpScratch?: Register;
}

/** Assembles one function. */
export class XtensaAssembler {
  private readonly items: Item[] = [];
  /** Whether the last item's bytes may grow: false after a label or mark, which stand between items. */
  private open = false;
  /** Instructions so far. */
  emitted = 0;
  private labels = 0;
  private sites = 0;
  private readonly marks: { item: number; location: SourceLocation }[] = [];
  private readonly places: { name: string; label: Label; displayName: string | undefined }[] = [];
  private readonly density: boolean;

  /** @param name symbol of the function, unique in the program */
  constructor(
    readonly name: string,
    private readonly options: AssemblerOptions,
  ) {
    this.density = options.features.density === true;
  }

  /**
   * Appends an instruction. Branches and jumps take a Label and reach any distance; call0 takes a symbol's name;
   * l32r takes a Literal. Narrow forms are chosen where the chip has them.
   *
   * @throws Error when an operand is out of range, or the chip lacks the instruction
   */
  emit<M extends Mnemonic>(
    mnemonic: M,
    ...operands: OperandsOf<M> extends readonly unknown[] ? OperandsOf<M> : never
  ): void;
  emit(mnemonic: Mnemonic, ...operands: (number | string | Label | Literal)[]): void {
    const { feature } = instructionOf(mnemonic);
    if (feature !== undefined && !this.options.features[feature])
      throw new Error(`${this.name}: ${mnemonic} needs ${feature}, which this chip does not have`);
    const last = operands[operands.length - 1];
    const numbers = operands.filter((operand): operand is number => typeof operand === "number");
    if (last instanceof Label) this.branch(mnemonic, numbers, last);
    else if (last instanceof Literal) this.loadLiteral(numbers[0]!, last);
    else if (typeof last === "string") this.call(mnemonic, { symbol: last });
    else this.fixed(mnemonic, numbers);
  }

  /** A new label, to be placed later or never used. */
  label(name = `.L${this.labels++}`): Label {
    return new Label(this, name);
  }

  /** Puts a label before the next instruction. */
  place(label: Label): void {
    if (label.item !== undefined) throw new Error(`${this.name}: label ${label.name} is placed twice`);
    label.item = this.cut();
  }

  /** Defines a further symbol, visible to the whole program, before the next instruction. */
  placeSymbol(name: string, displayName?: string): void {
    const label = this.label(name);
    this.place(label);
    this.places.push({ name, label, displayName });
  }

  /**
   * A word in a literal pool, shared with every function in reach: a 32-bit number, the address of a symbol (plus
   * addend), or that of a label of this function.
   */
  literal(content: number | string | SymbolReference | Label, addend = 0): Literal {
    if (typeof content === "number") return new Literal({ value: content >>> 0 });
    if (content instanceof Label) return new Literal({ label: content, addend });
    if (typeof content === "string") return new Literal({ symbol: content, addend });
    return new Literal({ symbol: content.symbol, addend: (content.addend ?? 0) + addend });
  }

  /** Calls a symbol. The linker uses the direct form where it reaches, else an l32r of a0 and callx0. */
  call0(symbol: string): void {
    this.emit("call0", symbol);
  }

  /**
   * Jumps to a symbol, such as a tail call. The linker uses `j` where it reaches, else an l32r of `scratch` and jx.
   */
  jumpTo(symbol: string, scratch: Register = this.scratch): void {
    this.push({
      forms: tailJumpForms({ symbol }, scratch, this.sites),
      label: undefined,
      site: this.sites++,
    });
  }

  /** Sets a register to a 32-bit number in the fewest bytes. */
  movi32(register: Register, value: number): void {
    const word = value | 0;
    if (word >= -2048 && word <= 2047) this.emit("movi", register, word);
    else if (!this.density || !this.moviAndMore(register, word))
      this.emit("l32r", register, this.literal(word));
  }

  /**
   * target = source + n, for any 32-bit n.
   *
   * @param scratch needed when target and source are the same register and n is beyond ±32 KB
   */
  addImmediate(target: Register, source: Register, n: number, scratch: Register = target): void {
    const high = (n + 128) & ~255;
    const low = n - high;
    if (n === 0) {
      if (target !== source) this.emit("mov", target, source);
    } else if (n >= -128 && n <= 127) this.emit("addi", target, source, n);
    else if (high >= -32768 && high <= 32512) {
      this.emit("addmi", target, source, high);
      if (low !== 0) this.emit("addi", target, target, low);
    } else if (scratch !== source) {
      this.movi32(scratch, n);
      this.emit("add", target, source, scratch);
    } else throw new Error(`${this.name}: adding ${n} to a${source} needs a scratch register`);
  }

  /** Says which source place the next instructions come from. */
  mark(location: SourceLocation): void {
    this.marks.push({ item: this.cut(), location });
  }

  /**
   * The function as a text section.
   *
   * @throws Error when a label in use was not placed
   */
  finish(): ObjectSection {
    const content = this.assemble(new Set());
    return {
      name: this.name,
      kind: "text",
      align: 4,
      size: content.bytes.length,
      ...content,
      withLongCalls: (sites) => this.assemble(sites),
    };
  }

  /**
   * Sets a register by movi.n and one more instruction: five bytes, where an l32r and its word are seven and a read
   * from flash. False when that can't make `word`.
   */
  private moviAndMore(register: Register, word: number): boolean {
    const base = ((word + 32) & 255) - 32;
    const rest = word - base;
    if (base <= 95 && rest >= -32768 && rest <= 32512) {
      this.emit("movi", register, base);
      this.emit("addmi", register, register, rest);
      return true;
    }
    const shift = 31 - Math.clz32(word & -word);
    const shifted = word >> shift;
    if (shift === 0 || shifted < -32 || shifted > 95) return false;
    this.emit("movi", register, shifted);
    this.emit("slli", register, register, shift);
    return true;
  }

  private get scratch(): Register {
    return this.options.jumpScratch ?? a10;
  }

  private assemble(longSites: ReadonlySet<number>): SectionContent {
    const { bytes, relocations, offsets } = assembleItems(this.items, longSites, this.name);
    const lines: LineMark[] = [];
    for (const { item, location } of this.marks) {
      const offset = offsets[item]!;
      // A mark without instructions of its own gives way to the next one.
      if (lines[lines.length - 1]?.offset === offset) lines.pop();
      if (offset < bytes.length) lines.push({ offset, ...location });
    }
    const { displayName, declaredAt } = this.options;
    const symbols: ObjectSymbol[] = [
      {
        name: this.name,
        offset: 0,
        size: bytes.length,
        kind: "func",
        ...(displayName === undefined ? {} : { displayName }),
        ...(declaredAt ? { declaredAt } : {}),
      },
      ...this.places.map(
        (place): ObjectSymbol => ({
          name: place.name,
          offset: offsets[place.label.item!]!,
          size: 0,
          kind: "label",
          ...(place.displayName === undefined ? {} : { displayName: place.displayName }),
        }),
      ),
    ];
    return { bytes, relocations, symbols, lines };
  }

  private fixed(mnemonic: Mnemonic, operands: number[]): void {
    const [name, values] = this.density ? narrowed(mnemonic, operands) : [mnemonic, operands];
    const bytes = this.checked(() => encode(name, values));
    this.emitted++;
    const last = this.items[this.items.length - 1];
    if (this.open && last && "bytes" in last) last.bytes.push(...bytes);
    else this.items.push({ bytes });
    this.open = true;
  }

  private branch(mnemonic: Mnemonic, operands: number[], label: Label): void {
    if (label.owner !== this)
      throw new Error(`${this.name}: label ${label.name} belongs to ${label.owner.name}`);
    const forms = this.checked(() =>
      mnemonic === "j"
        ? jumpForms(this.name, this.scratch)
        : branchForms(mnemonic, operands, this.name, this.scratch, this.density),
    );
    this.push({ forms, label, site: undefined });
  }

  private call(mnemonic: Mnemonic, target: SymbolReference): void {
    this.push({ forms: callForms(mnemonic, target, this.sites), label: undefined, site: this.sites++ });
  }

  private loadLiteral(register: Register, literal: Literal): void {
    this.checked(() => encode("mov", [register, a0]));
    this.push({ register, literal: literal.content });
  }

  private push(item: Item): void {
    this.open = false;
    this.emitted++;
    this.items.push(item);
  }

  private cut(): number {
    this.open = false;
    return this.items.length;
  }

  private checked<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw new Error(`${this.name}: ${(error as Error).message}`);
    }
  }
}
