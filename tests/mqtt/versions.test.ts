// MQTT 3.1, where it differs from 3.1.1, and the way from one to the other.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Agent, type ClientOptions, hex, unhex } from "./agent.js";
import { acknowledgement, field, packet, publish, short, suback } from "./packet-reader.js";
import { Peer } from "./peer.js";

/** Makes a client of MQTT 3.1. */
async function make31(agent: Agent, options: ClientOptions = {}): Promise<void> {
  await agent.make(options);
  await agent.call("set", "protocol", 3);
}

for (const board of boards) {
  test(`on ${board} CONNECT of MQTT 3.1 says MQIsdp, level 3, with an identifier of 1 to 23 characters`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    const ids = ["x", "x".repeat(23), "ü".repeat(23)];
    for (const clientId of ids) {
      await make31(agent, { clientId, username: "ann", password: "secret", cleanSession: false });
      assert.equal(await agent.call("lwt", hex("w"), hex("gone"), 1, 1), "true");
      const connection = await agent.connectTo(peer);
      const fields = [clientId, "w", "gone", "ann", "secret"].map((each) => field(each));
      const expected = packet(0x10, field("MQIsdp"), Buffer.of(3, 0xec), short(60), ...fields);
      assert.equal(connection.packets[0]!.bytes.toString("hex"), expected.toString("hex"));
      await agent.call("close");
      await connection.expect("DISCONNECT");
    }
    for (const clientId of ["x".repeat(24), ""]) {
      await make31(agent);
      await agent.call("id", hex(clientId));
      assert.equal(await agent.connect(peer.port), "false");
    }
    assert.equal(
      agent.console.trim().split(/\r?\n/).at(-1),
      "mqtt.connect: MQTT 3.1 wants a client identifier of 1 to 23 characters [3.1 §3.1]",
    );
    assert.equal(peer.connections.length, ids.length);
  });

  test(`on ${board} MQTT 3.1's unused bits are ignored: CONNACK's first byte, flags of acknowledgements, DUP with QoS 0`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await make31(agent);
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.expect("CONNECT");
    connection.send(0x2f, 2, 0xff, 0);
    await agent.waitFor(/^! connected$/m);
    await agent.publish("a", "b", 1, false, "one");
    await agent.publish("a", "b", 2, false, "two");
    connection.send(packet(0x4f, short(1)), packet(0x5f, short(2)));
    for (const type of ["PUBLISH", "PUBLISH", "PUBREL"]) await connection.expect(type);
    connection.send(packet(0x7f, short(2)), packet(0x38, field("a"), Buffer.from("x")));
    connection.send(publish("a", "y", { qos: 2, packetId: 3 }));
    await connection.expect("PUBREC");
    connection.send(packet(0x6a, short(3)), packet(0xdf));
    await connection.expect("PUBCOMP");
    await agent.waitFor(new RegExp(`^! message ${hex("a")} 78\n! message ${hex("a")} 79$`, "m"));
    assert.equal(agent.count(/^! done (one|two) 0$/), 2);
    connection.send(packet(0x36, field("a"), short(1)));
    const [, reason, text] = await agent.waitFor(/^! offline (\S+) (\S+)$/m);
    assert.equal(reason, "-14");
    assert.match(unhex(text!), /QoS 3/);
  });

  test(`on ${board} MQTT 3.1 sends again what is not acknowledged in time, once, with DUP, and then gives the connection up`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await make31(agent);
    await agent.call("set", "ackTimeout", 0.5);
    const connection = await agent.connectTo(peer);
    await agent.publish("a", "b", 1, false, "t");
    await agent.publish("a", "b", 2);
    await agent.subscribe("s", 1);
    await agent.call("unsubscribe", hex("s"), 0);
    const types = ["PUBLISH", "PUBLISH", "SUBSCRIBE", "UNSUBSCRIBE"];
    const sent = [];
    for (const type of types) sent.push(await connection.expect(type));
    connection.send(acknowledgement("PUBREC", 2));
    await connection.expect("PUBREL");
    const again = new Map<string, string>();
    for (let i = 0; i < 4; i++) {
      const { type, bytes } = await connection.take();
      again.set(type, bytes.toString("hex"));
    }
    /** What was sent, with DUP. */
    const dup = (bytes: Buffer) =>
      Buffer.concat([Buffer.of(bytes[0]! | 8), bytes.subarray(1)]).toString("hex");
    assert.equal(again.get("PUBLISH"), dup(sent[0]!.bytes));
    assert.equal(again.get("SUBSCRIBE"), dup(sent[2]!.bytes));
    assert.equal(again.get("UNSUBSCRIBE"), dup(sent[3]!.bytes));
    assert.equal(again.get("PUBREL"), "6a020002");
    // Both copies are acknowledged: the second acknowledgement is no violation.
    for (let i = 0; i < 2; i++)
      connection.send(acknowledgement("PUBACK", 1), acknowledgement("PUBCOMP", 2), suback(3, 1));
    await agent.waitFor(/^! done t 0$/m);
    await agent.waitFor(/^! subscribed 1 /m);
    await agent.waitFor(new RegExp(`^! unsubscribed -13 ${hex("s")}$`, "m"));
    await agent.waitFor(/^! offline -13 /m);
    assert.equal(connection.packets.length, 10);
  });

  test(`on ${board} MQTT 3.1 takes a session that is not clean for continued: after a break all is sent again with DUP`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await make31(agent, { cleanSession: false });
    const first = await agent.connectTo(peer);
    await agent.publish("a", "b", 1, false, "one");
    await agent.publish("a", "b", 2, false, "two");
    await first.expect("PUBLISH");
    await first.expect("PUBLISH");
    first.send(acknowledgement("PUBREC", 2));
    await first.expect("PUBREL");
    first.reset();
    await agent.waitFor(/^! offline -11 /m);
    const second = await agent.connectTo(peer);
    assert.equal((await second.expect("PUBLISH")).bytes[0], 0x3a);
    assert.equal((await second.expect("PUBREL")).bytes.toString("hex"), "6a020002");
    second.send(acknowledgement("PUBACK", 1), acknowledgement("PUBCOMP", 2));
    await agent.waitFor(/^! done one 0\n! puback\n! done two 0$/m);
  });

  test(`on ${board} MQTT 3.1's SUBACK has no code for failure: 0x80 closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await make31(agent);
    const connection = await agent.connectTo(peer);
    await agent.subscribe("s", 1);
    await connection.expect("SUBSCRIBE");
    connection.send(suback(1, 0x80));
    const [, reason, text] = await agent.waitFor(/^! offline (\S+) (\S+)$/m);
    assert.equal(reason, "-14");
    assert.match(unhex(text!), /reserved return code/);
    await connection.end();
  });

  test(`on ${board} a broker that refuses 3.1.1's version is tried with 3.1 if the program wants, and the identifier fits`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    /** Refuses the next connection for its version, and says which it had. */
    const refuse = async (): Promise<string> => {
      const connection = await peer.next();
      const { connect } = await connection.expect("CONNECT");
      connection.socket.end(Buffer.of(0x20, 2, 0, 1));
      return `${connect!.protocol} ${connect!.level}`;
    };
    await agent.make();
    await agent.connect(peer.port);
    assert.equal(await refuse(), "MQTT 4");
    await agent.waitFor(/^! failed 1\n! connfail 1 /m);
    await agent.make({ clientId: "x".repeat(24) });
    await agent.call("set", "fallback", 1);
    let before = agent.lines.length;
    await agent.connect(peer.port);
    assert.equal(await refuse(), "MQTT 4");
    await agent.waitAfter(before, /^! failed 1$/m);
    await agent.make();
    await agent.call("set", "fallback", 1);
    before = agent.lines.length;
    await agent.connect(peer.port);
    assert.equal(await refuse(), "MQTT 4");
    assert.equal(await refuse(), "MQIsdp 3");
    await agent.waitAfter(before, /^! failed 1$/m);
    await agent.connect(peer.port);
    assert.equal(await refuse(), "MQTT 4");
    const connection = await peer.next();
    assert.equal((await connection.accept()).connect?.protocol, "MQIsdp");
    await agent.waitFor(/^! connected$/m);
  });
}
