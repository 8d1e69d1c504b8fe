// `pxt-esp build --report`: bytes per function and per package.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { SizeReport } from "../../compiler/link/size-report.js";
import { cli, repository, temporaryFolder } from "../support/cli.js";

test("build --report lists functions and packages, biggest first, and accounts for all code", async (t) => {
  const out = temporaryFolder(t);
  const json = join(out, "report.json");
  const example = join(repository, "examples/hello-mqtt");
  const arguments_ = ["--board", "esp8266", "--out", out, "--report", "--report-json", json];
  const built = await cli(t, "build", example, ...arguments_);
  assert.equal(built.status, 0, built.stderr);

  const report = JSON.parse(readFileSync(json, "utf8")) as SizeReport;
  const sum = (items: { bytes: number }[]): number => items.reduce((total, { bytes }) => total + bytes, 0);
  for (const list of [report.functions, report.packages]) {
    const sizes = list.map(({ bytes }) => bytes);
    assert.deepEqual(
      sizes,
      [...sizes].sort((a, b) => b - a),
    );
  }
  assert.equal(sum(report.functions), sum(report.packages));
  const [, code, literals] = /^flash +\d+ +\d+ +\d+ +(\d+) +(\d+) /m.exec(built.stdout)!;
  assert.equal(sum(report.functions), Number(code));
  assert.equal(report.literalPools, Number(literals));

  const packages = report.packages.map((p) => p.package);
  for (const name of ["mqtt", "net", "base", "(project)", "(routines)"])
    assert.ok(packages.includes(name), name);
  const publish = report.functions.find((f) => f.name === "mqtt.Client.publish");
  assert.equal(publish?.package, "mqtt");
  assert.equal(publish?.file, "pxt_modules/mqtt/client.ts");
  assert.match(built.stdout, /^mqtt +\d+ +\d+$/m);
  assert.match(
    built.stdout,
    new RegExp(`^mqtt\\.Client\\.publish +mqtt/client\\.ts:\\d+ +${publish?.bytes}$`, "m"),
  );
});
