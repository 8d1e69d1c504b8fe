// MakeCode's editor for this target as files for any web host: pxt-core's own web application, the target, the simulator, and
// our extension (editor/). Every address in it is relative to the page, so that one package works under any path, offline.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { chips, runtimeOf } from "../boards.js";
import { boardPackages } from "../makecode/board-packages.js";
import { type AppTarget, type PackageConfig, pxtCoreDirectory } from "../makecode/pxt.js";
import { targetRoot } from "../makecode/root.js";
import { buildSimulator, buildTarget } from "../makecode/target.js";

/** Content of each file by its path in the package, which has "/" between folders. */
export type StaticPackage = Map<string, () => Uint8Array | string>;

/** What of pxt-core's web folder the editor does without: other applications, telemetry, styles of pages that are left out. */
const LEFT_OUT =
  /^(ai\.2\.min|pxtasseteditor|react-common-|rtlreact-common-)|^(authcode|kiosk|multiplayer|skillmap|teachertool|tutorialtool)\//;

/** Pages of pxt-core's public folder that the editor opens; docs.html shows help, by embed.js. */
const PAGES = ["index.html", "docs.html", "embed.js", "run.html", "siminstructions.html", "monacoworker.js"];
const PUBLIC_FOLDERS = [
  "blockly",
  "gifjs",
  "images",
  "highlight.js",
  "marked",
  "music-editor",
  "qrcode",
  "smoothie",
  "sounds",
  "vs",
  "zip.js",
];

/** Texts of pxt-core in which "/blb/", "/cdn/" and the like stand for the folder that the page is in. */
const WITH_PLACEHOLDERS = /^([\w-]+\.html|worker\.js|monacoworker\.js|serviceworker\.js|embed\.js)$/;

/** Lists the files of the static editor. Throws a CommandError when a board's runtime is not built. */
export async function staticPackage(log?: (line: string) => void): Promise<StaticPackage> {
  const files: StaticPackage = new Map();
  const core = pxtCoreDirectory();
  const { title } = JSON.parse(readFileSync(join(targetRoot, "pxtarget.json"), "utf8")) as { title: string };
  for (const [folder, wanted] of [
    [
      join(core, "webapp/public"),
      (name: string) => PAGES.includes(name) || PUBLIC_FOLDERS.includes(name.split("/")[0]!),
    ],
    [join(core, "built/web"), (name: string) => !LEFT_OUT.test(name)],
  ] as const) {
    for (const path of filesBelow(folder)) {
      const name = relative(folder, path).replaceAll("\\", "/");
      if (!wanted(name)) continue;
      files.set(
        name,
        WITH_PLACEHOLDERS.test(name)
          ? () => expand(readFileSync(path, "utf8"), name, title)
          : () => readFileSync(path),
      );
    }
  }
  const own = (folder: string, into = "") => {
    for (const path of filesBelow(join(targetRoot, folder)))
      files.set(into + relative(join(targetRoot, folder), path).replaceAll("\\", "/"), () =>
        readFileSync(path),
      );
  };
  // Pages that every MakeCode editor has, and ours in front of them.
  for (const folder of [join(core, "common-docs"), join(targetRoot, "docs")])
    for (const path of filesBelow(folder)) {
      const name = `docs/${relative(folder, path).replaceAll("\\", "/")}`;
      if (name.endsWith(".md"))
        files.set(name, () => readFileSync(path, "utf8").replaceAll('"/static/', '"./docs/static/'));
    }
  own("docs/static", "docs/static/");
  files.set("geo", () => "");
  own("editor/page");
  for (const language of readdirSync(join(targetRoot, "editor/page/locales")))
    files.set(`locales/${language}/bundled-strings.json`, () => JSON.stringify(blockTexts(language)));
  own("sim/public");
  const simulator = await buildSimulator(log);
  files.set("sim.js", () => readFileSync(simulator));
  const common = createRequire(join(targetRoot, "package.json")).resolve(
    "pxt-common-packages/built/common-sim.js",
  );
  files.set("common-sim.js", () => readFileSync(common));
  files.set("editor.js", () => readFileSync(join(targetRoot, "built/editor.js")));
  const target = await buildTarget(log);
  const packages = boardPackages(target);
  const boards = chips().filter(({ id }) => packages.includes(id));
  const bundle = JSON.stringify(editorTarget(target, boards));
  files.set("target.js", () => `var pxtTargetBundle = ${bundle}`);
  files.set("targetconfig.json", () => readFileSync(join(targetRoot, "targetconfig.json")));
  for (const chip of boards) {
    const runtime = JSON.stringify(runtimeOf(chip));
    files.set(`boards/${chip.id}.json`, () => runtime);
  }
  return files;
}

