// Stands between a client and a broker, and lets a test decide at each packet what happens to it.

import { connect, createServer, type Socket } from "node:net";
import type { TestScope } from "../support/process.js";
import { type Packet, PacketReader } from "./packet-reader.js";

/** Where a packet goes. */
export type Direction = "to broker" | "to client";

/** Returns false to keep the packet, and what follows on its connection, from going on. */
export type Judge = (direction: Direction, packet: Packet) => boolean;

export class Relay {
  judge: Judge = () => true;
  /** Messages to the client that have gone through and whose last acknowledgement has not, by packet identifier. */
  readonly unfinished = new Set<number>();
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly port: number,
    private readonly brokerPort: number,
  ) {}

  /** Listens on a free port until the test ends. */
  static start(t: TestScope, brokerPort: number): Promise<Relay> {
    return new Promise((resolve) => {
      const server = createServer((client) => relay.join(client));
      let relay: Relay;
      t.after(() => {
        relay.reset();
        server.close();
      });
      server.listen(0, "127.0.0.1", () => {
        relay = new Relay((server.address() as { port: number }).port, brokerPort);
        resolve(relay);
      });
    });
  }

  /** Breaks all connections. */
  reset(): void {
    for (const socket of this.sockets) socket.destroy();
    this.sockets.clear();
  }

  private join(client: Socket): void {
    const broker = connect(this.brokerPort, "127.0.0.1");
    const end = () => {
      client.destroy();
      broker.destroy();
    };
    for (const socket of [client, broker]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", end);
    }
    let open = true;
    const pass = (from: Socket, to: Socket, direction: Direction) => {
      const reader = new PacketReader();
      from.on("data", (data) => {
        for (const packet of reader.read(data)) {
          open &&= this.judge(direction, packet);
          if (!open) continue;
          to.write(packet.bytes);
          if (direction === "to client" && packet.type === "PUBLISH" && packet.qos > 0)
            this.unfinished.add(packet.packetId!);
          if (direction === "to broker" && /^(PUBACK|PUBCOMP)$/.test(packet.type))
            this.unfinished.delete(packet.packetId!);
        }
      });
    };
    pass(client, broker, "to broker");
    pass(broker, client, "to client");
  }
}
