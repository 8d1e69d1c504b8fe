// Connecting again: client.reconnect's back-off, and autoreconnect as NodeMCU documents it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import { freePort } from "../support/ports.js";
import { Agent, hex, unhex } from "./agent.js";
import { suback } from "./packet-reader.js";
import { Peer } from "./peer.js";

for (const board of boards) {
  test(`on ${board} reconnect() tries again from the first attempt on, at doubling intervals up to the longest`, async (t) => {
    const agent = await Agent.start(t, board);
    await agent.make();
    await agent.call("reconnect", 0.1, 0.4, 0);
    await agent.connect(await freePort());
    await agent.waitFor(/(^! reconnect -5 .*$[\s\S]*){5}/m);
    const told = [...agent.text.matchAll(/^! reconnect -5 (\S+)$/gm)].map(([, text]) => unhex(text!));
    const waits = told.slice(0, 5).map((text) => /attempt (\d+) in (\S+) s$/.exec(text)!.slice(1));
    assert.deepEqual(waits, [
      ["1", "0.1"],
      ["2", "0.2"],
      ["3", "0.4"],
      ["4", "0.4"],
      ["5", "0.4"],
    ]);
    assert.match(told[0]!, /no broker answers at broker:\d+/);
    assert.doesNotMatch(agent.text, /! (failed|connfail|connected)/);
    assert.equal(await agent.call("close"), "true");
    const before = agent.lines.length;
    await new Promise((resolve) => setTimeout(resolve, 800));
    assert.ok(!agent.lines.slice(before).some((line) => line.startsWith("! reconnect")));
  });

  test(`on ${board} reconnect() renews subscriptions in few packets and sends again what was not acknowledged`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await agent.call("reconnect", 0.1, 0.1, 0);
    await agent.connect(peer.port);
    const first = await peer.next();
    await first.accept();
    await agent.waitFor(/^! connected$/m);
    await agent.call("subscribe", hex("a"), 0, hex("b/#"), 1);
    first.send(suback((await first.expect("SUBSCRIBE")).packetId!, 0, 1));
    await agent.waitFor(/^! subscribed 0,1 /m);
    await agent.subscribe("refused", 2);
    first.send(suback((await first.expect("SUBSCRIBE")).packetId!, 0x80));
    await agent.waitFor(/^! subscribed 128 /m);
    await agent.publish("x", "kept", 1, false, "kept");
    const before = await first.expect("PUBLISH");
    assert.equal(before.dup, false);
    first.reset();
    await agent.waitFor(/^! offline -11 /m);
    const second = await peer.next();
    await second.accept();
    const renewed = await second.expect("SUBSCRIBE");
    assert.deepEqual(renewed.filters, [
      { filter: "a", qos: 0 },
      { filter: "b/#", qos: 1 },
    ]);
    const again = await second.expect("PUBLISH");
    assert.equal(again.payload!.toString(), "kept");
    // The session is a new one: the broker has not seen this message.
    assert.equal(again.dup, false);
    second.send(Buffer.of(0x40, 2, again.packetId! >> 8, again.packetId! & 255));
    await agent.waitFor(/^! done kept 0$/m);
    const [, , , , reconnects] = (await agent.call("stats")).split(" ");
    assert.equal(reconnects, "1");
  });

  test(`on ${board} jitter makes the waits differ, by no more than it says`, async (t) => {
    const agent = await Agent.start(t, board);
    await agent.make();
    await agent.call("reconnect", 0.2, 0.2, 1);
    await agent.connect(await freePort());
    await agent.waitFor(/(^! reconnect -5 .*$[\s\S]*){12}/m);
    const waits = [...agent.text.matchAll(/^! reconnect -5 (\S+)$/gm)].map(([, text]) =>
      Number(/in (\S+) s$/.exec(unhex(text!))![1]),
    );
    for (const wait of waits) assert.ok(wait >= 0 && wait <= 0.4, String(waits));
    // They are told in tenths of a second: twelve of them are the same once in millions of runs.
    assert.ok(new Set(waits).size > 1, String(waits));
  });

  test(`on ${board} autoreconnect connects again without a word, but not when the first attempt fails`, async (t) => {
    const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
    await agent.make();
    await agent.connect(await freePort(), { autoreconnect: true });
    await agent.waitFor(/^! failed -5$/m);
    assert.equal(await agent.call("state"), "0 false");
    await agent.connect(broker.port, { autoreconnect: true });
    await agent.waitFor(/^! connected$/m);
    await broker.stop();
    await broker.restart();
    await agent.waitFor(/^! connect$[\s\S]*^! connect$/m);
    assert.doesNotMatch(agent.text, /offline|reconnect/);
    assert.equal(agent.text.match(/^! (failed|connected)/gm)?.length, 2);
  });
}
