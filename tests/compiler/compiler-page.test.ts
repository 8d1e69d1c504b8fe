// The listings in docs/compiler.md are what the compiler makes today.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pagePath, updatedPage } from "../../cli/listing/page.js";

test("docs/compiler.md shows every pass as it is (npm run listing -- --page brings it up to date)", async () => {
  const page = readFileSync(pagePath, "utf8");
  assert.equal(page, await updatedPage(page));
});
