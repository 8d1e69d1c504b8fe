// The packet layer by itself: what it encodes, against bytes written out by hand from the specification and against a reader of
// its own; what it makes of byte streams, whatever their pieces are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { simulatorBoard } from "../../cli/boards.js";
import { Random } from "../fuzz/random.js";
import { boards } from "../support/boards.js";
import { Agent, hex } from "./agent.js";
import { PacketReader } from "./packet-reader.js";
import { brokerPacket } from "./random-packets.js";

const seed = 31_1_2014;

const hexOfBytes = (bytes: number[]) => Buffer.from(bytes).toString("hex");
const text = (value: string) => {
  const bytes = [...Buffer.from(value)];
  return [bytes.length >> 8, bytes.length & 255, ...bytes];
};
const willAndLogin = [...text("c"), ...text("w/t"), 0, 2, 0, 0xff];

/** Commands of the agent, and the packets that they encode. */
const vectors: [string, number[]][] = [
  ["connect 4 63 300 1 - - -", [0x10, 13, ...text("MQTT"), 4, 0x02, 1, 44, ...text("c")]],
  ["connect 3 63 300 1 - - -", [0x10, 15, ...text("MQIsdp"), 3, 0x02, 1, 44, ...text("c")]],
  [
    `connect 4 63 300 0 75 ${hex("pässword")} ${hex("w/t")} 00ff 2 1`,
    [0x10, 36, ...text("MQTT"), 4, 0xf4, 1, 44, ...willAndLogin, ...text("u"), ...text("pässword")],
  ],
  // No password without a user name [MQTT-3.1.2-22].
  [
    `connect 4 63 300 0 - ${hex("pässword")} ${hex("w/t")} 00ff 2 1`,
    [0x10, 22, ...text("MQTT"), 4, 0x34, 1, 44, ...willAndLogin],
  ],
  [`publish ${hex("a/b")} ${hex("hi")} 0 0`, [0x30, 7, ...text("a/b"), 0x68, 0x69]],
  [`publish ${hex("a")} - 3 4660`, [0x33, 5, ...text("a"), 0x12, 0x34]],
  [`publish ${hex("a")} ${hex("x")} 4 65535`, [0x34, 6, ...text("a"), 0xff, 0xff, 0x78]],
  ["acknowledgement 4 1", [0x40, 2, 0, 1]],
  ["acknowledgement 5 2", [0x50, 2, 0, 2]],
  ["acknowledgement 6 3", [0x62, 2, 0, 3]],
  ["acknowledgement 7 256", [0x70, 2, 1, 0]],
  [`subscribe 10 ${hex("a/+")} 0 ${hex("#")} 2`, [0x82, 12, 0, 10, ...text("a/+"), 0, ...text("#"), 2]],
  [`unsubscribe 11 ${hex("a/+")} 0 ${hex("é")} 0`, [0xa2, 11, 0, 11, ...text("a/+"), ...text("é")]],
  ["empty 12", [0xc0, 0]],
  ["empty 14", [0xe0, 0]],
  // The remaining length's limits [table 2.4]; topic "a" takes three bytes.
  ["begin 61 124", [0x30, 0x7f, ...text("a")]],
  ["begin 61 125", [0x30, 0x80, 1, ...text("a")]],
  ["begin 61 16380", [0x30, 0xff, 0x7f, ...text("a")]],
  ["begin 61 16381", [0x30, 0x80, 0x80, 1, ...text("a")]],
  ["begin 61 2097148", [0x30, 0xff, 0xff, 0x7f, ...text("a")]],
  ["begin 61 2097149", [0x30, 0x80, 0x80, 0x80, 1, ...text("a")]],
  ["begin 61 268435452", [0x30, 0xff, 0xff, 0xff, 0x7f, ...text("a")]],
];

/** Every packet that a broker sends, and what the parser makes of it with a limit of 8 bytes. */
const stream: [number[], string][] = [
  [[0x20, 2, 1, 0], "2 0 0 0100"],
  [[0x30, 5, 0, 1, 0x61, 0x68, 0x69], "3 0 0 61 6869"],
  [[0x30, 3, 0, 1, 0x61], "3 0 0 61 "],
  [[0x3b, 8, 0, 3, 0x61, 0x2f, 0x62, 0, 7, 0], "3 11 7 612f62 00"],
  [[0x34, 7, 0, 2, 0xc3, 0xa9, 0xff, 0xff, 0x31], "3 4 65535 c3a9 31"],
  [[0x30, 14, 0, 1, 0x61, ...Array.from({ length: 11 }, (_, i) => i)], "3 0 0 61 00010203040506 cut"],
  [[0x30, 2 + 9, 0, 9, ...Buffer.from("123456789")], `3 0 0 ${hex("12345678")}  cut`],
  [
    [0x32, 4 + 9, 0, 9, ...Buffer.from("123456789"), 0x12, 0x34],
    `3 2 4660 ${hex("123456789").slice(0, 18)}  cut`,
  ],
  [
    [0x32, 4 + 20, 0, 20, ...Buffer.from("12345678901234567890"), 0x12, 0x34],
    `3 2 4660 ${hex("1234567890")}  cut`,
  ],
  [[0x40, 2, 0, 1], "4 0 1 "],
  [[0x50, 2, 0, 2], "5 0 2 "],
  [[0x62, 2, 0, 3], "6 2 3 "],
  [[0x70, 2, 0, 4], "7 0 4 "],
  [[0x90, 4, 0, 5, 1, 0x80], "9 0 5 0180"],
  [[0xb0, 2, 0, 6], "11 0 6 "],
  [[0xd0, 0], "13 0 0 "],
  [[0x30, 0x83, 0x00, 0, 1, 0x61], "3 0 0 61 "],
];

