// `npm run bench:mqtt [-- <board>]`: what the MQTT client takes of a board, in instructions, segments, memory and code. Prints a table,
// and writes bench/results/mqtt.json, for another board than the usual one mqtt-<board>.json. README.md says what is in the counts.

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { startBroker } from "../cli/broker.js";
import { compileForChip } from "../cli/compile.js";
import { targetRoot } from "../cli/makecode/root.js";
import { freePort } from "../tests/support/ports.js";
import { board as usualBoard } from "./language/programs.js";
import { type Count, countOperations, type Operation, operations } from "./mqtt/count.js";
import { buildProgram, buildRaw } from "./mqtt/firmware.js";
import { measureMemory } from "./mqtt/memory.js";
import { countSegments } from "./mqtt/segments.js";

const descriptions: Record<Operation, string> = {
  qos0: "publish, QoS 0",
  qos1: "publish, QoS 1, to the callback",
  qos2: "publish, QoS 2, to the callback",
  received: "message received, with a handler",
};
/** The most that each may take: times the raw count of the same run, or instructions. */
const goals: Record<Operation, { ratio: number } | { instructions: number }> = {
  qos0: { ratio: 2 },
  qos1: { ratio: 2.2 },
  qos2: { ratio: 2.2 },
  received: { instructions: 6000 },
};
const goalCode = 20 * 1024;
const projects = { "examples/hello-mqtt": "hello-mqtt", "bench/mqtt/whole-api": "the whole interface" };

const board = process.argv[2] ?? usualBoard;
const chip = chipOfBoard(board);
const say = (line: string) => process.stdout.write(`${line}\n`);
const number = (value: number) => value.toLocaleString("en").padStart(8);

/** First line of Mosquitto's help, which has its version. */
function brokerVersion(): string {
  const path = `${process.env.PATH}:/usr/sbin`;
  const { stdout } = spawnSync("mosquitto", ["-h"], {
    encoding: "utf8",
    env: { ...process.env, PATH: path },
  });
  return /^mosquitto version \S+/m.exec(stdout)?.[0] ?? "mosquitto of unknown version";
}

/** Bytes of code of the package mqtt. */
async function codeBytes(project: string): Promise<number> {
  const { report } = await compileForChip(join(targetRoot, project), chip);
  return report.packages.find((each) => each.package === "mqtt")!.bytes;
}

function printCounts(raw: Record<Operation, Count>, ours: Record<Operation, Count>): void {
  say("Instructions per operation: 100 bytes on a topic of 20, average (minimum)\n");
  say(`${"".padEnd(34)}raw lwIP              this client           ratio`);
  for (const name of operations) {
    const cell = ({ average, minimum }: Count) =>
      `${number(average)} (${minimum.toLocaleString("en")})`.padEnd(22);
    const ratio = (ours[name].average / raw[name].average).toFixed(2);
    say(`${descriptions[name].padEnd(32)}${cell(raw[name])}${cell(ours[name])}${ratio}`);
  }
}

function misses(raw: Record<Operation, Count>, ours: Record<Operation, Count>): string[] {
  return operations.flatMap((name) => {
    const goal = goals[name];
    const most = "ratio" in goal ? goal.ratio * raw[name].average : goal.instructions;
    const asked = "ratio" in goal ? `${goal.ratio} times raw lwIP` : `${goal.instructions} instructions`;
    return ours[name].average <= most ? [] : [`${descriptions[name]} (${asked})`];
  });
}

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
const port = await freePort();
const broker = await startBroker(port);
try {
  const program = await buildProgram(chip, "program", folder, port);
  const version = brokerVersion();
  const raw = await countOperations(chip, await buildRaw(chip, folder, port), port);
  const ours = await countOperations(chip, program, port);
  const segments = await countSegments(chip, program, port);
  const memory = await measureMemory(chip, await buildProgram(chip, "memory", folder, port));
  const code = Object.fromEntries(
    await Promise.all(
      Object.entries(projects).map(async ([project, name]) => [name, await codeBytes(project)] as const),
    ),
  );

  say(`${version}, over QEMU's user-mode network\n`);
  printCounts(raw, ours);
  say(`\nTCP segments: ${segments.one} for one publish, ${segments.ten} for ten of 10 bytes in one turn`);
  const { objects, socketBuffers } = memory.client;
  say(`RAM of a connected client: ${objects} bytes of objects, ${socketBuffers} of its socket's buffer`);
  const [first, last] = memory.messages;
  say(
    `Heaps in use after ${number(first).trim()} messages: ${memory.atFirst.objects} + ${memory.atFirst.system} bytes; ` +
      `after ${number(last).trim()}: ${memory.atLast.objects} + ${memory.atLast.system}`,
  );
  for (const [name, bytes] of Object.entries(code)) say(`Code of libs/mqtt in ${name}: ${bytes} bytes`);

  const missed = misses(raw, ours);
  for (const [name, bytes] of Object.entries(code)) {
    if (bytes > goalCode) missed.push(`code in ${name} (${goalCode} bytes)`);
  }
  say(missed.length === 0 ? "\nAll goals are reached." : `\nNot reached: ${missed.join("; ")}`);

  const results = {
    command: "npm run bench:mqtt",
    broker: version,
    instructions: { raw, ours },
    segments,
    memory,
    code,
  };
  const file = board === usualBoard ? "mqtt.json" : `mqtt-${board}.json`;
  writeFileSync(join(targetRoot, "bench/results", file), `${JSON.stringify(results, null, 1)}\n`);
} finally {
  await broker.stop();
  rmSync(folder, { recursive: true, force: true });
}
