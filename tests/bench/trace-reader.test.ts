import assert from "node:assert/strict";
import { test } from "node:test";
import { TraceReader } from "../../bench/trace-reader.js";

const log = `----------------
IN: fib
0x40210100:  addi	a1, a1, -16
0x40210103:  s32i.n	a0, a1, 12

Trace 0: 0x7f1ecb800100 [00000000/40210100/00018004/ff000200] fib
----------------
IN: fib
0x40210105:  ret.n

Trace 0: 0x7f1ecb800200 [00000000/40210105/00018004/ff000200] fib
Trace 0: 0x7f1ecb800100 [00000000/40210100/00018004/ff000200] fib
`;

test("each execution of a block is reported with its instructions, wherever the log is cut", () => {
  const expected = [
    [0x40210100, 2],
    [0x40210105, 1],
    [0x40210100, 2],
  ];
  for (const piece of [1, 7, 64, log.length]) {
    const blocks: [number, number][] = [];
    const reader = new TraceReader((address, instructions) => blocks.push([address, instructions]));
    for (let at = 0; at < log.length; at += piece) reader.read(Buffer.from(log.slice(at, at + piece)));
    assert.deepEqual(blocks, expected, `pieces of ${piece}`);
  }
});
