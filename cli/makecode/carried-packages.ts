// Packages that a project carries with it, as pxt-core knows them: all files of the package are one file of the project, their texts by
// their names in JSON, which a dependency of the form "pkg:<file>" names. Such a project needs nothing else, wherever it is. Works on
// texts only: the editor adds its users' own extensions so.

import { isObject } from "./json-values.js";
import type { PackageConfig } from "./pxt.js";

/** Files of a project or package by name, pxt.json among them. */
export type Files = Record<string, string>;

const PROTOCOL = "pkg:";

/** The project's file that holds a dependency of this version; undefined where the project does not carry it. */
export function carriedFile(version: string): string | undefined {
  return version.startsWith(PROTOCOL) ? version.slice(PROTOCOL.length) : undefined;
}

/** What the dependency says, instead of a version, on a package in this file. */
export function carriedVersion(file: string): string {
  return PROTOCOL + file;
}

/** Files that are one text in JSON, as a saved project has them, too; undefined for anything else. */
export function readFiles(text: string | undefined): Files | undefined {
  const files = parse(text);
  const areTexts = isObject(files) && Object.values(files).every((each) => typeof each === "string");
  return areTexts && configOf(files as Files) ? (files as Files) : undefined;
}

/** What pxt.json says; undefined if it is not there, or is none. */
export function configOf(files: Files): PackageConfig | undefined {
  const config = parse(files["pxt.json"]);
  if (!isObject(config) || typeof config.name !== "string" || !Array.isArray(config.files)) return undefined;
  const { dependencies = {} } = config;
  if (!isObject(dependencies) || !Object.values(dependencies).every((each) => typeof each === "string"))
    return undefined;
  return { ...config, dependencies } as PackageConfig;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
