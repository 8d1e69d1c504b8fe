// Reads a MakeCode project (pxt.json, main.ts, main.blocks) from its folder and checks it, so that what is wrong with it is
// said with file, line and column before pxt-core sees it.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { carriedFile, readFiles } from "./carried-packages.js";
import {
  CERTIFICATES_FOLDER,
  isCertificateFile,
  type ProjectCertificates,
  readCertificates,
} from "./certificates.js";
import { jsonErrorOffset, keyOffset, placeOf } from "./json-place.js";
import type { PackageConfig } from "./pxt.js";
import { SDKCONFIG } from "./sdkconfig.js";
import { type ProjectSettings, readSettings, type Settings } from "./settings.js";

/** A message about a place in the project. Line and column count from 1. */
export interface Diagnostic {
  fileName: string;
  line: number;
  column: number;
  /** TypeScript's or pxt's error number; 0 for what pxt.json or the code generator is blamed for. */
  code: number;
  severity: "error" | "warning";
  message: string;
}

export interface Project {
  directory: string;
  config: PackageConfig;
  /** The listed files and pxt.json, by name. */
  files: Record<string, string>;
  settings: ProjectSettings;
  certificates: ProjectCertificates;
  /** About the certificates. */
  warnings: Diagnostic[];
}

/** A folder that can't be compiled: what is wrong with it. */
export class ProjectError extends Error {
  readonly diagnostics: Diagnostic[];
  constructor(diagnostics: Diagnostic[]) {
    super(diagnostics.map(formatDiagnostic).join("\n"));
    this.name = "ProjectError";
    this.diagnostics = diagnostics;
  }
}

/** `file:line:column: message`, the form that editors and terminals link. */
export function formatDiagnostic(d: Diagnostic): string {
  return `${d.fileName}:${d.line}:${d.column}: ${d.severity === "error" ? "" : "warning: "}${d.message}`;
}

/**
 * Reads the project in `directory`.
 * @param bundled names of the target's packages, which "*" dependencies may name
 * @param declared the target's settings
 * Throws ProjectError naming file, line and column.
 */
export function readProject(directory: string, bundled: string[], declared: Settings): Project {
  const fail = (message: string, text = "", offset = 0): never => {
    throw new ProjectError([
      { fileName: "pxt.json", ...placeOf(text, offset), code: 0, severity: "error", message },
    ]);
  };
  if (!existsSync(directory) || !statSync(directory).isDirectory()) fail(`no such folder: ${directory}`);
  const configPath = join(directory, "pxt.json");
  if (!existsSync(configPath))
    fail(`not found in ${directory}: a MakeCode project needs pxt.json and main.ts`);

  const text = readFileSync(configPath, "utf8");
  let config: PackageConfig;
  try {
    config = JSON.parse(text) as PackageConfig;
  } catch (error) {
    return fail(`not valid JSON: ${(error as Error).message}`, text, jsonErrorOffset(text));
  }
  const keyAt = (key: string): number => keyOffset(text, key);
  const isStrings = (value: unknown): value is string[] =>
    Array.isArray(value) && value.every((item) => typeof item === "string");

  if (typeof config !== "object" || config === null || Array.isArray(config))
    fail("must be a JSON object", text);
  if (typeof config.name !== "string" || config.name === "")
    fail('"name" must be a text', text, keyAt("name"));
  if (!isStrings(config.files)) fail('"files" must be a list of file names', text, keyAt("files"));
  if (config.testFiles !== undefined && !isStrings(config.testFiles))
    fail('"testFiles" must be a list of file names', text, keyAt("testFiles"));
  if (
    typeof config.dependencies !== "object" ||
    config.dependencies === null ||
    Array.isArray(config.dependencies)
  )
    fail('"dependencies" must be an object such as {"esp8266": "*"}', text, keyAt("dependencies"));
  if (!config.files.includes("main.ts")) fail('"files" must list main.ts', text, keyAt("files"));

  const files: Record<string, string> = { "pxt.json": text };
  const problems: Diagnostic[] = [];
  const problem = (message: string, offset: number) =>
    problems.push({ fileName: "pxt.json", ...placeOf(text, offset), code: 0, severity: "error", message });
  for (const file of config.files) {
    const path = join(directory, file);
    if (existsSync(path) && statSync(path).isFile()) files[file] = readFileSync(path, "utf8");
    else problem(`"files" lists ${file}, which does not exist`, keyAt(file));
  }
  for (const [id, version] of Object.entries(config.dependencies)) {
    const offset = keyAt(id);
    const carried = typeof version === "string" ? carriedFile(version) : undefined;
    if (typeof version !== "string") problem(`version of dependency ${id} must be a text`, offset);
    else if (version.startsWith("file:")) {
      const folder = version.slice("file:".length);
      if (!existsSync(join(directory, folder, "pxt.json")))
        problem(`dependency ${id}: no pxt.json in ${folder}`, offset);
    } else if (carried !== undefined) {
      if (!readFiles(files[carried])) problem(`dependency ${id}: no package is in ${carried}`, offset);
    } else if (!bundled.includes(id) && !existsSync(join(directory, "pxt_modules", id, "pxt.json")))
      problem(`unknown dependency ${id}; this target has ${bundled.join(", ")}`, offset);
  }
  const sdkconfigPath = join(directory, SDKCONFIG);
  const sdkconfig = existsSync(sdkconfigPath) ? readFileSync(sdkconfigPath, "utf8") : "";
  const settings = readSettings({ config, pxtJson: text, sdkconfig }, declared);
  problems.push(...settings.errors);
  const warnings: Diagnostic[] = [];
  const certificates = readCertificates(certificateFiles(directory, files), (told) =>
    (told.severity === "error" ? problems : warnings).push(told),
  );
  if (problems.length > 0) throw new ProjectError(problems);
  return {
    directory,
    config,
    files: {
      ...files,
      "pxt.json": JSON.stringify({
        ...config,
        files: config.files.filter((file) => !isCertificateFile(file)),
        testFiles: [],
      }),
    },
    settings,
    certificates,
    warnings,
  };
}

/** Those that pxt.json lists, and those in the folder of certificates. A key is not handed to pxt-core. */
function certificateFiles(directory: string, files: Record<string, string>): Record<string, string> {
  const found = Object.fromEntries(Object.entries(files).filter(([name]) => isCertificateFile(name)));
  for (const name of Object.keys(found)) delete files[name];
  const folder = join(directory, CERTIFICATES_FOLDER);
  if (!existsSync(folder)) return found;
  for (const file of readdirSync(folder)) {
    const name = `${CERTIFICATES_FOLDER}/${file}`;
    if (isCertificateFile(name)) found[name] = readFileSync(join(directory, name), "utf8");
  }
  return found;
}
