// Publishes as TCP segments, seen in a capture of the emulated board's network.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { tcpSegments } from "../net/pcap.js";
import { temporaryFolder } from "../support/cli.js";
import { Agent } from "./agent.js";
import { publish } from "./packet-reader.js";
import { Peer } from "./peer.js";

test("on esp8266 a publish leaves in one TCP segment, and ten small ones made in one turn share one", async (t) => {
  const capture = join(temporaryFolder(t), "capture.pcap");
  const network = ["-nic", "user,id=n0", "-object", `filter-dump,id=f0,netdev=n0,file=${capture}`];
  const [agent, peer] = await Promise.all([Agent.start(t, "esp8266", { network }), Peer.start(t)]);
  await agent.make();
  const connection = await agent.connectTo(peer);
  const payload = "p".repeat(500);
  await agent.publish("a/topic", payload);
  await connection.expect("PUBLISH");
  assert.equal(await agent.call("burst", Buffer.from("b").toString("hex"), 0, 0, 10), "10");
  for (let i = 0; i < 10; i++)
    assert.equal((await connection.expect("PUBLISH")).payload!.toString(), String(i));
  const sent = tcpSegments(readFileSync(capture))
    .filter(({ destinationPort, payload }) => destinationPort === peer.port && payload.length > 0)
    .map((segment) => segment.payload);
  const burst = Buffer.concat(Array.from({ length: 10 }, (_, i) => publish("b", String(i))));
  assert.deepEqual(sent.slice(1), [publish("a/topic", payload), burst]);
});
