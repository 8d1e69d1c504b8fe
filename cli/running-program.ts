// A program that runs somewhere, in an emulator or on the simulator's runtime: what `pxt-esp run` needs of it.

export type ProgramEnd =
  /** The emulated machine was switched off, or the program ended by itself. */
  | { kind: "ended" }
  /** A panic or an uncaught exception; without a message, the console has shown it. */
  | { kind: "panic"; message?: string }
  /** The emulator could not go on. */
  | { kind: "failed"; message: string };

export interface RunningProgram {
  /** Settles once the program has started; not given when it has already. */
  started?: Promise<void>;
  /** Settles once the program no longer runs; rejects only through a mistake of ours. */
  ended: Promise<ProgramEnd>;
  /** Ends the program. Settles when nothing of it is left. */
  stop(): Promise<void>;
}

/** Receives console output, in pieces as they come: a piece need not end with a line. */
export type ConsoleListener = (text: string) => void;
