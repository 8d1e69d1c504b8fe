// MakeCode's own command line builds this target for the editor, without network.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { repository } from "../support/cli.js";
import { start } from "../support/process.js";

interface TargetJson {
  id: string;
  bundledpkgs: Record<string, Record<string, string>>;
  compile: { compilerExtension: string; uf2Family: string };
}

test("pxt buildtarget makes target.json with all packages, the code generator and the runtime image", async (t) => {
  const built = join(repository, "built");
  for (const name of ["target.json", "sim.js"]) rmSync(join(built, name), { force: true });
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
  ]);
  assert.match(target.bundledpkgs.net!["shims.d.ts"]!, /function takeEvents\(handle: int32\): int32;/);
  assert.match(target.compile.compilerExtension, /processorEmit/);
  assert.match(readFileSync(join(built, "sim.js"), "utf8"), /netsockets/);

  const images = readdirSync(join(built, "hexcache"));
  assert.ok(images.length > 0);
  const runtime = readFileSync(join(built, "runtime/esp8266/runtime.json"), "utf8");
  for (const image of images)
    assert.equal(readFileSync(join(built, "hexcache", image), "utf8").trim(), runtime.trim());
});
