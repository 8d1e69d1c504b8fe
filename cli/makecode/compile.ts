// Compiles a MakeCode project with pxt-core: to JavaScript for the simulator, or through the code generator (MakeCode's
// compiler extension) to firmware.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { boardPackages, onBoard } from "./board-packages.js";
import { addCertificates } from "./certificates.js";
import { FolderHost } from "./host.js";
import { misunderstoodConstructs } from "./misunderstood.js";
import { type Diagnostic, ProjectError, readProject } from "./project.js";
import {
  type AppTarget,
  type CompileOptions,
  type CompileResult,
  type DiagnosticChain,
  loadPxt,
  type PackageConfig,
  type PxtDiagnostic,
  type ShimFunction,
} from "./pxt.js";
import { targetRoot } from "./root.js";
import { addBuildTime, addSettings, declaredSettings } from "./settings.js";
import { buildTarget } from "./target.js";
import { unsupportedConstructs } from "./unsupported.js";

export interface CompileRequest {
  kind: "js" | "native";
  /** For "native": the board's runtime image, which the code generator links with. Handed on in `extinfo.hexinfo.hex[0]`. */
  runtime?: RuntimeImage;
  /** For "native": the code generator's bundle; built/compiler.js of the target when not given. */
  extensionPath?: string;
  log?: (line: string) => void;
}

export interface Compilation {
  success: boolean;
  diagnostics: Diagnostic[];
  /** What the compiler made, by file name: binary.js, or what the code generator wrote (base64 for binary files). */
  outfiles: Record<string, string>;
}

/** The category of TypeScript's diagnostics that stops compilation. */
const CATEGORY_ERROR = 1;

let evaluatedExtension: string | undefined;

function flatten(message: string | DiagnosticChain): string {
  if (typeof message === "string") return message;
  const next = message.next === undefined ? [] : Array.isArray(message.next) ? message.next : [message.next];
  return [message.messageText, ...next.map(flatten)].join(" ");
}

function toDiagnostic(d: PxtDiagnostic): Diagnostic {
  return {
    fileName: isPlaceless(d) ? "main.ts" : d.fileName,
    line: (d.line ?? 0) + 1,
    column: (d.column ?? 0) + 1,
    code: d.code,
    severity: d.category === CATEGORY_ERROR ? "error" : "warning",
    message: flatten(d.messageText),
  };
}

/** pxt-core gives what it can't place the file name "?". */
function isPlaceless(d: PxtDiagnostic): boolean {
  return !d.fileName || d.fileName === "?";
}

function useTarget(target: AppTarget): void {
  const { pxt } = loadPxt();
  // pxt-core edits the target while it compiles; each compilation starts from the same one.
  pxt.setAppTarget(structuredClone(target));
}

function readExtension(path: string | undefined): string {
  const bundle = path ?? join(targetRoot, "built", "compiler.js");
  if (!existsSync(bundle)) throw new Error(`the code generator's bundle is missing: ${bundle}`);
  return readFileSync(bundle, "utf8");
}

/**
 * What pxt-core's `compile` is given for the project in `projectDir`: sources of all packages, and for native code the code
 * generator and the runtime image. It is plain data, which the editor's web worker compiles as Node does.
 *
 * @returns the project's own files besides, and warnings about its settings
 * @throws ProjectError for a project that can't be read, its pxt.json and sdkconfig included
 */
