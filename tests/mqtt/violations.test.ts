// What the specification forbids a broker, packet by packet: the client closes the connection at once with a reason that
// names the rule, and the program goes on.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { Agent, unhex } from "./agent.js";
import { acknowledgement, field, packet, publish, short, suback } from "./packet-reader.js";
import { type Connection, Peer } from "./peer.js";

/** What the broker does, and the rule that the reason must name. */
type Violation = [name: string, act: Uint8Array | ((connection: Connection) => Promise<void>), rule: RegExp];

const a = field("a");

const headers: Violation[] = [
  ["packet type 0", Buffer.of(0x00, 0), /2\.2\.1/],
  ["CONNECT", packet(0x10, field("MQTT"), Buffer.of(4, 2, 0, 60), a), /2\.2\.1/],
  ["SUBSCRIBE", packet(0x82, short(1), a, Buffer.of(0)), /2\.2\.1/],
  ["UNSUBSCRIBE", packet(0xa2, short(1), a), /2\.2\.1/],
  ["PINGREQ", packet(0xc0), /2\.2\.1/],
  ["DISCONNECT", packet(0xe0), /2\.2\.1/],
  ["packet type 15", packet(0xf0), /2\.2\.1/],
  ["CONNACK with flags", packet(0x21, short(0)), /MQTT-2\.2\.2-2/],
  ["PUBACK with flags", packet(0x41, short(1)), /MQTT-2\.2\.2-2/],
  ["PUBREC with flags", packet(0x52, short(1)), /MQTT-2\.2\.2-2/],
  ["PUBREL without its flag", packet(0x60, short(1)), /MQTT-2\.2\.2-2/],
  ["PUBREL with DUP", packet(0x6a, short(1)), /MQTT-2\.2\.2-2/],
  ["PUBCOMP with flags", packet(0x78, short(1)), /MQTT-2\.2\.2-2/],
  ["SUBACK with flags", packet(0x92, short(1), Buffer.of(0)), /MQTT-2\.2\.2-2/],
  ["UNSUBACK with flags", packet(0xb4, short(1)), /MQTT-2\.2\.2-2/],
  ["PINGRESP with flags", packet(0xd1), /MQTT-2\.2\.2-2/],
  ["PUBLISH with QoS 3", packet(0x36, a, short(1)), /MQTT-3\.3\.1-4/],
  ["PUBLISH with DUP and QoS 0", publish("a", "b", { dup: true }), /MQTT-3\.3\.1-2/],
  ["a remaining length of five bytes", Buffer.of(0x30, 0x80, 0x80, 0x80, 0x80, 1), /2\.2\.3/],
  ["PUBACK of three bytes", packet(0x40, short(1), Buffer.of(0)), /2\.2\.3/],
  ["PUBREL of one byte", packet(0x62, Buffer.of(1)), /2\.2\.3/],
  ["SUBACK without return codes", packet(0x90, short(1)), /2\.2\.3/],
  ["PINGRESP with a body", packet(0xd0, Buffer.of(0)), /2\.2\.3/],
  ["PUBLISH of two bytes", packet(0x30, short(0)), /2\.2\.3/],
];

