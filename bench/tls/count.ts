// Counts the instructions of TLS on a board: a firmware of program/main.ts against servers of Node's in this process.

import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer as createTlsServer } from "node:tls";
import type { ChipJson } from "../../compiler/chip.js";
import { Certificates, type Issued } from "../../tests/tls/certificates.js";
import type { MarkedFirmware } from "../mqtt/count.js";
import { record } from "../recording.js";

/** How long all of it may take, in ms. */
const runTime = 400_000;
const rounds = 5;

/** In the order of PORTS in program/main.ts. */
const serverNames = ["rsa", "ec", "gcm", "plain"] as const;
type ServerName = (typeof serverNames)[number];

/** What the program does between its marks, in order, and how often each. */
const operations = [
  ...["handshake rsa", "handshake ec", "handshake resumed", "connect plain"].map((name) => ({
    name,
    times: 1,
  })),
  ...["plain", "chacha20", "gcm"].flatMap((name) =>
    [100, 1000].map((bytes) => ({ name: `echo ${name} ${bytes}`, times: rounds })),
  ),
];

export interface Servers {
  ports: Record<ServerName, number>;
  /** Certificates to trust. */
  roots: Issued[];
  stop(): void;
}

/** Starts the servers: all send back what they get, and keep sessions. */
export async function startServers(): Promise<Servers> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  const made = new Certificates(folder);
  const rsaRoot = made.issue({ name: "RSA root", key: "rsa", isIssuer: true });
  const ecRoot = made.issue({ name: "EC root", isIssuer: true });
  const rsa = made.issue({ name: "rsa", key: "rsa", names: "DNS:broker", issuer: rsaRoot });
  const ec = made.issue({ name: "ec", names: "DNS:broker", issuer: ecRoot });
  const secure = ({ pem, keyPem }: Issued, ciphers: string) => {
    const sessions = new Map<string, Buffer>();
    const server = createTlsServer({ cert: pem, key: keyPem, maxVersion: "TLSv1.2", ciphers }, (socket) => {
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.pipe(socket);
    });
    server.on("newSession", (id: Buffer, data: Buffer, done: () => void) => {
      sessions.set(id.toString("hex"), data);
      done();
    });
    server.on("resumeSession", (id: Buffer, done: (error: null, data: Buffer | null) => void) =>
      done(null, sessions.get(id.toString("hex")) ?? null),
    );
    return server;
  };
  const servers: Record<ServerName, Server> = {
    rsa: secure(rsa, "ECDHE-RSA-CHACHA20-POLY1305"),
    ec: secure(ec, "ECDHE-ECDSA-CHACHA20-POLY1305"),
    gcm: secure(ec, "ECDHE-ECDSA-AES128-GCM-SHA256"),
    plain: createServer({ noDelay: true }, (socket) => {
      socket.on("error", () => {});
      socket.pipe(socket);
    }),
  };
  const ports = {} as Record<ServerName, number>;
  for (const name of serverNames) {
    await new Promise<void>((resolve) => servers[name].listen(0, "127.0.0.1", resolve));
    ports[name] = (servers[name].address() as { port: number }).port;
  }
  return {
    ports,
    roots: [rsaRoot, ecRoot],
    stop() {
      for (const server of Object.values(servers)) server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The ports as program/main.ts has them. */
export function portsLiteral(ports: Record<ServerName, number>): string {
  return `[${serverNames.map((name) => ports[name]).join(", ")}]`;
}

/** Instructions of each operation; the least of its rounds. */
export async function countTls(chip: ChipJson, firmware: MarkedFirmware): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const { failure, console: text } = await record(chip, firmware.elf, runTime, async (machine) => {
    for (const { name, times } of operations) {
      for (let round = 0; round < times; round++) {
        await machine.runTo(firmware.mark);
        const start = await machine.instructions();
        await machine.pass(firmware.mark);
        await machine.runTo(firmware.mark);
        const count = (await machine.instructions()) - start;
        counts[name] = Math.min(counts[name] ?? count, count);
        await machine.pass(firmware.mark);
      }
    }
    machine.run();
    await machine.shows(/^DONE/);
  });
  if (failure !== undefined) throw new Error(`the program did not end: ${failure}`);
  if (/^failed/m.test(text)) throw new Error(`a connection failed: ${text}`);
  return counts;
}

/** Bytes that a session takes while it lives, and besides until its handshake is over. */
export async function sessionBytes(
  chip: ChipJson,
  elf: string,
  address: number,
): Promise<{ session: number; handshake: number }> {
  let words: number[] = [];
  await record(chip, elf, runTime, async (machine) => {
    words = await machine.words(address, 2);
  });
  return { session: words[0]!, handshake: words[1]! };
}
