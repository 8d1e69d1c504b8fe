// What bench/compile-time/extension.ts writes. Processor time of the main thread, in ms.

export interface CompileTime {
  procedures: number;
  codeBytes: number;
  /** Parsing the runtime image. */
  readImage: number;
  /** From pxt's IR to machine code. */
  generate: number;
  link: number;
  /** ELF with debugging information, flash image, UF2, map. */
  writeImages: number;
}

/** Code generation and linking, up to the firmware's files. */
export function totalTime({ readImage, generate, link, writeImages }: CompileTime): number {
  return readImage + generate + link + writeImages;
}
