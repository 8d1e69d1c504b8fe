// Third-party C libraries that a JSON file next to their port describes (targets/runtime/<part>/<library>.json):
// where Debian has the source, and which of its files to compile.

import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { cacheDir, type DebianSource, extractTar, fetchDebianSource } from "./debian-source.js";
import { makeOnce } from "./files.js";

interface ThirdPartyJson extends DebianSource {
  /** Leading path parts of the archive's members to drop. */
  strip: number;
  /** Folders of headers, within the library. */
  includes: string[];
  /** Folders of headers that configure the library, next to the JSON file. */
  ownIncludes: string[];
  /** C files to compile, within the library. */
  sources: (string | SpecialSource)[];
  /** Further compiler flags. */
  flags?: string[];
}

/** A source with flags of its own. */
interface SpecialSource {
  file: string;
  flags: string[];
  /** Name of the object, if the file is compiled more than once. */
  object?: string;
}

export interface ThirdPartyLibrary {
  name: string;
  /** Paths are absolute. */
  sources: { file: string; flags: string[]; object: string }[];
  includes: string[];
  /** Flags that all its sources have. */
  flags: string[];
}

/** Reads all descriptions below a folder, fetching and unpacking the libraries that are not in .cache/ yet. */
export async function thirdPartyLibraries(
  folder: string,
  log: (line: string) => void,
): Promise<ThirdPartyLibrary[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".json")).sort();
  const libraries: ThirdPartyLibrary[] = [];
  for (const file of files) libraries.push(await library(join(folder, file), log));
  return libraries;
}

async function library(path: string, log: (line: string) => void): Promise<ThirdPartyLibrary> {
  const json = JSON.parse(await readFile(path, "utf8")) as ThirdPartyJson;
  for (const field of [
    "package",
    "version",
    "file",
    "sha256",
    "binaryPackage",
    "sources",
    "includes",
  ] as const)
    if (json[field] === undefined) throw new Error(`${path}: "${field}" is missing`);
  const root = join(cacheDir, "debian", `${json.package}-${json.version}`, "source");
  await makeOnce(root, async (work) => {
    log(`fetch ${json.file}`);
    await extractTar(await fetchDebianSource(json), work, { strip: json.strip });
  });
  return {
    name: basename(path, ".json"),
    flags: json.flags ?? [],
    sources: json.sources.map((source) => {
      const { file, flags, object } =
        typeof source === "string" ? { file: source, flags: [], object: undefined } : source;
      return {
        file: join(root, file),
        flags: [...(json.flags ?? []), ...flags],
        object: object ?? basename(file, ".c"),
      };
    }),
    includes: [
      ...json.ownIncludes.map((include) => join(dirname(path), include)),
      ...json.includes.map((include) => join(root, include)),
    ],
  };
}
