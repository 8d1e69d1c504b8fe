// pxt-core as this project uses it: loads MakeCode's compiler into the process, once and without network access, and
// types the few entry points that the driver calls. pxt-core keeps its state in globals (`pxt.appTarget`), so there is
// one target per process.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { targetRoot } from "./root.js";

/** A package's pxt.json. */
export interface PackageConfig {
  name: string;
  description?: string;
  files: string[];
  testFiles?: string[];
  dependencies: Record<string, string>;
  additionalFilePath?: string;
  additionalFilePaths?: string[];
  [key: string]: unknown;
}

/** pxtarget.json, with the packages' files added. */
export interface AppTarget {
  id: string;
  bundleddirs: string[];
  bundledpkgs: Record<string, Record<string, string>>;
  compile: CompileTarget;
  versions: { target: string; pxt: string };
  [key: string]: unknown;
}

export interface CompileTarget {
  isNative: boolean;
  compilerExtension?: string;
  [key: string]: unknown;
}

/** A C++ function that TypeScript calls. */
export interface ShimFunction {
  name: string;
  /** Result, then arguments; one letter each as pxt's cpp.ts defines them. */
  argsFmt: string[];
  value: number | null;
}

export interface ExtensionInfo {
  functions: ShimFunction[];
  shimsDTS: string;
  enumsDTS: string;
  sha: string;
}

export interface PxtPackage {
  id: string;
  level: number;
  /** What the dependency on it says of its version. */
  version(): string;
  verProtocol(): string;
  verArgument(): string;
  addedBy: PxtPackage[];
  config: PackageConfig;
}

export interface MainPackage extends PxtPackage {
  loadAsync(): Promise<void>;
  getTargetOptions(): CompileTarget;
  getCompileOptionsAsync(target: CompileTarget): Promise<CompileOptions>;
}

export interface CompileOptions {
  fileSystem: Record<string, string>;
  sourceFiles: string[];
  target: CompileTarget;
  breakpoints?: boolean;
  /** What native code may call. */
  extinfo: { functions: ShimFunction[] };
}

export interface PxtDiagnostic {
  code: number;
  /** 1 for an error. */
  category: number;
  fileName: string;
  /** From 0. */
  line: number;
  column: number;
  messageText: string | DiagnosticChain;
}

export interface DiagnosticChain {
  messageText: string;
  next?: DiagnosticChain | DiagnosticChain[];
}

export interface CompileResult {
  success: boolean;
  diagnostics: PxtDiagnostic[];
  outfiles: Record<string, string>;
}

/** What pxt-core asks of whoever stores the packages' files. */
export interface PackageHost {
  readFile(pkg: PxtPackage, fileName: string, skipAdditionalFiles?: boolean): string | null;
  writeFile(pkg: PxtPackage, fileName: string, contents: string): void;
  getHexInfoAsync(info: ExtensionInfo): Promise<{ hex: string[] }>;
  cacheStoreAsync(id: string, value: string): Promise<void>;
  cacheGetAsync(id: string): Promise<string | null>;
  downloadPackageAsync(pkg: PxtPackage): Promise<void>;
}

export interface Pxt {
  appTarget: AppTarget;
  setAppTarget(target: AppTarget): void;
  MainPackage: new (host: PackageHost) => MainPackage;
  cpp: { getExtensionInfo(pkg: MainPackage): ExtensionInfo };
  packagesConfigAsync: () => Promise<unknown>;
  lzmaCompressAsync: (text: string) => Promise<Uint8Array | null>;
  log: (message: string) => void;
  setLogLevel(level: number): void;
}

export interface Pxtc {
  compile(options: CompileOptions): CompileResult;
  compilerHooks: unknown;
  Util: {
    isNodeJS: boolean;
    sha256(text: string): string;
    httpRequestCoreAsync: (request: { url: string }) => unknown;
  };
}

let loaded: { pxt: Pxt; pxtc: Pxtc } | undefined;

/** Folder of the installed pxt-core. */
export function pxtCoreDirectory(): string {
  return dirname(createRequire(join(targetRoot, "package.json")).resolve("pxt-core/package.json"));
}

/** Loads pxt-core (about 0.4 s the first time). What it would fetch from the network is refused with an error. */
export function loadPxt(): { pxt: Pxt; pxtc: Pxtc } {
  if (loaded) return loaded;
  createRequire(join(targetRoot, "package.json"))("pxt-core/built/pxt.js");
  const { pxt, pxtc } = globalThis as unknown as { pxt: Pxt; pxtc: Pxtc };
  pxtc.Util.isNodeJS = true;
  pxtc.Util.httpRequestCoreAsync = (request) => {
    throw new Error(`network access refused: ${request.url}`);
  };
  pxt.packagesConfigAsync = async () => ({});
  // The sources are not embedded into the firmware, so they need no compression.
  pxt.lzmaCompressAsync = async () => null;
  pxt.log = () => {};
  loaded = { pxt, pxtc };
  return loaded;
}

/** Files that pxt-core gives to every package that lists them, such as pxt-core.d.ts. */
export function commonFiles(): Record<string, string> {
  return JSON.parse(readFileSync(join(pxtCoreDirectory(), "built", "pxt-common.json"), "utf8")) as Record<
    string,
    string
  >;
}
