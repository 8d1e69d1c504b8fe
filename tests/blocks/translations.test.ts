// What blocks say in other languages than English, and their tooltips: the packages' _locales, and MakeCode's own blocks in editor/page/locales.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { blockTexts } from "../../cli/editor/static-package.js";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { textsIn } from "../editor/source-texts.js";
import { repository } from "../support/cli.js";
import { Scope } from "../support/process.js";
import { LANGUAGES } from "./pages.js";
import { ALL_PACKAGES, type ApiSymbol, type BlocksInfo, BlocksProject, ENUM_MEMBER } from "./project.js";

/** pxtc.SymbolKind.Enum. */
const ENUM = 6;

type Texts = Record<string, string>;

interface Documents {
  /** pxt-core's texts to be translated, by file name. */
  genDocs(pkg: string, apis: BlocksInfo["apis"], options: object): Texts;
}

interface OwnBlocks {
  Util: { getLocalizedStrings(): Texts; setLocalizedStrings(texts: Texts): void };
  blocks: { blockDefinitions(): object };
}

/** What a text has holes for, in any order. */
const holes = (text: string) => [...text.matchAll(/[$%]\w+|\{\d\}/g)].map(([hole]) => hole).sort();

/** What a user of blocks meets: blocks, their categories, and the enums that they show with what can be chosen. */
function shownNames(symbols: readonly ApiSymbol[]): Set<string> {
  // Hidden blocks of this project stand in others; those of MakeCode's package base are old, or fields.
  const isOld = ({ pkg, attributes }: ApiSymbol) =>
    pkg === "base" && (attributes.blockHidden || attributes.deprecated);
  const blocks = symbols.filter((symbol) => symbol.attributes.blockId && !isOld(symbol));
  const types = blocks.flatMap(({ parameters, retType }) => [
    retType,
    ...(parameters ?? []).map(({ type }) => type),
  ]);
  const enums = symbols.filter(({ kind, qName }) => kind === ENUM && types.includes(qName));
  const names = enums.map(({ qName }) => qName);
  const members = symbols.filter(({ kind, namespace }) => kind === ENUM_MEMBER && names.includes(namespace));
  return new Set(
    [...blocks, ...enums, ...members]
      .map(({ qName }) => qName)
      .concat(blocks.map(({ namespace }) => namespace)),
  );
}

/** The texts of the blocks that pxt-core has in itself. It keeps what it has made of them: this is called before anything else is. */
function ownTexts(): string[] {
  const { Util, blocks } = loadPxt().pxt as unknown as OwnBlocks;
  const asked = new Set<string>();
  const before = Util.getLocalizedStrings();
  const get = (_: Texts, key: string) => {
    asked.add(key);
    return undefined as unknown as string;
  };
  Util.setLocalizedStrings(new Proxy<Texts>({}, { get }));
  blocks.blockDefinitions();
  Util.setLocalizedStrings(before);
  // Signs such as "+" are the same in all languages, and default names of variables belong to programs.
  return [...asked].filter(
    (key) => !key.startsWith("{id:var}") && /[a-z]/i.test(key.replace(/^\{id:\w+\}/, "")),
  );
}

/** What pxt-core's toolbox and its fields say besides: it has no list of these texts. */
const TOOLBOX = [
  "{id:category}Loops",
  "{id:category}Logic",
  "{id:category}Variables",
  "{id:category}Math",
  "{id:category}Functions",
  "{id:category}Arrays",
  "{id:category}Text",
  "{id:category}Advanced",
  "{id:category}Extensions",
  "{id:category}Search",
  "{id:group}Create",
  "more",
  "Search...",
  "Conditionals",
  "Comparison",
  "Boolean",
  "Functions",
  "Variables",
  "Make a Variable...",
  "Your Variables",
  "Make a Function...",
  "Your Functions",
  "ON",
  "OFF",
  "HIGH",
  "LOW",
  "a decimal number",
];

