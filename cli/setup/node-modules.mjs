// Node modules: installed when one is missing or is not of the version that package-lock.json pins.

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SetupError, step } from "./log.mjs";

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Installs the node modules that package-lock.json names, if any is missing.
 * @param {string} root the repository's folder
 */
export async function installNodeModules(root) {
  if (nodeModulesMatch(root)) return;
  await step("Installing node modules (npm ci)", () => {
    const result = spawnSync(
      "npm",
      ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
      {
        cwd: root,
        stdio: ["ignore", "inherit", "inherit"],
        // pxt-core depends on puppeteer, whose install step would download a browser.
        env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: "1" },
      },
    );
    if (result.error) throw new SetupError(`cannot run npm: ${result.error.message}`);
    if (result.status !== 0) throw new SetupError(`npm ci ended with status ${result.status}`);
  });
}

/**
 * Compares what npm recorded as installed with package-lock.json.
 * Optional packages are left out: npm installs only those of this platform.
 * @param {string} root
 */
function nodeModulesMatch(root) {
  const wanted = readLockfile(join(root, "package-lock.json"));
  if (!wanted) throw new SetupError(`package-lock.json is missing in ${root}`);
  const installed = readLockfile(join(root, "node_modules", ".package-lock.json"));
  if (!installed) return false;
  return Object.entries(wanted.packages).every(
    ([path, locked]) =>
      path === "" || locked.optional || installed.packages[path]?.version === locked.version,
  );
}

/**
 * @param {string} path
 * @returns {Lockfile | undefined}
 */
function readLockfile(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}
