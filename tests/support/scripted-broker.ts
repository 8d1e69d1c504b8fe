// A TCP peer that plays a broker by script, for what a real broker does not do: silence, wrong answers, broken packets.

import { createServer, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { TestScope } from "./process.js";

export const CONNACK = Buffer.from([0x20, 2, 0, 0]);

export class ScriptedBroker {
  readonly port: number;
  /** All bytes received, over all connections. */
  readonly received: number[] = [];
  connections = 0;

  private constructor(port: number) {
    this.port = port;
  }

  /**
   * Listens on a free port until the test ends.
   * @param onData called for each piece of data; `index` counts the pieces of its connection from 0
   */
  static start(
    t: TestScope,
    onData: (socket: Socket, data: Buffer, index: number) => void,
  ): Promise<ScriptedBroker> {
    const sockets = new Set<Socket>();
    return new Promise((resolve) => {
      let broker: ScriptedBroker;
      const server = createServer((socket) => {
        let index = 0;
        broker.connections++;
        sockets.add(socket);
        socket.setNoDelay(true);
        socket.on("error", () => {});
        socket.on("close", () => sockets.delete(socket));
        socket.on("data", (data) => {
          broker.received.push(...data);
          onData(socket, data, index++);
        });
      });
      t.after(() => {
        for (const socket of sockets) socket.destroy();
        server.close();
      });
      server.listen(0, "127.0.0.1", () => {
        broker = new ScriptedBroker((server.address() as { port: number }).port);
        resolve(broker);
      });
    });
  }

  /** Waits until the bytes received, as lower-case hexadecimal, match. */
  async waitFor(pattern: RegExp, seconds = 60): Promise<void> {
    for (const start = Date.now(); ; await pause(20)) {
      const hex = Buffer.from(this.received).toString("hex");
      if (pattern.test(hex)) return;
      if (Date.now() - start > seconds * 1000)
        throw new Error(`after ${seconds} s the bytes received do not match ${pattern}: ${hex}`);
    }
  }
}
