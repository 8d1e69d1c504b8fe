// Starts programs for tests and waits for what they print. Whatever a test starts is stopped with it.

import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/** What these helpers need of a test: a way to be told that it has ended. */
export interface TestScope {
  after(cleanUp: () => unknown): void;
}

/** A scope that is larger than a test, such as a file: who has it ends it. */
export class Scope implements TestScope {
  private readonly cleanUps: (() => unknown)[] = [];

  after(cleanUp: () => unknown): void {
    this.cleanUps.push(cleanUp);
  }

  /** Undoes what was done in it, the first first. */
  async end(): Promise<void> {
    for (const cleanUp of this.cleanUps) await cleanUp();
  }
}

export interface Ended {
  /** Exit status; null when a signal ended it. */
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/** A program that a test started. */
export class Started {
  stdout = "";
  stderr = "";
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(child: ChildProcess) {
    this.child = child;
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
    });
    child.stderr!.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (status, signal) =>
        resolve({ status, signal, stdout: this.stdout, stderr: this.stderr }),
      );
    });
  }

  get pid(): number {
    return this.child.pid!;
  }

  /**
   * Waits until standard output matches, and returns the match. Throws with all output when the program ends first, or
   * `seconds` have passed.
   * @param options.from what is in front of this position does not count
   */
  async waitFor(
    pattern: RegExp,
    { seconds = 60, from = 0 }: { seconds?: number; from?: number } = {},
  ): Promise<RegExpExecArray> {
    let over = false;
    this.ended.then(() => {
      over = true;
    });
    for (const start = Date.now(); ; await pause(20)) {
      const match = pattern.exec(from > 0 ? this.stdout.slice(from) : this.stdout);
      if (match) return match;
      if (!over && Date.now() - start < seconds * 1000) continue;
      const why = over ? "the program ended" : `${seconds} s passed`;
      throw new Error(`${why} before its output matched ${pattern}:\n${this.stdout}\n${this.stderr}`);
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** Waits until a condition holds. Throws an error that says what did not come to be after so many seconds. */
export async function until(
  what: string | (() => string),
  holds: () => boolean | Promise<boolean>,
  seconds = 60,
): Promise<void> {
  for (const begun = Date.now(); !(await holds()); await pause(20))
    if (Date.now() - begun > seconds * 1000)
      throw new Error(`after ${seconds} s still not: ${typeof what === "string" ? what : what()}`);
}

/** Starts a program; it is killed when the test ends. */
export function start(
  t: TestScope,
  command: string,
  args: string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Started {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  const started = new Started(child);
  t.after(() => {
    child.kill("SIGKILL");
  });
  return started;
}

/** Processes whose parent is the given one (Linux). */
export function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean).map(Number);
}

/** Whether a process still runs; one that has ended but was not waited for does not count. */
export function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** Waits until a process has gone. Throws after 10 s. */
export async function gone(pid: number): Promise<void> {
  for (const start = Date.now(); runs(pid); await pause(20)) {
    if (Date.now() - start > 10_000) throw new Error(`process ${pid} still runs`);
  }
}
