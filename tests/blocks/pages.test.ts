// The pages of the editor: every program on them is one, in blocks; every link leads somewhere; every block has its page. Pages in
// other languages are the English ones, translated.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { blockTexts } from "../../cli/editor/static-package.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { project as projectFolder, repository } from "../support/cli.js";
import { Scope } from "../support/process.js";
import {
  exists,
  LANGUAGES,
  linksOf,
  listedPages,
  type Page,
  SHOWN_AS_BLOCKS,
  sectionsOf,
  snippetsOf,
  summary,
  translatedPages,
} from "./pages.js";
import { ALL_PACKAGES, BlocksProject, CATEGORIES, ownBlocks } from "./project.js";

interface Tutorials {
  tutorial: {
    parseTutorial(
      text: string,
    ): { editor: string; steps: { headerContentMd: string; hintContentMd?: string }[] } | undefined;
  };
  gallery: { parseGalleryMardown(text: string): { name: string; cards: { name: string; url: string }[] }[] };
}

/** What blocks and their categories say in a language, by their names. */
function textsOfBlocks(language: string): Record<string, string> {
  const texts = Object.entries(blockTexts(language)).filter(([key]) => key.endsWith("|block"));
  return Object.fromEntries(texts.map(([key, text]) => [key.slice(0, -"|block".length), text]));
}