/**
 * The target as pxt-core's web application wants it: packages, templates of projects, code generator.
 *
 * @param boards the chips for which there is a package
 */
function editorTarget(built: AppTarget, boards: readonly ChipJson[]): object {
  const target = structuredClone(built);
  for (const { id } of boards) showPicture(target.bundledpkgs[id]);
  hideSwitches(target.bundledpkgs.base!);
  const theme = target.appTheme as Record<string, unknown>;
  for (const key of ["id", "title", "name", "description"]) theme[key] = target[key];
  theme.htmlDocIncludes = {};
  theme.homeUrl = "./";
  target.compile.compilerExtension = readFileSync(join(targetRoot, "built/compiler.js"), "utf8");
  return {
    ...target,
    apiInfo: {},
    colorThemeMap: colorThemes(),
    blocksprj: template("blocksprj"),
    tsprj: template("tsprj"),
    esp: { boards: boards.map(({ id }) => id), pages: translatedPages() },
  };
}

/** The pages of help that there are in each language, as pxt-core names them. */
function translatedPages(): Record<string, string[]> {
  const languages = join(targetRoot, "docs/_locales");
  const pagesOf = (language: string) =>
    filesBelow(join(languages, language)).map((path) =>
      relative(join(languages, language), path).replaceAll("\\", "/").replace(/\.md$/, ""),
    );
  return Object.fromEntries(readdirSync(languages).map((language) => [language, pagesOf(language)]));
}

/**
 * What the packages' blocks and their tooltips say in a language, by pxt-core's keys. It finds those texts in packages' own files, too, but not
 * those of MakeCode's package base, whose list of files is not this project's.
 */
export function blockTexts(language: string): Record<string, string> {
  const files = filesBelow(join(targetRoot, "libs")).filter((path) =>
    relative(targetRoot, path).replaceAll("\\", "/").includes(`/_locales/${language}/`),
  );
  return Object.assign(
    {},
    ...files.map((path) => JSON.parse(readFileSync(path, "utf8")) as object),
  ) as Record<string, string>;
}

/** Takes the switches of a package out of the dialog of settings: those of MakeCode's base set macros of C++ that is compiled already. */
function hideSwitches(files: Record<string, string>): void {
  const config = JSON.parse(files["pxt.json"]!) as PackageConfig & { yotta?: { userConfigs?: unknown } };
  delete config.yotta?.userConfigs;
  files["pxt.json"] = JSON.stringify(config);
}

/** Has the dialog of boards show a board's picture, if its package has one. */
function showPicture(files: Record<string, string> | undefined): void {
  const picture = files?.["board.svg"];
  if (!files || picture === undefined) return;
  const icon = `data:image/svg+xml;base64,${Buffer.from(picture).toString("base64")}`;
  files["pxt.json"] = JSON.stringify({ ...(JSON.parse(files["pxt.json"]!) as PackageConfig), icon });
}

