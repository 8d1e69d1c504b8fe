// The code generator as MakeCode's compiler extension: evaluated inside pxtc.compile, in Node and in the editor's worker. It
// takes the place of pxt-core's own back end; pxt-core stays as it is.

import { architectureOf, backEndFor } from "./architectures.js";
import { withSources } from "./image/uf2-source.js";
import { writeFirmware } from "./image/write-firmware.js";
import { base64FromBytes, bytesFromBase64 } from "./link/base64.js";
import { LinkError } from "./link/errors.js";
import { link } from "./link/link.js";
import { formatMemoryTable } from "./link/memory.js";
import type { RuntimeImage } from "./link/runtime-image.js";
import { sizeReport } from "./link/size-report.js";
import { GLOBALS_SYMBOL } from "./lower/names.js";
import { HEADER_SYMBOL, lowerProgram } from "./lower/program.js";
import {
  type Binary,
  type CompileOptions,
  type CompileResult,
  type FuncInfo,
  type Pxtc,
  UnsupportedError,
} from "./pxt/ir.js";

declare const ts: { pxtc: Pxtc };

/** Functions that the front end calls by C++ name and the code generator supplies. */
const OWN_FUNCTIONS: [name: string, argsFmt: string[]][] = [
  ["pxtrt::mapGetGeneric", ["T", "T", "S"]],
  ["pxtrt::mapSetGeneric", ["V", "T", "S", "T"]],
];

install(ts.pxtc);

function install(pxtc: Pxtc): void {
  registerFunctionsOnly(pxtc);
  pxtc.processorEmit = (bin, opts, res) => emitFirmware(pxtc, bin, opts, res);
}

/**
 * pxt's setupFor reads addresses of C++ functions from an ARM image, unless the target is its virtual machine: then it only
 * notes the functions. That is what we want; addresses are the linker's business.
 */
function registerFunctionsOnly(pxtc: Pxtc): void {
  const { hexfile } = pxtc;
  const setupFor = hexfile.setupFor;
  hexfile.setupFor = (target, extInfo, res) => {
    const known = new Set(extInfo.functions.map((f) => f.name));
    const missing: FuncInfo[] = OWN_FUNCTIONS.filter(([name]) => !known.has(name)).map(([name, argsFmt]) => ({
      name,
      argsFmt,
      value: 0,
    }));
    extInfo.functions.push(...missing);
    const nativeType = pxtc.target.nativeType;
    pxtc.target.nativeType = pxtc.NATIVE_TYPE_VM;
    // The option "breakpoints" puts places into the IR; the mode that it switches on as well would turn inlining off.
    target.debugMode = false;
    try {
      setupFor(target, extInfo, res);
    } finally {
      pxtc.target.nativeType = nativeType;
    }
  };
}

/** The category of TypeScript's diagnostics that stops compilation. */
const CATEGORY_ERROR = 1;

/** Puts what the program or its project is to blame for among the diagnostics, and writes no firmware then. */
function emitFirmware(pxtc: Pxtc, bin: Binary, opts: CompileOptions, res: CompileResult): void {
  const complain = (messageText: string, place = { fileName: "main.ts", line: 0, column: 0 }) =>
    res.diagnostics.push({ start: 0, length: 1, ...place, code: 0, category: CATEGORY_ERROR, messageText });
  for (const { message, ...place } of opts.projectErrors ?? []) complain(message, place);
  // The editor wants code even of a program with errors; there is none.
  if (res.diagnostics.some(({ category }) => category === CATEGORY_ERROR)) return;
  try {
    writeOutputs(pxtc, bin, opts, res);
  } catch (error) {
    if (error instanceof UnsupportedError)
      complain(error.message, pxtc.nodeLocationInfo(error.procedure.action));
    else if (error instanceof LinkError) complain(error.message);
    else throw error;
  }
}

function writeOutputs(pxtc: Pxtc, bin: Binary, opts: CompileOptions, res: CompileResult): void {
  const image = JSON.parse(opts.extinfo.hexinfo.hex[0]!) as RuntimeImage;
  const sections = lowerProgram(bin, res, pxtc, backEndFor(image.chip));
  const input = architectureOf(image.chip).withBridges({ image, sections });
  const firmware = link(input.image, input.sections, {
    header: HEADER_SYMBOL,
    globals: GLOBALS_SYMBOL,
    roots: [],
  });
  const files = writeFirmware(firmware);
  for (const [name, bytes] of Object.entries(files)) {
    bin.writeFile(name, name.endsWith(".map") ? new TextDecoder().decode(bytes) : base64FromBytes(bytes));
  }
  if (opts.embedBlob) {
    const sources = bytesFromBase64(opts.embedBlob);
    const family = Number(image.chip.uf2Family);
    const withThem = withSources(files["firmware.uf2"], opts.embedMeta ?? "", sources, family);
    bin.writeFile("binary.uf2", base64FromBytes(withThem));
  }
  bin.writeFile("memory.txt", formatMemoryTable(firmware.memory));
  bin.writeFile("memory.json", JSON.stringify(firmware.memory));
  bin.writeFile("report.json", JSON.stringify(sizeReport(firmware)));
  bin.writeFile("chip.json", JSON.stringify(image.chip));
}
