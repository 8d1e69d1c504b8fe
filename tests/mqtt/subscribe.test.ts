// SUBSCRIBE and UNSUBSCRIBE, their answers, and which topics a filter matches.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Agent, hex } from "./agent.js";
import { acknowledgement, field, packet, publish, short, suback } from "./packet-reader.js";
import { Peer } from "./peer.js";

for (const board of boards) {
  test(`on ${board} SUBSCRIBE and UNSUBSCRIBE carry their filters, and SUBACK's codes go to them in their order`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    // A limit for messages is none for SUBACK.
    await agent.make({ maxMessageLength: 1 });
    const connection = await agent.connectTo(peer);
    assert.equal(await agent.subscribe("grüße/+/#", 1), "true");
    const one = await connection.expect("SUBSCRIBE");
    assert.equal(
      one.bytes.toString("hex"),
      packet(0x82, short(1), field("grüße/+/#"), Buffer.of(1)).toString("hex"),
    );
    // The broker may begin before SUBACK.
    connection.send(publish("a", ""), suback(1, 0));
    await agent.waitFor(
      new RegExp(`^! message ${hex("a")} \n! suback\n! subscribed 0 ${hex("grüße/+/#")}$`, "m"),
    );
    const filters = ["#", "+", "/", "a//b", "$SYS/#"];
    const levels = [0, 1, 2, 0, 1];
    assert.equal(
      await agent.call("subscribe", ...filters.flatMap((each, i) => [hex(each), levels[i]!])),
      "true",
    );
    const several = await connection.expect("SUBSCRIBE");
    const body = filters.flatMap((each, i) => [field(each), Buffer.of(levels[i]!)]);
    assert.equal(several.bytes.toString("hex"), packet(0x82, short(2), ...body).toString("hex"));
    connection.send(suback(2, 0, 0x80, 2, 1, 0));
    await agent.waitFor(
      new RegExp(`^! subscribed 0,128,2,1,0 ${filters.map((each) => hex(each)).join(",")}$`, "m"),
    );
    assert.equal(await agent.call("unsubscribe", hex("#"), 0), "true");
    assert.equal(await agent.call("unsubscribe", hex("+"), 0, hex("é"), 0), "true");
    const first = await connection.expect("UNSUBSCRIBE");
    assert.equal(first.bytes.toString("hex"), packet(0xa2, short(3), field("#")).toString("hex"));
    const second = await connection.expect("UNSUBSCRIBE");
    assert.equal(
      second.bytes.toString("hex"),
      packet(0xa2, short(4), field("+"), field("é")).toString("hex"),
    );
    connection.send(acknowledgement("UNSUBACK", 4), acknowledgement("UNSUBACK", 3));
    await agent.waitFor(
      new RegExp(
        `^! unsuback\n! unsubscribed 0,0 ${hex("+")},${hex("é")}\n! unsuback\n! unsubscribed 0 23$`,
        "m",
      ),
    );
  });

  test(`on ${board} handlers for a filter get the topics that MQTT's wildcards match, character by character`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const pairs: [string, string, boolean][] = [
      ["a/b", "a/b", true],
      ["a/b", "A/b", false],
      ["a/b", "a/b/", false],
      ["a/b", "a/bc", false],
      ["/a", "a", false],
      ["#", "a/b/c", true],
      ["#", "/", true],
      ["a/#", "a", true],
      ["a/#", "a/", true],
      ["a/#", "a/b/c", true],
      ["a/#", "ab", false],
      ["+", "a", true],
      ["+", "/a", false],
      ["/+", "/a", true],
      ["+/+", "/a", true],
      ["a/+", "a/", true],
      ["a/+", "a", false],
      ["a/+/c", "a/b/c", true],
      ["a/+/c", "a/b/d/c", false],
      ["+/b/#", "a/b/c/d", true],
      ["#", "$SYS/x", false],
      ["+/x", "$SYS/x", false],
      ["$SYS/#", "$SYS/x", true],
      ["$SYS/+", "$SYS/x", true],
      ["a/$x", "a/$x", true],
      // Composed and decomposed é are different.
      ["\u00e9", "\u00e9", true],
      ["\u00e9", "e\u0301", false],
    ];
    for (const [filter, topic, expected] of pairs)
      assert.equal(await agent.call("matches", hex(filter), hex(topic)), `${expected}`, `${filter} ${topic}`);
    const connection = await agent.connectTo(peer);
    for (const filter of ["#", "in/+", "in/#"]) assert.equal(await agent.call("route", hex(filter)), "true");
    connection.send(publish("$in/x", "1"), publish("in/x", "2"));
    const routed = ["#", "in/+", "in/#"].map((each) => `! route ${hex(each)} ${hex("in/x")} ${hex("2")}`);
    await agent.waitFor(new RegExp(`^${routed.join("\n")}$`, "m"));
    assert.equal(agent.count(/^! route/), 3);
    await agent.call("unroute", hex("in/+"));
    connection.send(publish("in/x", "3"));
    await agent.waitFor(new RegExp(`^! route ${hex("in/#")} ${hex("in/x")} ${hex("3")}$`, "m"));
    assert.equal(agent.count(/^! route/), 5);
  });
}
