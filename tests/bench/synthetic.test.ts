import assert from "node:assert/strict";
import { test } from "node:test";
import { syntheticProgram } from "../../bench/compile-time/synthetic.js";
import { compileFor, runOnChip, runOnSimulator } from "../language/program.js";

test("a generated program depends on its seed and size only", () => {
  assert.equal(syntheticProgram(3, 7), syntheticProgram(3, 7));
  assert.notEqual(syntheticProgram(3, 7), syntheticProgram(3, 8));
});

test("a generated program prints the same on the simulator and on the emulated chip", async () => {
  const source = `${syntheticProgram(4, 1)}console.log("DONE")\n`;
  const expected = await runOnSimulator(await compileFor("js", source));
  assert.match(expected.join("\n"), /^\d+/);
  assert.deepEqual(await runOnChip(Buffer.from(await compileFor("native", source), "base64")), expected);
});
