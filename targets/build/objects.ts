// Compiling sources to objects, each only when its inputs have changed: the command, the source and every header it read.

import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname } from "node:path";
import { run, runLimited } from "./process.js";

export interface Compilation {
  source: string;
  object: string;
  compiler: string;
  flags: string[];
  /** Variables for the compiler. */
  environment?: Record<string, string>;
}

/** Compiles what is out of date; returns the number of sources compiled. `log` gets a line for each. */
export async function compileAll(
  compilations: Compilation[],
  options: { force: boolean; log: (line: string) => void },
): Promise<number> {
  const contents = new ContentHashes();
  let compiled = 0;
  await runLimited(
    Math.max(1, cpus().length),
    compilations.map((compilation) => async () => {
      if (!options.force && (await isUpToDate(compilation, contents))) return;
      options.log(`compile ${compilation.source}`);
      await compile(compilation, contents);
      compiled++;
    }),
  );
  return compiled;
}

interface Stamp {
  dependencies: string[];
  hash: string;
}

async function compile(compilation: Compilation, contents: ContentHashes): Promise<void> {
  const { compiler, flags, source, object } = compilation;
  await mkdir(dirname(object), { recursive: true });
  // Written under another name first, so that two builds at the same time never see half an object.
  const partial = `${object}.${process.pid}.part`;
  try {
    await run(compiler, [...flags, "-MD", "-MF", `${partial}.d`, "-c", source, "-o", partial], {
      environment: compilation.environment,
    });
    const dependencies = parseDependencies(await readFile(`${partial}.d`, "utf8"));
    const stamp: Stamp = { dependencies, hash: await inputHash(compilation, dependencies, contents) };
    await rename(partial, object);
    await writeFile(stampPath(compilation), JSON.stringify(stamp));
  } finally {
    await rm(partial, { force: true });
    await rm(`${partial}.d`, { force: true });
  }
}

async function isUpToDate(compilation: Compilation, contents: ContentHashes): Promise<boolean> {
  try {
    await access(compilation.object);
    const stamp = JSON.parse(await readFile(stampPath(compilation), "utf8")) as Stamp;
    return stamp.hash === (await inputHash(compilation, stamp.dependencies, contents));
  } catch {
    return false; // never compiled, or a header is gone
  }
}

function stampPath(compilation: Compilation): string {
  return `${compilation.object}.inputs`;
}

async function inputHash(
  compilation: Compilation,
  dependencies: string[],
  contents: ContentHashes,
): Promise<string> {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([compilation.compiler, compilation.flags, compilation.source]));
  for (const dependency of dependencies) hash.update(`${dependency} ${await contents.of(dependency)}\n`);
  return hash.digest("hex");
}

/** Prerequisites of a make rule as the compiler's -MD writes it: "target: a b \<newline> c". */
function parseDependencies(rule: string): string[] {
  const list = rule.slice(rule.indexOf(":") + 1).replace(/\\\r?\n/g, " ");
  return (list.match(/(?:\\ |\S)+/g) ?? []).map((path) => path.replace(/\\ /g, " "));
}

/** SHA-256 of files, each read once. */
class ContentHashes {
  private readonly hashes = new Map<string, Promise<string>>();

  of(path: string): Promise<string> {
    let hash = this.hashes.get(path);
    if (!hash) {
      hash = readFile(path).then((content) => createHash("sha256").update(content).digest("hex"));
      this.hashes.set(path, hash);
    }
    return hash;
  }
}
