// What bench/code-size/extension.ts writes.

/** Bytes of machine code, without data. */
export interface CodeSize {
  /** With all their entries; Thumb's with their literal pools. */
  procedures: { name: string; bytes: number }[];
  /** Routines that the back end brings along. */
  helpers: number;
  /** Literal pools that no single procedure owns, and padding between functions. */
  pools: number;
}

/** All of it. */
export function totalSize({ procedures, helpers, pools }: CodeSize): number {
  return sizeOfProcedures(procedures) + helpers + pools;
}

export function sizeOfProcedures(procedures: CodeSize["procedures"]): number {
  return procedures.reduce((sum, { bytes }) => sum + bytes, 0);
}
