// A project's settings (docs/configuration.md): which there are, what pxt.json and sdkconfig say of them, which value is in
// force, and how it reaches the program. Works on texts only, so that an editor can do the same.
//
// A package declares its settings in its pxt.json where MakeCode looks for their defaults, in "yotta": "optionalConfig". The
// program finds a value that is not the default in MakeCode's table of configuration, under the key DAL.CFG_<name>; what has
// no key (pxt-common-packages declares macros of its C++ so, too) reaches no program, and is no setting here.

import { CERTIFICATES_SOURCE } from "./certificates.js";
import { keyOffset, placeOf } from "./json-place.js";
import type { Diagnostic } from "./project.js";
import type { AppTarget, CompileOptions, PackageConfig } from "./pxt.js";
import { readSdkconfig, SDKCONFIG } from "./sdkconfig.js";

/** Values of settings by name. */
export type Settings = Map<string, boolean>;

export interface ProjectSettings {
  /** What pxt.json sets. */
  pxtJson: Settings;
  /** The value in force of each setting of the target. */
  inForce: Settings;
  /** Values that are not possible. */
  errors: Diagnostic[];
  warnings: Diagnostic[];
}

/** Where settings are written. */
export interface SettingSources {
  config: PackageConfig;
  /** The text of pxt.json, from which `config` was read. */
  pxtJson: string;
  /** The text of sdkconfig; empty where there is none. */
  sdkconfig: string;
}

/** What pxt.json's "yotta" holds, as far as it is checked here. */
type Yotta = Record<string, unknown> | undefined;

/** The settings that the target's packages declare, with their defaults. */
export function declaredSettings(target: AppTarget): Settings {
  const settings: Settings = new Map();
  const packages = Object.values(target.bundledpkgs);
  const keys = new Set(packages.flatMap((files) => files["dal.d.ts"]?.match(/\bCFG_\w+/g) ?? []));
  for (const files of packages) {
    const yotta = (JSON.parse(files["pxt.json"]!) as PackageConfig).yotta as Yotta;
    for (const [name, value] of Object.entries(yotta?.optionalConfig ?? {})) {
      if (!keys.has(`CFG_${name}`)) continue;
      const setting = toBoolean(value);
      if (setting === undefined) throw new Error(`the default of the setting ${name} is neither 1 nor 0`);
      settings.set(name, setting);
    }
  }
  return settings;
}

/**
 * Finds the value in force of each setting: sdkconfig's if it has one, or else pxt.json's, or else the default.
 * @param declared the target's settings
 */
export function readSettings(sources: SettingSources, declared: Settings): ProjectSettings {
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const pxtJson = readPxtJson(sources, declared, errors, warnings);
  const inForce = new Map([...declared, ...pxtJson]);
  for (const [name, { value, line }] of readSaved(sources, declared, errors, warnings)) {
    const other = pxtJson.get(name);
    if (other !== undefined && other !== value) {
      const place = placeOf(sources.pxtJson, settingOffset(sources.pxtJson, name));
      const message = `${name} is ${letter(value)} here and ${letter(other)} in pxt.json:${place.line}; ${SDKCONFIG} wins`;
      warnings.push(diagnostic("warning", SDKCONFIG, { line, column: 1 }, message));
    }
    inForce.set(name, value);
  }
  return { pxtJson, inForce, errors, warnings };
}

/** MakeCode's dialog of project settings writes {"yotta": {"config": {"<name>": <value>}}}; null takes a setting back. */
function readPxtJson(
  { config, pxtJson: text }: SettingSources,
  declared: Settings,
  errors: Diagnostic[],
  warnings: Diagnostic[],
): Settings {
  const settings: Settings = new Map();
  const at = (offset: number) => placeOf(text, offset);
  const yotta = config.yotta as Yotta;
  const yottaOffset = keyOffset(text, "yotta");
  const configured = isObject(yotta) ? yotta.config : undefined;
  if (yotta !== undefined && !isObject(yotta))
    errors.push(diagnostic("error", "pxt.json", at(yottaOffset), '"yotta" must be an object'));
  else if (configured !== undefined && !isObject(configured))
    errors.push(
      diagnostic(
        "error",
        "pxt.json",
        at(keyOffset(text, "config", yottaOffset)),
        '"config" must be an object',
      ),
    );
  else
    for (const [name, value] of Object.entries(configured ?? {})) {
      const place = at(settingOffset(text, name));
      const setting = toBoolean(value);
      if (!declared.has(name)) {
        if (Array.isArray(value))
          errors.push(diagnostic("error", "pxt.json", place, `the setting ${name} can't be a list`));
        else warnings.push(diagnostic("warning", "pxt.json", place, unknownSetting(name, declared)));
      } else if (setting !== undefined) settings.set(name, setting);
      else if (value !== null) {
        const message = `the setting ${name} must be 1 or 0 (or true or false), not ${JSON.stringify(value)}`;
        errors.push(diagnostic("error", "pxt.json", place, message));
      }
    }
  return settings;
}

