// MQTT 3.1.1 control packets to bytes and back [MQTT 3.1.1 §2, §3]. Knows nothing of connections.

namespace mqtt {
  /** Control packet types [table 2.1]. */
  export const enum PacketType {
    Connect = 1,
    Connack = 2,
    Publish = 3,
    Puback = 4,
    Pubrec = 5,
    Pubrel = 6,
    Pubcomp = 7,
    Subscribe = 8,
    Suback = 9,
    Unsubscribe = 10,
    Unsuback = 11,
    Pingreq = 12,
    Pingresp = 13,
    Disconnect = 14,
  }

  /** The most a length-prefixed field can be [§1.5.3]. */
  const MAX_FIELD_BYTES = 65535;
  /** SUBACK's return code for a refused subscription [§3.9.3]. */
  export const SUBACK_FAILURE = 0x80;

  // --- To bytes ---

  /** Fills a buffer of exactly the packet's size. */
  class PacketWriter {
    buffer: Buffer;
    private at: number;

    constructor(firstByte: number, remainingLength: number) {
      let size = 2 + remainingLength;
      for (let rest = remainingLength >> 7; rest > 0; rest >>= 7) size++;
      this.buffer = Buffer.create(size);
      this.at = 0;
      this.byte(firstByte);
      let rest = remainingLength;
      do {
        const digit = rest & 0x7f;
        rest >>= 7;
        this.byte(rest > 0 ? digit | 0x80 : digit);
      } while (rest > 0);
    }

    byte(value: number): void {
      this.buffer[this.at] = value;
      this.at++;
    }

    short(value: number): void {
      this.byte(value >> 8);
      this.byte(value & 0xff);
    }

    bytes(data: Buffer): void {
      this.buffer.write(this.at, data);
      this.at += data.length;
    }

    /** A two-byte length and the bytes [§1.5.3]. */
    field(data: Buffer): void {
      this.short(data.length);
      this.bytes(data);
    }
  }

  /** What CONNECT tells the broker; text is UTF-8. `willTopic`, `userName` and `password` are undefined where not used. */
  export class ConnectOptions {
    /** PROTOCOL_31 or PROTOCOL_311. */
    protocol: number;
    clientId: string;
    keepAlive: number;
    cleanSession: boolean;
    userName: string;
    password: string;
    willTopic: string;
    willMessage: Buffer;
    willQos: number;
    willRetain: boolean;

    constructor() {
      this.protocol = defaultProtocol();
    }
  }