describe("translations", async () => {
  const scope = new Scope();
  after(() => scope.end());
  const own = ownTexts();
  const project = await BlocksProject.load(scope, ALL_PACKAGES);

  for (const language of LANGUAGES)
    for (const pkg of ["base", "core", "wifi", "mqtt", "settings", "time"]) {
      const symbols = Object.values(project.info.apis.byQName).filter((symbol) => symbol.pkg === pkg);
      const names = shownNames(symbols);

      /** pxt-core's English texts of the package, and the translated ones, which the editor has. */
      const textsOf = (file: string): { english: Texts; translated: Texts } => {
        const { pxt, pxtc } = loadPxt();
        const byQName = Object.fromEntries(symbols.map((symbol) => [symbol.qName, symbol]));
        const texts = (pxtc as unknown as Documents).genDocs(pkg, { byQName }, { locs: true, docs: false });
        const path = join("_locales", language, file);
        const translated = JSON.parse(readFileSync(join(repository, "libs", pkg, path), "utf8")) as Texts;
        // The files of base are those that MakeCode's package lists.
        if (pkg !== "base")
          assert.ok(pxt.appTarget.bundledpkgs[pkg]![path], `pxt.json does not list ${path}`);
        const inEditor = blockTexts(language);
        for (const key of Object.keys(translated)) assert.ok(inEditor[key], `the editor does not get ${key}`);
        return { english: JSON.parse(texts[file]!) as Texts, translated };
      };

      test(`every text of ${pkg}'s blocks has a translation in ${language} with the same holes`, () => {
        const { english, translated } = textsOf(`${pkg}-strings.json`);
        const categories = [...names].map(
          (name) => `{id:category}${name.slice(0, 1).toUpperCase()}${name.slice(1)}`,
        );
        const isShown = (key: string) => {
          const [name, kind] = key.split("|") as [string, string?];
          if (kind === undefined) return key.startsWith("{id:group}") || categories.includes(key);
          return names.has(name) && (kind === "block" || kind === "handlerParam");
        };
        const keys = Object.keys(english).filter(isShown);
        assert.ok(keys.length >= 5, `${keys.length} texts`);
        for (const key of keys) {
          const translation = translated[key];
          assert.ok(translation, `${key} is not translated`);
          assert.deepEqual(holes(translation), holes(english[key]!), key);
          assert.equal(translation.includes("||"), english[key]!.includes("||"), key);
        }
        for (const key of Object.keys(translated))
          assert.ok(keys.includes(key), `${key} is no text any more`);
      });

      test(`every tooltip of ${pkg}'s blocks, categories and choices, and of every parameter, has a translation in ${language}`, () => {
        const { english, translated } = textsOf(`${pkg}-jsdoc-strings.json`);
        const keys = Object.keys(english).filter((key) => names.has(key.split("|")[0]!));
        assert.ok(keys.length >= 5, `${keys.length} texts`);
        for (const key of keys) assert.ok(translated[key], `${key} is not translated: ${english[key]}`);
        for (const key of Object.keys(translated))
          assert.ok(keys.includes(key), `${key} is no tooltip any more`);
      });
    }

  for (const language of LANGUAGES)
    test(`every text of the blocks that MakeCode has in itself has a translation in ${language} with the same holes`, () => {
      assert.ok(own.length > 100, `${own.length} texts`);
      const path = join(repository, "editor/page/locales", language, "strings.json");
      const translated = JSON.parse(readFileSync(path, "utf8")) as Texts;
      for (const key of [...own, ...TOOLBOX]) {
        assert.ok(translated[key], `${key} is not translated`);
        assert.deepEqual(holes(translated[key]!), holes(key), key);
      }
      const known = new Set([...own, ...textsIn("editor"), ...TOOLBOX]);
      assert.deepEqual(
        Object.keys(translated).filter((key) => !known.has(key)),
        [],
      );
    });
});
