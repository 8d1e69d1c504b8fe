// A board whose power goes in the middle of QoS 1 and 2 traffic, and comes back with the same flash: with a store, no message
// that publish() has accepted is lost, and with QoS 2 none comes twice. (An emulated board; the simulator has no power.)
// QEMU is killed. Renode, which takes seconds to start, stops the machine where it is and goes on with its reset.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chipOfBoard, simulatorBoard } from "../../cli/boards.js";
import { Renode } from "../../cli/emulators/renode.js";
import type { EmulatorName } from "../../cli/run-in-emulator.js";
import { Random } from "../fuzz/random.js";
import { boards } from "../support/boards.js";
import { temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import { start, type TestScope } from "../support/process.js";
import { withoutRenode } from "../support/renode.js";
import { Agent, type AgentOptions } from "./agent.js";

const seed = 20261126;
const cuts = 10;

/** Starts boards with this flash. */
type Emulator = (t: TestScope, board: string, flash: string) => AgentOptions;

const emulators: [name: EmulatorName, skip: string | false, start: Emulator][] = [
  ["qemu", false, (_, __, flash) => ({ flash })],
  [
    "renode",
    withoutRenode,
    (t, board, flash) => {
      const renode = new Renode(chipOfBoard(board), { flash });
      t.after(() => void renode.close());
      return { start: (elf, onConsole) => renode.run(elf, onConsole) };
    },
  ],
];

/** The board with power on: its client goes on with what the flash has. */
async function powerOn(t: TestScope, board: string, options: AgentOptions, port: number): Promise<Agent> {
  const agent = await Agent.start(t, board, options);
  await agent.make({ cleanSession: false });
  assert.equal(await agent.call("persist", "test"), "true");
  await agent.connect(port);
  await agent.waitFor(/^! connected$/m);
  return agent;
}

for (const board of boards.filter((each) => each !== simulatorBoard))
  for (const [emulator, skip, options] of emulators.filter(([name]) => name in chipOfBoard(board).emulators))
    test(`on ${board} in ${emulator} messages that were accepted outlive power cuts at any time (seed ${seed})`, {
      skip,
    }, async (t) => {
      const random = new Random(seed);
      const broker = await Mosquitto.start(t);
      const checker = [
        "-h",
        "127.0.0.1",
        "-p",
        String(broker.port),
        "-c",
        "-i",
        "checker",
        "-q",
        "2",
        "-t",
        "out/#",
      ];
      await start(t, "mosquitto_sub", [...checker, "-E"]).ended;
      const flash = join(temporaryFolder(t), "flash");
      writeFileSync(flash, Buffer.alloc(chipOfBoard(board).emulators[emulator]!.flashBytes, 0xff));
      const started = options(t, board, flash);
      const accepted: string[] = [];
      for (let cut = 0; cut < cuts; cut++) {
        const agent = await powerOn(t, board, started, broker.port);
        const dead = pause(random.below(150)).then(() => agent.cutPower());
        for (let i = 0; ; i++) {
          const qos = 1 + (i & 1);
          const message = `${cut}.${i}`;
          // What was accepted just before the cut may have no answer.
          const answer = await Promise.race([
            agent.publish(`out/${qos}`, message, qos),
            dead.then(() => undefined),
          ]);
          if (answer === undefined) break;
          if (answer === "true") accepted.push(`out/${qos} ${message}`);
        }
        await dead;
      }
      const agent = await powerOn(t, board, started, broker.port);
      while (!/ 0 0$/.test(await agent.call("stats"))) await pause(50);
      const received = await start(t, "mosquitto_sub", [...checker, "-v", "-W", "2"]).ended;
      const lines = received.stdout.trim().split("\n");
      const missing = accepted.filter((line) => !lines.includes(line));
      assert.deepEqual(missing, []);
      assert.ok(accepted.length > cuts, `${accepted.length} messages were accepted`);
      const once = lines.filter((line) => line.startsWith("out/2"));
      assert.equal(new Set(once).size, once.length);
    });