describe("the editor's pages", async () => {
  const scope = new Scope();
  after(() => scope.end());
  const blocks = await BlocksProject.load(scope, ALL_PACKAGES);
  const pages = listedPages();
  const translations = LANGUAGES.map((language) => ({ language, pages: translatedPages(language) }));
  const isTutorial = ({ path }: Page) => path.startsWith("/tutorials/");
  /** The blocks of each page's programs. */
  const shown = new Map<string, string>();

  for (const page of pages) {
    const programs = snippetsOf(page).filter(({ kind }) => SHOWN_AS_BLOCKS.includes(kind));
    if (programs.length === 0) continue;
    test(`the programs of ${page.path} compile, and are blocks`, () => {
      const xml = [...new Set(programs.map(({ code }) => code))].map((code) => blocks.toBlocks(code, true));
      shown.set(page.path, xml.join("\n"));
    });
  }

  test("programs in TypeScript on the pages compile", async () => {
    const programs = pages.flatMap((page) =>
      snippetsOf(page)
        .filter(({ kind }) => kind === "typescript")
        .map(({ code }) => ({ page, code })),
    );
    assert.ok(programs.length > 0);
    for (const { page, code } of programs) {
      const { success, diagnostics } = await compileProject(projectFolder(scope, code), { kind: "js" });
      assert.ok(success, `${page.path}: ${JSON.stringify(diagnostics)}`);
    }
  });

  test("every link leads to a page", () => {
    for (const page of [summary(), ...pages])
      for (const link of linksOf(page)) assert.ok(exists(link), `${page.path} links to ${link}`);
  });

  test("every picture is there", () => {
    for (const { path, text } of pages)
      for (const [, picture] of text.matchAll(/"(\/static\/[^"]*)"/g))
        assert.ok(existsSync(join(repository, "docs", picture!)), `${path} shows ${picture}`);
  });

  test("every page below docs/reference and docs/tutorials is in the list of pages", () => {
    const listed = pages.map(({ path }) => path);
    for (const folder of ["reference", "tutorials"])
      for (const name of readdirSync(join(repository, "docs", folder), { recursive: true }) as string[])
        if (name.endsWith(".md")) assert.ok(listed.includes(`/${folder}/${name.slice(0, -3)}`), name);
  });

  for (const { attributes } of ownBlocks(blocks.info).filter(({ attributes }) => !attributes.blockHidden))
    test(`${attributes.blockId} is shown on its page of help, and in a tutorial`, () => {
      const block = `type="${attributes.blockId}"`;
      assert.ok(shown.get(`/reference/${attributes.help}`)?.includes(block), `not in ${attributes.help}`);
      const tutorials = pages.filter(isTutorial).map(({ path }) => shown.get(path) ?? "");
      assert.ok(
        tutorials.some((xml) => xml.includes(block)),
        "in no tutorial",
      );
    });

  test("MakeCode reads the tutorials step by step, with a hint in each step, and their gallery", () => {
    const { tutorial, gallery } = loadPxt().pxt as unknown as Tutorials;
    const all = pages.filter(isTutorial);
    assert.ok(all.length >= 3);
    for (const { path, text } of [...all, ...translations.flatMap(({ pages }) => pages.filter(isTutorial))]) {
      const parsed = tutorial.parseTutorial(text);
      assert.equal(parsed?.editor, "blocksprj", path);
      assert.ok(parsed.steps.length > 3, path);
      // The first and the last step only talk.
      for (const step of parsed.steps.slice(1, -1)) {
        assert.ok(step.hintContentMd, path);
        assert.doesNotMatch(step.headerContentMd, /tutorialhint|```/, path);
      }
    }
    for (const each of [pages, ...translations.map(({ pages }) => pages)]) {
      const galleries = gallery.parseGalleryMardown(each.find(({ path }) => path === "/tutorials")!.text);
      const cards = galleries.flatMap(({ cards }) => cards.map(({ url }) => url));
      assert.deepEqual([...cards].sort(), all.map(({ path }) => path).sort());
    }
  });

  for (const { language, pages: translated } of translations) {
    test(`every page of the list is there in ${language}, and no other`, () => {
      assert.deepEqual(translated.map(({ path }) => path).sort(), pages.map(({ path }) => path).sort());
    });

    for (const page of translated)
      test(`${page.path} has the same programs, links, headings, pictures, paragraphs, lists and code in ${language} as in English`, () => {
        const english = pages.find(({ path }) => path === page.path);
        assert.ok(english, "there is no English page");
        const programs = (each: Page) => snippetsOf(each).filter(({ kind }) => kind !== "codecard");
        assert.deepEqual(programs(page), programs(english));
        assert.deepEqual(linksOf(page).sort(), linksOf(english).sort());
        // With what MakeCode makes of a heading: "@unplugged" and the like.
        const headings = ({ text }: Page) =>
          [...text.matchAll(/^(#+) .*?( @.*)?$/gm)].map(([, level, attribute]) => [level, attribute]);
        assert.deepEqual(headings(page), headings(english));
        const pictures = ({ text }: Page) =>
          [...text.matchAll(/"(\/static\/[^"]*)"/g)].map(([, path]) => path);
        assert.deepEqual(pictures(page), pictures(english));
        assert.deepEqual(sectionsOf(page), sectionsOf(english));
      });
  }

  test("the tutorials name blocks and categories as the editor shows them", () => {
    const isPart = (words: string[], text: string[]) => {
      let at = 0;
      for (const word of text) if (word === words[at]) at++;
      return at === words.length;
    };
    const symbols = Object.values(blocks.info.apis.byQName);
    const englishTexts = symbols.map(({ qName, attributes }) => [qName, attributes.block ?? qName]);
    for (const { language, pages: all, texts } of [
      { language: "en", pages, texts: Object.fromEntries(englishTexts) as Record<string, string> },
      ...translations.map((each) => ({ ...each, texts: textsOfBlocks(each.language) })),
    ]) {
      const named = all.filter(isTutorial).flatMap(({ path, text }) =>
        [...text.matchAll(/``\|\|(\w+):(.*?)\|\|``/g)].map(([, category, words]) => ({
          path,
          category,
          words,
        })),
      );
      assert.ok(named.length > 50, `${named.length} names in ${language}`);
      for (const { path, category, words } of named.filter(({ category }) =>
        CATEGORIES.includes(category!),
      )) {
        const candidates = Object.keys(texts).filter((name) => name.split(".")[0] === category);
        assert.ok(
          candidates.some((name) => isPart(words!.split(" "), texts[name]!.split(/[ |]+/))),
          `${path} in ${language}: ${category}:${words}`,
        );
      }
    }
  });
});