export async function prepareCompilation(
  projectDir: string,
  request: CompileRequest,
): Promise<{ options: CompileOptions; files: Record<string, string>; warnings: Diagnostic[] }> {
  const target = await buildTarget(request.log);
  const declared = declaredSettings(target);
  const { files, settings, certificates, warnings } = readProject(
    projectDir,
    Object.keys(target.bundledpkgs),
    declared,
  );
  if (request.runtime) {
    const config = JSON.parse(files["pxt.json"]!) as PackageConfig;
    const dependencies = onBoard(config.dependencies, request.runtime.chip.id, boardPackages(target));
    files["pxt.json"] = JSON.stringify({ ...config, dependencies });
  }
  const { pxt } = loadPxt();
  useTarget(target);
  const native = request.kind === "native";
  const hex = native ? [JSON.stringify(request.runtime ?? null)] : [];
  const main = new pxt.MainPackage(new FolderHost(files, hex, projectDir));
  await main.loadAsync();
  const options = await main.getCompileOptionsAsync({ ...main.getTargetOptions(), isNative: native });
  // Native code carries its places in the source.
  options.breakpoints = native;
  if (native) options.target.compilerExtension = readExtension(request.extensionPath);
  else delete options.target.compilerExtension;
  addSettings(options, settings.inForce, declared);
  addCertificates(options, certificates, native);
  addBuildTime(options, buildTime());
  return { options, files, warnings: [...settings.warnings, ...warnings] };
}

/** Seconds since 1970; what SOURCE_DATE_EPOCH says, for builds that can be repeated (reproducible-builds.org). */
function buildTime(): number {
  const set = Number(process.env.SOURCE_DATE_EPOCH);
  return set > 0 ? Math.floor(set) : Math.floor(Date.now() / 1000);
}

/**
 * Compiles the project in `projectDir`. Writes no file. What is wrong with the project, its pxt.json included, is in
 * `diagnostics`; an Error is thrown only when the target itself is broken.
 */
export async function compileProject(projectDir: string, request: CompileRequest): Promise<Compilation> {
  const failed = (diagnostics: Diagnostic[]): Compilation => ({ success: false, diagnostics, outfiles: {} });
  let prepared: Awaited<ReturnType<typeof prepareCompilation>>;
  try {
    prepared = await prepareCompilation(projectDir, request);
  } catch (error) {
    if (error instanceof ProjectError) return failed(error.diagnostics);
    throw error;
  }
  const { options, files, warnings } = prepared;
  const { pxtc } = loadPxt();
  const extension = options.target.compilerExtension;
  // pxt-core evaluates the extension once per process; a changed one must be evaluated again.
  if (extension !== undefined && evaluatedExtension !== extension) pxtc.compilerHooks = undefined;
  evaluatedExtension = extension ?? evaluatedExtension;

  const misunderstood = misunderstoodConstructs(files);
  let result: CompileResult;
  try {
    result = pxtc.compile(options);
  } catch (error) {
    const complaints = [...unsupportedConstructs(files), ...misunderstood];
    if (complaints.length > 0) return failed(complaints);
    throw error;
  }
  const diagnostics = [...warnings, ...result.diagnostics.map(toDiagnostic)];
  if (result.success && misunderstood.length > 0) return failed([...warnings, ...misunderstood]);
  if (result.success) return { success: true, diagnostics, outfiles: result.outfiles };
  const unplaced = result.diagnostics.some((d) => isPlaceless(d) || d.messageText === "Assertion failed");
  const complaints = unplaced ? [...unsupportedConstructs(files), ...misunderstood] : [];
  return failed(complaints.length > 0 ? complaints : diagnostics);
}

/** C++ functions that the target's packages declare for TypeScript, as pxt's own parser of C++ finds them. */
export async function shimFunctions(log?: (line: string) => void): Promise<ShimFunction[]> {
  const target = await buildTarget(log);
  const { pxt } = loadPxt();
  useTarget(target);
  // A project has one board; what boards' packages have of their own is no C++.
  const boards = boardPackages(target);
  const packages = Object.keys(target.bundledpkgs).filter((id) => !boards.includes(id));
  const dependencies = Object.fromEntries(packages.map((id) => [id, "*"]));
  const config = { name: "all", files: ["main.ts"], dependencies };
  const main = new pxt.MainPackage(new FolderHost({ "pxt.json": JSON.stringify(config), "main.ts": "" }));
  await main.loadAsync();
  return pxt.cpp.getExtensionInfo(main).functions;
}

/** Names of all C++ functions that a program may call, such as "String_::charAt"; the runtime must hold each of them. */
export async function listShims(): Promise<string[]> {
  return [...new Set((await shimFunctions()).map((shim) => shim.name))].sort();
}
