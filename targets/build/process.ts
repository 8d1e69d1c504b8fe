// Running tools of the build: one place that turns a failing command into an error with its output.

import { spawn } from "node:child_process";

/** A tool that ended with a status other than 0. `message` holds what it printed. */
export class ToolError extends Error {}

/**
 * Runs a command without a shell and returns its standard output. `input` goes to its standard input; `environment` is added to this
 * process's own.
 */
export function run(
  command: string,
  args: string[],
  options: { input?: string; environment?: Record<string, string> | undefined } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.environment };
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"], env });
    let stdout = "";
    let stderr = "";
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on("error", (error) => reject(new ToolError(`cannot run ${command}: ${error.message}`)));
    child.on("close", (status) => {
      if (status === 0) resolve(stdout);
      else reject(new ToolError(`${command} ended with status ${status}:\n${(stderr || stdout).trim()}`));
    });
    child.stdin.on("error", () => {}); // a tool that ends early says why by its status
    child.stdin.end(options.input ?? "");
  });
}

/** Runs the tasks, at most `limit` at a time, and returns their results in order. Stops starting new ones at the first failure. */
export async function runLimited<T>(limit: number, tasks: (() => Promise<T>)[]): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  let failed = false;
  const worker = async () => {
    while (next < tasks.length && !failed) {
      const index = next++;
      try {
        results[index] = await tasks[index]!();
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, worker));
  return results;
}
