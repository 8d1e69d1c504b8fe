// The texts of this project's own parts of the editor, in the languages that it offers.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PackageConfig } from "../../cli/makecode/pxt.js";
import { LANGUAGES } from "../blocks/pages.js";
import { repository } from "../support/cli.js";
import { textsIn } from "./source-texts.js";

/** What has texts, and the file of their translations. */
const PARTS = [
  { folder: "editor", file: "strings.json" },
  { folder: "sim", file: "sim-strings.json" },
];

const places = (text: string) => [...text.matchAll(/\{\d\}/g)].map(String).sort();

const read = (path: string): unknown => JSON.parse(readFileSync(join(repository, path), "utf8"));

const translationsIn = (language: string, file: string) =>
  read(`editor/page/locales/${language}/${file}`) as Record<string, string>;

/** What pxtarget.json, targetconfig.json and the packages that a user can choose are called. */
function namesOfTarget(): string[] {
  const { bundleddirs, corepkg, appTheme } = read("pxtarget.json") as {
    bundleddirs: string[];
    corepkg: string;
    appTheme: { docMenu: { name: string }[] };
  };
  const { galleries } = read("targetconfig.json") as { galleries: Record<string, string> };
  const packages = bundleddirs
    .map((folder) => read(`${folder}/pxt.json`) as PackageConfig & { hidden?: boolean; displayName?: string })
    .filter(({ name, hidden }) => !hidden && name !== corepkg);
  return [
    ...packages.flatMap(({ displayName, description }) => [displayName, description]),
    ...appTheme.docMenu.map(({ name }) => name),
    ...Object.keys(galleries),
  ].filter((text): text is string => !!text);
}

/** Names that are the same in every language. */
const SAME = ["MQTT"];

for (const { folder, file } of PARTS)
  for (const language of LANGUAGES)
    test(`every text of ${folder}/ has a translation in ${language} with the same places for values`, () => {
      const translations = translationsIn(language, file);
      const texts = textsIn(folder);
      assert.ok(texts.length > 20, `${texts.length} texts`);
      for (const text of texts) {
        assert.ok(translations[text], `not translated: ${text}`);
        assert.deepEqual(places(translations[text]!), places(text), text);
      }
    });

for (const language of LANGUAGES) {
  test(`every name that the target gives has a translation in ${language}, and none is left over`, () => {
    const names = namesOfTarget().filter((name) => !SAME.includes(name));
    const translations = translationsIn(language, "target-strings.json");
    assert.deepEqual(Object.keys(translations).sort(), [...new Set(names)].sort());
  });

  test(`no text of the simulator is left over in ${language}`, () => {
    const texts = textsIn("sim");
    for (const text of Object.keys(translationsIn(language, "sim-strings.json")))
      assert.ok(texts.includes(text), text);
  });
}
