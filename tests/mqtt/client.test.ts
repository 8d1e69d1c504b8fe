// The client's functions against a real Mosquitto.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { Started, TestScope } from "../support/process.js";

/** Runs a program with a client `client`; `connected` is what it does when connected, `more` what it does besides. */
function run(
  t: TestScope,
  board: string,
  broker: Mosquitto,
  connected: string,
  options: { client?: string; more?: string } = {},
): Started {
  const source = `
wifi.connect("network", "password");
const client = ${options.client ?? `new mqtt.Client("under-test", 60)`};
client.on("message", (c, topic, message) => console.log("message " + topic + ": " + message));
client.on("offline", () => console.log("offline"));
${options.more ?? ""}
client.connect("broker", ${broker.port}, false, false, () => {
${connected}
}, (c, reason) => console.log("failed reason: " + reason));
`;
  return startCli(t, ["run", project(t, source), "--board", board]);
}

for (const board of boards) {
  test(`on ${board} close() disconnects in order: no will, no "offline", and connect() works again`, async (t) => {
    const broker = await Mosquitto.start(t);
    const will = await broker.subscribe("will");
    const started = run(
      t,
      board,
      broker,
      `
  console.log("connected");
  rounds += 1;
  console.log("close " + client.close() + " " + client.isConnected());
  console.log("close " + client.close());
  console.log("publish " + client.publish("a", "b"));
  if (rounds < 3) client.connect("broker", ${broker.port}, false, false, () => {
    client.publish("done", "" + rounds, 0, false, () => client.close());
  });`,
      { more: `let rounds = 0; client.lwt("will", "died");` },
    );
    await started.waitFor(/publish false/);
    await broker.waitForLog(
      /Received PUBLISH from under-test[^\n]*'done'[\s\S]*Received DISCONNECT from under-test[\s\S]*Client under-test disconnected/,
    );
    assert.match(started.stdout, /^close true false\r?\nclose false\r?\npublish false\r?$/m);
    assert.doesNotMatch(started.stdout, /offline|failed/);
    assert.equal(will.stdout, "");
    assert.match(
      broker.log,
      /Received DISCONNECT from under-test[\s\S]*New client connected from \S+ as under-test/,
    );
  });

  test(`on ${board} subscribe takes a topic or a table, and unsubscribe ends what it began`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(
      t,
      board,
      broker,
      `
  client.subscribe("one", 0, () => {
    client.subscribe({ "two/#": 0, "+/three": 1 }, 0, () => {
      console.log("subscribed");
    });
  });`,
      {
        more: `client.on("message", (c, topic, message) => {
  console.log("message " + topic + ": " + message);
  if (topic == "two") client.unsubscribe("one", () => {
    client.unsubscribe({ "two/#": 0 }, () => console.log("unsubscribed"));
  });
});`,
      },
    );
    await started.waitFor(/^subscribed\r?$/m);
    await broker.publish("one", "1");
    await broker.publish("x/three", "3");
    await broker.publish("two", "2");
    await started.waitFor(/^unsubscribed\r?$/m);
    await broker.publish("one", "not any more");
    await broker.publish("x/three", "last");
    await started.waitFor(/^message x\/three: last\r?$/m);
    assert.match(started.stdout, /^message one: 1\r?\nmessage x\/three: 3\r?\nmessage two: 2\r?$/m);
    assert.doesNotMatch(started.stdout, /not any more/);
  });

  test(`on ${board} publish sends QoS 0, 1 and 2, retained and empty messages, text and bytes`, async (t) => {
    const broker = await Mosquitto.start(t);
    const outside = await broker.subscribe("out/#", "-F", "%t q%q r%r %x", "-q", "2");
    const started = run(
      t,
      board,
      broker,
      `
  client.publish("out/0", "zero", 0, 0, () => console.log("done 0"));
  client.publish("out/1", "one", 1, false, () => console.log("done 1"));
  client.publish("out/2", "two", 2, false, () => console.log("done 2"));
  client.publish("out/bytes", Buffer.fromHex("00ff80"));
  client.publish("out/empty", "");
  client.publish("out/retained", "kept", 0, true);`,
    );
    await started.waitFor(/^done 2\r?$/m);
    assert.match(started.stdout, /^done 0\r?\ndone 1\r?\ndone 2\r?$/m);
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

  test(`on ${board} messages with QoS 1 and 2 arrive once and are acknowledged`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(t, board, broker, `client.subscribe("in", 2, () => console.log("subscribed"));`);
    await started.waitFor(/^subscribed\r?$/m);
    await broker.publish("in", "once", "-q", "1");
    await broker.publish("in", "twice", "-q", "2");
    await broker.waitForLog(/Received PUBACK from under-test/);
    await broker.waitForLog(/Received PUBREC from under-test[\s\S]*Received PUBCOMP from under-test/);
    await broker.publish("in", "end");
    await started.waitFor(/^message in: end\r?$/m);
    assert.match(started.stdout, /^message in: once\r?\nmessage in: twice\r?\nmessage in: end\r?$/m);
  });

  test(`on ${board} calls that MQTT does not allow return false, and the connection stays`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(
      t,
      board,
      broker,
      `
  const nul = String.fromCharCode(0);
  console.log("results " + [
    client.publish("", "x"), client.publish("a/+", "x"), client.publish("a/#", "x"), client.publish("a" + nul, "x"),
    client.publish("a", "x", 3), client.publish("a", "x", -1),
    client.subscribe(""), client.subscribe("a/#/b"), client.subscribe("a+"), client.subscribe("a", 3), client.subscribe({}),
    client.unsubscribe("#a"), client.connect("broker", 1883)
  ].join(" "));
  console.log("results " + [
    client.publish("a/b", "x"), client.subscribe("#"), client.subscribe("+/+/#"), client.unsubscribe("/")
  ].join(" "));
  client.publish("fine", "x", 1, false, () => console.log("still connected"));`,
      {
        more: `console.log("before " + [client.publish("a", "b"), client.subscribe("a"), client.unsubscribe("a"), client.close()].join(" "));
console.log("secure " + client.connect("broker", 8883, true));`,
      },
    );
    await started.waitFor(/^still connected\r?$/m);
    assert.match(started.stdout, /^before false false false false\r?$/m);
    assert.match(started.stdout, /^secure false\r?$/m);
    assert.match(started.stdout, /^results( false){13}\r?\nresults( true){4}\r?$/m);
  });

  test(`on ${board} the broker gets user name, password and a session to keep`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(t, board, broker, `console.log("connected");`, {
      client: `new mqtt.Client("under-test", 15, "ann", "secret", false)`,
    });
    await started.waitFor(/^connected\r?$/m);
    await broker.waitForLog(/connected from \S+ as under-test \(p2, c0, k15, u'ann'\)/);
  });

  test(`on ${board} a silent connection is kept alive by PINGREQ`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(t, board, broker, `console.log("connected");`, {
      client: `new mqtt.Client("under-test", 2)`,
    });
    await broker.waitForLog(/(Received PINGREQ from under-test[\s\S]*){3}/);
    assert.doesNotMatch(started.stdout, /offline/);
  });

  test(`on ${board} callbacks that wait hold up neither the connection nor other fibers`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(
      t,
      board,
      broker,
      `
  client.subscribe("in");
  client.publish("ready", "1", 1, false, () => console.log("acknowledged"));
  pause(100000);`,
      {
        client: `new mqtt.Client("under-test", 2)`,
        more: `
let count = 0;
forever(() => { count += 1; pause(20); });
client.on("message", (c, topic, message) => {
  const before = count;
  pause(message == "slow" ? 4000 : 1);
  console.log("message " + message + " " + (message == "fast" || count > before + 20));
});`,
      },
    );
    await started.waitFor(/^acknowledged\r?$/m);
    await broker.publish("in", "slow");
    for (let i = 0; i < 20; i++) await broker.publish("in", "fast");
    await started.waitFor(/^message slow true\r?\n(message fast true\r?\n){20}/m);
    await broker.waitForLog(/Received PINGREQ from under-test/);
    assert.doesNotMatch(started.stdout, /offline/);
  });

  test(`on ${board} a client that closes and connects in its message callback misses no later message`, async (t) => {
    const broker = await Mosquitto.start(t);
    const started = run(
      t,
      board,
      broker,
      `
  client.subscribe("in", 0, () => console.log("subscribed"));`,
      {
        more: `
client.on("message", (c, topic, message) => {
  console.log("message " + message);
  if (message != "close") return;
  client.close();
  client.connect("broker", ${broker.port}, false, false, () => client.subscribe("in", 0, () => console.log("again")));
});`,
      },
    );
    await started.waitFor(/^subscribed\r?$/m);
    await broker.publish("in", "close");
    await started.waitFor(/^again\r?$/m);
    for (const message of ["one", "two", "three"]) await broker.publish("in", message);
    await started.waitFor(/^message one\r?\nmessage two\r?\nmessage three\r?$/m);
  });

  test(`on ${board} a burst of messages arrives in order, and what publish refused is not sent`, async (t) => {
    const broker = await Mosquitto.start(t);
    const outside = await broker.subscribe("bulk");
    const started = run(
      t,
      board,
      broker,
      `
  let filler = "";
  for (let i = 0; i < 20; i++) filler += "0123456789";
  let accepted = 0;
  while (accepted < 50) {
    if (client.publish("bulk", (1000 + accepted) + filler)) accepted += 1;
    else pause(10);
  }
  console.log("accepted");
  while (!client.publish("bulk", "end")) pause(10);`,
    );
    await started.waitFor(/^accepted\r?$/m);
    await outside.waitFor(/^bulk end$/m);
    const numbers = [...outside.stdout.matchAll(/^bulk (\d{4})\d{200}$/gm)].map((match) => Number(match[1]));
    assert.deepEqual(
      numbers,
      Array.from({ length: 50 }, (_, i) => 1000 + i),
    );
  });

  test(`on ${board} autoreconnect connects again without a word, and keeps the callbacks`, async (t) => {
    const broker = await Mosquitto.start(t);
    const source = `
wifi.connect("network", "password");
const client = new mqtt.Client("under-test", 60);
client.on("offline", () => console.log("offline"));
client.on("message", (c, topic, message) => console.log("message " + message));
client.on("connect", () => { console.log("connect"); client.subscribe("in", 0, () => console.log("subscribed")); });
client.connect("broker", ${broker.port}, false, true, undefined, (c, reason) => console.log("failed reason: " + reason));
`;
    const started = startCli(t, ["run", project(t, source), "--board", board]);
    await started.waitFor(/^subscribed\r?$/m);
    await broker.stop();
    await broker.restart();
    await started.waitFor(/^(connect\r?\nsubscribed\r?\n){2}/m);
    await broker.publish("in", "again");
    await started.waitFor(/^message again\r?$/m);
    assert.doesNotMatch(started.stdout, /offline|failed/);
  });
}
