// Debian packages: finds those of debian-packages.json that are missing and installs them, where that is possible.

import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { SetupError, say, step } from "./log.mjs";

/** @type {Record<"run" | "boards" | "menuconfig" | "test", Record<string, string>>} */
const packages = JSON.parse(readFileSync(new URL("./debian-packages.json", import.meta.url), "utf8"));

/**
 * Installs what is missing. Throws a SetupError that lists the packages where it can't install.
 * @param {("run" | "boards" | "menuconfig" | "test")[]} groups groups of debian-packages.json
 */
export async function installDebianPackages(groups) {
  const wanted = Object.assign({}, ...groups.map((group) => packages[group]));
  const missing = missingPackages(Object.keys(wanted));
  if (missing.length === 0) return;
  const prefix = installPrefix();
  if (!prefix) {
    const list = missing.map((name) => `  ${name}: ${wanted[name]}`).join("\n");
    throw new SetupError(
      `These Debian packages are needed and can't be installed from here (that takes Debian's apt-get, and root or sudo without a password):\n${list}\nInstall them and try again:\n  apt-get install ${missing.join(" ")}`,
    );
  }
  await updatePackageLists(prefix);
  await step(`Installing Debian packages: ${missing.join(", ")}`, () =>
    aptGet(prefix, ["install", "--yes", "--no-install-recommends", ...missing]),
  );
}

/**
 * The runtime's build asks apt where sources are, which needs package lists. Fetches them when there are none and it is possible.
 */
export async function ensurePackageLists() {
  const prefix = installPrefix();
  if (!prefix || readFolder("/var/lib/apt/lists").some((name) => name.includes("_Packages"))) return;
  await updatePackageLists(prefix);
}

/** @param {string[]} prefix */
function updatePackageLists(prefix) {
  return step("Fetching Debian's package lists", () => aptGet(prefix, ["update"]));
}

/**
 * @param {string[]} names
 * @returns {string[]} those that dpkg does not report as installed; all of them where there is no dpkg
 */
function missingPackages(names) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const format = "${Package} ${db:Status-Status}\\n";
  const query = spawnSync("dpkg-query", ["--show", "--showformat", format, ...names], { encoding: "utf8" });
  const installed = new Set(
    (query.stdout ?? "")
      .split("\n")
      .filter((line) => line.endsWith(" installed"))
      .map((line) => line.split(" ")[0]),
  );
  return names.filter((name) => !installed.has(name));
}

/** @returns {string[] | undefined} what to put before apt-get to run it as root; undefined where that is not possible */
function installPrefix() {
  if (!succeeds("apt-get", ["--version"])) return undefined;
  if (process.getuid?.() === 0) return [];
  return succeeds("sudo", ["-n", "true"]) ? ["sudo", "-n"] : undefined;
}

/**
 * Runs apt-get and shows a line for each package as it is set up; the whole output only when it fails.
 * @param {string[]} prefix
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function aptGet(prefix, args) {
  const [command, ...rest] = [
    ...prefix,
    "env",
    "DEBIAN_FRONTEND=noninteractive",
    "LC_ALL=C",
    "apt-get",
    "-o",
    "Dpkg::Use-Pty=0",
    "-o",
    "Acquire::Retries=3",
    ...args,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(/** @type {string} */ (command), rest, { stdio: ["ignore", "pipe", "pipe"] });
    /** @type {string[]} */
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        lines.push(line);
        if (/^(Need to get|Setting up) /.test(line)) say(`  ${line}`);
      });
    }
    child.on("error", (error) => reject(new SetupError(`cannot run apt-get: ${error.message}`)));
    child.on("close", (status) => {
      if (status === 0) resolve();
      else reject(new SetupError(`apt-get ${args[0]} ended with status ${status}:\n${lines.join("\n")}`));
    });
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function succeeds(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

/** @param {string} path */
function readFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
