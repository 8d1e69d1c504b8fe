// Clients that are to use TLS and can't: reasons, before there is any connection. What TLS does is tested in tests/tls/.

import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";

const source = `
const client = new mqtt.Client("tls");
while (!wifi.connect("any network", "")) pause(100);
client.connect("broker", undefined, true, false, undefined, (c, reason) => {
  console.log("failed " + reason + " " + c.reasonText);
  client.connect("broker", 8883, true, false, undefined, (_, again) => console.log("again " + again));
});
`;

for (const board of boards) {
  test(`on ${board} a client that is to use TLS tells reason -18, and a sentence, when nothing says whom to trust`, async (t) => {
    const program = startCli(t, [
      ...["run", project(t, source, { dependencies: { esp8266: "*" } })],
      ...["--board", board],
    ]);
    await program.waitFor(/^failed -18 nothing tells which server to trust/m);
    await program.waitFor(/^again -18/m);
  });
}

test("on esp8266 the port is 8883 when a client is to use TLS and none is given", async (t) => {
  const program = startCli(t, [
    ...["run", project(t, source, { dependencies: { esp8266: "*" } })],
    ...["--board", "esp8266"],
  ]);
  await program.waitFor(/^TLS to broker:8883: nothing tells which server to trust/m);
});
