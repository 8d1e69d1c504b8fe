// Which functions the instructions of each operation of an MQTT client go to, as averages of all its rounds:
//
//   npx tsx bench/mqtt/profile.ts [operation …] [--raw] [--top N] [--callers]
//
// --raw profiles raw.cpp instead of program/main.ts, --callers adds who called a function how often.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chipOfBoard } from "../../cli/boards.js";
import { startBroker } from "../../cli/broker.js";
import { freePort } from "../../tests/support/ports.js";
import { board } from "../language/programs.js";
import { printProfile, profile, type Use } from "../profiler.js";
import { measured, received, rounds } from "./count.js";
import { buildProgram, buildRaw } from "./firmware.js";
import { Publisher } from "./publisher.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    raw: { type: "boolean", default: false },
    top: { type: "string", default: "40" },
    callers: { type: "boolean", default: false },
  },
});
const chip = chipOfBoard(board);
const folder = mkdtempSync(join(tmpdir(), "pxt-esp-profile-"));
const port = await freePort();
const broker = await startBroker(port);
try {
  const firmware = values.raw
    ? await buildRaw(chip, folder, port)
    : await buildProgram(chip, "program", folder, port);
  const publisher = await Publisher.connect(port);
  const uses = new Map<string, Map<string, Use>>(measured.map((name) => [name, new Map()]));
  await profile(chip, firmware, folder, (pair) => {
    const name = measured[Math.floor(pair / rounds)]!;
    if (name === "received") publisher.publish(received.topic, received.payload);
    return uses.get(name)!;
  });
  publisher.close();
  for (const name of positionals.length > 0 ? positionals : measured)
    printProfile(name, uses.get(name)!, {
      top: Number(values.top),
      callers: values.callers ?? false,
      times: rounds,
    });
} finally {
  await broker.stop();
  rmSync(folder, { recursive: true, force: true });
}
