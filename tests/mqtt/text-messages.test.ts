// Handlers that take a message as text only: its bytes are made only when it has to wait for them, and the buffer that it came in is
// used again.

import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";
import { Mosquitto } from "../support/mosquitto.js";

const source = (port: number) => `
const client = new mqtt.Client("text", 30);
const texts: string[] = [];
client.on("message", (client, topic, message) => {
  texts.push(message);
  if (message == "wait") pause(1000);
  if (message == "end 1") console.log(texts.join("|"));
  if (message == "end 1") client.onMessage("text/bytes", (client, topic, message, payload) => console.log(message + " " + payload.toHex()));
  if (message == "end 2") console.log("over");
});
client.onMessage("text/+", (client, topic) => { if (topic == "text/none") console.log("no text needed"); });
client.on("connect", () => client.subscribe("text/#", 1, () => console.log("subscribed")));
while (!wifi.connect("any network", "")) pause(100);
client.connect("broker", ${port});
`;

for (const board of boards) {
  test(`text of messages, of one size and of many, is right on ${board}, and a handler added later gets bytes, too`, async (t) => {
    const broker = await Mosquitto.start(t);
    const program = startCli(t, ["run", project(t, source(broker.port)), "--board", board]);
    await program.waitFor(/^subscribed/m);
    const texts = [
      "aaaaaaaaaa",
      "bbbbbbbbbb",
      "cccccccccc",
      "grüße",
      "x".repeat(300),
      "dddddddddd",
      "",
      "eeeeeeeeee",
      // The handler waits at this one, and those behind it have to wait, too.
      "wait",
      "ffffffffff",
      "gggggggggg",
    ];
    for (const text of texts) await broker.publish("text/one", text);
    await broker.publish("text/none", "hhhhhhhhhh");
    await program.waitFor(/^no text needed/m);
    await broker.publish("text/one", "end 1");
    await program.waitFor(new RegExp(`^${[...texts, "hhhhhhhhhh", "end 1"].join("\\|")}\\r?$`, "m"));
    await broker.publish("text/bytes", "hi");
    await program.waitFor(/^hi 6869\r?$/m);
    await broker.publish("text/one", "end 2");
    await program.waitFor(/^over/m);
  });
}
