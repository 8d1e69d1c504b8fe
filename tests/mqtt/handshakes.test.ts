// QoS 1 and 2 in both directions, against a scripted peer that sees every packet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Agent, hex } from "./agent.js";
import { acknowledgement, publish, suback } from "./packet-reader.js";
import { Peer } from "./peer.js";

for (const board of boards) {
  test(`on ${board} QoS 1 and 2 go through their handshakes, and several may be in flight, acknowledged in any order`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    for (const [i, qos] of [1, 2, 1].entries())
      assert.equal(await agent.publish("a/b", `m${i}`, qos, false, `t${i}`), "true");
    const sent = [];
    for (let i = 0; i < 3; i++) sent.push(await connection.expect("PUBLISH"));
    assert.deepEqual(
      sent.map((p) => p.payload!.toString()),
      ["m0", "m1", "m2"],
    );
    connection.send(acknowledgement("PUBACK", sent[2]!.packetId!));
    await agent.waitFor(/^! done t2 0$/m);
    connection.send(acknowledgement("PUBREC", sent[1]!.packetId!));
    assert.equal((await connection.expect("PUBREL")).packetId, sent[1]!.packetId);
    connection.send(acknowledgement("PUBCOMP", sent[1]!.packetId!));
    await agent.waitFor(/^! done t1 0$/m);
    connection.send(acknowledgement("PUBACK", sent[0]!.packetId!));
    await agent.waitFor(/^! done t0 0$/m);
  });

  test(`on ${board} a QoS 2 message is delivered once, however often it is sent before PUBREL`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    assert.equal(await agent.subscribe("in", 2), "true");
    const subscribe = await connection.expect("SUBSCRIBE");
    connection.send(suback(subscribe.packetId!, 2));
    await agent.waitFor(/^! subscribed 2 /m);
    connection.send(publish("in", "once", { qos: 2, packetId: 7 }));
    assert.equal((await connection.expect("PUBREC")).packetId, 7);
    connection.send(publish("in", "once", { qos: 2, packetId: 7, dup: true }));
    assert.equal((await connection.expect("PUBREC")).packetId, 7);
    connection.send(acknowledgement("PUBREL", 7));
    assert.equal((await connection.expect("PUBCOMP")).packetId, 7);
    connection.send(publish("in", "again", { qos: 2, packetId: 7 }));
    await connection.expect("PUBREC");
    assert.equal(agent.lines.filter((line) => line === `! message ${hex("in")} ${hex("once")}`).length, 1);
    await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("again")}$`, "m"));
  });
}