for (const board of boards) {
  test(`on ${board} packets are encoded as the specification says`, async (t) => {
    const agent = await Agent.start(t, board);
    for (const [command, bytes] of vectors)
      assert.equal(await agent.call("encode", ...command.split(" ")), hexOfBytes(bytes), command);
  });

  test(`on ${board} what is encoded reads back as what was meant (seed ${seed})`, async (t) => {
    const agent = await Agent.start(t, board);
    const random = new Random(seed);
    const word = (most: number) =>
      Array.from({ length: 1 + random.below(most) }, () => random.pick(["a", "/", "é", "€", "😀", "~"])).join(
        "",
      );
    const bytes = (most: number) =>
      Buffer.from(Array.from({ length: random.below(most) }, () => random.below(256)));
    for (let i = 0; i < 60; i++) {
      const topic = word(40);
      const payload = bytes(300);
      const qos = random.below(3);
      const retain = random.below(2);
      const id = random.between(1, 65535);
      const read = async (...words: (string | number)[]) =>
        new PacketReader().read(Buffer.from(await agent.call("encode", ...words), "hex"));
      const [publish] = await read("publish", hex(topic), hex(payload), (qos << 1) | retain, id);
      assert.equal(publish!.topic, topic);
      assert.ok(publish!.payload!.equals(payload));
      assert.equal(publish!.qos, qos);
      assert.equal(publish!.retain, retain === 1);
      assert.equal(publish!.packetId, qos > 0 ? id : undefined);
      const filters = Array.from({ length: 1 + random.below(5) }, () => ({
        filter: word(20),
        qos: random.below(3),
      }));
      const [subscribe] = await read(
        "subscribe",
        id,
        ...filters.flatMap((each) => [hex(each.filter), each.qos]),
      );
      assert.deepEqual(subscribe!.filters, filters);
      assert.equal(subscribe!.packetId, id);
      const login = random.below(2) ? [hex(word(10)), hex(word(10))] : ["-", "-"];
      const will = random.below(2)
        ? [hex(word(10)), hex(bytes(20)), random.below(3), random.below(2)]
        : ["-"];
      const [connect] = await read(
        "connect",
        random.pick([3, 4]),
        hex(word(20)),
        random.below(65536),
        random.below(2),
        ...login,
        ...will,
      );
      assert.equal(
        connect!.connect!.username,
        login[0] === "-" ? undefined : Buffer.from(String(login[0]), "hex").toString(),
      );
      assert.equal(connect!.connect!.will?.qos, will[2]);
    }
  });

  test(`on ${board} the parser takes a stream apart whatever its pieces are`, async (t) => {
    const agent = await Agent.start(t, board);
    const bytes = hexOfBytes(stream.flatMap(([packet]) => packet));
    for (const size of ["1000", "1", "2", "3", "7", "5,1,2"]) {
      const found = await agent.call("parse", 4, 8, 0, size, bytes);
      assert.deepEqual(
        found.split("|"),
        stream.map(([, wanted]) => wanted),
        `pieces of ${size}`,
      );
    }
    assert.equal(
      await agent.call(
        "parse",
        4,
        8,
        1,
        "3",
        hexOfBytes([0x32, 25, 0, 1, 0x61, 0, 9, ...Array.from({ length: 20 }, (_, i) => i), 0xd0, 0]),
      ),
      "3 2 9 61 chunks of 20 000102030405060708090a0b0c0d0e0f10111213|13 0 0 ",
    );
  });

  test(`on ${board} streams of valid, damaged and random packets parse the same in any pieces (seed ${seed})`, async (t) => {
    const agent = await Agent.start(t, board);
    const random = new Random(seed);
    const rounds = board === simulatorBoard ? 1500 : 500;
    for (let i = 0; i < rounds; i++) {
      const bytes = Buffer.concat(
        Array.from({ length: 1 + random.below(4) }, () => brokerPacket(random, 40)),
      );
      const [protocol, limit, streams] = [random.pick([3, 4]), random.between(1, 30), random.below(2)];
      const whole = await agent.call("parse", protocol, limit, streams, bytes.length, hex(bytes));
      const sizes = Array.from({ length: 1 + random.below(3) }, () => random.between(1, 9)).join(",");
      const pieces = await agent.call("parse", protocol, limit, streams, sizes, hex(bytes));
      assert.equal(pieces, whole, `round ${i}: ${bytes.toString("hex")} in pieces of ${sizes}`);
    }
  });
}