/** Text that is no UTF-8, and U+0000. */
const illFormed: [string, number[]][] = [
  ["a byte that continues nothing", [0x61, 0x80]],
  ["a sequence that breaks off", [0xc3]],
  ["a sequence with a wrong byte", [0xe2, 0x82, 0x41]],
  ["an overlong form of two bytes", [0xc0, 0xaf]],
  ["an overlong form of three bytes", [0xe0, 0x80, 0xaf]],
  ["an overlong form of four bytes", [0xf0, 0x80, 0x80, 0xaf]],
  ["a surrogate", [0xed, 0xa0, 0x80]],
  ["a pair of surrogates", [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
  ["a code beyond U+10FFFF", [0xf4, 0x90, 0x80, 0x80]],
  ["a byte that no UTF-8 has", [0xff]],
];

const topics: Violation[] = [
  ...illFormed.map(([name, bytes]): Violation => [name, publish(Buffer.from(bytes), "x"), /MQTT-1\.5\.3-1/]),
  ["U+0000 in a topic", publish("a\0b", "x"), /MQTT-1\.5\.3-2/],
  ["# in a topic", publish("a/#", "x"), /MQTT-3\.3\.2-2/],
  ["+ in a topic", publish("+/b", "x"), /MQTT-3\.3\.2-2/],
  ["an empty topic", publish("", "xyz"), /MQTT-4\.7\.3-1/],
  ["a topic longer than its packet", packet(0x30, short(9), Buffer.from("a")), /3\.3\.2/],
  ["PUBLISH without its identifier", packet(0x32, a, Buffer.of(1)), /3\.3\.2/],
  ["PUBLISH with identifier 0", publish("a", "b", { qos: 1, packetId: 0 }), /MQTT-2\.3\.1-1/],
  [
    "a long PUBLISH with identifier 0",
    publish("a", "b".repeat(2000), { qos: 1, packetId: 0 }),
    /MQTT-2\.3\.1-1/,
  ],
];

const answers: Violation[] = [
  ["a second CONNACK", packet(0x20, short(0)), /MQTT-3\.2\.0-1/],
  ["PUBREL with identifier 0", acknowledgement("PUBREL", 0), /MQTT-2\.3\.1-1/],
  ...(["PUBACK", "PUBREC", "PUBCOMP", "UNSUBACK"] as const).map(
    (type): Violation => [
      `${type} for nothing`,
      acknowledgement(type, 77),
      /acknowledges nothing.*4\.3, 3\.8\.4/,
    ],
  ),
  ["SUBACK for nothing", suback(77, 0), /acknowledges nothing.*4\.3, 3\.8\.4/],
];

for (const board of boards) {
  /** Commits each violation on a connection of its own. */
  const commit = async (agent: Agent, peer: Peer, violations: Violation[]): Promise<void> => {
    for (const [name, act, rule] of violations) {
      const connection = await agent.connectTo(peer);
      const before = agent.lines.length;
      if (typeof act === "function") await act(connection);
      // What follows it in the same segment is not looked at.
      else connection.send(act, publish("after", "it"));
      const [, reason, text] = await agent.waitAfter(before, /^! offline (\S+) (\S+)$/m);
      assert.equal(reason, "-14", `${name}: ${unhex(text!)}`);
      assert.match(unhex(text!), rule, name);
      await connection.end();
      assert.ok(agent.console.includes(`mqtt: ${unhex(text!)}`), name);
    }
    assert.equal(agent.count(/^! message/), 0);
    assert.ok(await agent.goesOn());
  };

  test(`on ${board} a packet type, flags or a remaining length that MQTT does not allow closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await commit(agent, peer, headers);
  });

  test(`on ${board} a topic or packet identifier that MQTT does not allow in PUBLISH closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await commit(agent, peer, topics);
  });

  test(`on ${board} a second CONNACK, and an acknowledgement of nothing, closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    await commit(agent, peer, answers);
  });

  test(`on ${board} an acknowledgement that does not fit its packet closes the connection`, async (t) => {
    const [agent, peer] = await Promise.all([Agent.start(t, board), Peer.start(t)]);
    await agent.make();
    /** Answers what a command makes the client send. */
    const answering =
      (command: string[], answer: (id: number) => Uint8Array) =>
      async (connection: Connection): Promise<void> => {
        await agent.call(...command);
        for (;;) {
          const sent = connection.packets[1];
          if (sent) return connection.send(answer(sent.packetId!));
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      };
    const qos1 = ["publish", "61", "62", "1", "0"];
    const qos2 = ["publish", "61", "62", "2", "0"];
    const subscribe = ["subscribe", "61", "1", "62", "0"];
    const unsubscribe = ["unsubscribe", "61", "0"];
    await commit(agent, peer, [
      ["PUBREC for QoS 1", answering(qos1, (id) => acknowledgement("PUBREC", id)), /acknowledges nothing/],
      ["PUBCOMP for QoS 1", answering(qos1, (id) => acknowledgement("PUBCOMP", id)), /acknowledges nothing/],
      ["PUBACK for QoS 2", answering(qos2, (id) => acknowledgement("PUBACK", id)), /acknowledges nothing/],
      [
        "PUBCOMP before PUBREC",
        answering(qos2, (id) => acknowledgement("PUBCOMP", id)),
        /acknowledges nothing/,
      ],
      ["SUBACK for PUBLISH", answering(qos1, (id) => suback(id, 0)), /acknowledges nothing/],
      [
        "PUBACK for SUBSCRIBE",
        answering(subscribe, (id) => acknowledgement("PUBACK", id)),
        /acknowledges nothing/,
      ],
      ["SUBACK for UNSUBSCRIBE", answering(unsubscribe, (id) => suback(id, 0)), /acknowledges nothing/],
      ["SUBACK with one code of two", answering(subscribe, (id) => suback(id, 1)), /MQTT-3\.8\.4-5/],
      ["SUBACK with three codes of two", answering(subscribe, (id) => suback(id, 1, 0, 0)), /MQTT-3\.8\.4-5/],
      ["SUBACK with return code 3", answering(subscribe, (id) => suback(id, 1, 3)), /MQTT-3\.9\.3-2/],
      ["SUBACK with return code 0x81", answering(subscribe, (id) => suback(id, 0x81, 1)), /MQTT-3\.9\.3-2/],
    ]);
  });
}