/** The project that the editor begins with, from libs/<id>. */
function template(id: string): object {
  const folder = join(targetRoot, "libs", id);
  const config = JSON.parse(readFileSync(join(folder, "pxt.json"), "utf8")) as PackageConfig;
  config.dependencies = Object.fromEntries(Object.keys(config.dependencies).map((name) => [name, "*"]));
  const files = Object.fromEntries(
    config.files.map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
  return { id, config, files };
}

interface ColorTheme {
  id: string;
  overrideFiles?: string[];
  overrideCss?: string;
}

/** pxt-core's colour themes and ours by id, with the styles that belong to them. */
function colorThemes(): Record<string, ColorTheme> {
  const folder = join(pxtCoreDirectory(), "theme/color-themes");
  const shared = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const themes = [
    ...shared.map((name) => join(folder, name)),
    join(targetRoot, "editor/color-theme.json"),
  ].map((path) => {
    const { overrideFiles = [], ...theme } = JSON.parse(readFileSync(path, "utf8")) as ColorTheme;
    const styles = overrideFiles.map((style) => readFileSync(join(folder, style), "utf8"));
    return { ...theme, overrideCss: styles.join("\n") };
  });
  return Object.fromEntries(themes.map((theme) => [theme.id, theme]));
}

/** Fills in what pxt-core leaves open in its pages and workers. */
function expand(text: string, name: string, title: string): string {
  return text
    .replace(/<script[^>]*>(?:(?!<\/script>)[\s\S])*crowdin[\s\S]*?<\/script>/, "")
    .replace(/<!-- @include (\S+) -->/g, (_all, include: string) => INCLUDED[include]?.(title) ?? "")
    .replace(/\/(blb|cdn|doccdn|sim|trgblb)\//g, "./")
    .replace('"/embed.js"', '"./embed.js"')
    .replace("pxt.runner.init();", `;${LANGUAGES}$&`)
    .replace("ksRunnerReady(function() {", `$&\n            ${NO_IMAGES}`)
    .replace('<meta charset="utf-8">', name === "docs.html" ? `$&\n    ${ICON}` : "$&")
    .replaceAll("@locale@", "en")
    .replace('data-manifest=""', "")
    .replace('src="./pxtapp.js"></script>', `$&\n    <script>${LANGUAGES}</script>`)
    .replace("var pxtConfig = null;", name === "index.html" || name === "embed.js" ? CONFIG : "$&");
}

const ICON = '<link rel="icon" type="image/svg+xml" href="./esp-logo.svg">';

/**
 * Has pxt-core ask only for translations that the package has. Otherwise it asks for texts in the browser's language, whatever that is, and for
 * pages with the language added to the address, which says nothing to a server of files.
 */
const LANGUAGES = `
        (function (util, cloud) {
            function known(code) {
                var locales = pxt.appTarget.appTheme.availableLocales;
                return util.normalizeLanguageCode(code).find(function (each) { return locales.includes(each); });
            }
            var download = util.downloadTranslationsAsync, update = util.updateLocalizationAsync, page = cloud.markdownAsync;
            util.downloadTranslationsAsync = function (target, base, code, live, kind) {
                var found = known(code);
                return found ? download(target, base, found, live, kind) : Promise.resolve(undefined);
            };
            util.updateLocalizationAsync = function (options) {
                return update(Object.assign({}, options, { code: known(options.code) || "en" }));
            };
            cloud.markdownAsync = function (path, code, mayThrow, isTutorial) {
                var language = known(code || util.userLanguage()), name = path.replace(/^\\//, "");
                var isTranslated = (pxt.appTarget.esp.pages[language] || []).includes(name);
                return page(isTranslated ? "_locales/" + language + "/" + name : path, "en", mayThrow, isTutorial);
            };
        })(pxt.Util, pxt.Cloud);
    `;

/** What takes the place of pxt-core's included files; those with telemetry are left out. */
const INCLUDED: Record<string, (title: string) => string> = {
  "appmeta.html": (title) => `<title>${title}</title>\n    ${ICON}`,
  "apptrackingweb.html": () => `<script type="text/javascript" src="./pxtweb.js"></script>`,
};

/** Pages of help draw blocks, and need no image of C++, which pxt-core would ask MakeCode's build service for. */
const NO_IMAGES = "pxt.hexloader.getHexInfoAsync = function () { return Promise.resolve({ hex: [] }); };";

/** Addresses that pxt-core wants to be complete, made from the page's own. */
const CONFIG = `var pxtConfig = (function () {
            var base = new URL(".", location.href).href;
            return {
                relprefix: base, verprefix: "", workerjs: base + "worker.js", monacoworkerjs: base + "monacoworker.js",
                gifworkerjs: base + "gifjs/gif.worker.js", serviceworkerjs: "", typeScriptWorkerJs: base + "tsworker.js",
                pxtVersion: "", pxtRelId: "localDirRelId", pxtCdnUrl: base, commitCdnUrl: base, blobCdnUrl: base, cdnUrl: base,
                targetVersion: "0.0.0", targetRelId: "", targetUrl: "", targetId: "esp", simUrl: base + "simulator.html",
                partsUrl: base + "siminstructions.html", runUrl: base + "run.html", docsUrl: base + "docs.html", isStatic: true
            };
        })();`;

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
