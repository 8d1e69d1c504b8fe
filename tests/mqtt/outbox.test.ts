// What waits to be sent: limits, what happens beyond them, and publishing without a connection.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import { Agent, hex } from "./agent.js";
import { acknowledgement } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

/** MqttOverflow of libs/mqtt. */
const overflow = { refuse: 0, oldest: 1, newest: 2 };

for (const board of boards) {
  /** A board connected to a peer that acknowledges nothing by itself, with one packet in flight at most. */
  async function full(t: Parameters<typeof Agent.start>[0], policy: number): Promise<[Agent, Connection]> {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await agent.call("set", "maxInFlight", 1);
    await agent.call("set", "maxMessages", 2);
    await agent.call("set", "overflow", policy);
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.accept();
    await agent.waitFor(/^! connected$/m);
    for (const i of [0, 1, 2]) assert.equal(await agent.publish("t", `${i}`, 1, false, `${i}`), "true");
    return [agent, connection];
  }

  /** Acknowledges what comes until so many messages have come, and returns their payloads. */
  async function take(connection: Connection, count: number): Promise<string> {
    const payloads = [];
    for (let i = 0; i < count; i++) {
      const packet = await connection.expect("PUBLISH");
      payloads.push(packet.payload!.toString());
      connection.send(acknowledgement("PUBACK", packet.packetId!));
    }
    return payloads.join(" ");
  }

  test(`on ${board} a full outbox refuses a message, says so, and sends what it took in order`, async (t) => {
    const [agent, connection] = await full(t, overflow.refuse);
    assert.equal(await agent.publish("t", "3", 1, false, "3"), "false");
    assert.match(agent.console, /mqtt\.publish: the outbox is full/);
    await agent.waitFor(new RegExp(`^! dropped ${hex("t")}$`, "m"));
    assert.match(await agent.call("stats"), / 2 1$/);
    assert.equal(await take(connection, 3), "0 1 2");
    await agent.waitFor(/^! done 2 0$/m);
  });

  test(`on ${board} a full outbox gives up its oldest or its newest message if told to, and its callback tells`, async (t) => {
    const [oldest, first] = await full(t, overflow.oldest);
    assert.equal(await oldest.publish("t", "3", 1, false, "3"), "true");
    await oldest.waitFor(/^! done 1 -16$/m);
    await oldest.waitFor(new RegExp(`^! dropped ${hex("t")}$`, "m"));
    assert.equal(await take(first, 3), "0 2 3");
    const [newest, second] = await full(t, overflow.newest);
    assert.equal(await newest.publish("t", "3", 1, false, "3"), "true");
    await newest.waitFor(/^! done 3 -16$/m);
    assert.equal(await take(second, 3), "0 1 2");
  });

  test(`on ${board} of a thousand messages given up in one go the first few are told, and all are counted`, async (t) => {
    const [agent, connection] = await full(t, overflow.oldest);
    assert.equal(await agent.call("burst", hex("t"), 0, 0, 1000), "1000");
    await agent.waitFor(new RegExp(`^! dropped ${hex("t")}$`, "m"));
    assert.match(await agent.call("stats"), / 1000 2 1$/);
    assert.ok(agent.count(/^! dropped /) <= 16);
    assert.equal(await take(connection, 3), "0 998 999");
  });

  test(`on ${board} the outbox is limited in bytes as in messages`, async (t) => {
    const [agent, connection] = await full(t, overflow.refuse);
    await agent.call("set", "maxMessages", 100);
    await agent.call("set", "maxBytes", 120);
    assert.equal(await agent.publish("t", "x".repeat(80), 1), "true");
    assert.equal(await agent.publish("t", "x".repeat(80), 1), "false");
    assert.equal(await take(connection, 4), `0 1 2 ${"x".repeat(80)}`);
  });

  test(`on ${board} messages published without a connection are refused, or sent by the next one if allowed`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    const outside = await broker.subscribe("out");
    await agent.make();
    assert.equal(await agent.publish("out", "refused"), "false");
    assert.match(agent.console, /mqtt\.publish: not connected/);
    await agent.call("set", "offline", 1);
    for (const qos of [0, 1, 2])
      assert.equal(await agent.publish("out", `early ${qos}`, qos, false, `t${qos}`), "true");
    await agent.connect(broker.port);
    await agent.waitFor(/^! done t2 0$/m);
    // The broker says that it has a message before the subscriber has printed it.
    await outside.waitFor(/early 2\n/);
    assert.equal(outside.stdout, "out early 0\nout early 1\nout early 2\n");
    assert.match(agent.text, /^! done t0 0$[\s\S]*^! done t1 0$[\s\S]*^! done t2 0$/m);
  });

  test(`on ${board} a hundred messages in one go arrive in order, those refused left out`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    const outside = await broker.subscribe("out/#", "-q", "2");
    await agent.make();
    await agent.call("set", "maxMessages", 50);
    await agent.connect(broker.port);
    await agent.waitFor(/^! connected$/m);
    for (const qos of [0, 1, 2]) {
      const accepted = Number(await agent.call("burst", hex(`out/${qos}`), qos, 0, 100));
      assert.ok(accepted >= 50, `${accepted} were accepted`);
      while ((await agent.publish(`end/${qos}`, "", 1, false, `end${qos}`)) !== "true") await pause(20);
      await agent.waitFor(new RegExp(`^! done end${qos} `, "m"));
      await outside.waitFor(new RegExp(`(out/${qos} \\d+\n){${accepted}}`));
      const numbers = [...outside.stdout.matchAll(new RegExp(`^out/${qos} (\\d+)$`, "gm"))].map((m) =>
        Number(m[1]),
      );
      assert.equal(numbers.length, accepted);
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
      );
    }
  });
}
