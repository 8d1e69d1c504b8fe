// Brings what is made from the target's own sources up to date: built/makecode/target.json (pxtarget.json with all packages'
// files) and built/makecode/sim.js (the simulator). Both are remade only when a file that goes into them has changed.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { bundlePackages, GENERATED } from "./packages.js";
import { type AppTarget, pxtCoreDirectory } from "./pxt.js";
import { targetRoot } from "./root.js";

const OUTPUT = join(targetRoot, "built", "makecode");

/** Folder of the installed pxt-common-packages. */
function commonPackagesDirectory(): string {
  const path = createRequire(join(targetRoot, "package.json")).resolve("pxt-common-packages/package.json");
  return join(path, "..");
}

function versionOf(directory: string): string {
  return (JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as { version: string }).version;
}

/** What pxt's own command line leaves in packages' folders; its texts to be translated are in _locales, translations in folders there. */
const NO_SOURCES = ["built", "node_modules", ...GENERATED];
const NO_SOURCE = /[/\\]_locales[/\\][^/\\]+\.json$/;

function filesBelow(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => !NO_SOURCES.includes(entry.name))
    .flatMap((entry) => {
      const path = join(directory, entry.name);
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .filter((path) => !NO_SOURCE.test(path))
    .sort();
}

/** Hash of files' names and contents, and of the versions of what they are compiled with. */
function fingerprint(paths: string[]): string {
  const hash = createHash("sha256");
  hash.update(`${versionOf(pxtCoreDirectory())} ${versionOf(commonPackagesDirectory())}`);
  for (const path of paths) {
    hash.update(`\0${relative(targetRoot, path)}\0`);
    hash.update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** An installed package brings what was made, and not the sources that it was made from. */
const hasSources = existsSync(join(targetRoot, "sim/tsconfig.json"));

/** Runs `make` when `output`'s stamp is not `stamp`, and stamps it. */
async function upToDate(output: string, stamp: string, make: () => Promise<string>): Promise<string> {
  const path = join(OUTPUT, output);
  const stampPath = `${path}.stamp`;
  if (!hasSources && existsSync(path)) return path;
  if (existsSync(path) && existsSync(stampPath) && readFileSync(stampPath, "utf8") === stamp) return path;
  mkdirSync(OUTPUT, { recursive: true });
  const text = await make();
  writeFileSync(path, text);
  writeFileSync(stampPath, stamp);
  return path;
}

async function makeTargetJson(): Promise<string> {
  const target = JSON.parse(readFileSync(join(targetRoot, "pxtarget.json"), "utf8")) as AppTarget;
  target.versions = { target: versionOf(targetRoot), pxt: versionOf(pxtCoreDirectory()) };
  await bundlePackages(target);
  return JSON.stringify(target);
}

/** Sources of this folder take part in the result, so they are part of its fingerprint. */
function ownSources(): string[] {
  return filesBelow(join(targetRoot, "cli", "makecode")).filter((path) =>
    /(packages|host|pxt|target)\.ts$/.test(path),
  );
}

let current: Promise<AppTarget> | undefined;

/**
 * Makes built/makecode/target.json anew if a package, pxtarget.json or the version of pxt changed, and returns it.
 * Throws an Error that names the package and file if a package is wrong.
 * @param log receives a line when something is made
 */
export function buildTarget(log: (line: string) => void = () => {}): Promise<AppTarget> {
  current ??= (async () => {
    const inputs = [
      join(targetRoot, "pxtarget.json"),
      ...filesBelow(join(targetRoot, "libs")),
      ...ownSources(),
    ];
    const path = await upToDate("target.json", fingerprint(inputs), () => {
      log("MakeCode target: collecting packages");
      return makeTargetJson();
    });
    return JSON.parse(readFileSync(path, "utf8")) as AppTarget;
  })();
  return current;
}

/**
 * Makes built/makecode/sim.js, the simulator's JavaScript, anew if a source of it changed, and returns its path.
 * Throws an Error with TypeScript's messages if it does not compile.
 */
export async function buildSimulator(log: (line: string) => void = () => {}): Promise<string> {
  const directory = join(targetRoot, "sim");
  return upToDate("sim.js", fingerprint(filesBelow(directory)), async () => {
    log("MakeCode target: compiling the simulator");
    const tsc = createRequire(join(targetRoot, "package.json")).resolve("typescript/bin/tsc");
    const output = join(OUTPUT, "sim.out.js");
    const result = spawnSync(
      process.execPath,
      [tsc, "-p", directory, "--outFile", output, "--declaration", "false", "--sourceMap", "false"],
      { cwd: directory, encoding: "utf8" },
    );
    if (result.status !== 0)
      throw new Error(`the simulator does not compile:\n${result.stdout}${result.stderr}`);
    return readFileSync(output, "utf8");
  });
}
