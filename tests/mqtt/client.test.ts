// The client and a real Mosquitto, seen from outside: by other clients and in the broker's log.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { TestScope } from "../support/process.js";
import { Agent, type ClientOptions, hex } from "./agent.js";

/** Starts both, and makes the client. */
async function startBoth(
  t: TestScope,
  board: string,
  options: ClientOptions = {},
): Promise<[Agent, Mosquitto]> {
  const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
  await agent.make(options);
  return [agent, broker];
}

/** Connects the client. */
async function connect(agent: Agent, broker: Mosquitto, autoreconnect = false): Promise<void> {
  const before = agent.lines.length;
  assert.equal(await agent.connect(broker.port, { autoreconnect }), "true");
  await agent.waitAfter(before, /^! connect$/m);
}

/** Lines of messages on a topic. */
const messages = (topic: string, ...texts: string[]) =>
  new RegExp(`^${texts.map((text) => `! message ${hex(topic)} ${hex(text)}`).join("\n")}$`, "m");

for (const board of boards) {
  test(`on ${board} publish sends QoS 0, 1 and 2, retained and empty messages, text and bytes to a broker`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    const outside = await broker.subscribe("out/#", "-F", "%t q%q r%r %x", "-q", "2");
    await connect(agent, broker);
    for (const [i, text] of ["zero", "one", "two"].entries())
      await agent.publish(`out/${i}`, text, i, false, `t${i}`);
    await agent.publish("out/bytes", Buffer.from("00ff80", "hex"));
    await agent.publish("out/empty", "");
    await agent.publish("out/retained", "kept", 0, true);
    for (const i of [0, 1, 2]) await agent.waitFor(new RegExp(`^! done t${i} 0$`, "m"));
    assert.equal(agent.count(/^! puback$/), 2);
    await outside.waitFor(/^out\/2 /m);
    await outside.waitFor(/^out\/retained/m);
    for (const line of [
      "0 q0 r0 7a65726f",
      "1 q1 r0 6f6e65",
      "2 q2 r0 74776f",
      "bytes q0 r0 00ff80",
      "empty q0 r0 ",
    ])
      assert.ok(outside.stdout.includes(`out/${line}\n`), `${line} in ${outside.stdout}`);
    const later = await broker.subscribe("out/#", "-F", "%t r%r %p");
    await later.waitFor(/^out\/retained r1 kept$/m);
  });

  test(`on ${board} what is subscribed arrives once with any QoS, and no more after unsubscribe`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    await connect(agent, broker);
    await agent.subscribe("in/#", 2);
    await agent.call("subscribe", hex("two/#"), 0, hex("+/three"), 1);
    await agent.waitFor(/^! subscribed 2 .*\n! suback\n! subscribed 0,1 /m);
    await broker.publish("in", "once", "-q", "1");
    await broker.publish("in", "twice", "-q", "2");
    await broker.waitForLog(/Received PUBACK from under-test/);
    await broker.waitForLog(/Received PUBREC from under-test[\s\S]*Received PUBCOMP from under-test/);
    await agent.waitFor(messages("in", "once", "twice"));
    await broker.publish("x/three", "3");
    await agent.waitFor(messages("x/three", "3"));
    await agent.call("unsubscribe", hex("in/#"), 0, hex("two/#"), 0);
    await agent.waitFor(/^! unsubscribed 0,0 /m);
    await broker.publish("in", "not any more");
    await broker.publish("two", "not any more");
    await broker.publish("x/three", "last");
    await agent.waitFor(messages("x/three", "last"));
    assert.equal(agent.count(/^! message/), 4);
  });

  test(`on ${board} close() disconnects in order: no will, no "offline", and connect() works again in a callback`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    const will = await broker.subscribe("will");
    assert.equal(await agent.call("lwt", hex("will"), hex("died"), 0, 0), "true");
    await agent.when("connected", "close");
    await agent.when("connected", "close");
    await agent.when("connected", "publish", hex("a"), hex("b"), 0, 0);
    await agent.when("connected", "connect", hex("broker"), broker.port, 0, 0);
    await connect(agent, broker);
    await agent.waitFor(
      /^! connected\n! ran true\n! ran false\n! ran false\n! ran true\n! connect\n! connected$/m,
    );
    await broker.waitForLog(
      /Received DISCONNECT from under-test[\s\S]*New client connected from \S+ as under-test/,
    );
    assert.equal(await agent.call("close"), "true");
    await broker.waitForLog(/(Received DISCONNECT from under-test[\s\S]*){2}/);
    assert.equal(agent.count(/offline|fail/), 0);
    assert.equal(will.stdout, "");
  });

  test(`on ${board} a broker accepts 3.1.1 and 3.1 with user name, password and a session to keep, and delivers what waited`, async (t) => {
    for (const [protocol, name] of [
      [4, "p2"],
      [3, "p1"],
    ] as const) {
      const options = { keepAlive: 15, username: "ann", password: "secret", cleanSession: false };
      const [agent, broker] = await startBoth(t, board, options);
      await agent.call("set", "protocol", protocol);
      await connect(agent, broker);
      await broker.waitForLog(new RegExp(`connected from \\S+ as under-test \\(${name}, c0, k15, u'ann'\\)`));
      await agent.subscribe("in", 1);
      await agent.waitFor(/^! subscribed 1 /m);
      await agent.call("close");
      await broker.waitForLog(/Received DISCONNECT from under-test/);
      await broker.publish("in", "waited", "-q", "1");
      await connect(agent, broker);
      await agent.waitFor(messages("in", "waited"));
      await agent.publish("out", "x", 2, false, "t");
      await agent.waitFor(/^! done t 0$/m);
    }
  });

  test(`on ${board} callbacks that wait hold up neither the connection nor other fibers, and get all messages in order`, async (t) => {
    const [agent, broker] = await startBoth(t, board, { keepAlive: 1 });
    await connect(agent, broker);
    await agent.subscribe("in", 1);
    await agent.waitFor(/^! subscribed/m);
    await agent.call("set", "busy", 3000);
    await broker.publish("in", "slow");
    const texts = Array.from({ length: 12 }, (_, i) => `${i}`);
    for (const text of texts) await broker.publish("in", text, "-q", "1");
    assert.ok(await agent.goesOn());
    await broker.waitForLog(/Received PINGREQ from under-test/);
    assert.equal(agent.count(/^! message/), 0);
    await agent.call("set", "busy", 1);
    await agent.waitFor(messages("in", "slow", ...texts));
    assert.equal(agent.count(/^! offline/), 0);
  });

  test(`on ${board} a client that closes and connects in its message callback misses no later message`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    await connect(agent, broker);
    await agent.subscribe("in");
    await agent.waitFor(/^! subscribed/m);
    await agent.when("message", "close");
    await agent.when("message", "connect", hex("broker"), broker.port, 0, 0);
    await agent.when("connected", "subscribe", hex("in"), 0);
    await broker.publish("in", "close");
    await agent.waitFor(
      /^! ran true\n! ran true\n! connect\n! connected\n! ran true\n! suback\n! subscribed 0 /m,
    );
    for (const text of ["one", "two", "three"]) await broker.publish("in", text);
    await agent.waitFor(messages("in", "one", "two", "three"));
  });

  test(`on ${board} a burst of messages arrives in order, and what publish refused is not sent`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    const outside = await broker.subscribe("bulk");
    await connect(agent, broker);
    await agent.call("set", "maxMessages", 4);
    const accepted: number[] = [];
    for (let i = 0; i < 3; i++) accepted.push(Number(await agent.call("burst", hex("bulk"), 1, 0, 16)));
    while ((await agent.publish("bulk", "end", 1)) === "false") await pause(10);
    await outside.waitFor(/^bulk end$/m);
    const arrived = outside.stdout.trim().split("\n").slice(0, -1);
    for (const count of accepted) {
      const numbers = arrived.splice(0, count).map((line) => Number(line.split(" ")[1]));
      assert.equal(numbers.length, count);
      assert.deepEqual(
        numbers,
        [...numbers].sort((a, b) => a - b),
      );
      assert.equal(new Set(numbers).size, count);
    }
    assert.equal(arrived.length, 0);
    assert.ok(accepted[0]! >= 12 && Math.min(...accepted) < 16, `${accepted}`);
  });

  test(`on ${board} autoreconnect connects again without a word, and keeps the callbacks`, async (t) => {
    const [agent, broker] = await startBoth(t, board);
    await agent.when("connect", "subscribe", hex("in"), 0);
    await connect(agent, broker, true);
    await agent.waitFor(/^! subscribed/m);
    await agent.when("connect", "subscribe", hex("in"), 0);
    await broker.stop();
    await broker.restart();
    await agent.waitFor(/^! subscribed[\s\S]+^! connect$[\s\S]+^! subscribed/m);
    await broker.publish("in", "again");
    await agent.waitFor(messages("in", "again"));
    assert.equal(agent.count(/offline|fail/), 0);
    assert.equal(agent.count(/^! connected$/), 1);
  });
}
