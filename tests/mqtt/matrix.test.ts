// The same things on every board, with both versions of MQTT and every QoS, against a real Mosquitto whose log is the witness.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { boards } from "../support/boards.js";
import { Mosquitto } from "../support/mosquitto.js";
import { Agent, hex } from "./agent.js";

for (const board of boards)
  for (const protocol of [3, 4])
    describe(`on ${board} with MQTT ${protocol === 3 ? "3.1" : "3.1.1"}`, () => {
      /** A board whose client is connected. */
      async function connected(
        t: Parameters<typeof Agent.start>[0],
        options = {},
      ): Promise<[Agent, Mosquitto]> {
        const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
        await agent.make(options);
        await agent.call("set", "protocol", protocol);
        await agent.connect(broker.port);
        await agent.waitFor(/^! connected$/m);
        await broker.waitForLog(
          new RegExp(`connected from \\S+ as under-test \\(p${protocol === 3 ? 1 : 2},`),
        );
        return [agent, broker];
      }

      test("messages of every QoS, retained or not, text or bytes, arrive at a subscriber as they were published", async (t) => {
        const [agent, broker] = await connected(t);
        const outside = await broker.subscribe("out/#", "-F", "%t q%q r%r %x", "-q", "2");
        for (const qos of [0, 1, 2]) {
          assert.equal(await agent.publish(`out/${qos}`, "text ä€😀", qos, false, `t${qos}`), "true");
          assert.equal(await agent.publish(`out/${qos}/bytes`, Buffer.of(0, 255, 128), qos), "true");
          assert.equal(await agent.publish(`out/${qos}/empty`, "", qos), "true");
          assert.equal(await agent.publish(`out/${qos}/kept`, "kept", qos, true), "true");
          await agent.waitFor(new RegExp(`^! done t${qos} 0$`, "m"));
        }
        await outside.waitFor(/^out\/2\/kept/m);
        const wanted = [0, 1, 2].flatMap((qos) => [
          `out/${qos} q${qos} r0 ${Buffer.from("text ä€😀").toString("hex")}`,
          `out/${qos}/bytes q${qos} r0 00ff80`,
          `out/${qos}/empty q${qos} r0 `,
          `out/${qos}/kept q${qos} r0 6b657074`,
        ]);
        assert.deepEqual(
          outside.stdout
            .trimEnd()
            .split("\n")
            .map((line) => line.trim())
            .sort(),
          wanted.map((line) => line.trim()).sort(),
        );
        const later = await broker.subscribe("out/+/kept", "-F", "%t r%r %p", "-C", "3");
        await later.ended;
        assert.match(later.stdout, /^out\/0\/kept r1 kept\nout\/1\/kept r1 kept\nout\/2\/kept r1 kept$/m);
      });

      test("messages of every QoS arrive at the client once, with the QoS that was granted", async (t) => {
        const [agent, broker] = await connected(t);
        for (const qos of [0, 1, 2]) {
          assert.equal(await agent.subscribe(`in/${qos}`, qos), "true");
          await agent.waitFor(new RegExp(`^! subscribed ${qos} ${hex(`in/${qos}`)}$`, "m"));
          for (const sent of [0, 1, 2]) await broker.publish(`in/${qos}`, `from ${sent}`, "-q", String(sent));
        }
        const wanted = [0, 1, 2].flatMap((qos) =>
          [0, 1, 2].map((sent) => `! message ${hex(`in/${qos}`)} ${hex(`from ${sent}`)}`),
        );
        await agent.waitFor(new RegExp(`^${wanted.at(-1)}$`, "m"));
        assert.deepEqual(
          agent.lines.filter((line) => line.startsWith("! message")),
          wanted,
        );
        for (const packet of ["PUBACK", "PUBREC", "PUBCOMP"])
          await broker.waitForLog(new RegExp(`Received ${packet} from under-test`));
      });

      test("a table is subscribed and unsubscribed in one packet, and each filter's answer is told", async (t) => {
        const [agent, broker] = await connected(t);
        await agent.call("subscribe", hex("a/#"), 0, hex("b/+/c"), 1, hex("d"), 2);
        const answer = await agent.waitFor(/^! suback\n! subscribed 0,1,2 (\S+)$/m);
        assert.equal(answer[1], ["a/#", "b/+/c", "d"].map(hex).join(","));
        assert.equal(broker.log.match(/Received SUBSCRIBE from under-test/g)?.length, 1);
        await broker.publish("b/x/c", "1");
        await agent.waitFor(new RegExp(`^! message ${hex("b/x/c")} ${hex("1")}$`, "m"));
        await agent.call("unsubscribe", hex("a/#"), 0, hex("b/+/c"), 0);
        await agent.waitFor(/^! unsuback\n! unsubscribed 0,0 /m);
        assert.equal(broker.log.match(/Received UNSUBSCRIBE from under-test/g)?.length, 1);
        await broker.publish("b/x/c", "2");
        await broker.publish("d", "3");
        await agent.waitFor(new RegExp(`^! message ${hex("d")} ${hex("3")}$`, "m"));
        assert.equal(agent.lines.filter((line) => line.includes(hex("b/x/c"))).length, 1);
      });

      test("the last will, user name and password reach the broker, and close() keeps the will from being published", async (t) => {
        const [agent, broker] = await Promise.all([Agent.start(t, board), Mosquitto.start(t)]);
        const wills = await broker.subscribe("will/#", "-F", "%t q%q %x", "-q", "2");
        await agent.make({ keepAlive: 17, username: "ann", password: "pässword" });
        await agent.call("set", "protocol", protocol);
        assert.equal(await agent.call("lwt", hex("will/1"), hex(Buffer.of(1, 0, 255)), 2, 0), "true");
        await agent.connect(broker.port);
        await agent.waitFor(/^! connected$/m);
        await broker.waitForLog(/as under-test \(p\d, c1, k17, u'ann'\)[\s\S]*Will message specified/);
        assert.equal(await agent.call("lwt", hex("will/2"), hex("x"), 0, 0), "false");
        assert.match(agent.console, /mqtt\.lwt: .*before/);
        assert.equal(await agent.call("close"), "true");
        assert.equal(await agent.call("close"), "false");
        await broker.waitForLog(/Received DISCONNECT from under-test/);
        assert.equal(wills.stdout, "");
        await agent.connect(broker.port);
        await agent.waitFor(/^! connected$[\s\S]*^! connected$/m);
        // A second client of the same name ends the first one's connection.
        await broker.publish("x", "y", "-i", "under-test");
        await wills.waitFor(/^will\/1 q2 0100ff$/m);
        await agent.waitFor(/^! offline -1[01] /m);
      });

      test("a session that is to be kept brings messages sent while the client was away", async (t) => {
        const [agent, broker] = await connected(t, { cleanSession: false });
        await agent.subscribe("in", 2);
        await agent.waitFor(/^! subscribed 2 /m);
        await agent.call("close");
        await broker.waitForLog(/Received DISCONNECT from under-test/);
        for (const qos of [1, 2]) await broker.publish("in", `missed ${qos}`, "-q", String(qos));
        await agent.connect(broker.port);
        for (const qos of [1, 2])
          await agent.waitFor(new RegExp(`^! message ${hex("in")} ${hex(`missed ${qos}`)}$`, "m"));
      });
    });
