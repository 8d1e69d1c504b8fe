// UDP and the TCP server of programs, with real peers on the loopback: what the board receives comes by ports of this machine that
// QEMU's user-mode network forwards to it.

import assert from "node:assert/strict";
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../support/ports.js";
import type { TestScope } from "../support/process.js";
import { JOIN, Program } from "./program.js";

/** A UDP socket on a free port of the loopback, until the test ends. */
async function udpPeer(
  t: TestScope,
  onPacket: (data: Buffer, from: RemoteInfo, socket: Socket) => void,
): Promise<number> {
  const socket: Socket = createSocket("udp4", (data, from) => onPacket(data, from, socket));
  t.after(() => socket.close());
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return socket.address().port;
}

/** QEMU's network with a port of this machine that leads to one of the board's. */
const forwarded = (protocol: "tcp" | "udp", from: number, to: number) => [
  "-nic",
  `user,id=n0,hostfwd=${protocol}:127.0.0.1:${from}-:${to}`,
];

test("packets go to an address and to a name, and answers come with their sender, whole", async (t) => {
  const port = await udpPeer(t, (data, from, socket) =>
    socket.send(Buffer.concat([Buffer.from("echo "), data]), from.port, from.address),
  );
  const program = await Program.start(
    t,
    `${JOIN}
const socket = net.udp();
const told: string[] = [];
socket.onPacket((data, host, port) => { console.log(host + " " + (port == ${port}) + " " + data.length + " " + data.slice(0, 8).toString()); told.push(host); });
console.log("sent " + socket.send("10.0.2.2", ${port}, "one") + " " + socket.send("broker", ${port}, Buffer.create(1400)));
pauseUntil(() => told.length == 2);
console.log("port " + (socket.localPort() > 1023) + " " + socket.send("broker", ${port}, Buffer.create(1473)) + " " + socket.send("a..b", 1, "x") + " " + socket.send("broker", 0, "x"));
socket.close();
console.log("closed " + socket.localPort() + " " + socket.send("broker", ${port}, "x"));
`,
  );
  await program.console.waitFor(/^closed.*\n/m);
  assert.deepEqual(program.lines, [
    "sent 0 0",
    "10.0.2.2 true 8 echo one",
    "10.0.2.2 true 1405 echo \0\0\0",
    "port true -5 -1 -2",
    "closed 0 -8",
  ]);
});

test("a third UDP socket is refused with a word, a port is given once, and packets nobody reads cost no memory", async (t) => {
  const port = await freePort();
  const program = await Program.start(
    t,
    `${JOIN}
const socket = net.udp(7000);
let received = 0;
socket.onPacket(data => { received += 1; console.log("got " + data.toString()); pause(1000); });
const other = net.udp(7000);
other.onError(reason => console.log("other: " + net.describe(reason)));
pause(50);
const second = net.udp();
const third = net.udp();
third.onError(reason => console.log("third: " + reason));
pause(50);
console.log("ready");
`,
    { network: forwarded("udp", port, 7000) },
  );
  await program.console.waitFor(/^ready.*\n/m);
  assert.deepEqual(program.lines, [
    "other: the port is in use",
    "net: all 2 UDP sockets are in use: close() those that are no longer needed",
    "third: -8",
    "ready",
  ]);
  const sender = createSocket("udp4");
  t.after(() => sender.close());
  // The handler takes the first, four wait, and the rest is lost.
  sender.send("0", port, "127.0.0.1");
  await program.console.waitFor(/^got 0/m);
  for (let i = 1; i <= 20; i++) {
    sender.send(String(i), port, "127.0.0.1");
    await pause(5);
  }
  await program.console.waitFor(/^got 4/m);
  await pause(1200);
  assert.deepEqual(
    program.lines.filter((line) => line.startsWith("got")),
    ["got 0", "got 1", "got 2", "got 3", "got 4"],
  );
});

test("a server's connections are sockets like others: eight at once, ended by either side, refused when none is left", async (t) => {
  const port = await freePort();
  const program = await Program.start(
    t,
    `
let accepted = 0;
console.log("too early " + net.listen(80, () => {}));
${JOIN}
console.log("listening " + net.listen(80, socket => {
  accepted += 1;
  let text = "";
  socket.onData(data => {
    text += data.toString();
    if (text.indexOf("\\n") < 0) return;
    socket.send("HTTP/1.0 200 OK\\r\\n\\r\\nyou said " + text);
    if (text.indexOf("keep") < 0) socket.end();
  });
  socket.onClose(() => console.log("closed"));
}) + " " + net.listen(81, () => { }));
console.log("ready");
pauseUntil(() => accepted == 29);
net.stopListening();
console.log("again " + net.listen(80, socket => socket.close()));
`,
    { network: forwarded("tcp", port, 80) },
  );
  await program.console.waitFor(/^ready.*\n/m);
  assert.deepEqual(program.lines.slice(0, 2), ["too early -6", "listening 0 -9"]);
  const say = (text: string) =>
    new Promise<string>((resolve) => {
      const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
      t.after(() => socket.destroy());
      let answer = "";
      socket.on("error", () => resolve("refused"));
      socket.on("connect", () => socket.write(text));
      socket.on("data", (data) => {
        answer += data.toString();
        if (answer.endsWith("keep\n")) resolve("kept");
      });
      socket.on("end", () => {
        socket.end();
        resolve(answer === "" ? "refused" : answer);
      });
    });
  for (let i = 0; i < 20; i++)
    assert.equal(await say(`round ${i}\n`), `HTTP/1.0 200 OK\r\n\r\nyou said round ${i}\n`);
  for (let i = 0; i < 8; i++) assert.equal(await say("keep\n"), "kept");
  assert.equal(await say("one too many\n"), "refused");
  await program.console.waitFor(/^net: all 8 sockets are in use/m);
});
