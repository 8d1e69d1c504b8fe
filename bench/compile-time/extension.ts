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

const { pxtc } = ts;

/** The processor time that this process has taken, in ms: other work on the machine does not count. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

pxtc.processorEmit = (bin, opts, res) => {
  const start = now();
  const image = JSON.parse(opts.extinfo.hexinfo.hex[0]!) as RuntimeImage;
  const read = now();
  const sections = lowerProgram(bin, res, pxtc, backEndFor(image.chip));
  const generated = now();
  const firmware = link(image, sections, { header: HEADER_SYMBOL, globals: GLOBALS_SYMBOL, roots: [] });
  const linked = now();
  writeFirmware(firmware);
  const end = now();
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
