// What connections with TLS leave in a board's memory when they are over: nothing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { elfSymbols } from "../../bench/elf-symbols.js";
import { look, type Use } from "../../bench/mqtt/memory.js";
import { debug } from "../../bench/recording.js";
import { chipOfBoard } from "../../cli/boards.js";
import { compileForChip, writeFirmware } from "../../cli/compile.js";
import { project, temporaryFolder } from "../support/cli.js";
import { Certificates, hasOpenssl } from "./certificates.js";
import { startNodeServer, startRelay } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";
/** How long all of it may take, in ms. */
const runTime = 150_000;

const program = (ports: { good: number; strange: number; cut: number }) => `
function one(port: number) {
  let over = false;
  const socket = net.connect("broker", port, { tls: {} });
  socket.onOpen(() => {
    socket.close();
    over = true;
  });
  socket.onError(() => {
    over = true;
  });
  while (!over) pause(5);
}
function look() {
  pause(1000);
  control.gc();
  control.micros();
}
function all(rounds: number) {
  for (let i = 0; i < rounds; i++) {
    for (let j = 0; j < 5; j++) one(${ports.good});
    one(${ports.strange});
    one(${ports.cut});
  }
}
while (!wifi.connect("any network", "")) pause(100);
all(2);
look();
all(15);
look();
console.log("DONE");
`;

test("105 connections, resumed, refused and cut off in turn, leave the board's memory as it was", {
  skip,
}, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "Root", isIssuer: true });
  const server = made.issue({ name: "server", names: "DNS:broker", issuer: root });
  const strange = made.issue({ name: "strange", names: "DNS:broker" });
  const good = await startNodeServer(t, server, () => {}, true);
  const other = await startNodeServer(t, strange, () => {});
  const forgetful = await startNodeServer(t, server, () => {});
  const cut = await startRelay(t, forgetful.port, (_, count) => (count === 3 ? "end" : "pass"));
  const source = program({ good: good.port, strange: other.port, cut });
  const files = { "certs/root.pem": root.pem };
  const folder = project(t, source, { dependencies: { esp8266: "*" }, files });
  const chip = chipOfBoard("esp8266");
  writeFirmware(await compileForChip(folder, chip), folder);
  const elf = join(folder, "firmware.elf");
  const symbols = elfSymbols(readFileSync(elf));
  const mark = symbols.get("_ZN7control6microsEv")!;
  const uses: Use[] = [];
  const { failure } = await debug(chip, elf, runTime, async (machine) => {
    for (let i = 0; i < 2; i++) {
      await machine.runTo(mark);
      uses.push(await look(machine, symbols));
      await machine.pass(mark);
    }
    machine.run();
    await machine.shows(/^DONE/);
  });
  assert.equal(failure, undefined);
  assert.deepEqual(uses[1], uses[0]);
  assert.equal(good.resumed(), 17 * 5 - 1);
});
