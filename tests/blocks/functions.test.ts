// What the functions behind blocks do, on each board: those of MQTT with a real Mosquitto.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { cli, project, repository, startCli, temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { Started, TestScope } from "../support/process.js";
import { ALL_PACKAGES } from "./project.js";

function run(
  t: TestScope,
  board: string,
  source: string,
  dependencies: Record<string, string> = { esp8266: "*" },
): Started {
  return startCli(t, ["run", project(t, source, { dependencies }), "--board", board]);
}

const lines = (started: Started) => started.stdout.split(/\r?\n/).filter((line) => line.startsWith("> "));

test("a program without the blocks' functions has none of their code", async (t) => {
  const folder = temporaryFolder(t);
  const bytesOfBlocks = async (example: string): Promise<number> => {
    const report = join(folder, `${example}.json`);
    const path = join(repository, "examples", example);
    const built = await cli(t, "build", path, "--board", "esp8266", "--out", folder, "--report-json", report);
    assert.equal(built.status, 0, built.stderr);
    const { functions } = JSON.parse(readFileSync(report, "utf8")) as {
      functions: { file?: string; bytes: number }[];
    };
    return functions
      .filter(({ file }) => file?.endsWith("/blocks.ts"))
      .reduce((sum, { bytes }) => sum + bytes, 0);
  };
  assert.equal(await bytesOfBlocks("hello-mqtt"), 0);
  assert.ok((await bytesOfBlocks("room")) > 500);
});

