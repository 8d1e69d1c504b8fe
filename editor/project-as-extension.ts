// A project of the editor as another project's extension. pxt-core lets a project carry an extension with it: all files of the
// extension are one file of the project, in JSON, which a dependency of the form "pkg:<file>" names. Such a project needs nothing
// else, wherever its file is opened.

import { isCertificateFile } from "../cli/makecode/certificates.js";
import type { PackageConfig } from "../cli/makecode/pxt.js";
import { SDKCONFIG } from "../cli/makecode/sdkconfig.js";

/** Files of a project or package by name, pxt.json among them. */
export type Files = Record<string, string>;

/** What the project gets that uses the extension. */
export interface ProjectAsExtension {
  /** Name of the dependency. */
  id: string;
  description: string;
  /** What the dependency says instead of a version. */
  version: string;
  /** New files of the project: the extension, and extensions that it uses itself. */
  files: Files;
}

const CARRIED = "pkg:";

/** Tells of a dependency's version whether the project carries the extension with it. */
export function isCarried(version: string): boolean {
  return version.startsWith(CARRIED);
}

/** The program that tries the extension out, in each of its languages; it is not for other projects. */
const OWN_PROGRAM = /^main\.(blocks|py|ts)$/;

/** What belongs to the author's board and broker: settings, certificates and, most of all, private keys. */
const isPrivate = (name: string) => name === SDKCONFIG || isCertificateFile(name);

/**
 * Makes an extension of a project. Returns undefined for one that has nothing for others: no TypeScript besides its own program.
 *
 * @param packages the target's packages
 * @param boards names of those that are boards: an extension is for each of them, whichever its author has
 */
export function asExtension(
  project: Files,
  packages: Record<string, Files>,
  boards: readonly string[],
): ProjectAsExtension | undefined {
  const config = JSON.parse(project["pxt.json"]!) as PackageConfig;
  const names = config.files.filter(
    (name) => !OWN_PROGRAM.test(name) && !isPrivate(name) && project[name] !== undefined,
  );
  // What pxt-core keeps of an extension that the project uses is for the project's top, where pxt-core looks for it.
  const used = Object.values(config.dependencies)
    .filter(isCarried)
    .map((version) => version.slice(CARRIED.length));
  const own = names.filter((name) => !used.includes(name));
  if (!own.some((name) => name.endsWith(".ts"))) return undefined;
  const id = config.name.trim().replace(/[^\p{L}\p{N}_-]+/gu, "-");
  const published: PackageConfig = {
    name: id,
    description: config.description ?? "",
    files: own,
    dependencies: withoutBoards(config.dependencies, packages, boards),
    public: true,
  };
  const extension = pick(project, own);
  extension["pxt.json"] = JSON.stringify(published, null, 2);
  const file = `${id}.json`;
  return {
    id,
    description: published.description!,
    version: CARRIED + file,
    files: { ...pick(project, used), [file]: JSON.stringify(extension, null, 2) },
  };
}

/** Dependencies with those of a board's package in place of the board. */
function withoutBoards(
  dependencies: Record<string, string>,
  packages: Record<string, Files>,
  boards: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).flatMap(([id, version]) => {
      if (!boards.includes(id)) return [[id, version]];
      const board = JSON.parse(packages[id]!["pxt.json"]!) as PackageConfig;
      return Object.entries(board.dependencies);
    }),
  );
}

function pick(files: Files, names: readonly string[]): Files {
  return Object.fromEntries(names.filter((name) => name in files).map((name) => [name, files[name]!]));
}
