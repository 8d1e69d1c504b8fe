// Names of hosts on the emulated board: the test is the name server.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { Link } from "../support/link.js";
import type { TestScope } from "../support/process.js";
import { JOIN, Program } from "./program.js";

async function server(t: TestScope): Promise<number> {
  const listener = createServer((socket) => socket.on("error", () => {}).resume());
  t.after(() => listener.close());
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  return (listener.address() as { port: number }).port;
}

/** Declares attempt(), which connects, prints what came of it, and waits for that. */
const attempts = (port: number) => `${JOIN}
function attempt(name: string, host: string, options?: net.ConnectOptions) {
  let result = "";
  const socket = net.connect(host, ${port}, options);
  socket.onOpen(() => { result = "open " + socket.remoteAddress(); socket.close(); });
  socket.onError(reason => result = "" + reason);
  while (!result) pause(20);
  console.log(name + ": " + result);
}
`;

test("no such name, no name server, and a name that can't be one each have their reason; a name's address is kept", async (t) => {
  const [link, port] = [await Link.start(t), await server(t)];
  link.resolve = (name) =>
    name === "silent.example" ? "silence" : /^(kept|x+\.)/.test(name) ? "10.0.2.2" : "unknown";
  const label = "x".repeat(62);
  // 62 + 1, four times, and two more: 253 characters, the longest name.
  const longest = `${Array.from({ length: 4 }, () => `${label}.`).join("")}x`;
  assert.equal(longest.length, 253);
  const program = await Program.start(
    t,
    `${attempts(port)}
attempt("unknown", "unknown.example");
attempt("silent", "silent.example");
attempt("silent, in a hurry", "silent.example", { connectTimeout: 1500 });
attempt("longest", "${longest}");
attempt("with its last dot", "kept.example.");
attempt("kept", "kept.example");
attempt("too long", "${longest}x");
attempt("label too long", "${label}xx.example");
attempt("empty label", "a..example");
attempt("zero", "broker" + String.fromCharCode(0) + "x");
attempt("blank", "two words");
attempt("address", "10.0.2.2");
attempt("board's own", "broker");
console.log("end");
`,
    { network: link.qemu },
  );
  await program.console.waitFor(/^end\r?\n/m);
  assert.deepEqual(program.lines, [
    "unknown: -1",
    "silent: -7",
    "silent, in a hurry: -7",
    "longest: open 10.0.2.2",
    "with its last dot: open 10.0.2.2",
    "kept: open 10.0.2.2",
    "too long: -1",
    "label too long: -1",
    "empty label: -1",
    "zero: -1",
    "blank: -1",
    "address: open 10.0.2.2",
    "board's own: open 10.0.2.2",
    "end",
  ]);
  assert.deepEqual(
    link.questions.filter((name) => name !== "silent.example"),
    ["unknown.example", longest, "kept.example"],
  );
  assert.ok(link.questions.filter((name) => name === "silent.example").length >= 4);
});

test("more names at once than the board can ask for are asked for in turn", async (t) => {
  const [link, port] = [await Link.start(t), await server(t)];
  link.resolve = () => "10.0.2.2";
  const program = await Program.start(
    t,
    `${JOIN}
let done = 0;
for (let i = 0; i < 8; i++) {
  const socket = net.connect("host" + i + ".example", ${port});
  socket.onOpen(() => { console.log("open"); done += 1; });
  socket.onError(reason => { console.log("error " + reason); done += 1; });
}
pauseUntil(() => done == 8);
console.log("end");
`,
    { network: link.qemu },
  );
  await program.console.waitFor(/^end\r?\n/m);
  assert.deepEqual(program.lines, [...Array.from({ length: 8 }, () => "open"), "end"]);
  assert.equal(new Set(link.questions).size, 8);
});
