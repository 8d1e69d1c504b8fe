// A project's settings (docs/configuration.md): which there are, what pxt.json and sdkconfig say of them, which value is in
// force, and how it reaches the program. Works on texts only, so that an editor can do the same.
//
// A package declares its settings in its pxt.json where MakeCode looks for their defaults, in "yotta": "optionalConfig". The
// program finds a value that is not the default in MakeCode's table of configuration, under the key DAL.CFG_<name>; what has
// no key (pxt-common-packages declares macros of its C++ so, too) reaches no program, and is no setting here.

import { CERTIFICATES_SOURCE } from "./certificates.js";
import { keyOffset, placeOf } from "./json-place.js";
import { isObject } from "./json-values.js";
import type { Diagnostic } from "./project.js";
import type { AppTarget, CompileOptions, PackageConfig } from "./pxt.js";
import { readSdkconfig, SDKCONFIG } from "./sdkconfig.js";

/** A setting is of the kind that its default is of: yes or no (1 or 0 in pxt.json), a whole number, or a text. */
export type SettingValue = boolean | number | string;

/** Values of settings by name. */
export type Settings = Map<string, SettingValue>;

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
      const setting = toBoolean(value) ?? toNumber(value) ?? (typeof value === "string" ? value : undefined);
      if (setting === undefined)
        throw new Error(`the default of the setting ${name} is neither a whole number nor a text`);
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
      const message = `${name} is ${kconfigValue(value)} here and ${kconfigValue(other)} in pxt.json:${place.line}; ${SDKCONFIG} wins`;
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
      const byDefault = declared.get(name);
      const setting = byDefault === undefined ? undefined : ofKind(byDefault, value);
      if (byDefault === undefined) {
        if (Array.isArray(value))
          errors.push(diagnostic("error", "pxt.json", place, `the setting ${name} can't be a list`));
        else warnings.push(diagnostic("warning", "pxt.json", place, unknownSetting(name, declared)));
      } else if (setting !== undefined) settings.set(name, setting);
      else if (value !== null) {
        const message = `the setting ${name} must be ${KINDS[kindOf(byDefault)].pxtJson}, not ${JSON.stringify(value)}`;
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
): Map<string, { value: SettingValue; line: number }> {
  const saved = new Map<string, { value: SettingValue; line: number }>();
  for (const { line, symbol, value } of readSdkconfig(sdkconfig)) {
    const tell = (severity: Diagnostic["severity"], message: string) =>
      (severity === "error" ? errors : warnings).push(
        diagnostic(severity, SDKCONFIG, { line, column: 1 }, message),
      );
    if (symbol === undefined)
      tell("error", "neither CONFIG_<name>=<value> nor # CONFIG_<name> is not set, nor a comment");
    else if (!declared.has(symbol)) tell("warning", unknownSetting(symbol, declared));
    else {
      const kind = KINDS[kindOf(declared.get(symbol)!)];
      const setting = kind.fromKconfig(value);
      if (setting === undefined) {
        tell("error", `CONFIG_${symbol} must be ${kind.kconfig}, not ${value === "" ? "nothing" : value}`);
        continue;
      }
      const earlier = saved.get(symbol);
      if (earlier)
        tell("warning", `CONFIG_${symbol} is set in line ${earlier.line} already; this line counts`);
      saved.set(symbol, { value: setting, line });
    }
  }
  return saved;
}

/**
 * Gives the program the values that are not the defaults: numbers as constants of a namespace `config`, which MakeCode's front end
 * puts into the table of configuration (a `namespace userconfig` in the program goes before them), texts by a call for each.
 */
export function addSettings(options: CompileOptions, inForce: Settings, declared: Settings): void {
  const chosen = [...inForce].filter(([name, value]) => value !== declared.get(name));
  const constants = chosen
    .filter(([, value]) => typeof value !== "string")
    .map(([name, value]) => `export const ${name} = ${Number(value)};`);
  if (constants.length > 0) addConstants(options, "settings", constants);
  const texts = chosen
    .filter(([, value]) => typeof value === "string")
    .map(([name, value]) => `control._setConfigText(DAL.CFG_${name}, ${JSON.stringify(value)});`);
  if (texts.length > 0)
    addSource(options, "texts", `namespace _projectTexts {\n  ${texts.join("\n  ")}\n}\n`);
}

/** Puts constants of MakeCode's namespace `config` before the program. */
function addConstants(options: CompileOptions, file: string, constants: string[]): void {
  // The outer namespace keeps `config` free for the program's own use.
  const source = `namespace _projectSettings {\n  export namespace config {\n    ${constants.join("\n    ")}\n  }\n}\n`;
  addSource(options, file, source);
}

/** Puts a source file before the program. */
function addSource(options: CompileOptions, file: string, source: string): void {
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

/** What the table of configuration can hold. */
function toNumber(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 30
    ? (value as number)
    : undefined;
}

type Kind = "boolean" | "number" | "string";

interface KindOfSetting {
  /** Kconfig's name of the type. */
  type: "bool" | "int" | "string";
  /** What a value must be, for messages. */
  pxtJson: string;
  kconfig: string;
  fromKconfig(text: string): SettingValue | undefined;
}

const KINDS: Record<Kind, KindOfSetting> = {
  boolean: {
    type: "bool",
    pxtJson: "1 or 0 (or true or false)",
    kconfig: "y or n",
    fromKconfig: (text) => (text === "y" ? true : text === "n" ? false : undefined),
  },
  number: {
    type: "int",
    pxtJson: "a whole number that is not negative",
    kconfig: "a whole number that is not negative",
    fromKconfig: (text) => (/^\d+$/.test(text) ? toNumber(Number(text)) : undefined),
  },
  string: {
    type: "string",
    pxtJson: "a text",
    kconfig: "a text in quotation marks",
    fromKconfig: (text) => /^"(.*)"$/.exec(text)?.[1]?.replace(/\\(["\\])/g, "$1"),
  },
};

function kindOf(value: SettingValue): Kind {
  return typeof value as Kind;
}

/** A value from pxt.json if it is of the default's kind. */
function ofKind(byDefault: SettingValue, value: unknown): SettingValue | undefined {
  if (typeof byDefault === "boolean") return toBoolean(value);
  if (typeof byDefault === "number") return toNumber(value);
  return typeof value === "string" ? value : undefined;
}

/** A value as Kconfig writes it. */
export function kconfigValue(value: SettingValue): string {
  if (typeof value === "boolean") return value ? "y" : "n";
  return typeof value === "number" ? String(value) : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

/** Kconfig's name of a value's type. */
export function kconfigType(value: SettingValue): string {
  return KINDS[kindOf(value)].type;
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
