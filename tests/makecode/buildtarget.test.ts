// MakeCode's own command line builds this target for the editor, without network.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chipBoards } from "../support/boards.js";
import { repository } from "../support/cli.js";
import { start } from "../support/process.js";

interface TargetJson {
  id: string;
  bundledpkgs: Record<string, Record<string, string>>;
  compile: { compilerExtension: string; uf2Family: string };
}

test("pxt buildtarget makes target.json with all packages, the code generator and the runtime image", async (t) => {
  const built = join(repository, "built");
  for (const name of ["target.json", "sim.js", "hexcache"])
    rmSync(join(built, name), { recursive: true, force: true });
  // A proxy that is not there: what goes to the network fails at once.
  const env = { ...process.env, http_proxy: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9" };
  const ended = await start(t, process.execPath, ["cli/makecode/pxt.mjs", "buildtarget"], {
    cwd: repository,
    env,
  }).ended;
  assert.equal(ended.status, 0, ended.stdout + ended.stderr);

  const target = JSON.parse(readFileSync(join(built, "target.json"), "utf8")) as TargetJson;
  assert.equal(target.id, "esp");
  assert.deepEqual(Object.keys(target.bundledpkgs), [
    "base",
    "core",
    "flash",
    "settings",
    "net",
    "time",
    "wifi",
    "mqtt",
    "esp8266",
    "esp32",
  ]);
  assert.match(target.bundledpkgs.net!["shims.d.ts"]!, /function takeEvents\(handle: int32\): int32;/);
  assert.match(target.compile.compilerExtension, /processorEmit/);
  assert.match(readFileSync(join(built, "sim.js"), "utf8"), /netsockets/);

  // pxt keeps each board's under a hash of its C++ sources and its Makefile.
  const content = (...path: string[]) => readFileSync(join(built, ...path), "utf8").trim();
  const images = readdirSync(join(built, "hexcache")).map((image) => content("hexcache", image));
  for (const board of chipBoards)
    assert.ok(images.includes(content("runtime", board, "runtime.json")), `the image of ${board}`);
});
