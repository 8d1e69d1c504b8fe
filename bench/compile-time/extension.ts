// The code generator as compiler/extension.ts installs it, with the processor time of each of its parts.

import { backEndFor } from "../../compiler/architectures.js";
import "../../compiler/extension.js";
import { writeFirmware } from "../../compiler/image/write-firmware.js";
import { link } from "../../compiler/link/link.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { GLOBALS_SYMBOL } from "../../compiler/lower/names.js";
import { HEADER_SYMBOL, lowerProgram } from "../../compiler/lower/program.js";
import type { Pxtc } from "../../compiler/pxt/ir.js";
import type { CompileTime } from "./compile-time.js";

declare const ts: { pxtc: Pxtc };
/** Processor time of the main thread in ms, from the process that measures. */
declare const benchmarkClock: () => number;

const { pxtc } = ts;

pxtc.processorEmit = (bin, opts, res) => {
  const start = benchmarkClock();
  const image = JSON.parse(opts.extinfo.hexinfo.hex[0]!) as RuntimeImage;
  const read = benchmarkClock();
  const sections = lowerProgram(bin, res, pxtc, backEndFor(image.chip));
  const generated = benchmarkClock();
  const firmware = link(image, sections, { header: HEADER_SYMBOL, globals: GLOBALS_SYMBOL, roots: [] });
  const linked = benchmarkClock();
  writeFirmware(firmware);
  const end = benchmarkClock();
  const code = firmware.memory.reduce((sum, use) => sum + use.code, 0);
  const times: CompileTime = {
    procedures: bin.procs.length,
    codeBytes: code,
    readImage: read - start,
    generate: generated - read,
    link: linked - generated,
    writeImages: end - linked,
  };
  bin.writeFile("compile-time.json", JSON.stringify(times));
};
