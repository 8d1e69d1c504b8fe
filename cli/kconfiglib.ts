// Runs menuconfig of Kconfiglib, which Debian has as python3-kconfiglib.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "./command.js";
import { targetRoot } from "./makecode/root.js";
import { kconfigType, kconfigValue, type Settings, type SettingValue } from "./makecode/settings.js";

/** Debian's own Python comes first: its packages are not those of another Python in the path. */
const pythons = ["/usr/bin/python3", "python3"];

/** Exit status after Ctrl-C. */
const interrupted = 130;

/** Shows the menus of the Kconfig file that the argument names; there is no Python traceback after Ctrl-C. */
const menus = `
import sys, kconfiglib, menuconfig
try:
    menuconfig.menuconfig(kconfiglib.Kconfig(sys.argv[1]))
except KeyboardInterrupt:
    sys.exit(${interrupted})
`;

/**
 * Shows the menus of the target's Kconfig files in this terminal until their user leaves them.
 * @param sdkconfig path of the configuration that is loaded, if it exists, and saved
 * @param defaults values of settings that it has no line for, where they are not those of the Kconfig files
 * Returns the exit status: 0, or 130 after Ctrl-C. Throws a CommandError when Kconfiglib is not installed, or fails.
 */
export async function menuconfig(sdkconfig: string, defaults: Settings): Promise<number> {
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
    const status = await inTerminal(python, ["-c", menus, kconfig], folder, {
      ...process.env,
      srctree: targetRoot,
      KCONFIG_CONFIG: sdkconfig,
      CONFIG_: "CONFIG_",
    });
    if (status !== 0 && status !== interrupted) throw new CommandError(`menuconfig ended with ${status}`);
    return status;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of a symbol's defaults Kconfig takes the one that it reads first. */
function defaultOf([name, value]: [string, SettingValue]): string {
  return `config ${name}\n\t${kconfigType(value)}\n\tdefault ${kconfigValue(value)}\n\n`;
}

/** Runs a program that has the terminal, and its Ctrl-C, to itself. Returns its exit status, or the signal that ended it. */
async function inTerminal(command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv) {
  const leaveToChild = () => {};
  process.on("SIGINT", leaveToChild);
  try {
    return await new Promise<number | NodeJS.Signals>((resolve, reject) => {
      const child = spawn(command, args, { cwd, env, stdio: "inherit" });
      child.on("error", reject);
      child.on("close", (status, signal) => resolve(signal ?? status!));
    });
  } finally {
    process.off("SIGINT", leaveToChild);
  }
}
