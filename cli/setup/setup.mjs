// First step of `npm start`, `npm run menuconfig` and `npm test` (their pre-scripts): makes sure that what they need is there.
// Plain JavaScript with Node's own modules only, since on a fresh clone nothing is installed yet.
//
//   node cli/setup/setup.mjs [--for-menuconfig | --for-tests | --board <board>]
//
// With a board, no other board's runtime is built, and nothing is asked for that only others need.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensurePackageLists, installDebianPackages } from "./debian.mjs";
import { SetupError } from "./log.mjs";
import { installNodeModules } from "./node-modules.mjs";
import { staleProducts } from "./products.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const oldestNode = 20;

/**
 * @param {string | undefined} option
 * @param {string | undefined} value
 * @returns {("run" | "boards" | "menuconfig" | "test")[]} the groups of Debian packages that are needed
 */
function packageGroups(option, value) {
  if (option === "--for-tests") return ["run", "boards", "menuconfig", "test"];
  if (option === "--board") return needsCoreTables(value) ? ["run", "boards"] : ["run"];
  return option === "--for-menuconfig" ? ["run", "boards", "menuconfig"] : ["run", "boards"];
}

/**
 * Whether a board's runtime is built with another core's tables of instructions (targets/build/core-tables.ts).
 * @param {string | undefined} board
 */
function needsCoreTables(board) {
  const path = join(root, "targets", board ?? "", "chip.json");
  if (!existsSync(path)) throw new SetupError(`there is no board ${board ?? ""}`);
  return JSON.parse(readFileSync(path, "utf8")).toolchain.core !== undefined;
}

async function main() {
  const [option, value] = process.argv.slice(2);
  const groups = packageGroups(option, value);
  const board = option === "--board" ? value : undefined;
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) {
    throw new SetupError(`Node ${oldestNode} or newer is needed; this is Node ${process.versions.node}`);
  }
  await installNodeModules(root);
  await installDebianPackages(groups);
  if (staleProducts(root, board).length === 0) return;
  await ensurePackageLists();
  const build = spawnSync(
    process.execPath,
    ["--import", "tsx", join(root, "cli/build-all.ts"), ...(board ? [board] : [])],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  if (build.status !== 0) throw new SetupError("the build failed");
}

main().catch((error) => {
  process.stderr.write(`${error instanceof SetupError ? error.message : error.stack}\n`);
  process.exit(1);
});
