// Follows a running program until it has shown what was waited for, has ended, or its time is up.

import type { ConsoleListener, ProgramEnd, RunningProgram } from "./running-program.js";

export type Outcome =
  | { kind: "matched" }
  | { kind: "timeout" }
  | { kind: "interrupted"; signal: NodeJS.Signals }
  | ProgramEnd;

export interface WatchOptions {
  /** Is asked about each line of the console, without its line end; the watch ends when it says true. */
  until?: ((line: string) => boolean) | undefined;
  /** In seconds from the program's start; without it the watch goes on until the program ends. */
  timeout?: number | undefined;
}

const signals: NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Starts a program, writes its console to standard output as it comes, and stops it before returning, whatever happened.
 */
export async function watch(
  start: (onConsole: ConsoleListener) => RunningProgram | Promise<RunningProgram>,
  options: WatchOptions,
): Promise<Outcome> {
  let settle: (outcome: Outcome) => void = () => {};
  let fail: (error: unknown) => void = () => {};
  const outcome = new Promise<Outcome>((resolve, reject) => {
    settle = resolve;
    fail = reject;
  });
  const lines = splitLines((line) => {
    if (options.until?.(line)) settle({ kind: "matched" });
  });
  const onSignal = (signal: NodeJS.Signals) => settle({ kind: "interrupted", signal });
  // The reader of a pipe has gone: nobody watches any more.
  const onPipeError = () => settle({ kind: "interrupted", signal: "SIGPIPE" });
  for (const signal of signals) process.on(signal, onSignal);
  process.stdout.on("error", onPipeError);
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  try {
    const program = await start((text) => {
      process.stdout.write(text);
      lines.push(text);
    });
    program.ended.then((end) => {
      lines.flush();
      settle(end);
    }, fail);
    const { timeout } = options;
    if (timeout !== undefined)
      void Promise.resolve(program.started).then(() => {
        if (!isOver) timer = setTimeout(() => settle({ kind: "timeout" }), timeout * 1000);
      });
    const result = await outcome;
    await program.stop();
    return result;
  } finally {
    isOver = true;
    clearTimeout(timer);
    for (const signal of signals) process.off(signal, onSignal);
    process.stdout.off("error", onPipeError);
  }
}

/** Cuts pieces of text into lines. `flush` gives out a last line without an end. */
function splitLines(onLine: (line: string) => void): { push(text: string): void; flush(): void } {
  let rest = "";
  return {
    push(text) {
      const lines = (rest + text).split(/\r?\n/);
      rest = lines.pop()!;
      for (const line of lines) onLine(line);
    },
    flush() {
      if (rest) onLine(rest);
      rest = "";
    },
  };
}
