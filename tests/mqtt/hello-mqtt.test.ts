// examples/hello-mqtt against a real Mosquitto, seen from outside: by other clients and in the broker's log.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, repository, startCli } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import { freePort } from "../support/ports.js";
import type { TestScope } from "../support/process.js";

/** The example, with the broker's port replaced. */
function helloMqtt(t: TestScope, port: number): string {
  const source = readFileSync(join(repository, "examples/hello-mqtt/main.ts"), "utf8");
  assert.match(source, /^const PORT = 1883;$/m);
  return project(t, source.replace("const PORT = 1883;", `const PORT = ${port};`));
}

for (const board of boards) {
  test(`hello-mqtt on ${board} publishes once a second, and prints what others publish`, async (t) => {
    const broker = await Mosquitto.start(t);
    const outside = await broker.subscribe("hello/esp8266");
    const program = startCli(t, ["run", helloMqtt(t, broker.port), "--board", board]);
    await program.waitFor(/^subscribed/m);
    await outside.waitFor(/^hello\/esp8266 hello 2$/m);
    await broker.publish("hello/outside", "good morning");
    await program.waitFor(/^received hello\/outside: good morning\r?$/m);
    await broker.publish("hello/outside", "grüß dich, 世界");
    await program.waitFor(/^received hello\/outside: grüß dich, 世界\r?$/m);
    await program.waitFor(/^received hello\/esp8266: hello 2\r?$/m);
  });

  test(`hello-mqtt on ${board} connects as MQTT 3.1.1 with a clean session, and its will is published when it dies`, async (t) => {
    const broker = await Mosquitto.start(t);
    const status = await broker.subscribe("hello/status");
    const program = startCli(t, ["run", helloMqtt(t, broker.port), "--board", board]);
    await status.waitFor(/^hello\/status online$/m);
    assert.match(broker.log, /New client connected from \S+ as hello-esp8266 \(p2, c1, k30\)/);
    assert.match(broker.log, /Will message specified \(7 bytes\) \(r1, q0\)\.\s+\S+\s+hello\/status/);
    program.kill("SIGKILL");
    await status.waitFor(/^hello\/status offline$/m);
  });

  test(`hello-mqtt on ${board} survives a restart of the broker`, async (t) => {
    const broker = await Mosquitto.start(t);
    const program = startCli(t, ["run", helloMqtt(t, broker.port), "--board", board]);
    await program.waitFor(/^received hello\/esp8266: hello 1\r?$/m);
    await broker.stop();
    await program.waitFor(/^offline\r?\n(.*\r?\n)*failed reason: -5\r?$/m);
    await broker.restart();
    await program.waitFor(
      /^failed reason: -5\r?\n(.*\r?\n)*connected\r?\nsubscribed\r?\n(.*\r?\n)*received hello\/esp8266/m,
    );
  });

  test(`hello-mqtt on ${board} without a broker prints the reason -5 and tries again`, async (t) => {
    const program = startCli(t, ["run", helloMqtt(t, await freePort()), "--board", board]);
    await program.waitFor(/^failed reason: -5\r?\n(.*\r?\n)*failed reason: -5\r?$/m);
  });
}
