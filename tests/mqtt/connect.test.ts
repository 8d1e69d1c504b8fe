// What CONNECT says, and what becomes of a connection that does not come about: each reason in the situation it stands for.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { freePort } from "../support/ports.js";
import { Agent, type ClientOptions, hex, unhex } from "./agent.js";
import { field, packet, publish, short } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

/** CONNECT of MQTT 3.1.1, from the specification. */
function connectPacket(flags: number, keepAlive: number, ...fields: (string | Uint8Array)[]): Buffer {
  return packet(0x10, field("MQTT"), Buffer.of(4, flags), short(keepAlive), ...fields.map(field));
}

/** Connects the agent's client, does something with the connection, and returns what the client reports of its failure. */
async function failure(
  agent: Agent,
  peer: Peer,
  act: (connection: Connection) => void,
): Promise<{ reason: number; text: string }> {
  const before = agent.lines.length;
  assert.equal(await agent.connect(peer.port), "true");
  const connection = await peer.next();
  await connection.expect("CONNECT");
  act(connection);
  const result = await outcome(agent, before);
  await connection.end();
  return result;
}

/** What connect() came to, from the lines that follow the first `before`: the callback's reason and the event's must agree. */
async function outcome(agent: Agent, before: number): Promise<{ reason: number; text: string }> {
  const match = await agent.waitAfter(before, /^! failed (\S+)\n! connfail (\S+) (\S+)$/m);
  assert.equal(match[1], match[2]);
  assert.equal(await agent.call("state"), "0 false");
  return { reason: Number(match[2]), text: unhex(match[3]!) };
}

