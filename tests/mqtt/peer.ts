// A TCP peer that plays a broker by a test's script: for what a real one does not do.

import { createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { TestScope } from "../support/process.js";
import { type Packet, PacketReader } from "./packet-reader.js";

/** One connection that the client has made. */
export class Connection {
  /** Packets received, in order. */
  readonly packets: Packet[] = [];
  closed = false;
  private taken = 0;
  private readonly reader = new PacketReader();

  constructor(readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.on("close", () => {
      this.closed = true;
    });
    socket.on("end", () => {
      this.closed = true;
    });
    socket.on("data", (data) => this.packets.push(...this.reader.read(data)));
  }

  /** Sends bytes. */
  send(...bytes: (number | Uint8Array)[]): void {
    this.socket.write(
      Buffer.concat(bytes.map((part) => (typeof part === "number" ? Buffer.of(part) : part))),
    );
  }

  /** The next packet, which must be of this type. */
  async expect(type: string, seconds = 30): Promise<Packet> {
    const packet = await this.take(type, seconds);
    if (packet.type !== type) throw new Error(`${packet.type} came instead of ${type}`);
    return packet;
  }

  /** The next packet; `what` it should be, for the error if none comes. */
  async take(what = "packet", seconds = 30): Promise<Packet> {
    for (const start = Date.now(); ; await pause(2)) {
      const packet = this.packets[this.taken];
      if (packet) {
        this.taken++;
        return packet;
      }
      if (this.closed || Date.now() - start > seconds * 1000)
        throw new Error(`no ${what} came${this.closed ? ", the connection is closed" : ` in ${seconds} s`}`);
    }
  }

  /** Waits until the client has closed the connection. */
  async end(seconds = 30): Promise<void> {
    for (const start = Date.now(); !this.closed; await pause(2))
      if (Date.now() - start > seconds * 1000)
        throw new Error(`the connection is still open after ${seconds} s`);
  }

  /** Takes CONNECT, and accepts. */
  async accept(sessionPresent = false): Promise<Packet> {
    const connect = await this.expect("CONNECT");
    this.send(0x20, 2, sessionPresent ? 1 : 0, 0);
    return connect;
  }

  /** Breaks the connection: the client gets a reset. */
  reset(): void {
    this.socket.resetAndDestroy();
  }
}

export class Peer {
  readonly connections: Connection[] = [];
  private taken = 0;

  private constructor(readonly port: number) {}

  /** Listens on a free port until the test ends. */
  static start(t: TestScope): Promise<Peer> {
    return new Promise((resolve) => {
      const server = createServer((socket) => peer.connections.push(new Connection(socket)));
      let peer: Peer;
      t.after(() => {
        for (const { socket } of peer.connections) socket.destroy();
        server.close();
      });
      server.listen(0, "127.0.0.1", () => {
        peer = new Peer((server.address() as { port: number }).port);
        resolve(peer);
      });
    });
  }

  /** The next connection that the client makes. */
  async next(seconds = 30): Promise<Connection> {
    for (const start = Date.now(); ; await pause(2)) {
      const connection = this.connections[this.taken];
      if (connection) {
        this.taken++;
        return connection;
      }
      if (Date.now() - start > seconds * 1000) throw new Error(`no connection came in ${seconds} s`);
    }
  }
}
