// The keep-alive time: when PINGREQ is sent, and what becomes of a broker that does not answer it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { boards } from "../support/boards.js";
import { Agent, hex, unhex } from "./agent.js";
import { publish } from "./packet-reader.js";
import { Peer } from "./peer.js";

for (const board of boards) {
  test(`on ${board} PINGREQ comes when nothing else was sent for the keep-alive time, whatever is received meanwhile`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ keepAlive: 2 });
    const connection = await agent.connectTo(peer);
    const traffic = setInterval(() => connection.send(publish("in", "x")), 100);
    t.after(() => clearInterval(traffic));
    // Messages that the client sends put PINGREQ off.
    assert.equal(await agent.call("burst", hex("out"), 0, 0, 25, 100), "25");
    assert.deepEqual([...new Set(connection.packets.slice(1).map(({ type }) => type))], ["PUBLISH"]);
    while (connection.packets.length < 26) await pause(5);
    for (let i = 0; i < 25; i++) await connection.expect("PUBLISH");
    for (let i = 0; i < 2; i++) {
      assert.equal((await connection.expect("PINGREQ")).bytes.toString("hex"), "c000");
      connection.send(0xd0, 0);
    }
    assert.equal(agent.count(/^! offline/), 0);
    assert.ok(agent.count(/^! message/) > 0);
  });

  test(`on ${board} no PINGREQ is sent, nor missed, amid a message that is streamed slowly`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ keepAlive: 1 });
    await agent.call("set", "pingTimeout", 0.5);
    const connection = await agent.connectTo(peer);
    assert.equal(await agent.call("begin", hex("slow"), 2, 0, 0), "true");
    assert.equal(await agent.call("write", hex("a")), "true");
    await pause(3000);
    assert.equal(await agent.call("write", hex("b")), "true");
    assert.equal(await agent.call("end"), "true");
    assert.equal((await connection.expect("PUBLISH")).payload!.toString(), "ab");
    await connection.expect("PINGREQ");
    connection.send(0xd0, 0);
    assert.equal(agent.count(/^! offline/), 0);
  });

  test(`on ${board} a broker that does not answer PINGREQ is reason -12, and without a keep-alive time none is sent`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make({ keepAlive: 0 });
    const silent = await agent.connectTo(peer);
    await pause(1000);
    assert.equal(silent.packets.length, 1);
    await agent.call("close");
    await agent.make({ keepAlive: 1 });
    await agent.call("set", "pingTimeout", 0.5);
    const connection = await agent.connectTo(peer);
    await connection.expect("PINGREQ");
    const [, reason, text] = await agent.waitFor(/^! offline (\S+) (\S+)$/m);
    assert.equal(reason, "-12");
    assert.match(unhex(text!), /did not answer PINGREQ/);
    await connection.end();
    // Not asked a second time.
    assert.deepEqual(
      connection.packets.map(({ type }) => type),
      ["CONNECT", "PINGREQ"],
    );
    assert.ok(await agent.goesOn());
  });
}
