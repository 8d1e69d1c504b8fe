// Runs a compiled program on MakeCode's JavaScript runtime in Node: the board "sim". It has no end of its own, as on a
// chip: it runs until it panics, throws, or the caller stops it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { NodeTransport } from "./node-transport.js";
import type { Pxsim, SimRuntime } from "./pxsim.js";
import { targetRoot } from "./root.js";
import { buildSimulator } from "./target.js";

export interface SimulatorRequest {
  /** Receives what the program writes to the console, as it comes; lines end with "\n". */
  onConsole(text: string): void;
  /** Stops the program. */
  signal?: AbortSignal;
  /** What the board has stored, by name; the program's changes are made in it, and each is told at once. */
  storedState?: Record<string, string>;
  onStoredState?(): void;
  /** Host names that mean another host; `broker` is this machine unless given. */
  hosts?: Record<string, string>;
  log?: (line: string) => void;
}

/** A program's end: a panic, as a chip would print it, or an exception that nothing caught. */
export class SimulatorError extends Error {
  readonly kind: "panic" | "exception";
  constructor(kind: "panic" | "exception", message: string) {
    super(message);
    this.name = "SimulatorError";
    this.kind = kind;
  }
}

const RESTART_MS = 10;

/** pxsim keeps its state in one object; each program gets one of its own. */
function loadPxsim(simPath: string): Pxsim {
  const require = createRequire(join(targetRoot, "package.json"));
  const scripts = [
    require.resolve("pxt-core/built/pxtsim.js"),
    require.resolve("pxt-common-packages/built/common-sim.js"),
    simPath,
  ];
  // The simulator's own remarks go to the browser's console; here they would mix with the program's output.
  const source = `(function (console) {\n${scripts.map((path) => readFileSync(path, "utf8")).join("\n")}\nreturn pxsim;\n})`;
  const load = runInThisContext(source, { filename: "simulator.js" }) as (console: unknown) => Pxsim;
  const silent = () => {};
  return load({ log: silent, debug: silent, info: silent, warn: silent, error: silent, trace: silent });
}

function toSimulatorError(error: Error): SimulatorError {
  const panic = /^PANIC! Code (.*)/s.exec(error.message);
  if (panic) return new SimulatorError("panic", panic[1]!);
  const exception = /^unhandled exception: (.*)/s.exec(error.message);
  if (exception) return new SimulatorError("exception", exception[1]!);
  return new SimulatorError("panic", error.message);
}

/**
 * Runs `code` (binary.js of compileProject) until `signal` is raised, and resolves then.
 * Rejects with SimulatorError when the program panics or throws. `control.reset()` starts it anew.
 */
export async function runInSimulator(code: string, request: SimulatorRequest): Promise<void> {
  const pxsim = loadPxsim(await buildSimulator(request.log));
  const transport = new NodeTransport({ broker: "127.0.0.1", ...request.hosts });
  pxsim.socketTransport = transport;

  const storedState = request.storedState ?? {};
  let runtime: SimRuntime | undefined;
  let restart: NodeJS.Timeout | undefined;
  // A chip that waits for nothing still runs.
  const keepAlive = setInterval(() => {}, 1 << 30);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = (error: Error) => reject(toSimulatorError(error));
      const start = () => {
        runtime = new pxsim.Runtime({ type: "run", code });
        runtime.board.writeSerial = (text) => request.onConsole(text);
        runtime.errorHandler = fail;
        void runtime.board.initAsync({ type: "run", storedState });
        runtime.run(() => {});
      };
      pxsim.Runtime.messagePosted = (message) => {
        if (message.type !== "simulator") return;
        if (message.command === "setstate") request.onStoredState?.();
        if (message.command !== "restart") return;
        runtime?.kill();
        runtime?.board.kill();
        restart = setTimeout(start, RESTART_MS);
      };
      if (request.signal?.aborted) return resolve();
      request.signal?.addEventListener("abort", () => resolve(), { once: true });
      try {
        start();
      } catch (error) {
        fail(error as Error);
      }
    });
  } finally {
    clearInterval(keepAlive);
    clearTimeout(restart);
    runtime?.kill();
    runtime?.board.kill();
    transport.destroy();
  }
}
