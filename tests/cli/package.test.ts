// The package that `npm pack` makes: what its users install.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { project, repository, temporaryFolder } from "../support/cli.js";
import { start } from "../support/process.js";
import { inTerminal } from "../support/terminal.js";

test("the packed package, with its dependencies, configures, builds and runs programs without this repository", async (t) => {
  const folder = temporaryFolder(t);
  const run = async (command: string, ...args: string[]) => {
    const ended = await start(t, command, args, { cwd: command === "npm" ? repository : folder }).ended;
    assert.equal(ended.status, 0, ended.stdout + ended.stderr);
    return ended.stdout;
  };
  const archive = (await run("npm", "pack", "--ignore-scripts", "--pack-destination", folder))
    .trim()
    .split("\n")
    .pop()!;
  const installed = join(folder, "node_modules/pxt-esp");
  mkdirSync(installed, { recursive: true });
  await run("tar", "-xzf", archive, "-C", installed, "--strip-components=1");
  for (const dependency of ["pxt-core", "pxt-common-packages"]) {
    symlinkSync(join(repository, "node_modules", dependency), join(folder, "node_modules", dependency));
  }

  const program = project(t, `console.log("from the package")`);
  const bin = join(installed, "cli/bin/pxt-esp.mjs");
  const menuconfig = `'${process.execPath}' '${bin}' menuconfig '${program}'`;
  const { shown } = await inTerminal(t, menuconfig, [[/Component config {2}--->/, "Qy"]]);
  assert.match(readFileSync(join(program, "sdkconfig"), "utf8"), /^CONFIG_MQTT_PROTOCOL_311=y$/m, shown);
  assert.match(await run(process.execPath, bin, "build", program, "--board", "esp8266"), /data RAM/);
  for (const board of ["esp8266", "sim"]) {
    await run(
      process.execPath,
      bin,
      "run",
      program,
      "--board",
      board,
      "--until",
      "^from the package",
      "--timeout",
      "60",
    );
  }
});
