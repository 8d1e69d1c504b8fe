// MQTT over TLS, on every emulated board against Mosquitto.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chipBoards } from "../support/boards.js";
import { project, startCli, temporaryFolder } from "../support/cli.js";
import { Certificates, hasOpenssl } from "./certificates.js";
import { startMosquitto, startRelay } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";

/** Record type (RFC 5246 §6.2.1). */
const changeCipherSpec = 20;

const program = (port: number, strangePort: number, stallingPort: number) => `
const client = new mqtt.Client("tls-board", 30);
let received = 0;
client.on("message", (c, topic, message) => {
  console.log("received " + topic + ": " + message);
  received += 1;
});
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
while (received < 1) pause(50);
client.close();
console.log("again");
run(${port});
while (received < 2) pause(50);
client.close();
console.log("closed");
`;

for (const name of chipBoards)
  test(`on ${name} a client with TLS publishes and receives with QoS 1, resumes its session, and tells why it trusts no other broker`, {
    skip,
  }, async (t) => {
    const made = new Certificates(temporaryFolder(t));
    const root = made.issue({ name: "Root", key: "rsa", isIssuer: true });
    const good = made.issue({ name: "good", key: "rsa", names: "DNS:broker", issuer: root });
    const strange = made.issue({ name: "strange", names: "DNS:broker" });
    const { ports, broker } = await startMosquitto(t, made, {
      good: { certificate: good },
      strange: { certificate: strange },
    });
    const stalling = await startRelay(t, ports.good, (_, count) => (count === 4 ? "stall" : "pass"));
    const handshakes: number[] = [];
    const watched = await startRelay(t, ports.good, (record, count) => {
      // Records of the handshake are those up to the change of cipher and the one after it.
      if (record[0] === changeCipherSpec) handshakes.push(count + 1);
      return "pass";
    });
    const source = program(watched, ports.strange, stalling);
    const folder = project(t, source, {
      dependencies: { esp8266: "*" },
      files: { "certs/root.pem": root.pem },
    });
    const board = startCli(t, ["run", folder, "--board", name]);
    await board.waitFor(/^received tls\/out: hello\r?$/m);
    await board.waitFor(/^again\r?\n(.*\r?\n)*received tls\/out: hello\r?\n(.*\r?\n)*closed/m);
    await board.waitFor(/^published 0\r?$/m);
    const goodByes = () => broker.stderr.match(/^\d+: Client tls-board disconnected\.$/gm)?.length;
    for (let waited = 0; goodByes() !== 2 && waited < 100; waited++) await pause(50);
    assert.equal(goodByes(), 2, broker.stderr);
    const sinceTrusted = broker.stderr.slice(broker.stderr.indexOf("New client connected"));
    assert.doesNotMatch(sinceTrusted, /unexpected eof/, "connections end with TLS's good-bye");
    assert.deepEqual(handshakes, [6, 3], "the second connection resumes the first one's session");
    assert.match(
      board.stdout,
      /^failed -18 the certificate is signed by itself and not one to trust: strange\r?$/m,
    );
    assert.match(board.stdout, /^failed -5 no broker answers at broker:\d+\r?$/m);
  });
