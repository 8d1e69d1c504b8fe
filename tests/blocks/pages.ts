// The pages that the editor shows: those that docs/SUMMARY.md lists, and their translations.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pxtCoreDirectory } from "../../cli/makecode/pxt.js";
import { repository } from "../support/cli.js";

export interface Page {
  /** Its address in the editor, such as "/reference/mqtt/publish". */
  path: string;
  text: string;
}

export interface Snippet {
  /** What stands behind the fence: "blocks", "sig", "typescript" … */
  kind: string;
  code: string;
}

/** Kinds of snippets that the editor shows as blocks. */
export const SHOWN_AS_BLOCKS = ["block", "blocks", "sig", "template", "ghost"];

/** How much there is between two headings of a page, less its fenced pieces. */
export interface Section {
  /** Lists and headings count as paragraphs, too. */
  paragraphs: number;
  listItems: number;
  /** What stands in the text as code, sorted; not the blocks that a tutorial names. */
  code: string[];
}

const FENCED = /^```([\w-]*)\n([\s\S]*?)\n```$/gm;

const docs = join(repository, "docs");

/** The list of pages, itself a page. */
export function summary(): Page {
  return { path: "/SUMMARY", text: readFileSync(join(docs, "SUMMARY.md"), "utf8") };
}

/** The pages that the list names and that are for the editor, in its order. */
export function listedPages(): Page[] {
  return linksOf(summary())
    .filter((path) => path !== "/tls")
    .map((path) => ({ path, text: readFileSync(join(docs, `${path}.md`), "utf8") }));
}

/** The languages of the editor besides English. */
export const LANGUAGES = (
  JSON.parse(readFileSync(join(repository, "pxtarget.json"), "utf8")) as {
    appTheme: { availableLocales: string[] };
  }
).appTheme.availableLocales.filter((language) => language !== "en");

/** The pages that there are in a language, by the addresses of the English ones. */
export function translatedPages(language: string): Page[] {
  const folder = join(docs, "_locales", language);
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => name.endsWith(".md"))
    .map((name) => ({ path: `/${name.slice(0, -3)}`, text: readFileSync(join(folder, name), "utf8") }));
}

/** The pages of this site that a page links to. */
export function linksOf({ text }: Page): string[] {
  return [...text.matchAll(/\]\((\/[^)#]*)|"url": "(\/[^"]*)"/g)].map(([, link, card]) => link ?? card!);
}

/** Tells whether there is such a page: of this target's own, or one that every MakeCode editor has. */
export function exists(path: string): boolean {
  return [docs, join(pxtCoreDirectory(), "common-docs")].some((folder) =>
    existsSync(join(folder, `${path}.md`)),
  );
}

/** The fenced pieces of a page. */
export function snippetsOf({ text }: Page): Snippet[] {
  return [...text.matchAll(FENCED)].map(([, kind, code]) => ({
    kind: kind!,
    code: code!,
  }));
}

/** What a page says in words, section by section: the first is what stands before a heading. */
export function sectionsOf({ text }: Page): Section[] {
  return text
    .replace(FENCED, "")
    .split(/^(?=#)/m)
    .map((section) => ({
      paragraphs: section.split(/\n\s*\n/).filter((paragraph) => paragraph.trim()).length,
      listItems: [...section.matchAll(/^\s*(?:[*-]|\d+\.) /gm)].length,
      code: [...section.matchAll(/``\|\|.*?\|\|``|`([^`\n]+)`/g)].flatMap(([, code]) => code ?? []).sort(),
    }));
}