  /** True if `text` can be a field: no longer than 65535 bytes, and without U+0000 [MQTT-1.5.3-2]. */
  export function isFieldText(text: string): boolean {
    for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) == 0) return false;
    return text.length <= MAX_FIELD_BYTES && Buffer.fromUTF8(text).length <= MAX_FIELD_BYTES;
  }

  /** True if `topic` can be published to: not empty, no wildcards [MQTT-3.3.2-2, MQTT-4.7.3-1]. */
  export function isTopicName(topic: string): boolean {
    return topic.length > 0 && topic.indexOf("+") < 0 && topic.indexOf("#") < 0 && isFieldText(topic);
  }

  /** True if `filter` can be subscribed to: wildcards are whole levels, `#` the last one [MQTT-4.7.1-2, MQTT-4.7.1-3]. */
  export function isTopicFilter(filter: string): boolean {
    if (filter.length == 0 || !isFieldText(filter)) return false;
    const levels = filter.split("/");
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i];
      if (level.length == 1) {
        if (level == "#" && i < levels.length - 1) return false;
      } else if (level.indexOf("+") >= 0 || level.indexOf("#") >= 0) return false;
    }
    return true;
  }

  export function encodeConnect(options: ConnectOptions): Buffer {
    const protocol = Buffer.fromUTF8(options.protocol == PROTOCOL_31 ? "MQIsdp" : "MQTT");
    const clientId = Buffer.fromUTF8(options.clientId);
    let flags = options.cleanSession ? 0x02 : 0;
    let length = 2 + protocol.length + 4 + 2 + clientId.length;
    let willTopic: Buffer;
    let userName: Buffer;
    let password: Buffer;
    if (options.willTopic !== undefined) {
      willTopic = Buffer.fromUTF8(options.willTopic);
      flags |= 0x04 | (options.willQos << 3) | (options.willRetain ? 0x20 : 0);
      length += 4 + willTopic.length + options.willMessage.length;
    }
    if (options.userName !== undefined) {
      userName = Buffer.fromUTF8(options.userName);
      flags |= 0x80;
      length += 2 + userName.length;
      // A password needs a user name [MQTT-3.1.2-22].
      if (options.password !== undefined) {
        password = Buffer.fromUTF8(options.password);
        flags |= 0x40;
        length += 2 + password.length;
      }
    }
    const writer = new PacketWriter(PacketType.Connect << 4, length);
    writer.field(protocol);
    writer.byte(options.protocol); // protocol level [§3.1.2.2]
    writer.byte(flags);
    writer.short(options.keepAlive);
    writer.field(clientId);
    if (willTopic) {
      writer.field(willTopic);
      writer.field(options.willMessage);
    }
    if (userName) writer.field(userName);
    if (password) writer.field(password);
    return writer.buffer;
  }

  /** @param packetId is not sent with QoS 0 */
  export function encodePublish(
    topic: string,
    payload: Buffer,
    qos: number,
    retain: boolean,
    packetId: number,
  ): Buffer {
    const name = Buffer.fromUTF8(topic);
    const writer = new PacketWriter(
      (PacketType.Publish << 4) | (qos << 1) | (retain ? 1 : 0),
      2 + name.length + (qos > 0 ? 2 : 0) + payload.length,
    );
    writer.field(name);
    if (qos > 0) writer.short(packetId);
    writer.bytes(payload);
    return writer.buffer;
  }

  /** PUBACK, PUBREC, PUBREL and PUBCOMP: a packet identifier only. */
  export function encodeAcknowledgement(type: PacketType, packetId: number): Buffer {
    const writer = new PacketWriter((type << 4) | (type == PacketType.Pubrel ? 2 : 0), 2);
    writer.short(packetId);
    return writer.buffer;
  }

  /** @param qos one for each filter */
  export function encodeSubscribe(packetId: number, filters: string[], qos: number[]): Buffer {
    const names = filters.map((filter) => Buffer.fromUTF8(filter));
    let length = 2;
    for (const name of names) length += 3 + name.length;
    const writer = new PacketWriter((PacketType.Subscribe << 4) | 2, length);
    writer.short(packetId);
    for (let i = 0; i < names.length; i++) {
      writer.field(names[i]);
      writer.byte(qos[i]);
    }
    return writer.buffer;
  }

  export function encodeUnsubscribe(packetId: number, filters: string[]): Buffer {
    const names = filters.map((filter) => Buffer.fromUTF8(filter));
    let length = 2;
    for (const name of names) length += 2 + name.length;
    const writer = new PacketWriter((PacketType.Unsubscribe << 4) | 2, length);
    writer.short(packetId);
    for (const name of names) writer.field(name);
    return writer.buffer;
  }

  /** PINGREQ and DISCONNECT: a header only. */
  export function encodeEmpty(type: PacketType): Buffer {
    return new PacketWriter(type << 4, 0).buffer;
  }

  // --- From bytes ---

  /** A packet as the parser found it. */
  export class Packet {
    type: PacketType;
    /** PUBLISH only. */
    dup: boolean;
    qos: number;
    retain: boolean;
    topic: string;
    /** 0 where the packet has none. */
    packetId: number;
    /** PUBLISH: the payload. CONNACK: flags and return code. SUBACK: return codes. */
    payload: Buffer;
    /** True if topic or payload were longer than the parser's limit, and are cut off there. */
    truncated: boolean;
  }

  export const enum ParseResult {
    /** All bytes given are used up; the packet is not complete. */
    AwaitData,
    /** `packet` is complete; there may be bytes left. */
    Packet,
    /** The bytes are not MQTT 3.1.1: the connection must be closed [MQTT-4.8.0-1]. */
    ProtocolError,
  }

  /** The field of a packet that the next byte belongs to. */
  const enum ParserState {
    FixedHeader,
    RemainingLength,
    TopicLength,
    Topic,
    PacketIdentifier,
    Payload,
    Malformed,
  }

  /**
   * Takes a byte stream apart, in pieces of any size. It keeps no more than one packet, and no more of a topic or payload
   * than its limit, so that a broker can't exhaust the board's memory.
   */
  export class Parser {
    packet: Packet;
    private state: ParserState;
    private limit: number;
    private input: Buffer;
    private at: number;
    /** Bytes of the packet behind the field that is being collected. */
    private remaining: number;
    private shift: number;
    /** Size of the field that is being collected, and how many of its bytes have come. */
    private fieldLength: number;
    private filled: number;
    /** The field: a number, or for topic and payload the bytes that are kept. */
    private value: number;
    private bytes: Buffer;

    /** @param limit bytes of a topic and of a payload that are kept */
    constructor(limit: number) {
      this.limit = limit;
      this.at = 0;
      this.remaining = 0;
      this.begin(ParserState.FixedHeader, 1);
    }

    /** Gives the next bytes. Those given before must be used up (AwaitData). */
    give(data: Buffer): void {
      this.input = data;
      this.at = 0;
    }

    /** Goes on to the end of a packet or of the bytes given. */
    parse(): ParseResult {
      while (this.state != ParserState.Malformed) {
        const complete =
          this.state == ParserState.Topic || this.state == ParserState.Payload
            ? this.collectBytes()
            : this.collectNumber();
        if (!complete) {
          this.input = undefined;
          return ParseResult.AwaitData;
        }
        if (this.finishField()) {
          this.begin(ParserState.FixedHeader, 1);
          return ParseResult.Packet;
        }
      }
      return ParseResult.ProtocolError;
    }

    private begin(state: ParserState, length: number): void {
      this.state = state;
      this.fieldLength = length;
      this.filled = 0;
      this.value = 0;
      this.bytes = undefined;
      if (state > ParserState.RemainingLength) this.remaining -= length;
    }

    private available(): number {
      return this.input ? this.input.length - this.at : 0;
    }

    /** True when the field is complete. */
    private collectNumber(): boolean {
      while (this.filled < this.fieldLength) {
        if (this.available() == 0) return false;
        this.value = (this.value << 8) | this.input[this.at];
        this.at++;
        this.filled++;
      }
      return true;
    }

    /** True when the field is complete. What exceeds the limit is passed over. */
    private collectBytes(): boolean {
      const kept = Math.min(this.fieldLength, this.limit);
      const taken = Math.min(this.fieldLength - this.filled, this.available());
      if (this.filled == 0 && taken == this.fieldLength) {
        this.bytes = taken > 0 ? this.input.slice(this.at, kept) : Buffer.create(0);
      } else if (taken > 0) {
        if (!this.bytes) this.bytes = Buffer.create(kept);
        const copied = Math.min(taken, kept - this.filled);
        if (copied > 0) this.bytes.write(this.filled, this.input.slice(this.at, copied));
      }
      this.at += taken;
      this.filled += taken;
      return this.filled == this.fieldLength;
    }

    private fail(): boolean {
      this.state = ParserState.Malformed;
      return false;
    }

    /** Interprets the complete field and begins the next; true when the packet is complete. */
    private finishField(): boolean {
      switch (this.state) {
        case ParserState.FixedHeader:
          return this.finishFixedHeader(this.value);
        case ParserState.RemainingLength:
          return this.finishRemainingLength(this.value);
        case ParserState.TopicLength:
          return this.finishTopicLength(this.value);
        case ParserState.Topic:
          return this.finishTopic();
        case ParserState.PacketIdentifier:
          return this.finishPacketIdentifier(this.value);
        case ParserState.Payload:
          return this.finishPayload();
        default:
          return false;
      }
    }

    private finishFixedHeader(first: number): boolean {
      const packet = new Packet();
      packet.type = first >> 4;
      packet.dup = (first & 8) != 0;
      packet.qos = (first >> 1) & 3;
      packet.retain = (first & 1) != 0;
      packet.packetId = 0;
      packet.truncated = false;
      this.packet = packet;
      const flags = first & 15;
      switch (packet.type) {
        case PacketType.Publish:
          if (packet.qos == 3) return this.fail(); // [MQTT-3.3.1-4]
          break;
        case PacketType.Pubrel:
          if (flags != 2) return this.fail(); // [MQTT-3.6.1-1]
          break;
        case PacketType.Connack:
        case PacketType.Puback:
        case PacketType.Pubrec:
        case PacketType.Pubcomp:
        case PacketType.Suback:
        case PacketType.Unsuback:
        case PacketType.Pingresp:
          if (flags != 0) return this.fail(); // [MQTT-2.2.2-2]
          break;
        default:
          return this.fail(); // a type that no broker sends
      }
      this.remaining = 0;
      this.shift = 0;
      this.begin(ParserState.RemainingLength, 1);
      return false;
    }

    private finishRemainingLength(digit: number): boolean {
      this.remaining |= (digit & 0x7f) << this.shift;
      this.shift += 7;
      if (digit & 0x80) {
        if (this.shift > 21) return this.fail(); // at most four bytes [§2.2.3]
        this.begin(ParserState.RemainingLength, 1);
        return false;
      }
      const length = this.remaining;
      switch (this.packet.type) {
        case PacketType.Publish:
          if (length < 2) return this.fail();
          this.begin(ParserState.TopicLength, 2);
          return false;
        case PacketType.Connack:
          if (length != 2) return this.fail();
          this.begin(ParserState.Payload, 2);
          return false;
        case PacketType.Pingresp:
          return length == 0 ? true : this.fail();
        case PacketType.Suback:
          if (length < 3) return this.fail();
          break;
        default:
          if (length != 2) return this.fail();
      }
      this.begin(ParserState.PacketIdentifier, 2);
      return false;
    }

    private finishTopicLength(length: number): boolean {
      const identifier = this.packet.qos > 0 ? 2 : 0;
      if (length == 0 || length + identifier > this.remaining) return this.fail();
      this.begin(ParserState.Topic, length);
      return false;
    }

    private finishTopic(): boolean {
      const bytes = this.bytes;
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i];
        // No U+0000, `#` or `+` in a topic name [MQTT-1.5.3-2, MQTT-3.3.2-2].
        if (byte == 0 || byte == 0x23 || byte == 0x2b) return this.fail();
      }
      this.packet.topic = bytes.toString();
      if (this.fieldLength > this.limit) this.packet.truncated = true;
      if (this.packet.qos > 0) this.begin(ParserState.PacketIdentifier, 2);
      else this.begin(ParserState.Payload, this.remaining);
      return false;
    }

    private finishPacketIdentifier(packetId: number): boolean {
      if (packetId == 0) return this.fail(); // [MQTT-2.3.1-1]
      this.packet.packetId = packetId;
      if (this.packet.type != PacketType.Publish && this.remaining == 0) return true;
      this.begin(ParserState.Payload, this.remaining);
      return false;
    }

    private finishPayload(): boolean {
      this.packet.payload = this.bytes;
      if (this.fieldLength > this.limit) this.packet.truncated = true;
      return true;
    }
  }
}
