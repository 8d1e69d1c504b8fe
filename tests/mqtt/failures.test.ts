// What the client makes of brokers that are not there, or do not behave: the reason it gives, and that the program goes on.

import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import type { Started, TestScope } from "../support/process.js";
import { CONNACK, ScriptedBroker } from "../support/scripted-broker.js";

/** Connects to `host` and says what becomes of it, while another fiber counts. */
function program(host: string, port: number, more = ""): string {
  return `
let alive = 0;
forever(() => { alive += 1; pause(50); });
wifi.connect("network", "password");
const client = new mqtt.Client("test", 60);
client.on("offline", () => console.log("offline"));
client.on("message", (c, topic, message) => console.log("message " + topic + ": " + message));
client.on("overflow", (c, topic, message) => console.log("overflow " + topic + " " + message.length));
client.connect("${host}", ${port}, false, false,
  () => console.log("connected"),
  (c, reason) => {
    console.log("failed reason: " + reason);
    const before = alive;
    pause(300);
    if (alive > before) console.log("alive");
  });
${more}
`;
}

function run(t: TestScope, board: string, source: string): Started {
  return startCli(t, ["run", project(t, source), "--board", board]);
}

/** Waits until the program has failed with this reason, and has gone on. */
async function failsWith(started: Started, reason: number): Promise<void> {
  await started.waitFor(/^alive\r?$/m);
  assert.equal(/^failed reason: (.*?)\r?$/m.exec(started.stdout)?.[1], String(reason));
  assert.equal(started.stdout.match(/failed reason/g)?.length, 1);
}

for (const board of boards) {
  test(`on ${board} a broker that is not there is reason -5`, async (t) => {
    await failsWith(run(t, board, program("broker", await freePort())), -5);
  });

  test(`on ${board} a name that does not resolve is reason -3`, async (t) => {
    await failsWith(run(t, board, program("no-such-host.invalid", 1883)), -3);
  });

  test(`on ${board} a broker that sends no CONNACK is reason -2`, async (t) => {
    const broker = await ScriptedBroker.start(t, () => {});
    await failsWith(run(t, board, program("broker", broker.port)), -2);
  });

  const wrong: [string, Buffer][] = [
    ["another packet than CONNACK", Buffer.from([0xd0, 0])],
    ["a line of HTTP", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["a CONNACK with a wrong length", Buffer.from([0x20, 3, 0, 0, 0])],
    ["a CONNACK with reserved flags", Buffer.from([0x20, 2, 2, 0])],
  ];
  for (const [name, bytes] of wrong)
    test(`on ${board} ${name} is reason -4`, async (t) => {
      const broker = await ScriptedBroker.start(t, (socket) => socket.write(bytes));
      await failsWith(run(t, board, program("broker", broker.port)), -4);
    });

  for (let code = 1; code <= 5; code++)
    test(`on ${board} CONNACK's return code ${code} is the reason`, async (t) => {
      const broker = await ScriptedBroker.start(t, (socket) => socket.write(Buffer.from([0x20, 2, 0, code])));
      await failsWith(run(t, board, program("broker", broker.port)), code);
    });

  test(`on ${board} a broker that closes the connection instead of answering is reason -5`, async (t) => {
    const broker = await ScriptedBroker.start(t, (socket) => socket.end());
    await failsWith(run(t, board, program("broker", broker.port)), -5);
  });

  test(`on ${board} a CONNACK that comes byte by byte is a CONNACK`, async (t) => {
    const broker = await ScriptedBroker.start(t, (socket) => {
      CONNACK.forEach((_, index) => {
        setTimeout(() => socket.write(CONNACK.subarray(index, index + 1)), index * 30);
      });
    });
    await run(t, board, program("broker", broker.port)).waitFor(/^connected\r?$/m);
  });

  const malformed: [string, number[]][] = [
    ["a packet type that brokers do not send", [0x10, 0]],
    ["a remaining length of five bytes", [0x30, 0x80, 0x80, 0x80, 0x80, 1]],
    ["QoS 3", [0x36, 5, 0, 1, 0x61, 0, 1]],
    ["reserved flags", [0x41, 2, 0, 1]],
    ["a topic longer than its packet", [0x30, 3, 0, 9, 0x61]],
    ["a topic with a wildcard", [0x30, 3, 0, 1, 0x23]],
    ["packet identifier 0", [0x32, 5, 0, 1, 0x61, 0, 0]],
    ["a second CONNACK", [0x20, 2, 0, 0]],
  ];
  test(`on ${board} malformed packets close the connection and the client can connect again`, async (t) => {
    let next = 0;
    const broker = await ScriptedBroker.start(t, (socket: Socket, _data, index) => {
      if (index > 0) return;
      socket.write(CONNACK);
      const bytes = malformed[next++]?.[1];
      setTimeout(() => socket.write(Buffer.from(bytes ?? [0x30, 4, 0, 1, 0x61, 0x62])), 50);
    });
    const again = `
client.on("offline", () => {
  console.log("offline");
  client.connect("broker", ${broker.port}, false, false, () => console.log("connected"));
});`;
    const started = run(t, board, program("broker", broker.port, again));
    await started.waitFor(/^message a: b\r?$/m);
    assert.equal(started.stdout.match(/^offline\r?$/gm)?.length, malformed.length);
    assert.equal(broker.connections, malformed.length + 1);
  });

  test(`on ${board} a message too long for the board is told, cut off, and the next one arrives whole`, async (t) => {
    const length = 100_000;
    const header = [
      0x30,
      ((length + 3) & 0x7f) | 0x80,
      (((length + 3) >> 7) & 0x7f) | 0x80,
      (length + 3) >> 14,
    ];
    const broker = await ScriptedBroker.start(t, (socket) => {
      socket.write(CONNACK);
      socket.write(Buffer.from([...header, 0, 1, 0x61]));
      socket.write(Buffer.alloc(length, 0x78));
      socket.write(Buffer.from([0x30, 4, 0, 1, 0x61, 0x62]));
    });
    const started = run(t, board, program("broker", broker.port));
    await started.waitFor(/^message a: b\r?$/m);
    assert.match(started.stdout, /^overflow a 1024\r?$/m);
  });

  test(`on ${board} a broker that no longer answers PINGREQ is noticed`, async (t) => {
    const broker = await ScriptedBroker.start(t, (socket, _data, index) => {
      if (index === 0) socket.write(CONNACK);
    });
    const source = program("broker", broker.port).replace(`"test", 60`, `"test", 1`);
    const started = run(t, board, source);
    await broker.waitFor(/c000$/);
    await started.waitFor(/^connected\r?\noffline\r?$/m);
  });
}
