// A program in which something waits for the network goes on with everything else. Measured in counts: how often a light was
// switched, and a broker answered, before what waits came to its end.

import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import { Link } from "../support/link.js";
import { Mosquitto } from "../support/mosquitto.js";
import { JOIN, Program } from "./program.js";

test("a blinking light and a client's keep-alive go on while a socket waits for a host, a peer, or a name", async (t) => {
  const [link, broker] = [await Link.start(t), await Mosquitto.start(t)];
  link.resolve = () => "silence";
  // A peer that never reads. It lets go when the test says so.
  const peers: Socket[] = [];
  const slow = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on("error", () => {}).pause();
    peers.push(socket);
  });
  t.after(() => {
    for (const socket of peers) socket.destroy();
    slow.close();
  });
  await new Promise<void>((resolve) => slow.listen(0, "127.0.0.1", resolve));
  const port = (slow.address() as { port: number }).port;
  const program = await Program.start(
    t,
    `${JOIN}
let blinks = 0;
forever(() => { led.toggle(); blinks += 1; });
const client = new mqtt.Client("beside", 1);
client.connect("broker", ${broker.port});
pauseUntil(() => client.isConnected());
function attempt(name: string, host: string, port: number) {
  let result = "";
  const before = blinks;
  const socket = net.connect(host, port, { connectTimeout: 6000 });
  // More than the peer's host takes: the rest stays queued.
  socket.onOpen(() => { for (let i = 0; i < 6; i++) socket.send(Buffer.create(1000)); });
  socket.onDrain(() => socket.send(Buffer.create(1000)));
  socket.onError(reason => result = "" + reason);
  console.log(name + " waits");
  while (!result) pause(20);
  console.log(name + " " + result + " after " + (blinks - before) + " blinks");
}
attempt("host", "10.0.2.99", 80);
attempt("name", "silent.example", 80);
attempt("peer", "broker", ${port});
console.log("end " + client.isConnected());
`,
    { network: link.qemu },
  );
  const { console: output } = program;
  const pings = () => broker.log.match(/Received PINGREQ/g)?.length ?? 0;
  for (const [name, reason] of [
    ["host", -3],
    ["name", -7],
    ["peer", -4],
  ] as const) {
    await output.waitFor(new RegExp(`^${name} waits`, "m"));
    const before = pings();
    if (name === "peer") {
      await broker.waitForLog(new RegExp(`(Received PINGREQ[^]*){${before + 3}}`));
      for (const socket of peers) socket.resetAndDestroy();
    }
    const match = await output.waitFor(new RegExp(`^${name} (\\S+) after (\\d+) blinks`, "m"));
    assert.equal(Number(match[1]), reason);
    assert.ok(Number(match[2]) >= 50, `${name}: the light blinked ${match[2]} times`);
    assert.ok(pings() - before >= 3, `${name}: ${pings() - before} PINGREQ`);
  }
  await output.waitFor(/^end true/m);
});

test("two hundred connections, opened and closed by either side, leave a program's memory as it was after twenty", async (t) => {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.on("data", (data) => {
      if (data.toString() === "close") socket.end("bye");
      else socket.write("stay");
    });
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const program = await Program.start(
    t,
    `${JOIN}
let after20 = 0;
for (let round = 1; round <= 200; round++) {
  let over = false;
  const socket = net.connect("broker", ${port});
  socket.onOpen(() => socket.send(round % 2 == 0 ? "close" : "stay"));
  socket.onData(data => { if (round % 2) { socket.close(); over = true; } });
  socket.onClose(() => over = true);
  socket.onError(reason => { console.log("error " + reason); over = true; });
  pauseUntil(() => over);
  pause(20);
  if (round != 20 && round != 200) continue;
  control.gc();
  const stats = control.gcStats();
  const live = stats.totalBytes - stats.lastFreeBytes;
  if (round == 20) after20 = live;
  else console.log("bytes more: " + (live - after20));
}
`,
  );
  await program.console.waitFor(/^bytes more: -?\d+\r?\n/m, { seconds: 120 });
  assert.deepEqual(program.lines, ["bytes more: 0"]);
});

test("a thousand segments of one byte that nobody reads take one window's memory, lose nothing, and give it back", async (t) => {
  const bytes = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 31) & 0xff));
  const singles = 1000;
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on("error", () => {});
    socket.once("data", async () => {
      // The program may ask for the rest before the last wait of this loop is over.
      socket.once("data", () => socket.write(bytes.subarray(singles)));
      for (let at = 0; at < singles; at++) {
        socket.write(bytes.subarray(at, at + 1));
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
  });
  t.after(() => server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  const program = await Program.start(
    t,
    `${JOIN}
function live(): number {
  control.gc();
  const stats = control.gcStats();
  return stats.totalBytes - stats.lastFreeBytes;
}
let wrong = 0;
let total = 0;
const socket = net.connect("broker", ${port});
pauseUntil(() => socket.isOpen());
function readAll() {
  while (socket.available() > 0) {
    const data = socket.read(7);
    for (let i = 0; i < data.length; i++) {
      if (data[i] != ((total * 31) & 0xff)) wrong += 1;
      total += 1;
    }
  }
}
const before = live();
socket.send("one by one");
pauseUntil(() => socket.available() == ${singles});
const more = live() - before;
console.log("waiting takes a window: " + (more >= ${singles} && more <= 1072 + 16));
readAll();
console.log("read " + total + ", more memory: " + (live() - before));
socket.send("the rest");
pauseUntil(() => { readAll(); return total == ${bytes.length}; });
console.log("wrong " + wrong + ", more memory: " + (live() - before));
socket.close();
`,
  );
  await program.console.waitFor(/^wrong .*\n/m, { seconds: 60 });
  assert.deepEqual(program.lines, [
    "waiting takes a window: true",
    `read ${singles}, more memory: 0`,
    "wrong 0, more memory: 0",
  ]);
});
