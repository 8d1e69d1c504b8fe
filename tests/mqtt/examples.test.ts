// The reference manuals' examples, in TypeScript under examples/, against a real Mosquitto.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, repository, startCli } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { Started, TestScope } from "../support/process.js";

/** Starts an example with the broker's port in place of its own. */
function start(t: TestScope, name: string, board: string, port: number): Started {
  const source = readFileSync(join(repository, "examples", name, "main.ts"), "utf8");
  assert.match(source, /^const PORT = 1883;$/m);
  return startCli(t, [
    "run",
    project(t, source.replace("const PORT = 1883;", `const PORT = ${port};`)),
    "--board",
    board,
  ]);
}

for (const board of boards) {
  test(`nodemcu-client on ${board} subscribes, publishes, receives and closes`, async (t) => {
    const broker = await Mosquitto.start(t);
    const program = start(t, "nodemcu-client", board, broker.port);
    await program.waitFor(/^\/topic:\r?\nhello\r?$/m);
    for (const line of ["connect", "connected", "subscribe success", "sent"])
      assert.match(program.stdout, new RegExp(`^${line}\r?$`, "m"));
    await broker.publish("/topic", "bye");
    await program.waitFor(/^closed true\r?$/m);
    await broker.waitForLog(/Received DISCONNECT from clientid/);
    assert.match(
      broker.log,
      /as clientid \(p2, c1, k120\)[\s\S]*Will message specified \(7 bytes\) \(r0, q0\)/,
    );
    assert.doesNotMatch(program.stdout, /failed|offline/);
  });

  test(`nodemcu-retry on ${board} connects both clients again after the broker was away`, async (t) => {
    const broker = await Mosquitto.start(t);
    await broker.stop();
    const program = start(t, "nodemcu-retry", board, broker.port);
    await program.waitFor(/^first failed, reason: -5\r?$/m);
    await program.waitFor(/^second: no broker answers at broker:\d+; attempt 1 in \S+ s\r?$/m);
    await broker.restart();
    await program.waitFor(/^first connected\r?$/m);
    await program.waitFor(/^second connected\r?$/m);
    await broker.waitForLog(/Sending SUBACK to second/);
    await broker.stop();
    await program.waitFor(/^first offline\r?$/m);
    await broker.restart();
    await program.waitFor(/^first connected\r?$[\s\S]*^first connected\r?$/m);
    await program.waitFor(/^second connected\r?$[\s\S]*^second connected\r?$/m);
    await broker.waitForLog(/Sending SUBACK to second[\s\S]*Sending SUBACK to second/);
    await broker.publish("retry/x", "renewed");
    await program.waitFor(/^second received renewed\r?$/m);
  });

  test(`nodemcu-topics on ${board} subscribes one topic and a table, and ends both`, async (t) => {
    const broker = await Mosquitto.start(t);
    const program = start(t, "nodemcu-topics", board, broker.port);
    await program.waitFor(/^topic\/0 granted 0\r?\ntopic\/1 granted 1\r?\ntopic2 granted 2\r?$/m);
    for (const topic of ["/topic", "topic/0", "topic2"]) await broker.publish(topic, "hi");
    await program.waitFor(/^\/topic hi\r?\ntopic\/0 hi\r?\ntopic2 hi\r?$/m);
    await broker.publish("topic/1", "enough");
    await program.waitFor(/^(unsubscribe success\r?\n){2}/m);
    assert.equal(broker.log.match(/Received UNSUBSCRIBE from topics/g)?.length, 2);
  });
}
