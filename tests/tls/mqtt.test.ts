// MQTT over TLS, on the emulated board against Mosquitto.

import assert from "node:assert/strict";
import { test } from "node:test";
import { project, startCli, temporaryFolder } from "../support/cli.js";
import { Certificates, hasOpenssl } from "./certificates.js";
import { startMosquitto, startRelay } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";

const program = (port: number, strangePort: number, stallingPort: number) => `
const client = new mqtt.Client("tls-board", 30);
client.on("message", (c, topic, message) => console.log("received " + topic + ": " + message));
client.on("offline", () => console.log("offline"));
function connected(c: mqtt.Client) {
  console.log("connected");
  c.subscribe("tls/#", 1, () => {
    console.log("subscribed");
    c.publish("tls/out", "hello", 1, false, (_, reason) => console.log("published " + reason));
  });
}
function run(port: number) {
  client.connect("broker", port, true, false, connected, (c, reason) => console.log("failed " + reason + " " + c.reasonText));
}
while (!wifi.connect("any network", "")) pause(100);
run(${strangePort});
pause(1000);
client.connectTimeout = 1;
run(${stallingPort});
pause(3000);
client.connectTimeout = 10;
run(${port});
`;

test("a client with TLS publishes and receives with QoS 1, and tells why it trusts no other broker", {
  skip,
}, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "Root", key: "rsa", isIssuer: true });
  const good = made.issue({ name: "good", key: "rsa", names: "DNS:broker", issuer: root });
  const strange = made.issue({ name: "strange", names: "DNS:broker" });
  const ports = await startMosquitto(t, made, {
    good: { certificate: good },
    strange: { certificate: strange },
  });
  const stalling = await startRelay(t, ports.good, (_, count) => (count === 4 ? "stall" : "pass"));
  const source = program(ports.good, ports.strange, stalling);
  const folder = project(t, source, {
    dependencies: { esp8266: "*" },
    files: { "certs/root.pem": root.pem },
  });
  const board = startCli(t, ["run", folder, "--board", "esp8266"]);
  await board.waitFor(/^received tls\/out: hello\r?$/m);
  await board.waitFor(/^published 0\r?$/m);
  assert.match(
    board.stdout,
    /^failed -18 the certificate is signed by itself and not one to trust: strange\r?$/m,
  );
  assert.match(board.stdout, /^failed -5 no broker answers at broker:\d+\r?$/m);
});

test("the port is 8883 when a client is to use TLS and none is given", { skip }, async (t) => {
  const source = `
const client = new mqtt.Client("tls-port");
while (!wifi.connect("any network", "")) pause(100);
client.connect("broker", undefined, true, false, undefined, (c, reason) => console.log("failed " + reason + " " + c.reasonText));
`;
  const board = startCli(t, [
    "run",
    project(t, source, { dependencies: { esp8266: "*" } }),
    "--board",
    "esp8266",
  ]);
  await board.waitFor(/^TLS to broker:8883: nothing tells which server to trust/m);
  await board.waitFor(/^failed -18 nothing tells which server to trust/m);
});
