// A project of the editor as another project's extension, which carries it with it (cli/makecode/carried-packages.ts).

import {
  carriedFile,
  carriedVersion,
  configOf,
  type Files,
  readFiles,
} from "../cli/makecode/carried-packages.js";
import { isCertificateFile } from "../cli/makecode/certificates.js";
import type { PackageConfig } from "../cli/makecode/pxt.js";
import { SDKCONFIG } from "../cli/makecode/sdkconfig.js";

/** What there is besides the project: the target's packages. */
export interface Packages {
  bundled: Record<string, Files>;
  /** Names of those that are boards: an extension is for each of them, whichever its author has. */
  boards: readonly string[];
}

/** What the project gets that uses the extension. */
export interface ProjectAsExtension {
  /** Name of the dependency; empty if the project has none. */
  id: string;
  description: string;
  /** What the dependency says instead of a version. */
  version: string;
  /** The file that is the extension. */
  file: string;
  /** New files of the project: the extension, and extensions that it uses itself, directly or not. */
  files: Files;
  /** What it uses, directly or not, that is neither a package of the target nor among the files. */
  missing: string[];
}

/** Why a project can't have an extension. */
export type Refusal =
  | { reason: "no-name" }
  | { reason: "package-name" | "reserved-name"; name: string }
  | { reason: "file-exists"; file: string }
  | { reason: "missing"; names: string[] };

/** pxt-core's own: the project among its packages, and the project's pxt.json. */
const RESERVED = ["this", "pxt"];

/** The program that tries the extension out, in each of its languages; it is not for other projects. */
const OWN_PROGRAM = /^main\.(blocks|py|ts)$/;

/** What belongs to the author's board and broker: settings, certificates and, most of all, private keys. */
const isPrivate = (name: string) => name === SDKCONFIG || isCertificateFile(name);

/** Makes an extension of a project. Returns undefined for one that has nothing for others: no TypeScript besides its own program. */
export function asExtension(project: Files, packages: Packages): ProjectAsExtension | undefined {
  const config = configOf(project);
  if (!config) return undefined;
  // Extensions that the project uses are for the top of the other project, where pxt-core looks for them; those that it has used are
  // still among its files.
  const own = config.files.filter(
    (name) =>
      project[name] !== undefined &&
      !OWN_PROGRAM.test(name) &&
      !isPrivate(name) &&
      readFiles(project[name]) === undefined,
  );
  if (!own.some((name) => name.endsWith(".ts"))) return undefined;
  const id = config.name.trim().replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const published: PackageConfig = {
    name: id,
    description: config.description ?? "",
    files: own,
    dependencies: withoutBoards(config.dependencies, packages),
    public: true,
  };
  const extension = pick(project, own);
  extension["pxt.json"] = JSON.stringify(published, null, 2);
  const file = `${id}.json`;
  const { carried, missing } = usedBy(published.dependencies, project, packages);
  return {
    id,
    description: published.description!,
    version: carriedVersion(file),
    file,
    files: { ...pick(project, carried), [file]: JSON.stringify(extension, null, 2) },
    missing,
  };
}

/**
 * The files that a project gets with an extension, or why it can't have it. Extensions that the extension brings and the project
 * uses already stay as they are there: the user may have brought them up to date.
 */
export function filesToAdd(
  { id, version, file, files, missing }: ProjectAsExtension,
  project: Files,
  packages: Packages,
): { files: Files } | Refusal {
  if (id === "") return { reason: "no-name" };
  if (RESERVED.includes(id)) return { reason: "reserved-name", name: id };
  if (id in packages.bundled) return { reason: "package-name", name: id };
  if (missing.length > 0) return { reason: "missing", names: missing };
  const { [id]: before, ...others } = configOf(project)?.dependencies ?? {};
  const { carried } = usedBy(others, project, packages);
  const stays = (name: string) => name !== file && carried.includes(name);
  const added = Object.keys(files).filter((name) => !stays(name));
  // A file of an extension that was taken out, or that only this extension brought, may be replaced; any other is the user's.
  const mayBeReplaced = (name: string) =>
    readFiles(project[name]) !== undefined || (name === file && before === version);
  const users = added.find((name) => name in project && !mayBeReplaced(name));
  if (users !== undefined) return { reason: "file-exists", file: users };
  return { files: pick(files, added) };
}

/** What dependencies need besides the target's packages, directly or not: files that the project carries, and what is nowhere. */
function usedBy(
  dependencies: Record<string, string>,
  project: Files,
  { bundled }: Packages,
): { carried: string[]; missing: string[] } {
  const carried = new Set<string>();
  const missing = new Set<string>();
  const look = (dependencies: Record<string, string>) => {
    for (const [id, version] of Object.entries(dependencies)) {
      // pxt-core takes the target's package whatever the version says.
      if (id in bundled) continue;
      const file = carriedFile(version);
      const extension = file === undefined ? undefined : readFiles(project[file]);
      if (!extension) missing.add(id);
      else if (!carried.has(file!)) {
        carried.add(file!);
        look(configOf(extension)!.dependencies);
      }
    }
  };
  look(dependencies);
  return { carried: [...carried], missing: [...missing] };
}

/** Dependencies with those of a board's package in place of the board. */
function withoutBoards(
  dependencies: Record<string, string>,
  { bundled, boards }: Packages,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).flatMap(([id, version]) =>
      boards.includes(id) ? Object.entries(configOf(bundled[id]!)!.dependencies) : [[id, version]],
    ),
  );
}

function pick(files: Files, names: readonly string[]): Files {
  return Object.fromEntries(names.filter((name) => name in files).map((name) => [name, files[name]!]));
}
