// Finds MQTT's packets in one direction of a connection's bytes, however they are cut [MQTT 3.1.1 §2]. For looking on only: it
// keeps no more of a packet than the message log shows, and judges nothing.

namespace pxsim {
  export const enum MqttPacketType {
    Connect = 1,
    Connack = 2,
    Publish = 3,
  }

  export interface MqttPacket {
    type: number;
    /** The low half of the first byte. */
    flags: number;
    /** The first bytes behind the fixed header. */
    body: Uint8Array;
    /** Bytes behind the fixed header. */
    length: number;
  }

  export interface MqttMessage {
    topic: string;
    /** Its first bytes. */
    payload: Uint8Array;
    payloadBytes: number;
    qos: number;
    retain: boolean;
    duplicate: boolean;
  }

  /** As much of each packet is kept. */
  const KEPT_BYTES = 4096;
  const MOST_LENGTH_BYTES = 4;

  export class MqttReader {
    private state: "type" | "length" | "body" = "type";
    private first = 0;
    private length = 0;
    private lengthBytes = 0;
    private taken = 0;
    private body = new Uint8Array(0);
    /** The bytes are not MQTT's; no packet follows. */
    private lost = false;

    constructor(private readonly found: (packet: MqttPacket) => void) {}

    take(bytes: Uint8Array): void {
      for (let at = 0; at < bytes.length && !this.lost; ) {
        if (this.state === "type") {
          this.first = bytes[at++]!;
          this.length = this.lengthBytes = 0;
          this.lost = this.first >> 4 === 0;
          this.state = "length";
        } else if (this.state === "length") {
          const byte = bytes[at++]!;
          this.length += (byte & 127) * 128 ** this.lengthBytes++;
          if (byte & 128) this.lost = this.lengthBytes === MOST_LENGTH_BYTES;
          else this.beginBody();
        } else {
          const part = bytes.subarray(at, at + this.length - this.taken);
          const room = this.body.length - this.taken;
          if (room > 0) this.body.set(part.subarray(0, room), this.taken);
          this.taken += part.length;
          at += part.length;
          if (this.taken === this.length) this.finish();
        }
      }
    }

    private beginBody(): void {
      this.body = new Uint8Array(Math.min(this.length, KEPT_BYTES));
      this.taken = 0;
      this.state = "body";
      if (this.length === 0) this.finish();
    }

    private finish(): void {
      this.state = "type";
      this.found({ type: this.first >> 4, flags: this.first & 15, body: this.body, length: this.length });
    }
  }

  /** Reads a PUBLISH packet [MQTT 3.1.1 §3.3]; undefined when its topic is cut off or malformed. */
  export function readPublish({ flags, body, length }: MqttPacket): MqttMessage | undefined {
    const qos = (flags >> 1) & 3;
    const topicBytes = body.length < 2 ? Number.POSITIVE_INFINITY : body[0]! * 256 + body[1]!;
    const start = 2 + topicBytes + (qos > 0 ? 2 : 0);
    if (start > body.length) return undefined;
    return {
      topic: new TextDecoder().decode(body.subarray(2, 2 + topicBytes)),
      payload: body.subarray(start),
      payloadBytes: length - start,
      qos,
      retain: (flags & 1) !== 0,
      duplicate: (flags & 8) !== 0,
    };
  }

  /** Name of the protocol in a CONNECT packet's variable header, such as "MQTT 3.1.1" [MQTT 3.1.1 §3.1.2]. */
  export function protocolOf({ body }: MqttPacket): string {
    const nameBytes = (body[0] ?? 0) * 256 + (body[1] ?? 0);
    const level = body[2 + nameBytes];
    return level === 3 ? "MQTT 3.1" : level === 4 ? "MQTT 3.1.1" : `MQTT (${level})`;
  }
}
