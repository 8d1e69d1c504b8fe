// A compiler extension that measures instead of writing firmware: bytes of machine code of every procedure, by our back end
// or by pxt-core's own for ARM Thumb. The constant BACK_END, which the bundler fills in, says which.
//
// Thumb code is made as pxtc.processorEmit makes it, up to the tables behind the code, which take the same bytes in both.

import { backEndFor } from "../../compiler/architectures.js";
import "../../compiler/extension.js";
import { link } from "../../compiler/link/link.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { GLOBALS_SYMBOL, labels } from "../../compiler/lower/names.js";
import { HEADER_SYMBOL, lowerProgram } from "../../compiler/lower/program.js";
import type * as ir from "../../compiler/pxt/ir.js";
import type { CompileOptions, CompileResult, Procedure, Pxtc } from "../../compiler/pxt/ir.js";
import type { CodeSize } from "./code-size.js";

declare const BACK_END: "ours" | "thumb";
declare const ts: { pxtc: Pxtc & ThumbCompiler };

/** With what the Thumb back end reads and writes: source of code that several procedures use → its label. */
type Binary = ir.Binary & { codeHelpers: Record<string, string>; breakpoints: unknown };

/** What of pxt-core the Thumb back end is made of. */
interface ThumbCompiler {
  ThumbSnippets: new () => { arithmetic(): string };
  ProctoAssembler: new (
    snippets: unknown,
    bin: Binary,
    proc: Procedure | null,
  ) => { emitHelpers(): void; getAssembly(): string };
  assembler: { File: new (processor: unknown) => AssemblerFile };
  thumb: { ThumbProcessor: new () => unknown };
}

interface AssemblerFile {
  lookupExternalLabel: (name: string) => number | null;
  normalizeExternalLabel: (name: string) => string;
  errors: { message: string }[];
  /** Offsets in bytes. */
  labels: Record<string, number>;
  emit(source: string): void;
}

/** Thumb's half-word address of every C++ function: within reach of a call, as in a real image. Odd: Thumb code. */
const functionAddress = 0x1001;

const { pxtc } = ts;
if (BACK_END === "thumb") useThumbFrontEnd();
pxtc.processorEmit = (bin, opts, res) => {
  const size = BACK_END === "thumb" ? thumbSize(bin as Binary) : ourSize(bin as Binary, opts, res);
  bin.writeFile("code-size.json", JSON.stringify(size));
};

/** pxt's front end makes some things differently for Thumb: it has to know the target before it starts. */
function useThumbFrontEnd(): void {
  const { setupFor } = pxtc.hexfile;
  pxtc.hexfile.setupFor = (target, extInfo, res) => {
    setupFor(target, extInfo, res);
    target.nativeType = "thumb";
    pxtc.target.nativeType = "thumb";
  };
}

function ourSize(bin: Binary, opts: CompileOptions, res: CompileResult): CodeSize {
  const image = JSON.parse(opts.extinfo.hexinfo.hex[0]!) as RuntimeImage;
  const sections = lowerProgram(bin, res, pxtc, backEndFor(image.chip));
  const firmware = link(image, sections, { header: HEADER_SYMBOL, globals: GLOBALS_SYMBOL, roots: [] });
  const functions = new Map(
    firmware.symbols
      .filter(({ kind, origin }) => kind === "func" && origin === "program")
      .map(({ address, size }) => [address, size]),
  );
  let left = [...functions.values()].reduce((sum, size) => sum + size, 0);
  const procedures = bin.procs.map((proc) => {
    const entries = new Set([labels.body(proc), labels.entry(proc), labels.args(proc)].flatMap(addressOf));
    const bytes = [...entries].reduce((sum, address) => sum + (functions.get(address) ?? 0), 0);
    left -= bytes;
    return { name: proc.getFullName(), bytes };
  });
  const use = firmware.memory.reduce((sum, { code, literals }) => sum + code + literals, 0);
  const bytesOfProcedures = procedures.reduce((sum, { bytes }) => sum + bytes, 0);
  return { procedures, helpers: left, pools: use - bytesOfProcedures - left };

  function addressOf(label: string): number[] {
    // The linker drops entries that nothing refers to.
    try {
      return [firmware.addressOf(label)];
    } catch {
      return [];
    }
  }
}

function thumbSize(bin: Binary): CodeSize {
  // Places in the source are for line tables here, not for the debugger of pxt's Thumb code.
  bin.breakpoints = undefined;
  const snippets = new pxtc.ThumbSnippets();
  const marked = (mark: string, source: string) => `.section code\n.balign 4\n${mark}:\n${source}\n`;
  const code = bin.procs.map((proc) => new pxtc.ProctoAssembler(snippets, bin, proc).getAssembly());
  const helpers = new pxtc.ProctoAssembler(snippets, bin, null);
  helpers.emitHelpers();
  code.push(helpers.getAssembly());
  // Code used by several procedures: source → label.
  for (const [source, label] of Object.entries(bin.codeHelpers)) {
    code.push(`.section code\n.object _code_helper_${label}\n${label}:\n${source}\n`);
  }
  code.push(snippets.arithmetic());
  const file = new pxtc.assembler.File(new pxtc.thumb.ThumbProcessor());
  file.lookupExternalLabel = (name) => (pxtc.hexfile.lookupFunc(name) ? functionAddress : null);
  file.normalizeExternalLabel = (name) => pxtc.hexfile.lookupFunc(name)?.name ?? name;
  file.emit(
    [
      ...code.map((source, at) => marked(`_size_${at}`, source)),
      marked(`_size_${code.length}`, dataLabels(bin)),
    ].join("\n"),
  );
  if (file.errors.length > 0) throw new Error(file.errors.map(({ message }) => message).join("\n"));
  const offset = (label: string) => file.labels[label] ?? 0;
  const bytes = (from: number, to: number) => offset(`_size_${to}`) - offset(`_size_${from}`);
  return {
    procedures: bin.procs.map((proc, at) => {
      // The value of a function that captures nothing is data; ours has it too.
      const literal = labels.functionLiteral(proc);
      const data = literal in file.labels ? offset(`${proc.label()}_args`) - offset(literal) : 0;
      return { name: proc.getFullName(), bytes: bytes(at, at + 1) - data };
    }),
    helpers: bytes(bin.procs.length, code.length),
    // Each Thumb procedure has its literals behind it.
    pools: 0,
  };
}

/** Labels of the data that code refers to: its content takes no part in the size of the code. */
function dataLabels(bin: Binary): string {
  const names = [
    ...Object.values(bin.strings),
    ...Object.values(bin.doubles),
    ...Object.values(bin.hexlits),
    ...bin.usedClassInfos.map(({ id }) => labels.vtable(id)),
  ];
  return [...names.map((name) => `${name}:`), ".word 0"].join("\n");
}
