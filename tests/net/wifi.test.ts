// The board's link is cut and restored while programs run.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Mosquitto } from "../support/mosquitto.js";
import { Program } from "./program.js";

test("a program is told why its network is gone and when it is back, and an MQTT client comes back with it", async (t) => {
  const broker = await Mosquitto.start(t);
  const program = await Program.start(
    t,
    `
wifi.onConnected(() => console.log("connected " + wifi.address()));
wifi.onDisconnected(reason => console.log("disconnected " + (reason == WifiReason.LinkLost) + " " + wifi.state() + " [" + wifi.address() + "]"));
wifi.connect("network", "password");
const client = new mqtt.Client("board");
client.on("offline", () => console.log("offline"));
client.on("connect", () => console.log("online"));
client.reconnect({ minSeconds: 1, maxSeconds: 2 });
client.connect("broker", ${broker.port});
`,
  );
  const { console: output } = program;
  await output.waitFor(/^online/m);
  for (let round = 1; round <= 3; round++) {
    await program.link("off");
    await output.waitFor(new RegExp(`(disconnected true 3 \\[\\][^]*){${round}}`));
    await output.waitFor(new RegExp(`(offline[^]*){${round}}`));
    await program.link("on");
    await output.waitFor(new RegExp(`(online[^]*){${round + 1}}`));
  }
  assert.equal(program.lines.filter((line) => line === "connected 10.0.2.15").length, 4);
});

test("joining without a link fails with its reason, a scan finds nothing, and both succeed when it is there", async (t) => {
  const program = await Program.start(
    t,
    `
pause(1000);
console.log("ready");
pause(1000);
console.log("joined " + wifi.connect("network", "password", 20000) + " " + (wifi.reason() == WifiReason.NotFound) + " " + wifi.scan().length);
while (!wifi.connect("network", "password", 3000)) { }
console.log("joined at last, " + wifi.scan()[0].ssid + " " + wifi.reason());
`,
  );
  await program.console.waitFor(/^ready/m);
  await program.link("off");
  await program.console.waitFor(/^joined false true 0\r?$/m);
  await program.link("on");
  await program.console.waitFor(/^joined at last, emulated network 0\r?$/m);
});
