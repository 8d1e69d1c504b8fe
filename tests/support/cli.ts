// Runs the command `pxt-esp` as its users do, and makes projects for it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Ended, type Started, start, type TestScope } from "./process.js";

/** The repository's root folder. */
export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Starts `pxt-esp` with the given arguments. */
export function startCli(t: TestScope, args: string[]): Started {
  return start(t, process.execPath, [join(repository, "cli/bin/pxt-esp.mjs"), ...args], { cwd: repository });
}

/** Runs `pxt-esp` to its end. */
export function cli(t: TestScope, ...args: string[]): Promise<Ended> {
  return startCli(t, args).ended;
}

/** A folder that is removed when the test ends. */
export function temporaryFolder(t: TestScope): string {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A MakeCode project with this main.ts, in a folder that is removed when the test ends. */
export function project(
  t: TestScope,
  main: string,
  options: {
    dependencies?: Record<string, string>;
    files?: Record<string, string>;
    /** More for pxt.json. */
    config?: Record<string, unknown>;
  } = {},
): string {
  const folder = temporaryFolder(t);
  const files: Record<string, string> = { "main.ts": main, ...options.files };
  const config = {
    name: "test",
    dependencies: options.dependencies ?? { esp8266: "*" },
    files: Object.keys(files),
    ...options.config,
  };
  for (const [name, content] of Object.entries({ ...files, "pxt.json": JSON.stringify(config, null, 2) })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
