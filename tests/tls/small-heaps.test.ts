// A program with TLS on boards with less and less memory: it connects, or says that there is no memory; it never does anything else.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { chipOfBoard } from "../../cli/boards.js";
import { compileForChip, writeFirmware } from "../../cli/compile.js";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import { project, temporaryFolder } from "../support/cli.js";
import { heapBytes, withHeapBytes } from "../support/heap-end.js";
import { start } from "../support/process.js";
import { Certificates, hasOpenssl } from "./certificates.js";
import { startMosquitto } from "./servers.js";

const skip = hasOpenssl ? false : "openssl is not installed";
const step = 1536;
const rounds = 20;

const program = (port: number) => `
const client = new mqtt.Client("small");
let received = 0;
client.on("message", () => {
  received += 1;
});
while (!wifi.connect("any network", "")) pause(100);
client.connect("broker", ${port}, true, false, (c) => {
  console.log("connected");
  c.subscribe("small/#", 1, () => c.publish("small/a", "hello", 1));
}, (c, reason) => console.log("OVER " + reason + " " + c.reasonText));
while (received < 1) pause(10);
console.log("OVER received");
`;

test("with ever less memory a client connects with TLS, or says that there is none", { skip }, async (t) => {
  const made = new Certificates(temporaryFolder(t));
  const root = made.issue({ name: "Root", isIssuer: true });
  const server = made.issue({ name: "server", names: "DNS:broker", issuer: root });
  const { ports } = await startMosquitto(t, made, { any: { certificate: server } });
  const files = { "certs/root.pem": root.pem };
  const folder = project(t, program(ports.any), { dependencies: { esp8266: "*" }, files });
  const chip = chipOfBoard("esp8266");
  writeFirmware(await compileForChip(folder, chip), folder);
  const firmware = readFileSync(join(folder, "firmware.elf"));
  const ends: Record<string, number> = {};
  for (let round = 0; round < rounds; round++) {
    const bytes = heapBytes(firmware) - round * step;
    const elf = join(folder, `${round}.elf`);
    writeFileSync(elf, withHeapBytes(firmware, bytes));
    const [command, ...args] = qemuCommand(chip, elf);
    const board = start(t, command!, args);
    const [, end] = await board.waitFor(
      /^(OVER received|OVER -18 no memory for TLS|OVER -15|OVER -5|PANIC 2[01]: out of memory)/m,
    );
    board.kill("SIGKILL");
    await board.ended;
    assert.doesNotMatch(board.stdout, /PANIC (?!2[01]: )/, `${bytes} bytes`);
    ends[end!] = (ends[end!] ?? 0) + 1;
  }
  assert.ok((ends["OVER received"] ?? 0) >= 4, JSON.stringify(ends));
  assert.ok((ends["OVER -18 no memory for TLS"] ?? 0) >= 4, JSON.stringify(ends));
});
