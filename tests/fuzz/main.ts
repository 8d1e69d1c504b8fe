// npx tsx tests/fuzz/main.ts [--seed N] [--count N] [--batch N] [--compiler FILE] [--show]: compares generated programs, of the
// seeds N, N + 1, …, on pxt's JavaScript runtime and on the emulated chip.

import { parseArgs } from "node:util";
import { chipOfBoard, runtimeOf } from "../../cli/boards.js";
import { printProgram } from "./batch.js";
import { compare, differs } from "./compare.js";
import { generateProgram } from "./generate/program.js";
import { shrink } from "./shrink.js";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "200" },
    batch: { type: "string", default: "100" },
    compiler: { type: "string" },
    shrink: { type: "boolean", default: false },
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
  for (const r of bad.slice(0, 4)) {
    const small = values.shrink ? await shrink(r, setting, (n) => process.stderr.write(`${n} `)) : r;
    const at = small.simulator.findIndex((l, i) => l !== small.chip[i]);
    console.log(
      `seed ${r.program.seed} line ${at}\n simulator ${small.simulator[at]}\n chip ${small.chip[at]}`,
    );
    console.log(printProgram(small.program));
  }
}