for (const board of boards) {
  test(`on ${board} a button is pressed once for each change to low, and pins tell their changes`, async (t) => {
    const program = run(
      t,
      board,
      `
let changes = 0;
input.onButtonPressed(() => console.log("> pressed " + input.buttonIsPressed()));
pins.onChanged(DigitalPin.P0, PinChange.Changes, () => changes++);
pins.digitalWritePin(DigitalPin.P4, 0);
pins.onChanged(DigitalPin.P4, PinChange.GoesHigh, () => console.log("> high"));
pins.onChanged(DigitalPin.P4, PinChange.Changes, () => {
  console.log("> changed to " + pins.digitalReadPin(DigitalPin.P4));
  changes++;
});
console.log("> before " + input.buttonIsPressed());
function waitForChange(count: number) {
  while (changes < count) pause(10);
}
[0, 1, 0].forEach((level, i) => {
  pins.digitalWritePin(DigitalPin.P0, level);
  waitForChange(i + 1);
});
[2000, 511, 512].forEach((value, i) => {
  pins.analogWritePin(DigitalPin.P4, value);
  waitForChange(i + 4);
});
console.log("> brightness " + pins.analogRead());
console.log("END");
`,
    );
    await program.waitFor(/^END\r?$/m);
    assert.deepEqual(lines(program), [
      "> before false",
      "> pressed true",
      "> pressed true",
      "> high",
      "> changed to 1",
      "> changed to 0",
      "> high",
      "> changed to 1",
      "> brightness 0",
    ]);
  });

  test(`on ${board} numbers and texts are kept under their names until they are forgotten`, async (t) => {
    const program = run(
      t,
      board,
      `
console.log("> " + settings.numberOf("n", 7) + " " + settings.textOf("t", "none") + " " + settings.isKept("n"));
settings.keepNumber("n", 0);
settings.keepText("t", "");
settings.keepNumber("n", 0);
console.log("> " + settings.numberOf("n", 7) + " [" + settings.textOf("t", "none") + "] " + settings.isKept("n"));
settings.keepNumber("n", 1.5);
settings.keepText("t", "ä");
console.log("> " + settings.numberOf("n", 7) + " [" + settings.textOf("t", "none") + "] " + settings.isKept("t"));
settings.forget("n");
console.log("> " + settings.numberOf("n", 7) + " " + settings.isKept("n"));
const runs = settings.runNumber();
settings.keepNumber("#run", 1000);
console.log("> " + settings.numberOf("#run", 7) + " " + (settings.runNumber() == runs));
console.log("END");
`,
      ALL_PACKAGES,
    );
    await program.waitFor(/^END\r?$/m);
    assert.deepEqual(lines(program), [
      "> 7 none false",
      "> 0 [] true",
      "> 1.5 [ä] true",
      "> 7 false",
      "> 1000 true",
    ]);
  });

  test(`on ${board} a clock shows the hour of a time zone, and asking for the time comes to an end`, async (t) => {
    const program = run(
      t,
      board,
      `
const parts = (zone: number) => time.part(TimePart.Hour, zone) + ":" + time.part(TimePart.Minute, zone);
wifi.connect("my network", "my password");
time.ask("nowhere.invalid");
console.log("> " + time.isSet());
time.set(1800000000 + 15 * 60);
console.log("> " + time.format(time.now()).substr(0, 16) + " " + parts(0) + " " + parts(1) + " " + parts(-9) + " " + parts(5.5));
console.log("> " + (time.part(TimePart.Second, 1) < 60));
console.log("END");
`,
      ALL_PACKAGES,
    );
    await program.waitFor(/^END\r?$/m);
    // The simulator has the computer's time, and asks nobody.
    const isSet = board === "sim";
    assert.deepEqual(lines(program), [`> ${isSet}`, "> 2027-01-15T08:15 8:15 9:15 23:15 13:45", "> true"]);
  });

  test(`on ${board} MQTT's functions subscribe before and after connecting, and go on with another client`, async (t) => {
    const broker = await Mosquitto.start(t);
    const outside = await broker.subscribe("out/#");
    const program = run(
      t,
      board,
      `
mqtt.publish("out/early", "no");
mqtt.onMessage("in/a", (topic, message) => console.log("> a " + topic + " " + message));
mqtt.onConnected(() => console.log("> connected " + mqtt.isConnected() + " " + mqtt.state()));
mqtt.onDisconnected(reason => console.log("> disconnected " + reason));
mqtt.setClientId("one");
mqtt.setKeepAlive(33);
wifi.join("my network", "my password");
console.log("> " + wifi.describe(wifi.reason()));
mqtt.connect("broker", ${broker.port}, false, "", "", mqtt.lastWill("out/will", "gone", true, MqttQos.AtLeastOnce));
mqtt.onMessage("in/+", (topic, message) => console.log("> in " + topic));
mqtt.subscribe("other/b", MqttQos.ExactlyOnce);
console.log("> confirmed " + mqtt.publishAndWait("out/x", "1", MqttQos.ExactlyOnce));
pauseUntil(() => mqtt.figure(MqttFigure.Received) == 1);
pause(200);
console.log("> sent " + mqtt.figure(MqttFigure.Sent) + " unconfirmed " + mqtt.figure(MqttFigure.Unconfirmed));
mqtt.unsubscribe("in/+");
mqtt.setClientId("two");
mqtt.setMaxMessageLength(40);
mqtt.onTooLong((topic, beginning) => console.log("> too long " + topic));
mqtt.connect("broker", ${broker.port}, false, "", "", undefined, MqttProtocol.V31);
mqtt.beginPublish("out/long", 6);
mqtt.write("abc");
mqtt.write("def");
mqtt.endPublish();
pauseUntil(() => mqtt.figure(MqttFigure.Received) >= 2);
pause(200);
mqtt.disconnect();
console.log("> after " + mqtt.isConnected() + " " + mqtt.state() + " [" + mqtt.reasonText() + "]");
console.log("END");
`,
    );
    await outside.waitFor(/^out\/x 1$/m);
    await broker.waitForLog(
      /Sending SUBACK to one(.*\n)*.*Sending SUBACK to one(.*\n)*.*Sending SUBACK to one/,
    );
    await broker.publish("in/b", "2");
    await outside.waitFor(/^out\/long abcdef$/m);
    await broker.waitForLog(/Sending SUBACK to two(.*\n)*.*Sending SUBACK to two/);
    await broker.publish("in/a", "3");
    await broker.publish("other/b", "4".repeat(50));
    await program.waitFor(/^END\r?$/m);
    assert.match(program.stdout, /^mqtt\.publish: connect to a broker first\r?$/m);
    assert.match(broker.log, /New client connected from \S+ as one \(p2, c1, k33\)/);
    assert.match(broker.log, /Will message specified \(4 bytes\) \(r1, q1\)/);
    assert.match(broker.log, /New client connected from \S+ as two \(p1, c1, k33\)/);
    assert.match(broker.log, /Received UNSUBSCRIBE from one/);
    await broker.waitForLog(/Received DISCONNECT from one[\s\S]*Received DISCONNECT from two/);
    assert.deepEqual(lines(program), [
      "> connected",
      "> connected true 4",
      "> confirmed true",
      "> in in/b",
      "> sent 1 unconfirmed 0",
      "> connected true 4",
      "> a in/a 3",
      "> too long other/b",
      "> disconnected -17",
      "> after false 0 []",
    ]);
  });
}
