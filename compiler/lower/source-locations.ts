// Names and places of the program's functions and calls, as the front end knows them.

import type { SourceLocation } from "../link/object.js";
import type { ClassInfo, CompileResult, Procedure, ProcId, Pxtc } from "../pxt/ir.js";
import { FunctionNames, type SyntaxKinds } from "./function-names.js";
import { isForSize } from "./optimisation.js";

export interface SourceContext {
  /** Name for people (function-names.ts). */
  nameOf(proc: Procedure): string;
  nameOfClass(info: ClassInfo): string;
  /** Where a function is declared; the main function stands nowhere. */
  declarationOf(proc: Procedure): SourceLocation | undefined;
  /** Whether few bytes are asked for (optimisation.ts). */
  isForSize(proc: Procedure): boolean;
  /** Where a call is; undefined when the front end keeps no place for it. */
  callLocation(call: ProcId): SourceLocation | undefined;
}

export function sourceContext(res: CompileResult, pxtc: Pxtc): SourceContext {
  const names = new FunctionNames(pxtc.SK as unknown as SyntaxKinds, (node) => pxtc.nodeLocationInfo(node));
  const calls = res.procCallLocations ?? [];
  return {
    nameOf: (proc) => names.of(proc),
    nameOfClass: (info) => names.ofClass(info),
    declarationOf: (proc) =>
      proc.isRoot ? undefined : breakpointLocation(pxtc.nodeLocationInfo(proc.action)),
    isForSize: (proc) => !proc.isRoot && isForSize(proc.action, pxtc),
    callLocation: ({ callLocationIndex }) => {
      const place = callLocationIndex === undefined ? undefined : calls[callLocationIndex];
      return place && breakpointLocation(place);
    },
  };
}

/** The front end counts lines and columns from 0. */
export function breakpointLocation(at: { fileName: string; line: number; column: number }): SourceLocation {
  return { file: at.fileName, line: at.line + 1, column: at.column + 1 };
}
