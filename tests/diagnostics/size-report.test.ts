// `pxt-esp build --report`: bytes per function and per package.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

test("a function, or all of a namespace, takes fewer bytes where optimize=size asks for it", async (t) => {
  const sizeOf = async (attributes: { namespace: string; fn: string }): Promise<Map<string, number>> => {
    const project = join(temporaryFolder(t), "project");
    mkdirSync(project);
    const configuration = { name: "sizes", dependencies: { esp8266: "*" }, files: ["main.ts"] };
    writeFileSync(join(project, "pxt.json"), JSON.stringify(configuration));
    const loop = (name: string): string => `export function ${name}(list: number[]): number {
      let sum = 0;
      for (let i = 0; i < list.length; i++) sum += list[i] * i;
      return sum;
    }`;
    writeFileSync(
      join(project, "main.ts"),
      `${attributes.namespace}
namespace sizes {
  ${loop("one")}
  ${attributes.fn}
  ${loop("two")}
}
console.log(sizes.one([1, 2]) + sizes.two([3]));
`,
    );
    const json = join(project, "report.json");
    const built = await cli(t, "build", project, "--board", "esp8266", "--report-json", json);
    assert.equal(built.status, 0, built.stderr);
    const report = JSON.parse(readFileSync(json, "utf8")) as SizeReport;
    return new Map(report.functions.map(({ name, bytes }) => [name, bytes]));
  };
  const size = "//% optimize=size";
  const without = await sizeOf({ namespace: "", fn: "" });
  const all = await sizeOf({ namespace: size, fn: "" });
  const second = await sizeOf({ namespace: "", fn: size });
  const first = await sizeOf({ namespace: size, fn: "//% optimize=speed" });
  const [one, two] = ["sizes.one", "sizes.two"];
  assert.ok(all.get(one)! < without.get(one)! * 0.7, `${all.get(one)} of ${without.get(one)} bytes`);
  assert.deepEqual([all.get(one), without.get(one)], [all.get(two), without.get(two)]);
  assert.deepEqual([second.get(one), second.get(two)], [without.get(one), all.get(two)]);
  assert.deepEqual([first.get(one), first.get(two)], [all.get(one), without.get(two)]);
});
