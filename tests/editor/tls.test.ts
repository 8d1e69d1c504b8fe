// The simulator's connections where TLS is in them: to a broker over wss, and from a page that came over HTTPS.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { temporaryFolder } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";
import type { TestScope } from "../support/process.js";
import { Certificates, type Issued } from "../tls/certificates.js";
import { EditorSite } from "./editor.js";

/** Echoes messages; tries again when there is no connection. */
const program = (isSecure: boolean) => `const client = new mqtt.Client("")
client.reconnect({ minSeconds: 1, maxSeconds: 1 })
client.on("connect", () => client.subscribe("tls/command", 1, () => client.publish("tls/state", "ready", 1, true)))
client.on("message", (c, topic, message) => c.publish("tls/answer", message))
while (!wifi.connect("network", "password")) { }
client.connect("broker", 8883, ${isSecure})
`;

function certificateFor(t: TestScope, name: string): Issued {
  return new Certificates(join(temporaryFolder(t), name)).issue({ name, names: "IP:127.0.0.1" });
}

async function exchange(broker: Mosquitto): Promise<void> {
  const subscriber = await broker.subscribe("tls/#");
  await subscriber.waitFor(/^tls\/state ready$/m);
  await broker.publish("tls/command", "hello");
  await subscriber.waitFor(/^tls\/answer hello$/m);
}

test("a program that wants TLS talks to the broker over wss where the browser trusts its certificate, and is told the address where it does not", async (t) => {
  const certificate = certificateFor(t, "known");
  const broker = await Mosquitto.start(t, { webSockets: true, certificate });
  const stranger = await Mosquitto.start(t, { webSockets: true, certificate: certificateFor(t, "stranger") });
  const site = await EditorSite.start(t, { trusts: [certificate] });
  const editor = await site.open();
  await editor.import("tls.ts", program(true));

  const untrusted = `wss://127.0.0.1:${stranger.webSocketPort}/`;
  await editor.useWebSocketAddress(untrusted);
  const lamp = (await editor.simulator()).locator("#lamp-broker .text");
  await lamp.filter({ hasText: untrusted }).waitFor();
  assert.match((await lamp.textContent())!, /certificate/);

  await editor.useWebSocketAddress(`wss://127.0.0.1:${broker.webSocketPort}/`);
  await editor.lamp("broker", "on");
  await exchange(broker);
  await site.close();
});

test("on a page from an HTTPS server a program reaches the broker over wss, and is told when the address is one that browsers refuse there", async (t) => {
  const certificate = certificateFor(t, "known");
  const broker = await Mosquitto.start(t, { webSockets: true, certificate });
  const site = await EditorSite.start(t, { certificate, trusts: [certificate] });
  const editor = await site.open();
  await editor.import("tls.ts", program(false));
  const simulator = await editor.simulator();
  assert.equal(
    await simulator.evaluate('pxsim.brokerAddress.of("broker", 1883, false)'),
    "wss://127.0.0.1:9001/",
    "without a rule",
  );
  // An address for examples [RFC 5737], to which the browser sends nothing.
  const refused = "ws://192.0.2.1:9001/";
  await editor.useWebSocketAddress(refused);
  const lamp = simulator.locator("#lamp-broker .text");
  await lamp.filter({ hasText: refused }).waitFor();
  assert.match((await lamp.textContent())!, /HTTPS/);

  await editor.useWebSocketAddress(`wss://127.0.0.1:${broker.webSocketPort}/`);
  await editor.lamp("broker", "on");
  await exchange(broker);
  await site.close();
});
