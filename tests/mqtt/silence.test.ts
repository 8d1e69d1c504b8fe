// Brokers whose host falls silent in the middle of a connection, as behind a broken link: nothing is confirmed or refused any
// more. Only an emulated chip's network can be made so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatorBoard } from "../../cli/boards.js";
import { boards } from "../support/boards.js";
import { Link } from "../support/link.js";
import { Agent, unhex } from "./agent.js";
import { Peer } from "./peer.js";

for (const board of boards.filter((each) => each !== simulatorBoard)) {
  test(`on ${board} a host that does not answer is reason -5, and one that confirms no CONNECT reason -1`, async (t) => {
    const [link, peer] = await Promise.all([Link.start(t), Peer.start(t)]);
    const agent = await Agent.start(t, board, { network: link.qemu });
    await agent.make();
    await agent.call("set", "connectTimeout", 1);
    link.lose("all", peer.port);
    await agent.connect(peer.port);
    await agent.waitFor(/^! failed -5\n! connfail -5 /m);
    assert.equal(peer.connections.length, 0);
    link.lose("all but SYN", peer.port);
    await agent.connect(peer.port);
    const [, text] = await agent.waitFor(/^! failed -1\n! connfail -1 (\S+)$/m);
    assert.match(unhex(text!), /CONNECT could not be sent/);
    assert.deepEqual((await peer.next()).packets, []);
    assert.ok(await agent.goesOn());
    link.lose("nothing", peer.port);
    await agent.connectTo(peer);
  });

  test(`on ${board} a broker's host that falls silent is noticed by PINGREQ, and by an acknowledgement that does not come`, async (t) => {
    const [link, peer] = await Promise.all([Link.start(t), Peer.start(t)]);
    const agent = await Agent.start(t, board, { network: link.qemu });
    await agent.make({ keepAlive: 1 });
    await agent.call("set", "pingTimeout", 1);
    await agent.connectTo(peer);
    link.lose("all", peer.port);
    // No traffic at all: only the keep-alive time passes.
    const [, ping] = await agent.waitFor(/^! offline -12 (\S+)$/m);
    assert.match(unhex(ping!), /did not answer PINGREQ/);
    link.lose("nothing", peer.port);
    await agent.make({ keepAlive: 60 });
    await agent.call("set", "ackTimeout", 1);
    await agent.connectTo(peer);
    link.lose("all", peer.port);
    assert.equal(await agent.publish("a", "b", 1, false, "t"), "true");
    const [, acknowledgement] = await agent.waitFor(/^! offline -13 (\S+)$/m);
    assert.match(unhex(acknowledgement!), /did not acknowledge packet 1/);
    await agent.waitFor(/^! done t -13$/m);
    assert.ok(await agent.goesOn());
  });
}
