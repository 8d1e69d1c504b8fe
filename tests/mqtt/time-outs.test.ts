// Acknowledgements that do not come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { boards } from "../support/boards.js";
import { Agent, hex, unhex } from "./agent.js";
import { acknowledgement } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

for (const board of boards) {
  test(`on ${board} an acknowledgement that does not come in time is reason -13 and closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await agent.call("set", "ackTimeout", 0.5);
    /** What the program does, what the broker still answers, and what is reported. */
    const cases: [string[], (connection: Connection) => Promise<void>, string][] = [
      [["publish", hex("a"), hex("b"), "1", "0", "t"], async () => {}, "! done t -13"],
      [["publish", hex("a"), hex("b"), "2", "0", "t"], async () => {}, "! done t -13"],
      [
        ["publish", hex("a"), hex("b"), "2", "0", "t"],
        async (connection) => {
          const { packetId } = await connection.expect("PUBLISH");
          connection.send(acknowledgement("PUBREC", packetId!));
          await connection.expect("PUBREL");
        },
        // The broker has it: in a clean session that is all there is to know.
        "! done t 0",
      ],
      [
        ["subscribe", hex("a"), "1", hex("b"), "0"],
        async () => {},
        `! subscribed -13,-13 ${hex("a")},${hex("b")}`,
      ],
      [["unsubscribe", hex("a"), "0"], async () => {}, `! unsubscribed -13 ${hex("a")}`],
    ];
    for (const [command, answer, report] of cases) {
      const connection = await agent.connectTo(peer);
      const before = agent.lines.length;
      assert.equal(await agent.call(...command), "true");
      await answer(connection);
      const [, text] = await agent.waitAfter(before, /^! offline -13 (\S+)$/m);
      assert.match(unhex(text!), /did not acknowledge packet \d+/);
      await agent.waitAfter(before, new RegExp(`^${report}$`, "m"));
      await connection.end();
    }
    assert.ok(await agent.goesOn());
    // No bound: any time is in time.
    await agent.call("set", "ackTimeout", 0);
    const connection = await agent.connectTo(peer);
    await agent.publish("a", "b", 1, false, "late");
    const { packetId } = await connection.expect("PUBLISH");
    await pause(1000);
    connection.send(acknowledgement("PUBACK", packetId!));
    await agent.waitFor(/^! done late 0$/m);
  });
}
