// A compiler extension that lists instead of writing firmware: one function after every pass. The constant FUNCTION, which
// the bundler fills in, is the function's name as in the ELF's symbol table.

import { backEndFor } from "../../compiler/architectures.js";
import "../../compiler/extension.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { allocateRegisters } from "../../compiler/lir/allocate.js";
import { dumpAllocation, dumpFunction } from "../../compiler/lir/dump.js";
import { type LoweredProcedure, loweringContext, lowerProcedures } from "../../compiler/lower/program.js";
import { type Procedure, type Pxtc, StmtKind } from "../../compiler/pxt/ir.js";
import type { FunctionListing } from "./listing.js";

declare const FUNCTION: string;
declare const ts: { pxtc: Pxtc };

ts.pxtc.processorEmit = (bin, opts, res) => {
  const { chip } = JSON.parse(opts.extinfo.hexinfo.hex[0]!) as RuntimeImage;
  const context = loweringContext(bin, res, ts.pxtc);
  const backEnd = backEndFor(chip);
  const proc = bin.procs.find((p) => context.source.nameOf(p) === FUNCTION);
  if (!proc) {
    const names = bin.procs.map((p) => context.source.nameOf(p)).sort();
    throw new Error(`no function ${FUNCTION}; there are: ${names.join(", ")}`);
  }
  const passes: FunctionListing["passes"] = [];
  const watch = (name: string, procedures: readonly LoweredProcedure[]): void => {
    passes.push({ name, listing: dumpFunction(procedures.find((each) => each.proc === proc)!.fn) });
  };
  const lowered = lowerProcedures(bin, context, watch).find((each) => each.proc === proc)!;
  const allocation = allocateRegisters(lowered.fn, backEnd.registers);
  const { bytes, relocations, lines } = backEnd.body(lowered.fn, allocation);
  const listing: FunctionListing = {
    ir: intermediateRepresentation(proc),
    passes,
    allocation: dumpAllocation(lowered.fn, allocation, backEnd.registers),
    code: { bytes: [...bytes], relocations, lines },
  };
  bin.writeFile("listing.json", JSON.stringify(listing));
};

/** pxt's own text of a procedure, with lines of the source instead of numbers of breakpoints. */
function intermediateRepresentation(proc: Procedure): string {
  return proc.body
    .map((s) =>
      s.stmtKind === StmtKind.Breakpoint && s.breakpointInfo
        ? `    // line ${s.breakpointInfo.line + 1}\n`
        : String(s),
    )
    .join("");
}
