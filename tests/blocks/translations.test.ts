// What blocks say in German, as the editor takes it from the packages' _locales.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { repository } from "../support/cli.js";
import { Scope } from "../support/process.js";
import { type BlocksInfo, BlocksProject, CATEGORIES } from "./project.js";

interface Documents {
  /** pxt-core's texts to be translated, by file name. */
  genDocs(pkg: string, apis: BlocksInfo["apis"], options: object): Record<string, string>;
}

/** What a text has holes for, in any order. */
const holes = (text: string) => [...text.matchAll(/[$%]\w+/g)].map(([hole]) => hole).sort();

describe("German", async () => {
  const scope = new Scope();
  after(() => scope.end());
  const project = await BlocksProject.load(scope, { esp8266: "*" });

  for (const pkg of ["core", "wifi", "mqtt"]) {
    test(`every text of ${pkg}'s blocks has a translation with the same holes`, () => {
      const byQName = Object.fromEntries(
        Object.entries(project.info.apis.byQName).filter(([, symbol]) => symbol.pkg === pkg),
      );
      const { genDocs } = loadPxt().pxtc as unknown as Documents;
      const texts = genDocs(pkg, { byQName }, { locs: true, docs: false });
      const english = JSON.parse(texts[`${pkg}-strings.json`]!) as Record<string, string>;
      const path = join("_locales/de", `${pkg}-strings.json`);
      assert.ok(existsSync(join(repository, "libs", pkg, path)));
      const bundled = loadPxt().pxt.appTarget.bundledpkgs[pkg]![path];
      assert.ok(bundled, "the editor does not get the translation");
      const german = JSON.parse(bundled) as Record<string, string>;
      // Namespaces of C++ that no program sees have names, too.
      const isShown = (key: string) =>
        /^\{id:(group|category)\}|\|block$/.test(key) &&
        !/^(control|utf8|wifishims)\||\}(Utf8|Wifishims)$/.test(key);
      const keys = Object.keys(english).filter(isShown);
      assert.ok(keys.length > 20, `${keys.length} texts`);
      for (const key of keys) {
        const translation = german[key];
        assert.ok(translation, `${key} is not translated`);
        assert.deepEqual(holes(translation), holes(english[key]!), key);
        assert.equal(translation.includes("||"), english[key]!.includes("||"), key);
      }
      for (const key of Object.keys(german)) assert.ok(key in english, `${key} is no text any more`);
    });
  }

  test("the categories of the toolbox have German names", () => {
    const files = ["core", "wifi", "mqtt"].map((pkg) =>
      readFileSync(join(repository, "libs", pkg, "_locales/de", `${pkg}-strings.json`), "utf8"),
    );
    const german = Object.assign({}, ...files.map((text) => JSON.parse(text) as object)) as Record<
      string,
      string
    >;
    for (const category of CATEGORIES) assert.ok(german[`${category}|block`], category);
  });
});