/** What sdkconfig sets; of several lines for one setting the last counts, as for Kconfig. */
function readSaved(
  { sdkconfig }: SettingSources,
  declared: Settings,
  errors: Diagnostic[],
  warnings: Diagnostic[],
): Map<string, { value: boolean; line: number }> {
  const saved = new Map<string, { value: boolean; line: number }>();
  for (const { line, symbol, value } of readSdkconfig(sdkconfig)) {
    const tell = (severity: Diagnostic["severity"], message: string) =>
      (severity === "error" ? errors : warnings).push(
        diagnostic(severity, SDKCONFIG, { line, column: 1 }, message),
      );
    if (symbol === undefined)
      tell("error", "neither CONFIG_<name>=<value> nor # CONFIG_<name> is not set, nor a comment");
    else if (!declared.has(symbol)) tell("warning", unknownSetting(symbol, declared));
    else if (value !== "y" && value !== "n")
      tell("error", `CONFIG_${symbol} must be y or n, not ${value === "" ? "nothing" : value}`);
    else {
      const earlier = saved.get(symbol);
      if (earlier)
        tell("warning", `CONFIG_${symbol} is set in line ${earlier.line} already; this line counts`);
      saved.set(symbol, { value: value === "y", line });
    }
  }
  return saved;
}

/**
 * Gives the program the values that are not the defaults, as constants of a namespace `config`, which MakeCode's front end
 * puts into the table of configuration. A `namespace userconfig` in the program goes before them.
 */
export function addSettings(options: CompileOptions, inForce: Settings, declared: Settings): void {
  const constants = [...inForce]
    .filter(([name, value]) => value !== declared.get(name))
    .map(([name, value]) => `export const ${name} = ${value ? 1 : 0};`);
  if (constants.length > 0) addConstants(options, "settings", constants);
}

/** Puts constants of MakeCode's namespace `config` before the program. */
function addConstants(options: CompileOptions, file: string, constants: string[]): void {
  // The outer namespace keeps `config` free for the program's own use.
  const source = `namespace _projectSettings {\n  export namespace config {\n    ${constants.join("\n    ")}\n  }\n}\n`;
  const name = `pxt_modules/${file}.ts`;
  options.fileSystem[name] = source;
  options.sourceFiles.splice(options.sourceFiles.indexOf("main.ts"), 0, name);
}

const SECONDS_PER_DAY = 86400;
/** What has the time: the package, and the certificates that certificates.ts has added. */
const TIME_SOURCES = ["pxt_modules/time/time.ts", CERTIFICATES_SOURCE];

/**
 * Gives a program that knows the time, or checks certificates, the time at which it is built, as a lower bound.
 * @param seconds since 1970
 */
export function addBuildTime(options: CompileOptions, seconds: number): void {
  if (!TIME_SOURCES.some((source) => options.sourceFiles.includes(source))) return;
  // In two parts: a value of MakeCode's table has 31 bits.
  addConstants(options, "build-time", [
    `export const BUILD_DAY = ${Math.floor(seconds / SECONDS_PER_DAY)};`,
    `export const BUILD_SECOND = ${seconds % SECONDS_PER_DAY};`,
  ]);
}

function toBoolean(value: unknown): boolean | undefined {
  if (value === 1 || value === true) return true;
  if (value === 0 || value === false) return false;
  return undefined;
}

/** A value as Kconfig writes it. */
export function letter(value: boolean): "y" | "n" {
  return value ? "y" : "n";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function settingOffset(pxtJson: string, name: string): number {
  return keyOffset(pxtJson, name, keyOffset(pxtJson, "yotta"));
}

function unknownSetting(name: string, declared: Settings): string {
  return `unknown setting ${name} is ignored; this target has ${[...declared.keys()].join(", ")}`;
}

function diagnostic(
  severity: Diagnostic["severity"],
  fileName: string,
  place: { line: number; column: number },
  message: string,
): Diagnostic {
  return { fileName, ...place, code: 0, severity, message };
}
