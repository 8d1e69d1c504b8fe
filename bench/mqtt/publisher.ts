// A client of the broker that publishes what the board is to receive: MQTT 3.1.1, QoS 0, no more than that takes.

import { connect, type Socket } from "node:net";

const connectPacket = Buffer.from("\x10\x15\x00\x04MQTT\x04\x02\x00\x00\x00\x09publisher", "latin1");

export class Publisher {
  private constructor(private readonly socket: Socket) {}

  /** Connects to a broker on the loopback; rejects when it does not accept. */
  static connect(port: number): Promise<Publisher> {
    return new Promise((resolve, reject) => {
      const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true }, () =>
        socket.write(connectPacket),
      );
      socket.once("error", reject);
      socket.once("data", (connack: Buffer) => {
        if (connack[0] === 0x20 && connack[3] === 0) resolve(new Publisher(socket));
        else reject(new Error(`the broker answers ${connack.toString("hex")} to CONNECT`));
      });
    });
  }

  /** Topic and message together have at most 125 bytes. */
  publish(topic: string, message: string): void {
    const body = Buffer.from(`\x00${String.fromCharCode(topic.length)}${topic}${message}`, "latin1");
    this.socket.write(Buffer.concat([Buffer.of(0x30, body.length), body]));
  }

  close(): void {
    this.socket.destroy();
  }
}
