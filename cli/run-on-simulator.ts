// Runs a project on pxt's JavaScript runtime in this process: the board "sim".

import { compileForSimulator } from "./compile.js";
import type { SettingsFile } from "./flash-file.js";
import { runInSimulator, SimulatorError } from "./makecode/simulator.js";
import type { ConsoleListener, ProgramEnd, RunningProgram } from "./running-program.js";
import { type Outcome, type WatchOptions, watch } from "./watch.js";

/** Throws a ProjectError when the project has errors. Without `settings`, what the program keeps ends with the run. */
export async function runOnSimulator(
  projectDir: string,
  options: WatchOptions & { settings?: SettingsFile | undefined },
): Promise<Outcome> {
  const code = await compileForSimulator(projectDir);
  return watch((onConsole) => startSimulator(code, onConsole, options.settings), options);
}

function startSimulator(
  code: string,
  onConsole: ConsoleListener,
  settings: SettingsFile | undefined,
): RunningProgram {
  const abort = new AbortController();
  const ended = runInSimulator(code, {
    onConsole,
    signal: abort.signal,
    ...(settings ? { storedState: settings.state, onStoredState: () => settings.write() } : {}),
  }).then(
    (): ProgramEnd => ({ kind: "ended" }),
    (error: unknown): ProgramEnd => {
      if (!(error instanceof SimulatorError)) throw error;
      return { kind: "panic", message: `${error.kind}: ${error.message}` };
    },
  );
  return {
    ended,
    async stop() {
      abort.abort();
      await ended;
    },
  };
}
