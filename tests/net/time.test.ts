// The time of day: libs/time against a time server that the test plays, since a real one neither refuses nor lies.

import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { test } from "node:test";
import { project, startCli } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import { JOIN, Program } from "./program.js";

/** 2031-05-06T07:08:09.5Z, in seconds since 1970, and since 1900 as NTP counts. */
const instant = Date.UTC(2031, 4, 6, 7, 8, 9) / 1000;
const ntpEpoch = 2208988800;

/** A time server: gets each request with a correct answer to it, and returns what it sends instead. */
type Behaviour = (answer: Buffer, round: number) => Buffer | Buffer[] | undefined;

async function timeServer(t: TestScope, behaviour: Behaviour): Promise<number> {
  let round = 0;
  const server = createSocket("udp4", (request, from) => {
    assert.equal(request.length, 48);
    assert.equal(request[0], 0x23); // version 4, client
    const answer = Buffer.alloc(48);
    answer[0] = 0x24; // version 4, server
    answer[1] = 2;
    request.copy(answer, 24, 40, 48);
    answer.writeUInt32BE(instant + ntpEpoch, 40);
    answer.writeUInt32BE(0x80000000, 44);
    for (const packet of [behaviour(answer, round++) ?? []].flat())
      server.send(packet, from.port, from.address);
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  return server.address().port;
}

/** What a program prints that asks a time server. */
async function sync(t: TestScope, behaviour: Behaviour): Promise<string> {
  const port = await timeServer(t, behaviour);
  const program = await Program.start(
    t,
    `${JOIN}
time.sync("broker", (isSet, reason) => console.log("sync " + isSet + " " + time.isSet() + " " + (isSet ? time.format(time.now()).substr(0, 18) : reason)), ${port});
`,
  );
  return (await program.console.waitFor(/^sync (.*?)\r?\n/m))[1]!;
}

const changed =
  (at: number, value: number): Behaviour =>
  (answer) => {
    answer[at] = value;
    return answer;
  };

test("a good answer sets the time", async (t) => {
  assert.equal(await sync(t, (answer) => answer), "true true 2031-05-06T07:08:0");
});

test("a time after NTP's counter began again in 2036 is understood", async (t) => {
  const later: Behaviour = (answer) => {
    answer.writeUInt32BE(Date.UTC(2040, 1, 29) / 1000 + ntpEpoch - 2 ** 32, 40);
    return answer;
  };
  assert.equal(await sync(t, later), "true true 2040-02-29T00:00:0");
});

test("a kiss of death, an unsynchronised server, and one before the program's build are refused with the reason", async (t) => {
  const kiss: Behaviour = (answer) => {
    answer[1] = 0;
    answer.write("RATE", 12);
    return answer;
  };
  assert.equal(await sync(t, kiss), "false false the time server refuses: RATE");
  assert.equal(await sync(t, changed(0, 0xe4)), "false false the time server does not know the time");
  assert.equal(await sync(t, changed(1, 16)), "false false the time server does not know the time");
  const old: Behaviour = (answer) => {
    answer.writeUInt32BE(Date.UTC(2020, 0, 1) / 1000 + ntpEpoch, 40);
    return answer;
  };
  assert.equal(await sync(t, old), "false false the time server is behind the program's build");
});

test("what does not answer the request is ignored: wrong originate timestamp, mode, version, length; the next try counts", async (t) => {
  const wrong: Behaviour = (answer, round) => {
    if (round > 0) return answer;
    const variant = (change: (packet: Buffer) => void) => {
      const packet = Buffer.from(answer);
      packet.writeUInt32BE(ntpEpoch + instant + 1e8, 40);
      change(packet);
      return packet;
    };
    return [
      variant((packet) => packet.writeUInt8(packet[24]! ^ 1, 24)),
      variant((packet) => packet.writeUInt8(0x25, 0)),
      variant((packet) => packet.writeUInt8(0x0c, 0)),
      variant(() => {}).subarray(0, 47),
      Buffer.alloc(0),
    ];
  };
  assert.equal(await sync(t, wrong), "true true 2031-05-06T07:08:0");
});

test("no answer is told after the last try, and names that do not resolve or are none at once or nearly so", async (t) => {
  assert.equal(await sync(t, () => undefined), "false false no time server answers at broker");
  const program = await Program.start(
    t,
    `
time.sync("broker", (isSet, reason) => console.log("offline: " + reason));
pause(100);
${JOIN}
time.sync("a..b", (isSet, reason) => console.log("impossible: " + reason));
`,
  );
  await program.console.waitFor(/^impossible.*\n/m);
  assert.deepEqual(program.lines, [
    "offline: the board is in no network",
    "impossible: there is no host of that name",
  ]);
});

test("asking and waiting comes to an end while another request is under way, whether that one is answered or not", async (t) => {
  const silent = await timeServer(t, () => undefined);
  const good = await timeServer(t, (answer) => answer);
  const program = await Program.start(
    t,
    `${JOIN}
for (const port of [${silent}, ${good}]) {
  let isToldOf = false;
  time.sync("broker", () => (isToldOf = true), port);
  time.ask("broker");
  pauseUntil(() => isToldOf);
  console.log("asked " + time.isSet());
}
let hasOtherEnded = false;
control.inBackground(() => {
  time.ask("broker");
  hasOtherEnded = true;
});
time.ask("broker");
pauseUntil(() => hasOtherEnded);
console.log("both have ended");
function askForever() {
  time.sync("broker", askForever, ${silent});
}
askForever();
time.ask("broker");
console.log("ended beside requests without end");
`,
  );
  await program.console.waitFor(/^ended.*\n/m);
  assert.deepEqual(program.lines, [
    "asked false",
    "asked true",
    "both have ended",
    "ended beside requests without end",
  ]);
});

for (const board of ["sim", "esp8266"])
  test(`on ${board} the time starts at a lower bound or is the computer's, goes on, and is what the program says`, async (t) => {
    const source = `
const first = time.now();
console.log("first " + first + " " + time.isSet());
for (const seconds of [0, 951782400, 951868799, 4107542399, 1709164800, 4294967295]) console.log(time.format(seconds));
time.set(1000000000);
console.log("set " + time.now() + " " + time.isSet());
pauseUntil(() => time.now() > 1000000001);
console.log(time.format(time.now()));
`;
    const program = startCli(t, [
      "run",
      project(t, source, { dependencies: { esp8266: "*", time: "*" } }),
      "--board",
      board,
    ]);
    await program.waitFor(/^2001-09-09T01:46:42Z\r?$/m);
    const [first, ...rest] = program.stdout.split(/\r?\n/);
    const [, seconds, isSet] = /^first (\d+) (true|false)$/.exec(first!)!;
    const now = Date.now() / 1000;
    // Built today, or yesterday if midnight is between; the simulator has this machine's clock.
    assert.ok(Number(seconds) <= now && Number(seconds) > now - (board === "sim" ? 600 : 2 * 86400), seconds);
    assert.equal(isSet, String(board === "sim"));
    assert.deepEqual(rest.slice(0, 7), [
      "1970-01-01T00:00:00Z",
      "2000-02-29T00:00:00Z",
      "2000-02-29T23:59:59Z",
      "2100-02-28T23:59:59Z",
      "2024-02-29T00:00:00Z",
      "2106-02-07T06:28:15Z",
      "set 1000000000 true",
    ]);
  });
