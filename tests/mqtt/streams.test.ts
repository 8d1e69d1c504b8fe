// Large messages out and in, in pieces; back-pressure.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import { Agent, hex } from "./agent.js";
import { publish } from "./packet-reader.js";
import { Peer } from "./peer.js";

/** Bytes whose values are their positions' low bytes. */
const pattern = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, i) => i & 255));

for (const board of boards) {
  test(`on ${board} a message larger than the board's memory is streamed out, with every QoS, and other packets wait for its end`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.accept();
    await agent.waitFor(/^! connected$/m);
    const length = 100_000;
    for (const qos of [0, 1, 2]) {
      assert.equal(await agent.call("begin", hex(`big/${qos}`), length, qos, 1), "true");
      // An answer to the broker, and a message, that may not come in between.
      connection.send(publish("in", "x", { qos: 1, packetId: 9 }));
      await agent.waitFor(new RegExp(`(^! message ${hex("in")} ${hex("x")}$[\\s\\S]*){${qos + 1}}`, "m"));
      assert.equal(await agent.publish("small", "s"), "true");
      assert.equal(await agent.call("fill", length, 700), "true");
      assert.equal(await agent.call("end"), "true");
      const packet = await connection.expect("PUBLISH");
      assert.equal(packet.topic, `big/${qos}`);
      assert.equal(packet.qos, qos);
      assert.equal(packet.retain, true);
      assert.ok(packet.payload!.equals(pattern(length)));
      assert.equal((await connection.expect("PUBACK")).packetId, 9);
      assert.equal((await connection.expect("PUBLISH")).topic, "small");
      const id = packet.packetId ?? 0;
      if (qos === 1) connection.send(0x40, 2, id >> 8, id & 255);
      if (qos === 2) {
        connection.send(0x50, 2, id >> 8, id & 255);
        assert.equal((await connection.expect("PUBREL")).packetId, id);
        connection.send(0x70, 2, id >> 8, id & 255);
      }
      await agent.waitFor(new RegExp(`(^! done stream 0$[\\s\\S]*){${qos + 1}}`, "m"));
    }
  });

  test(`on ${board} write() and end() refuse what beginPublish() has not announced`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    assert.equal(await agent.call("begin", hex("a"), 5, 0, 0), "false");
    assert.equal(await agent.call("write", hex("x")), "false");
    assert.equal(await agent.call("end"), "false");
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.accept();
    await agent.waitFor(/^! connected$/m);
    assert.equal(await agent.call("begin", hex("a/+"), 5, 0, 0), "false");
    assert.equal(await agent.call("begin", hex("a"), 3, 0, 0), "true");
    assert.equal(await agent.call("begin", hex("a"), 3, 0, 0), "false");
    assert.equal(await agent.call("write", hex("four")), "false");
    assert.equal(await agent.call("write", hex("abc")), "true");
    assert.equal(await agent.call("end"), "true");
    assert.equal((await connection.expect("PUBLISH")).payload!.toString(), "abc");
    // A message that ends too early can't be mended: the broker waits for the rest.
    assert.equal(await agent.call("begin", hex("a"), 3, 1, 0), "true");
    assert.equal(await agent.call("write", hex("a")), "true");
    assert.equal(await agent.call("end"), "false");
    await agent.waitFor(/^! offline -17 /m);
    await connection.end();
  });

  test(`on ${board} messages beyond the limit come in chunks, acknowledged after the last`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ maxMessageLength: 100 });
    await agent.call("chunks");
    await agent.connect(peer.port);
    const connection = await peer.next();
    await connection.accept();
    const length = 20_000;
    for (const qos of [0, 1, 2])
      connection.send(publish(`big/${qos}`, pattern(length), { qos, packetId: 5 + qos }));
    connection.send(publish("small", "whole"));
    await agent.waitFor(new RegExp(`^! message ${hex("small")} ${hex("whole")}$`, "m"));
    for (const qos of [0, 1, 2]) {
      const chunks = agent.lines
        .map((line) => /^! chunk (\S+) (\d+) (\d+) (\S+)$/.exec(line))
        .filter((match) => match?.[1] === hex(`big/${qos}`));
      let at = 0;
      for (const chunk of chunks) {
        assert.equal(Number(chunk![2]), at);
        assert.equal(Number(chunk![3]), length);
        at += chunk![4]!.length / 2;
      }
      assert.equal(at, length);
      assert.ok(Buffer.from(chunks.map((chunk) => chunk![4]).join(""), "hex").equals(pattern(length)));
    }
    assert.equal((await connection.expect("PUBACK")).packetId, 6);
    assert.equal((await connection.expect("PUBREC")).packetId, 7);
  });

  test(`on ${board} pauseReceiving() leaves messages with the broker until resumeReceiving()`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    await agent.make({ keepAlive: 2 });
    await agent.call("set", "pingTimeout", 1);
    await agent.connect(broker.port);
    await agent.waitFor(/^! connected$/m);
    await agent.subscribe("in", 1);
    await agent.waitFor(/^! subscribed 1 /m);
    await agent.call("pause");
    for (let i = 0; i < 10; i++) await broker.publish("in", `m${i}`, "-q", "1");
    await broker.waitForLog(/Received PINGREQ from under-test[\s\S]*Received PINGREQ from under-test/);
    assert.doesNotMatch(agent.text, /! (message|offline)/);
    await agent.call("resume");
    await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("m9")}$`, "m"));
    assert.equal(agent.lines.filter((line) => line.startsWith("! message")).length, 10);
    assert.doesNotMatch(agent.text, /! offline/);
  });

  test(`on ${board} a callback that waits delays no keep-alive and no other fiber, and the broker is slowed down`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    await agent.make({ keepAlive: 2 });
    await agent.call("set", "busy", 300);
    await agent.connect(broker.port);
    await agent.waitFor(/^! connected$/m);
    await agent.subscribe("in", 1);
    await agent.waitFor(/^! subscribed 1 /m);
    const before = Number(await agent.call("ticks"));
    for (let i = 0; i < 12; i++) await broker.publish("in", `m${i}`, "-q", "1");
    await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex("m11")}$`, "m"));
    assert.ok(Number(await agent.call("ticks")) > before + 20);
    assert.deepEqual(
      agent.lines.filter((line) => line.startsWith("! message")),
      Array.from({ length: 12 }, (_, i) => `! message ${hex("in")} ${hex(`m${i}`)}`),
    );
    await broker.waitForLog(/Received PINGREQ from under-test/);
    assert.doesNotMatch(agent.text, /! offline/);
  });

  test(`on ${board} onMessage's handlers get what their filters match, besides the event "message"`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    await agent.make();
    for (const filter of ["a/+", "a/#", "#", "$SYS/#"])
      assert.equal(await agent.call("route", hex(filter)), "true");
    assert.equal(await agent.call("route", hex("a/#/b")), "false");
    await agent.connect(broker.port);
    await agent.waitFor(/^! connected$/m);
    await agent.subscribe("#", 0);
    await agent.waitFor(/^! subscribed /m);
    await broker.publish("a", "1");
    await broker.publish("a/b", "2");
    await agent.waitFor(new RegExp(`^! route ${hex("#")} ${hex("a/b")} `, "m"));
    await agent.call("unroute", hex("a/#"));
    await broker.publish("a/b/c", "3");
    await agent.waitFor(new RegExp(`^! route ${hex("#")} ${hex("a/b/c")} `, "m"));
    const routes = agent.lines
      .filter((line) => line.startsWith("! route"))
      .map((line) =>
        line
          .split(" ")
          .slice(2)
          .map((word) => Buffer.from(word, "hex").toString())
          .join(" "),
      );
    assert.deepEqual(routes, ["a/# a 1", "# a 1", "a/+ a/b 2", "a/# a/b 2", "# a/b 2", "# a/b/c 3"]);
  });
}
