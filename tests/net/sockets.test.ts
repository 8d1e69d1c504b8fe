// The socket and Wi-Fi shims on the emulated board, against real servers.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { linesOf, pattern, runScenario, serve, startScenario } from "./board.js";
import { type CapturedSegment, tcpSegments } from "./pcap.js";

const ignore = () => {};

/** What a scenario's connection asks for in its first line. */
type Behaviour = (socket: Socket) => void;

/** A server that does what each connection's first line names; `ended` gets the bytes received when the board ends one. */
function servant(behaviours: Record<string, Behaviour>, ended: (bytes: number) => void = ignore) {
  return (socket: Socket): void => {
    let bytes = 0;
    let isNamed = false;
    socket.on("data", (data) => {
      bytes += data.length;
      if (isNamed) return;
      isNamed = true;
      const name = data.toString().split("\n", 1)[0]!;
      behaviours[name]!(socket);
    });
    socket.on("end", () => ended(bytes));
  };
}

const answer: Behaviour = (socket) => socket.write("answer");

test("joining gives an address by DHCP, leaving gives it back, and joining again works", async (t) => {
  const lines = await runScenario(t, "address", 0);
  assert.deepEqual(lines, [
    "state 0",
    "address 10.0.2.15",
    "left: state 0 address ''",
    "again 10.0.2.15",
    "done",
  ]);
});

test("each way of not getting a connection has its own error", async (t) => {
  const lines = await runScenario(t, "refusals", await serve(t, ignore));
  assert.deepEqual(lines, [
    "before joining: events 8 error -6",
    "unknown name: events 8 error -1 or -7",
    "closed port: events 8 error -2",
    "empty name: events 8 error -1",
    "impossible port: events 8 error -2",
    "no such machine: events 8 error -3",
    "by name: events 1 error 0",
    "by address: events 1 error 0",
    "unknown handles: 0 0 0",
    "done",
  ]);
});

test("eight sockets at once get 64 KB each back unchanged; a ninth gets no handle until one is closed", async (t) => {
  const port = await serve(t, (socket) => socket.pipe(socket));
  assert.deepEqual(await runScenario(t, "echo", port), [
    "net: all 8 sockets are in use: close() those that are no longer needed",
    "ninth handle -1",
    "echoed, 0 bytes wrong",
    "first handle 0",
    "done",
  ]);
});

test("the end of a connection tells how it came, and closing sends what is queued first", async (t) => {
  const ended: number[] = [];
  const port = await serve(
    t,
    servant(
      {
        reset: (socket) => socket.resetAndDestroy(),
        farewell: (socket) => socket.end("farewell"),
        count: answer,
      },
      (bytes) => ended.push(bytes),
    ),
  );
  assert.deepEqual(await runScenario(t, "ends", port), [
    "reset by peer: events 8 error -4",
    "closed by peer: events 18 error 0",
    "read 8 bytes, then 0",
    "data: events 2 error 0",
    "queued 2000",
    "data: events 2 error 0",
    "after leaving: events 8 error -6",
    "still to read 6",
    "done",
  ]);
  assert.ok(ended.includes("count\n".length + 2000), `bytes received until the end: ${ended}`);
});

test("connections that nobody reads neither lose data nor stop another one", async (t) => {
  const flood: Behaviour = (socket) => {
    const bytes = pattern(20000);
    for (let at = 0; at < bytes.length; at += 20) socket.write(bytes.subarray(at, at + 20));
  };
  assert.deepEqual(await runScenario(t, "flood", await serve(t, servant({ flood, count: answer }))), [
    "eighth socket: events 2 error 0",
    "flood read, 0 bytes wrong",
    "done",
  ]);
});

test("peers that do not read leave memory to other connections, and room comes back when they do", async (t) => {
  const waiting: Socket[] = [];
  const deaf: Behaviour = (socket) => {
    socket.pause();
    waiting.push(socket);
  };
  const count: Behaviour = (socket) => {
    socket.write("answer");
    socket.on("data", () => {
      for (const other of waiting) other.resume();
    });
  };
  assert.deepEqual(await runScenario(t, "deaf", await serve(t, servant({ deaf, count }))), [
    "refused some",
    "another socket: events 2 error 0",
    "room again: events 4 error 0",
    "room again: events 4 error 0",
    "room again: events 4 error 0",
    "done",
  ]);
});

test("two hundred connections in turn use one handle and lose no memory", async (t) => {
  const port = await serve(t, servant({ count: answer }));
  assert.deepEqual(await runScenario(t, "manyInTurn", port), ["bad 0, memory kept", "done"]);
});

test("pulling the plug fails open sockets with −6, and the network comes back with the plug", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "monitor");
  const board = await startScenario(t, "linkLoss", await serve(t, ignore), {
    monitor: `unix:${path},server=on,wait=off`,
  });
  await board.waitFor(/pull the plug/);
  const monitor = connect(path);
  t.after(() => monitor.destroy());
  monitor.resume();
  monitor.write("set_link n0 off\n");
  await board.waitFor(/unplugged/);
  monitor.write("set_link n0 on\n");
  await board.waitFor(/^done/m);
  assert.deepEqual(linesOf(board), [
    "pull the plug",
    "unplugged: events 8 error -6",
    "state 3",
    "plugged in: events 1 error 0",
    "done",
  ]);
});

test("what one send() is given leaves in one segment when it fits", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-test-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const capture = join(folder, "capture.pcap");
  const port = await serve(t, ignore);
  await runScenario(t, "segments", port, {
    extraArguments: ["-object", `filter-dump,id=f0,netdev=n0,file=${capture}`],
  });
  await pause(100);
  const sent = tcpSegments(readFileSync(capture)).filter(
    (segment: CapturedSegment) => segment.destinationPort === port && segment.payload.length > 0,
  );
  assert.deepEqual(
    sent.map((segment) => segment.payload.length),
    [1, 2, 60, 500, 1072],
  );
});
