// The packet layer by itself: programs that encode packets and take byte streams apart, compared with bytes written out by
// hand from the specification.

import assert from "node:assert/strict";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

/** Runs a program that prints lines, the last of them "end", and returns the others. */
async function lines(t: TestScope, board: string, source: string): Promise<string[]> {
  const started = startCli(t, ["run", project(t, `${source}\nconsole.log("end");`), "--board", board]);
  await started.waitFor(/^end\r?$/m);
  const all = started.stdout.split(/\r?\n/);
  return all.slice(0, all.indexOf("end")).filter((line) => line.startsWith("="));
}

/** What the parser makes of a stream, as a function of the program: one line for each packet. */
const showPackets = `
function show(parser: mqtt.Parser, data: Buffer) {
  parser.give(data);
  while (true) {
    const result = parser.parse();
    if (result == mqtt.ParseResult.AwaitData) return;
    if (result == mqtt.ParseResult.ProtocolError) { console.log("= error"); return; }
    const p = parser.packet;
    console.log("= " + p.type + " q" + p.qos + (p.dup ? " dup" : "") + (p.retain ? " retain" : "") + " id" + p.packetId
      + (p.type == mqtt.PacketType.Publish ? " " + p.topic : "") + (p.payload ? " " + p.payload.toHex() : "") + (p.truncated ? " cut" : ""));
  }
}
`;

const hex = (bytes: number[]) => Buffer.from(bytes).toString("hex");
const text = (value: string) => {
  const bytes = [...Buffer.from(value)];
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
};

