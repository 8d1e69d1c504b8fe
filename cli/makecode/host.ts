// pxt-core's package host: the program's files come from memory, the target's packages from the target.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { carriedFile, readFiles } from "./carried-packages.js";
import { type ExtensionInfo, loadPxt, type PackageHost, type PxtPackage } from "./pxt.js";

/** Content of the hex files that pxt-core hands to the code generator in `extinfo.hexinfo.hex`. */
export type HexLines = string[];

export class FolderHost implements PackageHost {
  private readonly files: Record<string, string>;
  private readonly hex: HexLines;
  private readonly directory: string | undefined;

  /**
   * @param files the main package's files by name
   * @param hex lines handed to the code generator
   * @param directory folder of the main package, to which "file:" dependencies are relative
   */
  constructor(files: Record<string, string>, hex: HexLines = [], directory?: string) {
    this.files = files;
    this.hex = hex;
    this.directory = directory;
  }

  readFile(pkg: PxtPackage, fileName: string): string | null {
    if (pkg.level === 0 || pkg.id === "this") return this.files[fileName] ?? null;
    const carried = carriedFile(pkg.version());
    if (carried !== undefined) return readFiles(this.files[carried])?.[fileName] ?? null;
    const bundled = loadPxt().pxt.appTarget.bundledpkgs[pkg.id];
    const folder = this.folderOf(pkg);
    if (folder) {
      const path = join(folder, fileName);
      return existsSync(path) ? readFileSync(path, "utf8") : null;
    }
    return bundled?.[fileName] ?? null;
  }

  /** Folder of a dependency that is not one of the target's packages; undefined for those. */
  private folderOf(pkg: PxtPackage): string | undefined {
    if (pkg.level === 0) return this.directory;
    if (pkg.verProtocol() === "file") {
      const parent = pkg.level > 1 && pkg.addedBy[0] ? this.folderOf(pkg.addedBy[0]) : this.directory;
      return parent === undefined ? undefined : join(parent, pkg.verArgument());
    }
    if (this.directory === undefined) return undefined;
    const installed = join(this.directory, "pxt_modules", pkg.id);
    return existsSync(join(installed, "pxt.json")) ? installed : undefined;
  }

  /** Nothing that compilation makes is written into the project. */
  writeFile(): void {}

  async getHexInfoAsync(_info: ExtensionInfo): Promise<{ hex: string[] }> {
    return { hex: this.hex };
  }

  async cacheStoreAsync(): Promise<void> {}

  async cacheGetAsync(): Promise<string | null> {
    return null;
  }

  async downloadPackageAsync(): Promise<void> {}
}
