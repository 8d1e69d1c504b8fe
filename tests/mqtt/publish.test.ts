// PUBLISH in both directions: its bytes, its handshakes in detail, and messages too long for the board.

import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatorBoard } from "../../cli/boards.js";
import { boards } from "../support/boards.js";
import { Agent, hex } from "./agent.js";
import { acknowledgement, field, packet, publish, short } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

/** The next packets, as "type identifier". */
async function following(connection: Connection, types: string[]): Promise<string[]> {
  const result = [];
  for (const type of types) result.push(`${type} ${(await connection.expect(type)).packetId}`);
  return result;
}

for (const board of boards) {
  test(`on ${board} PUBLISH has topic, flags, identifier and remaining length as the specification says`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    const cases: [string, string | Uint8Array, number, boolean][] = [
      ["a/b", "hi", 0, false],
      ["a", "", 0, true],
      ["a", Buffer.from("00ff80", "hex"), 1, true],
      ["a", "x", 2, false],
      ["\ufeffBOM", "\ufeffx", 0, false],
      ["grüße/世界/😀", "grüß dich", 1, false],
      ["/", "x", 0, false],
      ["$own/ 1", "x", 2, true],
    ];
    let packetId = 0;
    for (const [topic, payload, qos, retain] of cases) {
      assert.equal(await agent.publish(topic, payload, qos, retain), "true");
      if (qos > 0) packetId++;
      const { bytes } = await connection.expect("PUBLISH");
      assert.equal(bytes.toString("hex"), publish(topic, payload, { qos, packetId, retain }).toString("hex"));
    }
    // Where the remaining length gets another byte: three bytes of it are the topic and its length.
    for (const length of [127, 128, 16383, 16384]) {
      assert.equal(await agent.call("begin", hex("s"), length - 3, 0, 0), "true");
      assert.equal(await agent.call("fill", length - 3, 500), "true");
      assert.equal(await agent.call("end"), "true");
      const payload = Buffer.from(Array.from({ length: length - 3 }, (_, i) => i & 255));
      assert.ok(
        (await connection.expect("PUBLISH")).bytes.equals(packet(0x30, field("s"), payload)),
        `${length}`,
      );
    }
  });

  test(`on ${board} each PUBREC is answered by PUBREL in its order, and PUBLISH is not sent again after it`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ cleanSession: false });
    const connection = await agent.connectTo(peer);
    for (let i = 0; i < 3; i++) await agent.publish("t", `m${i}`, 2, false, `m${i}`);
    await following(connection, ["PUBLISH", "PUBLISH", "PUBLISH"]);
    connection.send(...[3, 1, 2, 1].map((id) => acknowledgement("PUBREC", id)));
    const rels = ["PUBREL", "PUBREL", "PUBREL", "PUBREL"];
    assert.deepEqual(await following(connection, rels), ["PUBREL 3", "PUBREL 1", "PUBREL 2", "PUBREL 1"]);
    assert.equal(agent.count(/^! done/), 0);
    connection.send(acknowledgement("PUBCOMP", 1));
    await agent.waitFor(/^! puback\n! done m0 0$/m);
    connection.reset();
    await agent.waitFor(/^! offline/m);
    const second = await agent.connectTo(peer, true);
    assert.deepEqual(await following(second, ["PUBREL", "PUBREL"]), ["PUBREL 2", "PUBREL 3"]);
    second.send(acknowledgement("PUBCOMP", 3), acknowledgement("PUBCOMP", 2));
    await agent.waitFor(/^! done m2 0\n! puback\n! done m1 0$/m);
  });

  test(`on ${board} received messages are acknowledged by their QoS and in their order, also while callbacks wait, wanted or not`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    await agent.call("set", "busy", 30);
    // Nothing was subscribed: the client takes what comes.
    connection.send(
      publish("in", "0", { qos: 1, packetId: 5 }),
      publish("in", "1", { qos: 2, packetId: 5 }),
      publish("in", "2"),
      publish("in", "3", { qos: 1, packetId: 65535, retain: true }),
      publish("in", "4", { qos: 2, packetId: 3 }),
      publish("in", "5", { qos: 1, packetId: 1, dup: true }),
      publish("in", "6", { qos: 1, packetId: 5 }),
    );
    assert.deepEqual(
      await following(connection, ["PUBACK", "PUBREC", "PUBACK", "PUBREC", "PUBACK", "PUBACK"]),
      ["PUBACK 5", "PUBREC 5", "PUBACK 65535", "PUBREC 3", "PUBACK 1", "PUBACK 5"],
    );
    const messages = Array.from({ length: 7 }, (_, i) => `! message ${hex("in")} ${hex(`${i}`)}`).join("\n");
    await agent.waitFor(new RegExp(`^${messages}$`, "m"));
    assert.equal(connection.packets[1]!.bytes.toString("hex"), "40020005");
    assert.equal(connection.packets[2]!.bytes.toString("hex"), "50020005");
  });

  test(`on ${board} a message that a full outbox gives up is told with reason -16, and is not sent`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    for (const [name, value] of [
      ["maxInFlight", 1],
      ["maxMessages", 1],
      // Of those that wait, the oldest.
      ["overflow", 1],
    ])
      await agent.call("set", name!, value!);
    const connection = await agent.connectTo(peer);
    for (let i = 0; i < 3; i++) assert.equal(await agent.publish(`t${i}`, "x", 1, false, `t${i}`), "true");
    await agent.waitFor(/^! done t1 -16$/m);
    await agent.waitFor(new RegExp(`^! dropped ${hex("t1")}$`, "m"));
    const first = await connection.expect("PUBLISH");
    connection.send(acknowledgement("PUBACK", first.packetId!));
    const second = await connection.expect("PUBLISH");
    assert.deepEqual([first.topic, second.topic], ["t0", "t2"]);
    connection.send(acknowledgement("PUBACK", second.packetId!));
    await agent.waitFor(/^! done t2 0$/m);
  });

  test(`on ${board} a stream of packets means the same in pieces of any size, and text in it is kept as it is`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.expect("CONNECT");
    const topics = ["a", "\ufeffBOM", "grüße/世界/😀", "/", "\u{10ffff}\ud7ff\ue000"];
    const stream = Buffer.concat([
      Buffer.of(0x20, 2, 0, 0),
      ...topics.map((topic, i) => publish(topic, `p${i}`, { qos: 1, packetId: i + 1 })),
      // A remaining length with a zero byte more than it needs.
      Buffer.of(0x30, 0x84, 0x80, 0x00, 0, 1, 0x61, 0x62),
      publish("long", "x".repeat(300)),
      publish("end", ""),
    ]);
    for (let at = 0, size = 1; at < stream.length; at += size, size = (size % 7) + 1) {
      connection.send(stream.subarray(at, at + size));
      // Each piece in a segment of its own.
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const expected = [
      "! connect",
      "! connected",
      ...topics.map((topic, i) => `! message ${hex(topic)} ${hex(`p${i}`)}`),
      `! message ${hex("a")} ${hex("b")}`,
      `! message ${hex("long")} ${hex("x".repeat(300))}`,
      `! message ${hex("end")} `,
    ];
    await agent.waitFor(/^! message 656e64 $/m);
    assert.deepEqual(
      agent.lines.filter((line) => /^! (con|mes)/.test(line)),
      expected,
    );
  });

  test(`on ${board} a message too long for the client reaches "overflow" with its beginning, is acknowledged, and the next is whole`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ maxMessageLength: 100 });
    const connection = await agent.connectTo(peer);
    const payload = (length: number) => Buffer.from(Array.from({ length }, (_, i) => 97 + (i % 26)));
    const begin = hex("abcdefghijklmnop");
    let packetId = 0;
    for (const qos of [0, 1, 2]) {
      for (const length of [99, 100, 5000, 100_000]) {
        packetId++;
        const before = agent.lines.length;
        // The last byte comes later.
        const bytes = publish("a", payload(length), { qos, packetId });
        connection.send(bytes.subarray(0, -1));
        await new Promise((resolve) => setTimeout(resolve, 20));
        connection.send(bytes.subarray(-1), publish("next", `${packetId}`));
        // Topic and payload together are kept up to the limit.
        const report =
          length < 100
            ? `! message ${hex("a")} ${hex(payload(length))}`
            : `! overflow ${hex("a")} 99 ${begin}`;
        const next = `! message ${hex("next")} ${hex(`${packetId}`)}`;
        await agent.waitAfter(before, new RegExp(`^${report}\n${next}$`, "m"));
        if (qos > 0)
          assert.equal((await connection.expect(qos === 1 ? "PUBACK" : "PUBREC")).packetId, packetId);
      }
    }
    // A topic longer than the limit, too; and the long QoS 2 message sent again is not told again.
    connection.send(publish("t".repeat(300), "x", { qos: 1, packetId: 99 }));
    await agent.waitFor(/^! overflow (74){100,102} 0 $/m);
    assert.equal((await connection.expect("PUBACK")).packetId, 99);
    const before = agent.count(/^! overflow/);
    connection.send(publish("a", payload(5000), { qos: 2, packetId: 11, dup: true }));
    assert.equal((await connection.expect("PUBREC")).packetId, 11);
    assert.equal(agent.count(/^! overflow/), before);
  });

  if (board === simulatorBoard) continue;

  test(`on ${board} a message for which there is no memory ends the connection with reason -15, never the program`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ maxMessageLength: 60_000, cleanSession: false });
    const outcomes: string[] = [];
    for (const kilobytes of [2, 4, 6, 8, 10, 12, 14, 16, 20, 25, 30, 50]) {
      const length = kilobytes * 1000;
      const connection = await agent.connectTo(peer);
      const before = agent.lines.length;
      connection.send(publish("a", Buffer.alloc(length, 120), { qos: 2, packetId: kilobytes }));
      const [, what] = await agent.waitAfter(
        before,
        new RegExp(`^! (message ${hex("a")} (?:#${length}|(?:78)+)|offline -15 \\S+)$`, "m"),
      );
      outcomes.push(what!.split(" ")[0]!);
      if (what!.startsWith("offline")) await connection.end();
      else {
        assert.equal((await connection.expect("PUBREC")).packetId, kilobytes);
        await agent.call("close");
      }
    }
    assert.equal(outcomes[0], "message");
    assert.equal(outcomes.at(-1), "offline");
    const before = agent.lines.length;
    (await agent.connectTo(peer)).send(publish("t".repeat(20_000), "x"));
    await agent.waitAfter(before, /^! offline -15 /m);
    assert.ok(await agent.goesOn());
    // What was not delivered is not taken for delivered.
    const connection = await agent.connectTo(peer, true);
    connection.send(packet(0x3c, field("a"), short(50), Buffer.from("short")));
    await agent.waitFor(new RegExp(`^! message ${hex("a")} ${hex("short")}$`, "m"));
  });
}