for (const board of boards) {
  test(`on ${board} packets are encoded as the specification says`, async (t) => {
    const actual = await lines(
      t,
      board,
      `
function show(packet: Buffer) { console.log("= " + packet.toHex()); }
const o = new mqtt.ConnectOptions();
o.clientId = "c"; o.keepAlive = 300; o.cleanSession = true;
show(mqtt.encodeConnect(o));
o.userName = "u"; o.password = "pässword"; o.cleanSession = false;
o.willTopic = "w/t"; o.willMessage = Buffer.fromHex("00ff"); o.willQos = 2; o.willRetain = true;
show(mqtt.encodeConnect(o));
o.userName = undefined;
show(mqtt.encodeConnect(o));
show(mqtt.encodePublish("a/b", Buffer.fromUTF8("hi"), 0, false, 0));
show(mqtt.encodePublish("a", Buffer.create(0), 1, true, 0x1234));
show(mqtt.encodePublish("a", Buffer.fromUTF8("x"), 2, false, 65535));
show(mqtt.encodeAcknowledgement(mqtt.PacketType.Puback, 1));
show(mqtt.encodeAcknowledgement(mqtt.PacketType.Pubrec, 2));
show(mqtt.encodeAcknowledgement(mqtt.PacketType.Pubrel, 3));
show(mqtt.encodeAcknowledgement(mqtt.PacketType.Pubcomp, 0x100));
show(mqtt.encodeSubscribe(10, ["a/+", "#"], [0, 2]));
show(mqtt.encodeUnsubscribe(11, ["a/+", "é"]));
show(mqtt.encodeEmpty(mqtt.PacketType.Pingreq));
show(mqtt.encodeEmpty(mqtt.PacketType.Disconnect));
`,
    );
    const willAndLogin = [...text("c"), ...text("w/t"), 0, 2, 0, 0xff];
    const expected = [
      [0x10, 13, ...text("MQTT"), 4, 0x02, 1, 44, ...text("c")],
      [0x10, 36, ...text("MQTT"), 4, 0xf4, 1, 44, ...willAndLogin, ...text("u"), ...text("pässword")],
      [0x10, 22, ...text("MQTT"), 4, 0x34, 1, 44, ...willAndLogin],
      [0x30, 7, ...text("a/b"), 0x68, 0x69],
      [0x33, 5, ...text("a"), 0x12, 0x34],
      [0x34, 6, ...text("a"), 0xff, 0xff, 0x78],
      [0x40, 2, 0, 1],
      [0x50, 2, 0, 2],
      [0x62, 2, 0, 3],
      [0x70, 2, 1, 0],
      [0x82, 12, 0, 10, ...text("a/+"), 0, ...text("#"), 2],
      [0xa2, 11, 0, 11, ...text("a/+"), ...text("é")],
      [0xc0, 0],
      [0xe0, 0],
    ];
    assert.deepEqual(
      actual,
      expected.map((bytes) => `= ${hex(bytes)}`),
    );
  });

  test(`on ${board} the remaining length takes as many bytes as its value needs`, async (t) => {
    // Topic "a" and its length take three bytes; 127, 128, 16383 and 16384 are limits of [table 2.4]. The larger ones do not
    // fit into a chip's heap.
    const limits: [number, string][] = [
      [127, "307f00016100"],
      [128, "308001000161"],
      [16383, "30ff7f000161"],
      [16384, "308080010001"],
    ];
    const tried = board === "sim" ? limits : limits.slice(0, 2);
    const actual = await lines(
      t,
      board,
      tried
        .map(
          ([length]) =>
            `console.log("= " + mqtt.encodePublish("a", Buffer.create(${length - 3}), 0, false, 0).slice(0, 6).toHex());`,
        )
        .join("\n"),
    );
    assert.deepEqual(
      actual,
      tried.map(([, bytes]) => `= ${bytes}`),
    );
  });

  // Every packet a broker sends, and what the parser makes of it.
  const stream: [number[], string][] = [
    [[0x20, 2, 1, 0], "2 q0 id0 0100"],
    [[0x30, 5, 0, 1, 0x61, 0x68, 0x69], "3 q0 id0 a 6869"],
    [[0x30, 3, 0, 1, 0x61], "3 q0 id0 a "],
    [[0x3b, 8, 0, 3, 0x61, 0x2f, 0x62, 0, 7, 0], "3 q1 dup retain id7 a/b 00"],
    [[0x34, 7, 0, 2, 0xc3, 0xa9, 0xff, 0xff, 0x31], "3 q2 id65535 é 31"],
    [
      [0x30, 4 + 10, 0, 1, 0x61, ...Array.from({ length: 11 }, (_, i) => i)],
      "3 q0 id0 a 0001020304050607 cut",
    ],
    [[0x30, 2 + 9, 0, 9, ...Buffer.from("123456789")], "3 q0 id0 12345678  cut"],
    [[0x40, 2, 0, 1], "4 q0 id1"],
    [[0x50, 2, 0, 2], "5 q0 id2"],
    [[0x62, 2, 0, 3], "6 q1 id3"],
    [[0x70, 2, 0, 4], "7 q0 id4"],
    [[0x90, 4, 0, 5, 1, 0x80], "9 q0 id5 0180"],
    [[0xb0, 2, 0, 6], "11 q0 id6"],
    [[0xd0, 0], "13 q0 id0"],
    [[0x30, 0x83, 0x00, 0, 1, 0x61], "3 q0 id0 a "],
  ];
  const bytes = stream.flatMap(([packet]) => packet);
  const expected = stream.map(([, line]) => `= ${line}`);

  test(`on ${board} the parser takes a stream apart whatever its pieces are`, async (t) => {
    const actual = await lines(
      t,
      board,
      `${showPackets}
const all = Buffer.fromHex("${hex(bytes)}");
for (const size of [all.length, 1, 2, 3, 7]) {
  const parser = new mqtt.Parser(8);
  for (let at = 0; at < all.length; at += size) show(parser, all.slice(at, size));
}
`,
    );
    assert.deepEqual(
      actual.map((line) => line.trimEnd()),
      Array.from({ length: 5 }, () => expected)
        .flat()
        .map((line) => line.trimEnd()),
    );
  });

  test(`on ${board} the parser refuses what is not MQTT 3.1.1, and stays that way`, async (t) => {
    const malformed = [
      [0x00, 0],
      [0x10, 0],
      [0x80, 0],
      [0xa0, 0],
      [0xc0, 0],
      [0xe0, 0],
      [0xf0, 0],
      [0x36, 5, 0, 1, 0x61, 0, 1],
      [0x21, 2, 0, 0],
      [0x20, 3],
      [0x20, 1],
      [0x60, 2, 0, 1],
      [0x40, 3],
      [0x40, 1],
      [0x40, 2, 0, 0],
      [0x90, 2],
      [0xd0, 1],
      [0x30, 1],
      [0x30, 2, 0, 0],
      [0x30, 3, 0, 2],
      [0x32, 4, 0, 1],
      [0x30, 3, 0, 1, 0],
      [0x30, 3, 0, 1, 0x2b],
      [0x30, 3, 0, 1, 0x23],
      [0x30, 0x80, 0x80, 0x80, 0x80],
    ];
    const actual = await lines(
      t,
      board,
      `${showPackets}
for (const hex of [${malformed.map((packet) => `"${hex(packet)}"`).join(", ")}]) {
  const parser = new mqtt.Parser(8);
  show(parser, Buffer.fromHex(hex));
  show(parser, Buffer.fromHex("d000"));
}
`,
    );
    assert.deepEqual(
      actual,
      malformed.flatMap(() => ["= error", "= error"]),
    );
  });
}
