// The broker is killed and started again at each step of the QoS 1 and QoS 2 handshakes, in both directions: nothing is lost,
// and with QoS 2 nothing comes twice.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import { start } from "../support/process.js";
import { Agent, hex } from "./agent.js";
import { type Direction, Relay } from "./relay.js";

/** The packet at which the broker dies, and whether it had still gone through. */
interface Step {
  direction: Direction;
  type: string;
  passes: boolean;
}

const steps = (direction: Direction, type: string): Step[] => [
  { direction, type, passes: false },
  { direction, type, passes: true },
];

/** The packets of a message from the client. */
const outgoing: Record<number, Step[]> = {
  1: [...steps("to broker", "PUBLISH"), ...steps("to client", "PUBACK")],
  2: [
    ...steps("to broker", "PUBLISH"),
    ...steps("to client", "PUBREC"),
    ...steps("to broker", "PUBREL"),
    ...steps("to client", "PUBCOMP"),
  ],
};

/** The packets of a message to the client. */
const incoming: Record<number, Step[]> = {
  1: [...steps("to client", "PUBLISH"), ...steps("to broker", "PUBACK")],
  2: [
    ...steps("to client", "PUBLISH"),
    ...steps("to broker", "PUBREC"),
    ...steps("to client", "PUBREL"),
    ...steps("to broker", "PUBCOMP"),
  ],
};

const nameOf = ({ direction, type, passes }: Step): string =>
  `${passes ? "after" : "before"} ${type} goes ${direction}`;

/** At the step's packet, once: kills the broker, breaks the connections, and starts the broker again. */
function killAt(relay: Relay, broker: Mosquitto, step: Step): { done: Promise<void> } {
  let finish: (error?: Error) => void;
  const done = new Promise<void>((resolve, reject) => {
    finish = (error) => (error ? reject(error) : resolve());
  });
  const die = async () => {
    // What has gone through has its effect first.
    if (step.passes) await pause(50);
    await broker.killWithState();
    relay.reset();
    await broker.restart();
  };
  let dying = false;
  relay.judge = (direction, packet) => {
    if (dying) return false;
    if (direction !== step.direction || packet.type !== step.type) return true;
    dying = true;
    die().then(
      () => {
        relay.judge = () => true;
        finish();
      },
      (error: Error) => finish(error),
    );
    return step.passes;
  };
  return { done };
}

/** A board whose client keeps its session and connects again by itself. */
async function connected(agent: Agent, relay: Relay, protocol: number): Promise<void> {
  await agent.make({ cleanSession: false });
  await agent.call("set", "protocol", protocol);
  await agent.call("reconnect", 0.1, 0.5, 0);
  await agent.connect(relay.port);
  await agent.waitFor(/^! connected$/m);
}

for (const board of boards)
  describe(`on ${board}`, () => {
    for (const protocol of [3, 4]) {
      for (const qos of [1, 2]) {
        const version = protocol === 3 ? "3.1" : "3.1.1";
        test(`a QoS ${qos} message of an MQTT ${version} client outlives the broker's death at every step of its way to the broker`, async (t) => {
          const broker = await Mosquitto.start(t, { keeps: true });
          const [agent, relay] = await Promise.all([Agent.start(t, board), Relay.start(t, broker.port)]);
          const checker = ["-h", "127.0.0.1", "-p", String(broker.port), "-c", "-i", "checker", "-q", "2"];
          await start(t, "mosquitto_sub", [...checker, "-t", "out", "-E"]).ended;
          await connected(agent, relay, protocol);
          const steps = outgoing[qos]!;
          for (const [i, step] of steps.entries()) {
            const { done } = killAt(relay, broker, step);
            assert.equal(await agent.publish("out", `message ${i}`, qos, false, `t${i}`), "true");
            await done;
            await agent.waitFor(new RegExp(`^! done t${i} 0$`, "m"));
          }
          const received = await start(t, "mosquitto_sub", [...checker, "-t", "out", "-W", "2"]).ended;
          const messages = received.stdout.trim().split("\n");
          const wanted = steps.map((_, i) => `message ${i}`);
          assert.deepEqual([...new Set(messages)].sort(), wanted, steps.map(nameOf).join(", "));
          if (qos === 2) assert.equal(messages.length, wanted.length);
        });

        test(`a QoS ${qos} message to an MQTT ${version} client outlives the broker's death at every step of its way to the client`, async (t) => {
          const broker = await Mosquitto.start(t, { keeps: true });
          const [agent, relay] = await Promise.all([Agent.start(t, board), Relay.start(t, broker.port)]);
          await connected(agent, relay, protocol);
          assert.equal(await agent.subscribe("in", qos), "true");
          await agent.waitFor(/^! subscribed /m);
          const steps = incoming[qos]!;
          for (const [i, step] of steps.entries()) {
            const { done } = killAt(relay, broker, step);
            await broker.publish("in", `message ${i}`, "-q", String(qos));
            await done;
            await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex(`message ${i}`)}$`, "m"));
            // The next step is for the next message.
            while (relay.unfinished.size > 0) await pause(5);
          }
          await broker.publish("in", "last", "-q", String(qos));
          await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("last")}$`, "m"));
          const messages = agent.lines.filter((line) => line.startsWith("! message "));
          assert.equal(new Set(messages).size, steps.length + 1);
          if (qos === 2) assert.equal(messages.length, steps.length + 1);
        });
      }
    }
  });
