// Reads and makes MQTT control packets for tests, written from the specification and apart from libs/mqtt [MQTT 3.1.1 §2, §3].

const types = [
  "RESERVED",
  "CONNECT",
  "CONNACK",
  "PUBLISH",
  "PUBACK",
  "PUBREC",
  "PUBREL",
  "PUBCOMP",
  "SUBSCRIBE",
  "SUBACK",
  "UNSUBSCRIBE",
  "UNSUBACK",
  "PINGREQ",
  "PINGRESP",
  "DISCONNECT",
];

/** A packet; fields that its type has not are undefined. */
export interface Packet {
  type: string;
  /** All its bytes. */
  bytes: Buffer;
  /** The first byte's lower four bits. */
  flags: number;
  dup: boolean;
  qos: number;
  retain: boolean;
  packetId?: number;
  topic?: string;
  /** PUBLISH: the payload. CONNACK: flags and return code. SUBACK: return codes. */
  payload?: Buffer;
  filters?: { filter: string; qos?: number }[];
  connect?: Connect;
}

export interface Connect {
  protocol: string;
  level: number;
  flags: number;
  cleanSession: boolean;
  keepAlive: number;
  clientId: string;
  will?: { topic: string; message: Buffer; qos: number; retain: boolean };
  username?: string;
  password?: Buffer;
}

/** Walks through a packet's fields. */
class Fields {
  at = 0;
  constructor(readonly bytes: Buffer) {}

  byte(): number {
    if (this.at >= this.bytes.length) throw new Error("the packet ends too early");
    return this.bytes[this.at++]!;
  }

  short(): number {
    return (this.byte() << 8) | this.byte();
  }

  data(): Buffer {
    const length = this.short();
    if (this.at + length > this.bytes.length) throw new Error("a field goes beyond the packet");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return new TextDecoder("utf-8", { fatal: true }).decode(this.data());
  }

  get done(): boolean {
    return this.at >= this.bytes.length;
  }
}

function readConnect(fields: Fields): Connect {
  const protocol = fields.text();
  const level = fields.byte();
  const flags = fields.byte();
  const keepAlive = fields.short();
  const connect: Connect = {
    ...{ protocol, level, flags, keepAlive },
    cleanSession: (flags & 2) !== 0,
    clientId: fields.text(),
  };
  if (flags & 4)
    connect.will = {
      topic: fields.text(),
      message: fields.data(),
      qos: (flags >> 3) & 3,
      retain: (flags & 32) !== 0,
    };
  if (flags & 128) connect.username = fields.text();
  if (flags & 64) connect.password = fields.data();
  return connect;
}

function decode(bytes: Buffer, headerBytes: number): Packet {
  const first = bytes[0]!;
  const fields = new Fields(bytes.subarray(headerBytes));
  const type = types[first >> 4] ?? "RESERVED";
  const packet: Packet = {
    ...{ type, bytes, flags: first & 15 },
    ...{ dup: (first & 8) !== 0, qos: (first >> 1) & 3, retain: (first & 1) !== 0 },
  };
  if (type === "CONNECT") packet.connect = readConnect(fields);
  else if (type === "PUBLISH") {
    packet.topic = fields.text();
    if (packet.qos > 0) packet.packetId = fields.short();
    packet.payload = fields.bytes.subarray(fields.at);
    fields.at = fields.bytes.length;
  } else if (/^(PUB|SUB|UNSUB)/.test(type)) packet.packetId = fields.short();
  if (type === "CONNACK" || type === "SUBACK") {
    packet.payload = fields.bytes.subarray(fields.at);
    fields.at = fields.bytes.length;
  }
  if (type === "SUBSCRIBE" || type === "UNSUBSCRIBE") {
    packet.filters = [];
    while (!fields.done) {
      const filter = fields.text();
      packet.filters.push(type === "SUBSCRIBE" ? { filter, qos: fields.byte() } : { filter });
    }
  }
  if (!fields.done) throw new Error(`${type} is longer than its content`);
  return packet;
}

/** Takes a byte stream apart. */
export class PacketReader {
  private rest = Buffer.alloc(0);

  /** The packets that `data` completes. Throws at what is no packet. */
  read(data: Uint8Array): Packet[] {
    this.rest = Buffer.concat([this.rest, data]);
    const packets: Packet[] = [];
    for (;;) {
      let length = 0;
      let at = 1;
      for (let shift = 0; ; shift += 7) {
        if (at >= this.rest.length) return packets;
        const digit = this.rest[at++]!;
        length |= (digit & 127) << shift;
        if (digit < 128) break;
        if (shift > 14) throw new Error("remaining length of more than four bytes");
      }
      if (this.rest.length < at + length) return packets;
      packets.push(decode(this.rest.subarray(0, at + length), at));
      this.rest = this.rest.subarray(at + length);
    }
  }
}

/** A two-byte number. */
export const short = (value: number): Buffer => Buffer.of(value >> 8, value & 255);

/** A length-prefixed field. */
export const field = (data: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(data);
  return Buffer.concat([short(bytes.length), bytes]);
};

/** A packet of a first byte and a body. */
export function packet(first: number, ...body: Uint8Array[]): Buffer {
  const bytes = Buffer.concat(body);
  const header = [first];
  let rest = bytes.length;
  do {
    const digit = rest & 127;
    rest >>= 7;
    header.push(rest > 0 ? digit | 128 : digit);
  } while (rest > 0);
  return Buffer.concat([Buffer.from(header), bytes]);
}

/** PUBLISH as a broker sends it. */
export function publish(
  topic: string | Uint8Array,
  payload: string | Uint8Array,
  options: { qos?: number; packetId?: number; dup?: boolean; retain?: boolean } = {},
): Buffer {
  const { qos = 0, packetId = 1, dup = false, retain = false } = options;
  const first = 0x30 | (dup ? 8 : 0) | (qos << 1) | (retain ? 1 : 0);
  return packet(first, field(topic), ...(qos > 0 ? [short(packetId)] : []), Buffer.from(payload));
}

/** PUBACK, PUBREC, PUBREL, PUBCOMP or UNSUBACK as a broker sends it. */
export function acknowledgement(
  type: "PUBACK" | "PUBREC" | "PUBREL" | "PUBCOMP" | "UNSUBACK",
  packetId: number,
): Buffer {
  return packet((types.indexOf(type) << 4) | (type === "PUBREL" ? 2 : 0), short(packetId));
}

/** SUBACK. */
export function suback(packetId: number, ...codes: number[]): Buffer {
  return packet(0x90, short(packetId), Buffer.from(codes));
}
