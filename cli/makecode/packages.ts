// The target's packages as MakeCode wants them in a program's reach ("bundledpkgs"): each folder of libs/ with the files
// that its pxt.json lists, shims.d.ts and enums.d.ts made from its C++.

import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { FolderHost } from "./host.js";
import { type AppTarget, commonFiles, loadPxt, type PackageConfig } from "./pxt.js";
import { targetRoot } from "./root.js";

/** Files that pxt makes from C++, and leaves in the package's folder when its own command line is used. */
export const GENERATED = ["shims.d.ts", "enums.d.ts"];

/** The package's pxt.json with what `additionalFilePath` adds to it, as pxt-core's command line reads it. */
export function readPackageConfig(directory: string): PackageConfig {
  const config = JSON.parse(readFileSync(join(directory, "pxt.json"), "utf8")) as PackageConfig;
  config.additionalFilePaths = [];
  if (config.additionalFilePath) {
    const base = readPackageConfig(join(directory, config.additionalFilePath));
    for (const [key, value] of Object.entries(base)) config[key] ??= value;
    config.additionalFilePaths = [
      config.additionalFilePath,
      ...(base.additionalFilePaths ?? []).map((path) => join(config.additionalFilePath!, path)),
    ];
  }
  return config;
}

/**
 * Reads a file of a package from its folder, or from one of the folders that `additionalFilePath` names. Files made from C++
 * come from the latter only.
 */
export function readPackageFile(directory: string, config: PackageConfig, fileName: string): string | null {
  const folders = config.additionalFilePaths ?? [];
  for (const folder of GENERATED.includes(fileName) ? folders : ["", ...folders]) {
    const path = join(directory, folder, fileName);
    if (existsSync(path)) return readFileSync(path, "utf8");
  }
  return null;
}

/**
 * Collects all packages of `target.bundleddirs` (except the project templates) into `target.bundledpkgs`, in an order in which
 * a package follows those it depends on.
 * Throws an Error that names the package and the file when one is missing or its C++ can't be parsed.
 */
export async function bundlePackages(target: AppTarget): Promise<void> {
  const { pxt } = loadPxt();
  const common = commonFiles();
  target.bundledpkgs = {};
  for (const bundled of target.bundleddirs) {
    if (/prj$/.test(bundled)) continue;
    const directory = join(targetRoot, bundled);
    const id = basename(bundled);
    const config = readPackageConfig(directory);
    const ownCpp = config.files.some((file) => file.endsWith(".cpp") && existsSync(join(directory, file)));
    const files: Record<string, string> = {};
    for (const file of config.files) {
      if (ownCpp && GENERATED.includes(file)) continue;
      const text = common[file] ?? readPackageFile(directory, config, file);
      if (text === null) throw new Error(`${bundled}/pxt.json lists ${file}, which does not exist`);
      files[file] = text;
    }
    const published: PackageConfig = { ...config };
    delete published.additionalFilePath;
    delete published.additionalFilePaths;
    published.dependencies = Object.fromEntries(
      Object.keys(config.dependencies ?? {}).map((name) => [name, "*"]),
    );
    files["pxt.json"] = JSON.stringify(published);
    target.bundledpkgs[id] = files;

    if (ownCpp) {
      pxt.setAppTarget(structuredClone(target));
      const main = new pxt.MainPackage(new FolderHost(files));
      await main.loadAsync();
      const info = pxt.cpp.getExtensionInfo(main);
      if (config.files.includes("shims.d.ts")) files["shims.d.ts"] = info.shimsDTS;
      if (config.files.includes("enums.d.ts")) files["enums.d.ts"] = info.enumsDTS;
    }
  }
}
