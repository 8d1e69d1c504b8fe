// libs/net and libs/wifi in programs: connections to TCP peers that the test plays.

import assert from "node:assert/strict";
import { createServer, type Socket } from "node:net";
import { test } from "node:test";
import { boards } from "../support/boards.js";
import { project, startCli } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import type { Started, TestScope } from "../support/process.js";

/** A TCP server on a free port of the loopback; ends with the test. It may go on sending when the client has ended its side, if `allowHalfOpen`. */
function server(
  t: TestScope,
  onConnection: (socket: Socket) => void,
  allowHalfOpen = false,
): Promise<number> {
  const sockets = new Set<Socket>();
  const listener = createServer({ allowHalfOpen }, (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    onConnection(socket);
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return new Promise((resolve) => {
    listener.listen(0, "127.0.0.1", () => resolve((listener.address() as { port: number }).port));
  });
}

function run(t: TestScope, board: string, source: string): Started {
  return startCli(t, ["run", project(t, source), "--board", board]);
}

/** NetError.Unsupported, which only the simulator says. */
const unsupported = -10;

const JOIN = `wifi.connect("network", "password");\n`;

for (const board of boards) {
  test(`on ${board} text and bytes go out and come back, and the end of the connection is told`, async (t) => {
    const port = await server(t, (socket) => {
      let received = "";
      socket.on("data", (data) => {
        received += data.toString("latin1");
        socket.write(data);
        if (received.endsWith("\0\xff")) socket.end("bye");
      });
    });
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
let received = "";
socket.onOpen(() => {
  console.log("open " + socket.isOpen());
  socket.send("grüß");
  socket.send(Buffer.fromHex("00ff"));
});
socket.onData(data => received += data.toHex());
socket.onClose(() => console.log("closed " + received + " " + socket.isOpen() + " " + socket.send("x")));
socket.onError(() => console.log("error"));
console.log("started " + socket.isOpen() + " " + socket.send("too early"));
`,
    );
    const hex = Buffer.concat([Buffer.from("grüß"), Buffer.from([0, 255]), Buffer.from("bye")]).toString(
      "hex",
    );
    await started.waitFor(
      new RegExp(`^started false false\\r?\\nopen true\\r?\\nclosed ${hex} false false\\r?$`, "m"),
    );
  });

  test(`on ${board} more than the network takes at once is queued and sent in order`, async (t) => {
    let done: (sum: string) => void = () => {};
    const sum = new Promise<string>((resolve) => {
      done = resolve;
    });
    const port = await server(t, (socket) => {
      const chunks: Buffer[] = [];
      socket.pause();
      setTimeout(() => socket.resume(), 500);
      socket.on("data", (data) => chunks.push(data));
      socket.on("end", () => done(Buffer.concat(chunks).toString("latin1")));
    });
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
socket.onOpen(() => {
  for (let i = 0; i < 10; i++) {
    const part = Buffer.create(500);
    part.fill(65 + i);
    socket.send(part);
  }
  socket.close();
  console.log("handed over " + socket.isOpen());
});
`,
    );
    await started.waitFor(/^handed over false\r?$/m);
    assert.equal(
      await sum,
      Array.from({ length: 10 }, (_, i) => String.fromCharCode(65 + i).repeat(500)).join(""),
    );
  });

  test(`on ${board} a large stream is received whole, also by a handler that waits`, async (t) => {
    const bytes = Buffer.from(Array.from({ length: 60_000 }, (_, i) => (i * 7 + (i >> 8)) & 255));
    const port = await server(t, (socket) => socket.end(bytes));
    let sum = 0;
    for (const byte of bytes) sum = (sum * 31 + byte) % 65521;
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
let sum = 0;
let length = 0;
let calls = 0;
socket.onData(data => {
  if (calls++ % 10 == 0) pause(20);
  for (let i = 0; i < data.length; i++) sum = (sum * 31 + data[i]) % 65521;
  length += data.length;
});
socket.onClose(() => console.log("closed " + length + " " + sum));
`,
    );
    await started.waitFor(new RegExp(`^closed ${bytes.length} ${sum}\\r?$`, "m"));
  });

  test(`on ${board} bytes can be fetched with read(), and none are lost when the peer closes before`, async (t) => {
    const port = await server(t, (socket) => socket.end("0123456789"));
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
let closed = false;
socket.onClose(() => closed = true);
socket.onReadable(() => {});
pause(500);
console.log("waiting " + socket.available() + " " + closed);
let text = "";
while (socket.available() > 0) text += socket.read(3).toString() + "|";
pause(100);
console.log("read " + text + " " + closed + " " + socket.read().length);
`,
    );
    await started.waitFor(/^waiting 10 false\r?\nread 012\|345\|678\|9\| true 0\r?$/m);
  });

  test(`on ${board} a connection whose own side has ended still receives, and is closed when the peer ends, too`, async (t) => {
    const port = await server(
      t,
      (socket) => {
        let received = "";
        socket.on("data", (data) => {
          received += data.toString();
        });
        socket.on("end", () => {
          socket.write(`${received.length} bytes,`);
          setTimeout(() => socket.end("bye"), 300);
        });
      },
      true,
    );
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
let received = "";
socket.onOpen(() => {
  // More than the network takes at once: the end waits behind it.
  for (let i = 0; i < 8; i++) socket.send(Buffer.create(1000));
  socket.end();
  console.log("ended " + socket.isOpen() + " " + socket.send("x"));
});
socket.onData(data => received += data.toString());
socket.onClose(() => console.log("closed " + received));
`,
    );
    await started.waitFor(/^ended false false\r?\nclosed 8000 bytes,bye\r?$/m);
  });

  test(`on ${board} both ends of a connection have an address and a port, as long as there is one`, async (t) => {
    const ports: number[] = [];
    const port = await server(t, (socket) => {
      ports.push(socket.remotePort!);
      socket.on("data", () => socket.end());
    });
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port}, { connectTimeout: 9000, keepAlive: 20, noDelay: false });
const ends = () => [socket.localAddress(), "" + socket.localPort(), socket.remoteAddress(), "" + socket.remotePort()].join(" ");
socket.onOpen(() => { console.log("open " + ends()); socket.send("x"); });
socket.onClose(() => console.log("closed " + ends()));
`,
    );
    const [, local, localPort, remote, remotePort] = await started.waitFor(
      /^open ([\d.]+) (\d+) ([\d.]+) (\d+)\r?\nclosed {2}0 {2}0\r?$/m,
    );
    if (board === "sim") {
      assert.deepEqual([local, remote], ["127.0.0.1", "127.0.0.1"]);
      assert.equal(Number(localPort), ports[0]);
    } else assert.deepEqual([local, remote], ["10.0.2.15", "10.0.2.2"]);
    assert.ok(Number(localPort) > 1023);
    assert.equal(Number(remotePort), port);
  });

  test(`on ${board} a silent connection is told of once, and again after more traffic`, async (t) => {
    const port = await server(t, (socket) => socket.on("data", (data) => socket.write(data)));
    const started = run(
      t,
      board,
      `${JOIN}
const socket = net.connect("broker", ${port});
let idle = 0;
socket.onOpen(() => socket.setTimeout(500, () => { idle += 1; console.log("idle " + idle + " " + socket.isOpen()); }));
pauseUntil(() => idle == 1);
pause(2500);
console.log("still " + idle);
socket.send("x");
pauseUntil(() => idle == 2);
socket.setTimeout(0, () => console.log("never"));
socket.send("x");
pause(2000);
console.log("end " + idle);
`,
    );
    await started.waitFor(/^idle 1 true\r?\nstill 1\r?\nidle 2 true\r?\nend 2\r?$/m);
  });

  test(`on ${board} each failure of a connection has its reason, and handles are free again`, async (t) => {
    const port = await server(t, (socket) => socket.on("data", () => socket.resetAndDestroy()));
    const closed = await freePort();
    const started = run(
      t,
      board,
      `
function attempt(name: string, host: string, port: number) {
  let over = false;
  const socket = net.connect(host, port);
  socket.onOpen(() => socket.send("x"));
  socket.onError(reason => { console.log(name + " " + reason); over = true; });
  while (!over) pause(20);
}
attempt("no network", "broker", ${closed});
${JOIN}
for (let i = 0; i < 12; i++) attempt("refused", "broker", ${closed});
attempt("reset", "broker", ${port});
attempt("name", "no-such-host.invalid", 80);
console.log("end");
`,
    );
    await started.waitFor(/^end\r?$/m);
    // Whether a name server answers at all is the machine's affair: tests/net tells the two apart.
    const lines = started.stdout
      .split(/\r?\n/)
      .filter((line) => / -\d$/.test(line))
      .map((line) => line.replace("name -7", "name -1"));
    assert.deepEqual(lines, [
      "no network -6",
      ...Array.from({ length: 12 }, () => "refused -2"),
      "reset -4",
      "name -1",
    ]);
  });

  test(`on ${board} a program that forgets its sockets is told so on the console, and by the ninth one's error`, async (t) => {
    const port = await server(t, (socket) => socket.on("data", (data) => socket.write(data)));
    const started = run(
      t,
      board,
      `${JOIN}
const open: net.Socket[] = [];
let failed = 0;
for (let i = 0; i < 9; i++) {
  const socket = net.connect("broker", ${port});
  socket.onOpen(() => open.push(socket));
  socket.onError(reason => { if (reason == NetError.NoSocket && net.describe(reason).indexOf("all sockets") == 0) failed += 1; });
  pauseUntil(() => open.length + failed == i + 1);
}
console.log("failed " + failed + " open " + open.length);
let echoes = 0;
for (let i = 0; i < open.length; i++) {
  open[i].onData(() => echoes += 1);
  open[i].send("x");
  pauseUntil(() => echoes == i + 1);
  open[i].close();
}
const again = net.connect("broker", ${port});
again.onOpen(() => console.log("again"));
`,
    );
    await started.waitFor(/^net: all 8 sockets are in use: close\(\) [^\n]*\nfailed 1 open 8\r?\nagain\r?$/m);
  });

  test(`on ${board} the state of the wireless network is told`, async (t) => {
    const started = run(
      t,
      board,
      `
wifi.onConnected(() => console.log("event connected " + wifi.isConnected()));
wifi.onDisconnected(reason => console.log("event disconnected " + wifi.isConnected() + " " + reason));
console.log("before " + wifi.isConnected() + " [" + wifi.address() + "] " + wifi.signalStrength());
console.log("connect " + wifi.connect("network", "password"));
pause(100);
console.log("after " + wifi.isConnected() + " " + wifi.address().split(".").length);
wifi.disconnect();
pause(100);
console.log("left " + wifi.isConnected() + " [" + wifi.address() + "]");
console.log("connect " + wifi.connect("network", "password"));
pause(100);
wifi.disconnect();
pause(100);
console.log("impossible " + wifi.connect("a name of thirty-three bytes long", "") + " " + (wifi.reason() == WifiReason.Settings));
pause(100);
for (const each of wifi.scan()) console.log("found " + each.ssid + ", " + each.signal + " dBm, channel " + each.channel + ", " + each.secured);
console.log("end");
`,
    );
    await started.waitFor(/^end\r?$/m);
    const lines = started.stdout.split(/\r?\n/);
    assert.deepEqual(
      lines.filter((line) => /^(before|connect|after|left|impossible|found) /.test(line)),
      [
        "before false [] 0",
        "connect true",
        "after true 4",
        "left false []",
        "connect true",
        "impossible false true",
        board === "sim"
          ? "found simulated network, -50 dBm, channel 1, true"
          : "found emulated network, 0 dBm, channel 0, false",
      ],
    );
    assert.deepEqual(
      lines.filter((line) => line.startsWith("event")),
      [
        "event connected true",
        "event disconnected false 1",
        "event connected true",
        "event disconnected false 1",
        "event disconnected false 2",
        "event disconnected false 2",
      ],
    );
  });
}

test("each reason has a sentence, the same on every board", async (t) => {
  const source = `
for (let reason = -1; reason >= -39; reason--) console.log(reason + " " + net.describe(reason));
console.log("END");
`;
  const told: string[][] = [];
  for (const board of boards) {
    const started = run(t, board, source);
    await started.waitFor(/^END/m);
    const lines = started.stdout.split(/\r?\n/).filter((line) => /^-/.test(line));
    told.push(lines.filter((line) => !line.startsWith(`${unsupported} `)));
  }
  const known = told[0]!.filter((line) => !line.includes("unknown reason"));
  assert.equal(known.length, 9 + 20, known.join("\n"));
  for (const lines of told) assert.deepEqual(lines, told[0]);
});
