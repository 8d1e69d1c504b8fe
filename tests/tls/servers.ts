// Servers for tests of TLS: Mosquitto with a listener for each certificate, OpenSSL's s_server for what Mosquitto can't do, and a
// relay that stands in a connection's way.

import { spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { createServer as createTlsServer, type TLSSocket } from "node:tls";
import { freePort } from "../support/ports.js";
import { Started, start, type TestScope, until } from "../support/process.js";
import type { Certificates, Issued } from "./certificates.js";

const startSeconds = 10;

/** A listener of Mosquitto: with TLS if it has a certificate. */
export interface Listener {
  certificate?: Issued;
  /** The file to present, when it is more than the certificate. */
  chain?: string;
  /** Certificates that clients need. */
  clients?: Issued;
  /** More lines of the configuration. */
  lines?: string[];
}

/** Starts a Mosquitto with these listeners on the loopback; gives their ports, and itself. */
export async function startMosquitto<Name extends string>(
  t: TestScope,
  certificates: Certificates,
  listeners: Record<Name, Listener>,
): Promise<{ ports: Record<Name, number>; broker: Started }> {
  const ports = {} as Record<Name, number>;
  const lines = ["user root", "per_listener_settings false", "allow_anonymous true", "set_tcp_nodelay true"];
  for (const [name, listener] of Object.entries(listeners) as [Name, Listener][]) {
    ports[name] = await freePort();
    lines.push(`listener ${ports[name]} 127.0.0.1`);
    if (listener.certificate)
      lines.push(
        `certfile ${listener.chain ?? listener.certificate.certificate}`,
        `keyfile ${listener.certificate.key}`,
      );
    if (listener.clients) lines.push(`cafile ${listener.clients.certificate}`, "require_certificate true");
    lines.push(...(listener.lines ?? []));
  }
  const folder = join(certificates.folder, "mosquitto");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "mosquitto.conf"), `${lines.join("\n")}\n`);
  const broker = start(t, "mosquitto", ["-c", join(folder, "mosquitto.conf")]);
  await until(
    () => `Mosquitto runs:\n${broker.stderr}`,
    () => /mosquitto version \S+ running/.test(broker.stderr),
    startSeconds,
  );
  return { ports, broker };
}

export interface TlsServer {
  port: number;
  process: Started;
  /** Types a line into it. */
  type(line: string): void;
}

/** Starts `openssl s_server` with more arguments. It prints what it receives, and with "-rev" sends it back reversed. */
export async function startServer(t: TestScope, certificate: Issued, ...args: string[]): Promise<TlsServer> {
  const port = await freePort();
  const child = spawn(
    "openssl",
    [
      ...[
        "s_server",
        "-accept",
        `127.0.0.1:${port}`,
        "-cert",
        certificate.certificate,
        "-key",
        certificate.key,
      ],
      ...args,
    ],
    { stdio: ["pipe", "pipe", "pipe"] },
  );
  t.after(() => child.kill("SIGKILL"));
  const process = new Started(child);
  await until(
    () => `s_server accepts:\n${process.stdout}${process.stderr}`,
    () => /^ACCEPT/m.test(process.stdout),
    startSeconds,
  );
  return { port, process, type: (line) => child.stdin.write(`${line}\n`) };
}

export interface NodeServer {
  port: number;
  /** Connections that resumed a session. */
  resumed(): number;
}

/** A server over Node's OpenSSL, for what it does with connections. It forgets its sessions unless `keepsSessions`. */
export async function startNodeServer(
  t: TestScope,
  { pem, keyPem }: Issued,
  onConnection: (socket: TLSSocket) => void,
  keepsSessions = false,
): Promise<NodeServer> {
  const sessions = new Map<string, Buffer>();
  const sockets = new Set<TLSSocket>();
  let resumed = 0;
  const server = createTlsServer(
    { cert: pem, key: keyPem, maxVersion: "TLSv1.2", allowHalfOpen: true },
    (socket) => {
      sockets.add(socket);
      if (socket.isSessionReused()) resumed += 1;
      socket.on("error", () => {});
      socket.setNoDelay(true);
      onConnection(socket);
    },
  );
  server.on("newSession", (id: Buffer, data: Buffer, done: () => void) => {
    if (keepsSessions) sessions.set(id.toString("hex"), data);
    done();
  });
  server.on("resumeSession", (id: Buffer, done: (error: null, data: Buffer | null) => void) =>
    done(null, sessions.get(id.toString("hex")) ?? null),
  );
  server.on("tlsClientError", () => {});
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const port = await listen(server);
  return { port, resumed: () => resumed };
}

/** What a relay does when a record of the server's has come: it goes on, or the connection ends, or nothing comes any more. */
export type Verdict = "pass" | "end" | "reset" | "stall" | Buffer;

/** The records of TLS that a server has sent on a connection so far, the present one included. */
export type Judge = (record: Buffer, count: number) => Verdict;

/** Listens for connections to `port`, and asks at each record from the server what to do. A buffer takes the record's place. */
export function startRelay(t: TestScope, port: number, judge: Judge): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, "127.0.0.1");
    let records = 0;
    let open = true;
    let buffered = Buffer.alloc(0);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
    }
    client.on("data", (data) => open && upstream.write(data));
    client.on("close", () => upstream.destroy());
    upstream.on("close", () => open && client.end());
    upstream.on("data", (data) => {
      buffered = Buffer.concat([buffered, data]);
      while (open && buffered.length >= 5 && buffered.length >= 5 + buffered.readUInt16BE(3)) {
        const record = buffered.subarray(0, 5 + buffered.readUInt16BE(3));
        buffered = buffered.subarray(record.length);
        records += 1;
        const verdict = judge(record, records);
        if (verdict === "pass") client.write(record);
        else if (verdict === "end") client.end();
        else if (verdict === "reset") client.resetAndDestroy();
        else if (typeof verdict !== "string") client.write(verdict);
        open = verdict === "pass" || typeof verdict !== "string";
      }
    });
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

/** A server without TLS that answers whatever comes with a text. */
export function startPlainServer(t: TestScope, answer: string): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", () => socket.end(answer));
  });
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return listen(server);
}

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}
