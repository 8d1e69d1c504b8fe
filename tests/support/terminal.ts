// Programs with menus, run in a pseudo-terminal (util-linux's `script`) of 24 lines and 80 columns, and their keys pressed.

import { spawn } from "node:child_process";
import { Started, type TestScope } from "./process.js";

/** What the screen must have shown, and the keys that are pressed then. */
export type Step = [shown: RegExp, keys: string];

/**
 * Runs a command line of the shell in a terminal, in the folder given. Resolves with all that the terminal showed, control
 * characters included, and the exit status, when it has ended; the command is killed when the test ends. A step's pattern is
 * looked for behind what the step before it matched.
 */
export async function inTerminal(
  t: TestScope,
  command: string,
  steps: Step[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<{ status: number | null; shown: string }> {
  const child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], {
    stdio: ["pipe", "pipe", "pipe"],
    cwd: options.cwd,
    env: { ...process.env, TERM: "xterm", LC_ALL: "C.UTF-8", ...options.env },
  });
  t.after(() => {
    child.kill("SIGKILL");
  });
  const started = new Started(child);
  let seen = 0;
  for (const [shown, keys] of steps) {
    const match = await started.waitFor(shown, { from: seen });
    seen += match.index + match[0]!.length;
    child.stdin.write(keys);
  }
  const { status, stdout } = await started.ended;
  return { status, shown: stdout };
}
