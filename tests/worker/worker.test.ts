// The code generator gives the same firmware wherever it runs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { prepareCompilation } from "../../cli/makecode/compile.js";
import { loadPxt } from "../../cli/makecode/pxt.js";
import { repository } from "../support/cli.js";
import { compileInWorker } from "./editor-worker.js";

const FILES = ["firmware.elf", "firmware.bin", "firmware.uf2", "firmware.map"];

for (const project of ["examples/hello-mqtt", "bench/programs"]) {
  test(`the editor's worker in a browser makes the same firmware of ${project} as Node, byte for byte`, async (t) => {
    const runtime = runtimeOf(chipOfBoard("esp8266"));
    const { options } = await prepareCompilation(join(repository, project), {
      kind: "native",
      runtime,
    });
    const inWorker = await compileInWorker(t, options);
    const inNode = loadPxt().pxtc.compile(options);
    assert.deepEqual(inWorker.diagnostics, []);
    assert.equal(inNode.success, true);
    for (const name of FILES) {
      assert.ok(inNode.outfiles[name], `${name} is missing`);
      assert.equal(digest(inWorker.outfiles[name]), digest(inNode.outfiles[name]), name);
    }
  });
}

function digest(content: string | undefined): string {
  return createHash("sha256")
    .update(content ?? "")
    .digest("hex");
}
