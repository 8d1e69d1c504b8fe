// npx tsx tests/fuzz/main.ts [--seed N] [--count N] [--batch N] [--compiler FILE] [--show]: compares generated programs, of the
// seeds N, N + 1, …, on pxt's JavaScript runtime and on the emulated chip.

import { parseArgs } from "node:util";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { printProgram } from "./batch.js";
import { compare, differs } from "./compare.js";
import { generateProgram } from "./generate/program.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "200" },
    batch: { type: "string", default: "100" },
    compiler: { type: "string" },
    show: { type: "boolean", default: false },
  },
});
const [seed, count, size] = [Number(values.seed), Number(values.count), Number(values.batch)];
const setting = {
  runtime: runtimeOf(chipOfBoard("esp8266")),
  ...(values.compiler === undefined ? {} : { extensionPath: values.compiler }),
};
for (let first = seed; first < seed + count; first += size) {
  const n = Math.min(size, seed + count - first);
  const programs = Array.from({ length: n }, (_, i) => generateProgram(first + i));
  if (values.show) for (const p of programs) console.log(printProgram(p));
  const started = Date.now();
  const results = await compare(programs, setting);
  const rejected = results.filter((r) => r.rejected !== undefined);
  const bad = results.filter((r) => differs(r));
  console.log(
    `${first}: ${n} programs, ${bad.length} differ, ${rejected.length} rejected, ${Date.now() - started} ms`,
  );
  for (const r of rejected.slice(0, 3))
    console.log(`${printProgram(r.program)}REJECTED ${r.program.seed} ${r.rejected}`);
  for (const r of bad.slice(0, 2)) {
    console.log(printProgram(r.program));
    const at = r.simulator.findIndex((l, i) => l !== r.chip[i]);
    console.log(`seed ${r.program.seed} line ${at}\n simulator ${r.simulator[at]}\n chip ${r.chip[at]}`);
  }
}
