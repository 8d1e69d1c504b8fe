// examples/room, a program made of blocks, against a real Mosquitto, and its blocks.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, repository, startCli } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { Started, TestScope } from "../support/process.js";
import { BlocksProject } from "./project.js";

const EXAMPLE = join(repository, "examples/room");
const source = readFileSync(join(EXAMPLE, "main.ts"), "utf8");

/** Starts the example with the broker's port in place of its own. */
function start(t: TestScope, board: string, port: number): Started {
  assert.match(source, /"broker", 1883,/);
  const program = source.replace('"broker", 1883,', `"broker", ${port},`);
  return startCli(t, ["run", project(t, program), "--board", board]);
}

for (const board of boards) {
  test(`room on ${board} publishes, switches its light when told, and leaves its last will`, async (t) => {
    const broker = await Mosquitto.start(t);
    const outside = await broker.subscribe("room/#");
    const program = start(t, board, broker.port);
    await outside.waitFor(/^room\/status online$/m);
    await outside.waitFor(/^room\/brightness 0$/m);
    await broker.waitForLog(/Sending SUBACK to esp-/);
    await broker.publish("room/light", "on");
    await program.waitFor(/^light on\r?$/m);
    await broker.publish("room/light", "off");
    await program.waitFor(/^light off\r?$/m);
    program.kill("SIGKILL");
    await outside.waitFor(/^room\/status offline$/m);
  });

  test(`room on ${board} tries again until there is a broker, also after it was away`, async (t) => {
    const broker = await Mosquitto.start(t);
    await broker.stop();
    const program = start(t, board, broker.port);
    await program.waitFor(/^mqtt: no broker answers at broker:\d+; attempt 1 in \S+ s\r?$/m);
    await program.waitFor(/^is the broker switched on\?\r?$/m);
    await broker.restart();
    await program.waitFor(/^connected\r?$/m);
    await broker.stop();
    await program.waitFor(/^mqtt: the broker closed the connection; attempt 1 in \S+ s\r?$/m);
    await broker.restart();
    await program.waitFor(/^connected\r?$[\s\S]*^connected\r?$/m);
    await broker.waitForLog(/Sending SUBACK[\s\S]*Sending SUBACK/);
    await broker.publish("room/light", "on");
    await program.waitFor(/^light on\r?$/m);
  });
}

test("the example's blocks are those of its TypeScript", async (t) => {
  const blocks = await BlocksProject.load(t, { esp8266: "*" });
  assert.equal(readFileSync(join(EXAMPLE, "main.blocks"), "utf8"), `${blocks.toBlocks(source)}\n`);
});
