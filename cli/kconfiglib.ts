// Starts Kconfiglib's menuconfig, which Debian has as python3-kconfiglib.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "./command.js";
import { targetRoot } from "./makecode/root.js";
import { letter, type Settings } from "./makecode/settings.js";

/** Debian's own Python comes first: its packages are not those of another Python in the path. */
const pythons = ["/usr/bin/python3", "python3"];

/**
 * Shows the menus of the target's Kconfig files in this terminal until their user leaves them.
 * @param sdkconfig path of the configuration that is loaded, if it exists, and saved
 * @param defaults values of settings that it has no line for, where they are not those of the Kconfig files
 * Throws a CommandError when Kconfiglib is not installed, or fails.
 */
export async function menuconfig(sdkconfig: string, defaults: Settings): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-"));
  try {
    const python = pythons.find(
      (path) => spawnSync(path, ["-c", "import menuconfig"], { cwd: folder, stdio: "ignore" }).status === 0,
    );
    if (!python) {
      throw new CommandError(
        "menuconfig needs Kconfiglib, which is Debian's package python3-kconfiglib: apt-get install python3-kconfiglib",
      );
    }
    const kconfig = join(folder, "Kconfig");
    writeFileSync(kconfig, `${[...defaults].map(defaultOf).join("")}source "Kconfig"\n`);
    await inTerminal(python, ["-m", "menuconfig", kconfig], folder, {
      ...process.env,
      srctree: targetRoot,
      KCONFIG_CONFIG: sdkconfig,
      CONFIG_: "CONFIG_",
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a symbol's defaults Kconfig takes the one that it reads first. */
function defaultOf([name, value]: [string, boolean]): string {
  return `config ${name}\n\tbool\n\tdefault ${letter(value)}\n\n`;
}

/** Runs a program that has the terminal, and its Ctrl-C, to itself. */
async function inTerminal(
  command: string,
  args: string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const leaveToChild = () => {};
  process.on("SIGINT", leaveToChild);
  try {
    const end = await new Promise<number | string | null>((resolve, reject) => {
      const child = spawn(command, args, { cwd, env, stdio: "inherit" });
      child.on("error", reject);
      child.on("close", (status, signal) => resolve(signal ?? status));
    });
    if (end !== 0) throw new CommandError(`menuconfig ended with ${end}`);
  } finally {
    process.off("SIGINT", leaveToChild);
  }
}
