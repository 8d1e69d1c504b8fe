// `npm run bench:net`: what a stream of bytes through the sockets takes of the board, in instructions per KB, against lwIP's raw API.
// Prints a table, and writes bench/results/net.json. README.md says what is in the counts.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { targetRoot } from "../cli/makecode/root.js";
import { board } from "./language/programs.js";
import type { MarkedFirmware } from "./mqtt/count.js";
import { buildProgram, buildRaw } from "./mqtt/firmware.js";
import { record } from "./recording.js";

/** As in net/program/main.ts and net/raw.cpp. */
const rounds = 10;
const bytes = 65536;
const directions = ["sent", "received"] as const;
/** How long all rounds may take, in ms. */
const runTime = 240_000;

type Counts = Record<(typeof directions)[number], number>;

const chip = chipOfBoard(board);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** The peer: one byte for each 65,536 received, and the other way round for what comes alone. */
const server = createServer({ noDelay: true }, (socket) => {
  let received = 0;
  socket.on("error", () => {});
  socket.on("data", (data) => {
    if (received === 0 && data.toString() === "r") {
      socket.write(Buffer.alloc(bytes));
      return;
    }
    received += data.length;
    if (received < bytes) return;
    received = 0;
    socket.write("k");
  });
});

/** Instructions per KB, on average over the rounds but the first. */
async function count(firmware: MarkedFirmware): Promise<Counts> {
  const counts: number[] = [];
  const { failure } = await record(chip, firmware.elf, runTime, async (machine) => {
    for (let round = 0; round < 2 * rounds; round++) {
      await machine.runTo(firmware.mark);
      const start = await machine.instructions();
      await machine.pass(firmware.mark);
      await machine.runTo(firmware.mark);
      counts.push((await machine.instructions()) - start);
      await machine.pass(firmware.mark);
    }
    machine.run();
    await machine.shows(/^DONE/);
  });
  if (failure !== undefined)
    throw new Error(`the program did not end (${counts.length} counted): ${failure}`);
  const average = (part: number[]) =>
    Math.round(part.slice(1).reduce((sum, each) => sum + each, 0) / (part.length - 1) / (bytes / 1024));
  return { sent: average(counts.slice(0, rounds)), received: average(counts.slice(rounds)) };
}

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as { port: number };
try {
  const sources = join(targetRoot, "bench/net");
  const raw = await count(await buildRaw(chip, folder, port, sources));
  const ours = await count(await buildProgram(chip, "program", folder, port, sources));
  say("Instructions per KB of a stream\n");
  say(`${"".padEnd(12)}raw lwIP      TypeScript    ratio`);
  for (const direction of directions) {
    const cell = (value: number) => value.toLocaleString("en").padEnd(14);
    const ratio = (ours[direction] / raw[direction]).toFixed(2);
    say(`${direction.padEnd(12)}${cell(raw[direction])}${cell(ours[direction])}${ratio}`);
  }
  const results = { command: "npm run bench:net", instructionsPerKB: { raw, ours } };
  writeFileSync(join(targetRoot, "bench/results/net.json"), `${JSON.stringify(results, null, 1)}\n`);
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
