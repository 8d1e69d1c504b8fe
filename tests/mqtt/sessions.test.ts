// What outlives a connection, and what does not: packets in flight, messages received, packet identifiers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Agent, hex, unhex } from "./agent.js";
import { acknowledgement, publish, suback } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

/** Takes a PUBLISH, and says what matters of it. */
async function published(connection: Connection): Promise<string> {
  const { payload, qos, dup, packetId } = await connection.expect("PUBLISH");
  return `${payload} q${qos}${dup ? " dup" : ""} id${packetId}`;
}

for (const board of boards) {
  test(`on ${board} a kept session sends what is not acknowledged again: in order, with DUP, under its identifier, PUBREL after PUBREC`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ cleanSession: false });
    const first = await agent.connectTo(peer);
    for (const [i, qos] of [1, 2, 2, 1, 1].entries()) await agent.publish("t", `m${i}`, qos, false, `m${i}`);
    const sent = [];
    for (let i = 0; i < 5; i++) sent.push(await published(first));
    assert.deepEqual(sent, ["m0 q1 id1", "m1 q2 id2", "m2 q2 id3", "m3 q1 id4", "m4 q1 id5"]);
    first.send(acknowledgement("PUBACK", 4), acknowledgement("PUBREC", 2));
    assert.equal((await first.expect("PUBREL")).packetId, 2);
    first.reset();
    await agent.waitFor(/^! offline -11 /m);
    const second = await agent.connectTo(peer, true);
    assert.equal(await published(second), "m0 q1 dup id1");
    assert.equal((await second.expect("PUBREL")).bytes.toString("hex"), "62020002");
    assert.equal(await published(second), "m2 q2 dup id3");
    assert.equal(await published(second), "m4 q1 dup id5");
    second.send(acknowledgement("PUBACK", 1), acknowledgement("PUBCOMP", 2), acknowledgement("PUBREC", 3));
    assert.equal((await second.expect("PUBREL")).packetId, 3);
    second.send(acknowledgement("PUBCOMP", 3));
    for (const tag of ["m0", "m1", "m2", "m3"]) await agent.waitFor(new RegExp(`^! done ${tag} 0$`, "m"));
    // close() by the program keeps the session, too.
    await agent.call("close");
    const third = await agent.connectTo(peer, true);
    assert.equal(await published(third), "m4 q1 dup id5");
    third.send(acknowledgement("PUBACK", 5));
    await agent.waitFor(/^! done m4 0$/m);
    await agent.call("close");
    const fourth = await agent.connectTo(peer, true);
    await agent.publish("t", "next", 1);
    assert.equal(await published(fourth), "next q1 id6");
  });

  test(`on ${board} a broker that has forgotten the session gets what is not acknowledged as new, and its identifiers count as new`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ cleanSession: false });
    const first = await agent.connectTo(peer);
    await agent.publish("t", "m0", 1, false, "m0");
    await agent.publish("t", "m1", 2, false, "m1");
    assert.equal(await published(first), "m0 q1 id1");
    assert.equal(await published(first), "m1 q2 id2");
    first.send(acknowledgement("PUBREC", 2), publish("in", "once", { qos: 2, packetId: 7 }));
    await first.expect("PUBREL");
    await first.expect("PUBREC");
    first.reset();
    await agent.waitFor(/^! offline/m);
    const second = await agent.connectTo(peer, false);
    // The broker took m1 over before: it is not sent again.
    assert.equal(await published(second), "m0 q1 id1");
    await agent.waitFor(/^! done m1 0$/m);
    second.send(publish("in", "other", { qos: 2, packetId: 7 }));
    await second.expect("PUBREC");
    await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("other")}$`, "m"));
  });

  test(`on ${board} a clean session ends with its connection: nothing is sent again, nothing received is remembered`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const first = await agent.connectTo(peer);
    await agent.publish("t", "m0", 1, false, "m0");
    await agent.publish("t", "m1", 2, false, "m1");
    await agent.subscribe("in", 2);
    for (const type of ["PUBLISH", "PUBLISH", "SUBSCRIBE"]) await first.expect(type);
    first.send(publish("in", "same", { qos: 2, packetId: 7 }));
    await first.expect("PUBREC");
    first.reset();
    await agent.waitFor(/^! done m0 -11$/m);
    await agent.waitFor(/^! done m1 -11$/m);
    await agent.waitFor(new RegExp(`^! subscribed -11 ${hex("in")}$`, "m"));
    const second = await agent.connectTo(peer);
    const before = agent.lines.length;
    second.send(publish("in", "same", { qos: 2, packetId: 7 }));
    await second.expect("PUBREC");
    await agent.waitAfter(before, new RegExp(`^! message ${hex("in")} ${hex("same")}$`, "m"));
    await agent.publish("t", "m2", 1);
    assert.match(await published(second), /^m2 q1 id\d+$/);
    assert.equal(second.packets.length, 3);
  });

  test(`on ${board} a QoS 2 message of a kept session is delivered once over several connections, a QoS 1 message each time`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ cleanSession: false });
    const first = await agent.connectTo(peer);
    first.send(publish("in", "two", { qos: 2, packetId: 9 }), publish("in", "one", { qos: 1, packetId: 9 }));
    assert.equal((await first.expect("PUBREC")).packetId, 9);
    assert.equal((await first.expect("PUBACK")).packetId, 9);
    first.reset();
    await agent.waitFor(/^! offline/m);
    const second = await agent.connectTo(peer, true);
    for (let i = 0; i < 2; i++) {
      second.send(publish("in", "two", { qos: 2, packetId: 9, dup: true }));
      assert.equal((await second.expect("PUBREC")).packetId, 9);
    }
    second.send(publish("in", "one", { qos: 1, packetId: 9, dup: true }));
    assert.equal((await second.expect("PUBACK")).packetId, 9);
    // PUBCOMP may have been lost: PUBREL is answered each time.
    for (let i = 0; i < 2; i++) {
      second.send(acknowledgement("PUBREL", 9));
      assert.equal((await second.expect("PUBCOMP")).bytes.toString("hex"), "70020009");
    }
    assert.equal(agent.count(new RegExp(`^! message ${hex("in")} ${hex("two")}$`)), 1);
    assert.equal(agent.count(new RegExp(`^! message ${hex("in")} ${hex("one")}$`)), 2);
    // After PUBCOMP the identifier is free.
    second.send(publish("in", "two", { qos: 2, packetId: 9 }));
    await second.expect("PUBREC");
    assert.equal(agent.count(new RegExp(`^! message ${hex("in")} ${hex("two")}$`)), 2);
  });

  test(`on ${board} a session belongs to its client identifier: another one begins anew`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ cleanSession: false });
    const first = await agent.connectTo(peer);
    await agent.publish("t", "m0", 1, false, "m0");
    await first.expect("PUBLISH");
    first.send(publish("in", "two", { qos: 2, packetId: 9 }));
    await first.expect("PUBREC");
    await agent.call("close");
    await agent.call("id", hex("other"));
    const second = await agent.connectTo(peer, true);
    assert.equal(second.packets[0]!.connect?.clientId, "other");
    await agent.waitFor(/^! done m0 -17$/m);
    second.send(publish("in", "two", { qos: 2, packetId: 9 }));
    await second.expect("PUBREC");
    assert.equal(agent.count(/^! message/), 2);
  });

  test(`on ${board} packet identifiers go from 1 to 65535 and around, past those in flight, and are free after the last acknowledgement`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    const ids: (number | undefined)[] = [];
    const take = async (type: string) => ids.push((await connection.expect(type)).packetId);
    await agent.publish("t", "x", 1);
    await take("PUBLISH");
    await agent.call("lastid", 65533);
    await agent.publish("t", "x", 1);
    await agent.publish("t", "x", 2);
    await agent.publish("t", "x", 0);
    await agent.subscribe("in", 0);
    await agent.call("unsubscribe", hex("in"), 0);
    for (const type of ["PUBLISH", "PUBLISH", "PUBLISH", "SUBSCRIBE", "UNSUBSCRIBE"]) await take(type);
    assert.deepEqual(ids, [1, 65534, 65535, undefined, 2, 3]);
    connection.send(acknowledgement("PUBREC", 65535), suback(2, 0));
    await connection.expect("PUBREL");
    await agent.waitFor(/^! suback$/m);
    await agent.call("lastid", 65534);
    // 65535 waits for PUBCOMP, 1 and 3 for their acknowledgements.
    await agent.publish("t", "x", 1);
    await agent.publish("t", "x", 1);
    assert.equal((await connection.expect("PUBLISH")).packetId, 2);
    assert.equal((await connection.expect("PUBLISH")).packetId, 4);
    connection.send(
      acknowledgement("PUBCOMP", 65535),
      acknowledgement("PUBACK", 1),
      acknowledgement("UNSUBACK", 3),
    );
    await agent.waitFor(/^! unsuback$/m);
    await agent.call("lastid", 65534);
    for (const id of [65535, 1, 3]) {
      await agent.publish("t", "x", 1);
      assert.equal((await connection.expect("PUBLISH")).packetId, id);
    }
  });

  test(`on ${board} a broker that never sends PUBREL exhausts no memory: the connection ends with reason -15`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    for (let packetId = 1; packetId <= 256; packetId++) {
      connection.send(publish("in", "", { qos: 2, packetId }));
      assert.equal((await connection.expect("PUBREC")).packetId, packetId);
    }
    // One that is known needs no more.
    connection.send(publish("in", "", { qos: 2, packetId: 100, dup: true }));
    assert.equal((await connection.expect("PUBREC")).packetId, 100);
    connection.send(publish("in", "", { qos: 2, packetId: 257 }));
    const [, reason, text] = await agent.waitFor(/^! offline (\S+) (\S+)$/m);
    assert.equal(reason, "-15");
    assert.match(unhex(text!), /without PUBREL/);
    await connection.end();
    assert.ok(await agent.goesOn());
  });

  test(`on ${board} what the broker sent before it ended the connection is delivered, and each end has its reason`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const ended = await agent.connectTo(peer);
    await agent.call("pause");
    ended.socket.end(Buffer.concat(["one", "two", "three"].map((text) => publish("in", text))));
    await agent.call("resume");
    const report = ["one", "two", "three"].map((text) => `! message ${hex("in")} ${hex(text)}\n`).join("");
    await agent.waitFor(new RegExp(`^${report}! offline -10 `, "m"));
    const busy = await agent.connectTo(peer);
    await agent.call("set", "busy", 100);
    const before = agent.lines.length;
    busy.socket.end(Buffer.concat(["one", "two", "three"].map((text) => publish("in", text))));
    await agent.waitAfter(before, new RegExp(`^${report}! offline -10 `, "m"));
    (await agent.connectTo(peer)).reset();
    await agent.waitFor(/^! offline -11 /m);
    // A packet that breaks off is none, and nothing of it is left for the next connection.
    const counts = () => [agent.count(/^! message/), agent.count(/^! offline -10/)];
    assert.deepEqual(counts(), [6, 2]);
    const truncated = await agent.connectTo(peer);
    truncated.socket.end(publish("in", "x".repeat(100), { qos: 1 }).subarray(0, 50));
    await truncated.end();
    const last = await agent.connectTo(peer);
    last.send(publish("in", "whole"));
    await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("whole")}$`, "m"));
    assert.deepEqual(counts(), [7, 3]);
    await agent.call("close");
    assert.equal(await agent.call("state"), "0 false");
  });
}