for (const board of boards) {
  test(`on ${board} CONNECT comes first, once, with its fields in order and flags that say which there are`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    const cases: [ClientOptions, [string, string, number, boolean] | undefined, Buffer][] = [
      [{ clientId: "c", keepAlive: 300 }, undefined, connectPacket(0x02, 300, "c")],
      [{ clientId: "c", keepAlive: 0, cleanSession: false }, undefined, connectPacket(0, 0, "c")],
      [
        { clientId: "grüße", keepAlive: 65535, username: "ann" },
        undefined,
        connectPacket(0x82, 65535, "grüße", "ann"),
      ],
      [{ clientId: "c", username: "ann", password: "" }, undefined, connectPacket(0xc2, 60, "c", "ann", "")],
      // No password without a user name.
      [{ clientId: "c", password: "secret" }, undefined, connectPacket(0x02, 60, "c")],
      [{ clientId: "c" }, ["w/t", "gone", 0, false], connectPacket(0x06, 60, "c", "w/t", "gone")],
      [{ clientId: "c" }, ["w", "", 1, true], connectPacket(0x2e, 60, "c", "w", "")],
      [
        { clientId: "c", username: "ann", password: "pässword", cleanSession: false },
        ["wü", "\0\x01", 2, true],
        connectPacket(0xf4, 60, "c", "wü", "\0\x01", "ann", "pässword"),
      ],
    ];
    for (const [options, will, expected] of cases) {
      await agent.make(options);
      if (will) assert.equal(await agent.call("lwt", hex(will[0]), hex(will[1]), will[2], will[3]), "true");
      const connection = await agent.connectTo(peer);
      assert.equal(connection.packets[0]!.bytes.toString("hex"), expected.toString("hex"));
      await agent.publish("a", "b");
      await connection.expect("PUBLISH");
      await agent.call("close");
      await connection.expect("DISCONNECT");
      await connection.end();
    }
    // The last word: nothing follows DISCONNECT.
    for (const connection of peer.connections)
      assert.deepEqual(
        connection.packets.map(({ type }) => type),
        ["CONNECT", "PUBLISH", "DISCONNECT"],
      );
  });

  test(`on ${board} an empty client identifier is sent with a clean session, and one is made up where none is given`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    const id = await agent.make({ clientId: "" });
    assert.match(id, /^esp-[0-9a-f]{1,19}$/);
    await agent.connect(peer.port);
    assert.equal((await (await peer.next()).accept()).connect?.clientId, id);
    await agent.call("close");
    await agent.call("id", "-");
    await agent.connect(peer.port);
    const { connect } = await (await peer.next()).accept();
    assert.deepEqual([connect?.clientId, connect?.cleanSession], ["", true]);
  });

  test(`on ${board} each return code of CONNACK is the reason, the connection is closed, and the program goes on`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    for (let code = 1; code <= 5; code++) {
      // Some brokers close the connection in the same moment.
      const { reason } = await failure(agent, peer, ({ socket }) =>
        code % 2 ? socket.end(Buffer.of(0x20, 2, 0, code)) : socket.write(Buffer.of(0x20, 2, 0, code)),
      );
      assert.equal(reason, code);
    }
    assert.ok(await agent.goesOn());
  });

  test(`on ${board} what is not a CONNACK is reason -4 with the rule it breaks, and closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    const cases: [string, Buffer, RegExp][] = [
      ["PINGRESP", Buffer.of(0xd0, 0), /MQTT-3\.2\.0-1/],
      ["PUBLISH", publish("a", "b"), /MQTT-3\.2\.0-1/],
      ["SUBACK", Buffer.of(0x90, 3, 0, 1, 0), /MQTT-3\.2\.0-1/],
      ["HTTP", Buffer.from("HTTP/1.1 400 Bad Request\r\n\r\n"), /2\.2\.|MQTT-/],
      ["reserved header flags", Buffer.of(0x21, 2, 0, 0), /MQTT-2\.2\.2-2/],
      ["a wrong length", Buffer.of(0x20, 3, 0, 0, 0), /2\.2\.3/],
      ["reserved acknowledge flags", Buffer.of(0x20, 2, 2, 0), /3\.2\.2\.1/],
      ["an unknown return code", Buffer.of(0x20, 2, 0, 6), /3\.2\.2\.3/],
      ["session present, refused", Buffer.of(0x20, 2, 1, 5), /MQTT-3\.2\.2-1, 3\.2\.2-4/],
      ["session present after a clean session", Buffer.of(0x20, 2, 1, 0), /MQTT-3\.2\.2-1, 3\.2\.2-4/],
    ];
    for (const [name, bytes, rule] of cases) {
      const { reason, text } = await failure(agent, peer, (connection) => connection.send(bytes));
      assert.equal(reason, -4, name);
      assert.match(text, rule, name);
    }
    assert.ok(await agent.goesOn());
    await agent.connect(peer.port);
    await (await peer.next()).accept();
    await agent.waitFor(/^! connected$/m);
  });

  test(`on ${board} no broker, one that ends the connection, an unknown name and no CONNACK each have their reason`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    let before = agent.lines.length;
    await agent.connect(await freePort());
    const nobody = await outcome(agent, before);
    assert.equal(nobody.reason, -5);
    assert.match(nobody.text, /no broker answers at broker:\d+/);
    before = agent.lines.length;
    await agent.connect(1883, { host: "no-such-host.invalid" });
    const unknown = await outcome(agent, before);
    assert.equal(unknown.reason, -3);
    assert.match(unknown.text, /does not resolve: no-such-host\.invalid/);
    assert.equal((await failure(agent, peer, (connection) => connection.socket.end())).reason, -5);
    assert.equal((await failure(agent, peer, (connection) => connection.reset())).reason, -5);
    await agent.call("set", "connectTimeout", 1);
    assert.equal((await failure(agent, peer, () => {})).reason, -2);
    // Half a CONNACK is none.
    assert.equal((await failure(agent, peer, (connection) => connection.send(0x20, 2, 0))).reason, -2);
    assert.equal(await agent.call("reason"), `-2 ${hex("no CONNACK came")}`);
    assert.ok(await agent.goesOn());
  });
}
