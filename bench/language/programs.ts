// The programs that are measured, where, and what is to be reached there.

/** The board whose core the figures below are for. */
export const board = "esp8266";

/** A program and the ratio to C -O2 below which it has to stay. */
export interface Program {
  name: string;
  /** The fewest instructions that an interpreter needs for it on this core, relative to C. */
  interpreter: number;
  /** What MicroPython's viper needs, whose integers are untyped words and whose arrays are unchecked. */
  viper?: number;
}

/** In the order in which every version of the benchmark runs them. */
export const programs: Program[] = [
  { name: "fib", interpreter: 35, viper: 34 },
  { name: "sieve", interpreter: 46, viper: 6.6 },
  { name: "intloop", interpreter: 35, viper: 3.5 },
  { name: "crc16", interpreter: 49, viper: 5.2 },
  { name: "strings", interpreter: 12 },
  { name: "objects", interpreter: 53 },
  { name: "closures", interpreter: 31 },
  { name: "quicksort", interpreter: 46, viper: 10 },
  { name: "nbody", interpreter: 2.2 },
  { name: "dict", interpreter: 2.7 },
];

/** The geometric mean of the ratios to C -O2 that is to be reached. */
export const meanGoal = 5;

/** The ratio below which a program has to stay. */
export function goalOf(program: Program): number {
  return Math.min(program.interpreter, program.viper ?? Number.POSITIVE_INFINITY);
}
