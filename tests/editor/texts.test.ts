// The texts of this project's own parts of the editor, in the languages that it offers.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { LANGUAGES } from "../blocks/pages.js";
import { repository } from "../support/cli.js";

/** What has texts, and the file of their translations. */
const PARTS = [
  { folder: "editor", file: "strings.json" },
  { folder: "sim", file: "sim-strings.json" },
];

/** The texts in a folder's sources: literals that are handed to lf(). */
function textsIn(folder: string): string[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => {
      const source = readFileSync(join(repository, folder, name), "utf8");
      return [...source.matchAll(/\blf\(\s*("(?:[^"\\]|\\.)*")/g)];
    })
    .map((match) => JSON.parse(match[1]!) as string);
}

const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();

for (const { folder, file } of PARTS)
  for (const language of LANGUAGES)
    test(`every text of ${folder}/ has a translation in ${language} with the same places for values`, () => {
      const path = join(repository, "editor/page/locales", language, file);
      const translations = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
      const texts = textsIn(folder);
      assert.ok(texts.length > 20, `${texts.length} texts`);
      for (const text of texts) {
        assert.ok(translations[text], `not translated: ${text}`);
        assert.deepEqual(places(translations[text]!), places(text), text);
      }
    });
