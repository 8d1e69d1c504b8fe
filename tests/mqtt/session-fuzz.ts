// Throws packets at a connected client, right ones, damaged ones and noise, while the program publishes and subscribes: the board
// must go on, whatever comes. `npx tsx tests/mqtt/session-fuzz.ts [board] [seed] [rounds]` does it for as long as one likes.

import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { simulatorBoard } from "../../cli/boards.js";
import { Random } from "../fuzz/random.js";
import type { TestScope } from "../support/process.js";
import { Agent } from "./agent.js";
import { Peer } from "./peer.js";
import { brokerPacket } from "./random-packets.js";

/** One session with random events. Throws when the board does not answer any more. */
async function round(agent: Agent, peer: Peer, seed: number): Promise<void> {
  const random = new Random(seed);
  await agent.make({ cleanSession: random.percent(50), maxMessageLength: random.pick([20, 200, 1024]) });
  await agent.call("set", "protocol", random.pick([3, 4]));
  if (random.percent(30)) await agent.call("chunks");
  await agent.connect(peer.port);
  const connection = await peer.next();
  if (random.percent(90)) connection.send(0x20, 2, 0, 0);
  for (let i = 0; i < 12 && !connection.closed; i++) {
    switch (random.below(5)) {
      case 0:
        await agent.publish(random.pick(["a", "a/b", "é"]), "x".repeat(random.below(60)), random.below(3));
        break;
      case 1:
        await agent.subscribe(random.pick(["a/#", "+", "in"]), random.below(3));
        break;
      default: {
        // Low identifiers are those that the client uses.
        const bytes = brokerPacket(random, random.pick([10, 300]), [1, 2, 3, 4, 5, 6]);
        const cut = random.below(bytes.length + 1);
        connection.send(bytes.subarray(0, cut));
        if (random.percent(30)) await agent.call("state");
        connection.send(bytes.subarray(cut));
      }
    }
  }
  if (random.percent(50)) await agent.call("close");
  else connection.reset();
  if (!/^\d (true|false)$/.test(await agent.call("state")))
    throw new Error(`seed ${seed}: the board is confused`);
  await agent.call("close");
  connection.socket.destroy();
}

/**
 * Rounds of the seeds from `seed` on. Returns the free bytes of a chip's heap after every tenth.
 * @throws with the seed, when the board panics, hangs, or its free memory shrinks from round to round
 */
export async function fuzzSessions(
  t: TestScope,
  board: string,
  seed: number,
  rounds: number,
): Promise<number[]> {
  const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
  const free: number[] = [];
  for (let i = 0; i < rounds; i++) {
    try {
      await round(agent, peer, seed + i);
    } catch (error) {
      throw new Error(`seed ${seed + i}: ${(error as Error).message}`);
    }
    if (/PANIC|Uncaught/.test(agent.console)) throw new Error(`seed ${seed + i}:\n${agent.console}`);
    agent.forget();
    if (board !== simulatorBoard && i % 10 === 9) {
      // The clock forgets a closed client at its next look.
      await pause(300);
      free.push(Number(await agent.call("memory")));
    }
  }
  // What the first rounds take for good (lists, fibers' stacks) they take once.
  const half = free.slice(free.length >> 1);
  if (half.length > 2 && half.at(-1)! < half[0]! - 1024)
    throw new Error(`seed ${seed}: free memory shrinks: ${free.join(" ")}`);
  return free;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [board = "esp8266", seed = "1", rounds = "1000"] = process.argv.slice(2);
  const ends: (() => void)[] = [];
  fuzzSessions({ after: (end) => ends.push(end) }, board, Number(seed), Number(rounds))
    .then(
      (free) =>
        console.log(
          `${rounds} rounds from seed ${seed} on ${board}: the board goes on\nbytes free: ${free.join(" ")}`,
        ),
      (error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
      },
    )
    .finally(() => {
      for (const end of ends.reverse()) end();
    });
}
