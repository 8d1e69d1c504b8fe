// What the emulators' processes have in common.

import { spawnSync } from "node:child_process";

/** Exit status of flock when another process has the flash file. */
export const flashInUseStatus = 75;

/**
 * Command prefix that locks a flash file for as long as the emulator runs, which itself lets two machines write to one; empty where
 * flock (util-linux) is not there.
 */
export function lockFile(path: string): string[] {
  if (!works(["flock", "--version"])) return [];
  return ["flock", "--nonblock", "--no-fork", "--conflict-exit-code", String(flashInUseStatus), path];
}

/** Command prefix that has Linux kill the emulator when this process is gone; empty where setpriv (util-linux) is not there. */
export function dieWithParent(): string[] {
  const setpriv = ["setpriv", "--pdeathsig", "KILL"];
  return works([...setpriv, "true"]) ? setpriv : [];
}

function works([program, ...args]: string[]): boolean {
  return spawnSync(program!, args, { stdio: "ignore" }).status === 0;
}
