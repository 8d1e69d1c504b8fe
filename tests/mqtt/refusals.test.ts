// What the program asks and MQTT does not allow, or is not possible just now: refused with false and a sentence on the console,
// and nothing is sent.

import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatorBoard } from "../../cli/boards.js";
import { boards } from "../support/boards.js";
import { Agent, hex } from "./agent.js";
import { Peer } from "./peer.js";

type Refusal = [command: (string | number)[], sentence: string];

/** Text as UTF-16 units: a lone surrogate has no UTF-8. */
const surrogate = "u0061d800";
const nul = hex("a\0");
const long = 65_536;

for (const board of boards) {
  const refuses = async (agent: Agent, refusals: Refusal[]): Promise<void> => {
    for (const [command, sentence] of refusals) {
      const before = agent.console.length;
      assert.equal(await agent.call(...command), "false", command.join(" "));
      for (let i = 0; i < 500 && !agent.console.slice(before).includes("\n"); i++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      assert.equal(agent.console.slice(before).trim(), sentence, command.join(" "));
    }
  };

  test(`on ${board} topics, filters and QoS that MQTT does not allow are refused with a sentence, and nothing is sent`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const connection = await agent.connectTo(peer);
    const wildcard = "wildcard in a topic name [MQTT-3.3.2-2]";
    const level = "a wildcard is a whole level, and # the last one [MQTT-4.7.1-2, 4.7.1-3]";
    const qos = "QoS is 0, 1 or 2 [MQTT-3.3.1-4]";
    const empty = "the topic is empty [MQTT-4.7.3-1]";
    const publish = (topic: string, level: number): (string | number)[] => [
      "publish",
      topic,
      hex("x"),
      level,
      0,
    ];
    const refusals: Refusal[] = [
      [publish("-", 0), "mqtt.publish: the topic is empty [MQTT-4.7.3-1]"],
      [publish(hex("a/+"), 0), `mqtt.publish: ${wildcard}`],
      [publish(hex("#"), 1), `mqtt.publish: ${wildcard}`],
      [publish(nul, 2), "mqtt.publish: U+0000 [MQTT-1.5.3-2]"],
      [publish(hex("a"), 3), `mqtt.publish: ${qos}`],
      [publish(hex("a"), -1), `mqtt.publish: ${qos}`],
      [publish(hex("a"), 0.5), `mqtt.publish: ${qos}`],
      [["begin", hex("a/#"), 5, 0, 0], `mqtt.beginPublish: ${wildcard}`],
      [["begin", hex("a"), 5, 3, 0], `mqtt.beginPublish: ${qos}`],
      [["begin", hex("a"), 0x0fffffff, 0, 0], "mqtt.beginPublish: the message is too long"],
      [["subscribe", "-", 0], `mqtt.subscribe: ${empty}`],
      [["subscribe", hex("a/#/b"), 0], `mqtt.subscribe: ${level}`],
      [["subscribe", hex("a#"), 0], `mqtt.subscribe: ${level}`],
      [["subscribe", hex("a+"), 0], `mqtt.subscribe: ${level}`],
      [["subscribe", hex("+a"), 0], `mqtt.subscribe: ${level}`],
      [["subscribe", nul, 0], "mqtt.subscribe: U+0000 [MQTT-1.5.3-2]"],
      [["subscribe", hex("a"), 3], `mqtt.subscribe: ${qos}`],
      [["subscribe", hex("a"), 0, hex("b"), 4], `mqtt.subscribe: ${qos}`],
      [["subscribe", hex("a"), 0, hex("b/#/"), 0], `mqtt.subscribe: ${level}`],
      [["subscribe"], "mqtt.subscribe: no topic filter"],
      [["unsubscribe"], "mqtt.unsubscribe: no topic filter"],
      [["unsubscribe", hex("#a"), 0], `mqtt.unsubscribe: ${level}`],
      [["unsubscribe", nul, 0, hex("b"), 0], "mqtt.unsubscribe: U+0000 [MQTT-1.5.3-2]"],
      [["route", hex("a/#b")], `mqtt.onMessage: ${level}`],
    ];
    // No chip has memory for such a text.
    if (board === simulatorBoard)
      refusals.push(
        [["publishlong", long], "mqtt.publish: longer than 65535 bytes [1.5.3, MQTT-4.7.3-3]"],
        [["subscribelong", long], "mqtt.subscribe: longer than 65535 bytes [1.5.3, MQTT-4.7.3-3]"],
      );
    await refuses(agent, refusals);
    assert.deepEqual(
      connection.packets.map(({ type }) => type),
      ["CONNECT"],
    );
    // The connection stays, and what is just allowed is sent.
    if (board === simulatorBoard) assert.equal(await agent.call("publishlong", long - 1), "true");
    assert.equal(await agent.subscribe("+/+/#"), "true");
    assert.equal(await agent.publish("a", "x"), "true");
    // A surrogate alone has no UTF-8: U+FFFD is sent for it.
    assert.equal(await agent.call(...publish(surrogate, 0)), "true");
    if (board === simulatorBoard)
      assert.equal((await connection.expect("PUBLISH", 30)).bytes.length, long + 1 + 5 + 1 - 1);
    await connection.expect("SUBSCRIBE");
    assert.equal((await connection.expect("PUBLISH")).topic, "a");
    assert.equal((await connection.expect("PUBLISH")).topic, "a\ufffd");
  });

  test(`on ${board} what needs a connection, or the lack of one, is refused with a sentence`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const offline: Refusal[] = [
      [["publish", hex("a"), hex("b"), 0, 0], "mqtt.publish: not connected"],
      [["publish", hex("a"), hex("b"), 1, 0], "mqtt.publish: not connected"],
      [["begin", hex("a"), 1, 0, 0], "mqtt.beginPublish: not connected, or busy"],
      [["subscribe", hex("a"), 0], "mqtt.subscribe: not connected"],
      [["unsubscribe", hex("a"), 0], "mqtt.unsubscribe: not connected"],
      [["lwt", "-", hex("x"), 0, 0], "mqtt.lwt: the topic is empty [MQTT-4.7.3-1]"],
      [["lwt", hex("w/#"), hex("x"), 0, 0], "mqtt.lwt: wildcard in a topic name [MQTT-3.3.2-2]"],
      [["lwt", nul, hex("x"), 0, 0], "mqtt.lwt: U+0000 [MQTT-1.5.3-2]"],
      [["lwt", hex("w"), hex("x"), 3, 0], "mqtt.lwt: QoS is 0, 1 or 2 [MQTT-3.3.1-4]"],
    ];
    await refuses(agent, offline);
    assert.equal(await agent.call("close"), "false");
    assert.equal(peer.connections.length, 0);
    await agent.connect(peer.port);
    const again: Refusal[] = [
      [["connect", hex("broker"), peer.port, 0, 0], "mqtt.connect: already connected or connecting"],
      [
        ["lwt", hex("w"), hex("x"), 0, 0],
        "mqtt.lwt: the last will goes with connect(): call lwt() before it",
      ],
    ];
    await refuses(agent, [...again, offline[0]!]);
    const connection = await peer.next();
    await connection.accept();
    await agent.waitFor(/^! connected$/m);
    await refuses(agent, again);
    await agent.call("close");
    await connection.expect("DISCONNECT");
    await refuses(agent, [offline[0]!]);
  });

  test(`on ${board} names and passwords that CONNECT can't have are refused with a sentence, and no connection is made`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    const connect = ["connect", hex("broker"), peer.port, 0, 0];
    const cases: [Parameters<Agent["make"]>[0], (string | number)[][], string][] = [
      [{ clientId: "a\0" }, [], "U+0000 [MQTT-1.5.3-2]"],
      [{ username: "a\0" }, [], "U+0000 [MQTT-1.5.3-2]"],
      [
        { cleanSession: false },
        [["id", "-"]],
        "an empty client identifier goes with a clean session only [MQTT-3.1.3-7]",
      ],
      [{}, [["set", "protocol", 5]], "no such protocol"],
    ];
    for (const [options, commands, sentence] of cases) {
      await agent.make(options);
      for (const command of commands) await agent.call(...command);
      await refuses(agent, [[connect, `mqtt.connect: ${sentence}`]]);
    }
    assert.equal(peer.connections.length, 0);
    assert.equal(agent.count(/^!.*(fail|connect)/), 0);
  });
}
