// Takes the broker's byte stream apart, in pieces of any size [MQTT 3.1.1 §2, §3]. Knows nothing of connections or sessions.

//% optimize=size
namespace mqtt {
  /** How much longer than the limit for messages a SUBACK may be. */
  const MAX_SUBACK_BYTES = 64;

  /** The packet types that a broker sends [table 2.1], as bits. */
  const BROKER_PACKETS = 0x2afc;

  const NO_BYTES = hex``;
  const NO_ID = "packet identifier 0 [MQTT-2.3.1-1]";

  export const enum ParseResult {
    /** All bytes given are used up; the packet is not complete. */
    AwaitData,
    /** The parser's fields describe a complete packet; there may be bytes left. */
    Packet,
    /** They describe a piece of a message that is longer than the limit (`streams`). */
    Chunk,
    /** The board has no room for the message that begins. */
    OutOfMemory,
    /** `fault` says what the bytes violate: the connection must be closed [MQTT-4.8.0-1]. */
    ProtocolError,
  }

  const enum ParserState {
    FixedHeader,
    RemainingLength,
    /** The bytes that are kept: all of a packet, or the beginning of a message beyond the limit. */
    Body,
    /** What is passed over, or handed on in chunks. */
    Rest,
  }

  /**
   * Keeps no more than one packet, and of a message no more than its limit, so that a broker can't exhaust the board's memory.
   * Memory for a packet is taken once, when its length is known, and none if all of it is there already. After a ProtocolError
   * or OutOfMemory it is of no more use.
   */
  export class Parser {
    // What parse() found; valid until it is called again.
    type: PacketType;
    /** The first byte's four flags: DUP, QoS and RETAIN in PUBLISH. */
    flags: number;
    /** 0 where the packet has none. */
    packetId: number;
    topic: string;
    /** PUBLISH: the payload, or of a whole message what takePayload() makes. CONNACK: flags and return code. SUBACK: return codes. */
    payload: Buffer;
    /** Bytes of the payload; of the message's whole payload; and the payload's position in that: they tell whether it is cut off. */
    bytes: number;
    length: number;
    offset: number;
    /** True if topic and payload were longer than the limit, and are cut off there. */
    truncated: boolean;
    fault: string;

    /** Hand messages beyond the limit on in chunks instead of cutting them off. */
    streams: boolean;
    private limit: number;
    private isV311: boolean;
    private state: ParserState;
    private input: Buffer;
    private at: number;
    private end: number;
    /** The packet's remaining length, the bytes of it that came, and those that are kept. */
    private total: number;
    private filled: number;
    private kept: number;
    private shift: number;
    private body: Buffer;
    /** Where the payload of a whole message is, until it is taken. */
    private source: Buffer;
    private sourceAt: number;
    /** Nobody else needs those bytes: they are the last of those given, or were put together for this packet. */
    private ownsSource: boolean;
    /** Where in the packet the identifier ends of which only the beginning of the topic is kept; 0 if it is known. */
    private idEnd: number;

    /** @param limit bytes of topic and payload together that are kept */
    constructor(limit: number, protocol: MqttProtocol) {
      this.limit = limit;
      this.isV311 = protocol == MqttProtocol.V311;
      this.state = ParserState.FixedHeader;
      this.topic = "";
      this.at = 0;
      this.end = 0;
    }

    /** Gives the next bytes, which are the parser's from now on. Those given before must be used up. */
    //% optimize=speed
    give(data: Buffer): void {
      this.input = data;
      this.at = 0;
      this.end = data.length;
    }

    /** True if all bytes given are used up. */
    //% optimize=speed
    isUsedUp(): boolean {
      return this.at >= this.end;
    }

    /** Makes `payload` of a whole message. */
    takePayload(): void {
      const source = this.source;
      this.source = undefined;
      if (source) this.payload = control.takePart(source, this.sourceAt, this.bytes, this.ownsSource);
    }

    /** Instead of takePayload(): the payload of a whole message as text. `payload` is the buffer then that nobody needs any more. */
    takeText(): string {
      const source = this.source;
      this.source = undefined;
      this.payload = this.ownsSource ? source : NO_BYTES;
      return utf8.textAt(source, this.sourceAt, this.bytes);
    }

    /** Goes on to the end of a packet, or of the bytes given. */
    parse(): ParseResult {
      const input = this.input;
      const end = this.end;
      this.source = undefined;
      let result = ParseResult.AwaitData;
      while (result == ParseResult.AwaitData && this.at < end) {
        if (this.state == ParserState.Body) result = this.fillBody(end);
        else if (this.state == ParserState.Rest) result = this.passRest(end);
        else {
          const byte = input[this.at];
          this.at++;
          if (this.state == ParserState.FixedHeader) result = this.beginPacket(byte);
          else {
            this.total |= (byte & 0x7f) << this.shift;
            this.shift += 7;
            if (byte < 0x80) result = this.beginBody(end);
            else if (this.shift > 21) result = this.fail("remaining length of more than four bytes [2.2.3]");
          }
        }
      }
      if (this.at >= end) this.input = undefined;
      return result;
    }

    private fail(fault: string): ParseResult {
      this.fault = fault;
      return ParseResult.ProtocolError;
    }

    //% optimize=speed
    private beginPacket(first: number): ParseResult {
      const type = first >> 4;
      const flags = first & 15;
      this.type = type;
      this.flags = flags;
      this.total = 0;
      this.shift = 0;
      this.state = ParserState.RemainingLength;
      if (((BROKER_PACKETS >> type) & 1) == 0) return this.fail("a packet type that no broker sends [2.2.1]");
      if (type == PacketType.Publish) {
        if ((flags & 6) == 6) return this.fail("PUBLISH with QoS 3 [MQTT-3.3.1-4]");
        if ((flags & 14) == DUP && this.isV311) return this.fail("DUP with QoS 0 [MQTT-3.3.1-2]");
      } else if (flags != (type == PacketType.Pubrel ? 2 : 0) && this.isV311) {
        // MQTT 3.1 leaves these flags unused, and lets PUBREL have DUP.
        return this.fail("reserved flags [MQTT-2.2.2-2]");
      }
      return ParseResult.AwaitData;
    }

    /** The header is complete. */
    private beginBody(end: number): ParseResult {
      const total = this.total;
      const type = this.type;
      const at = this.at;
      let least = type == PacketType.Pingresp ? 0 : 2;
      let most = least;
      let kept = total;
      if (type == PacketType.Suback) {
        least = 3;
        most = this.limit + MAX_SUBACK_BYTES;
      } else if (type == PacketType.Publish) {
        least = 3;
        most = total;
        const limit = this.limit + (this.flags & 6 ? 4 : 2);
        if (kept > limit) kept = limit;
      }
      if (total < least || total > most) return this.fail("wrong remaining length [2.2.3]");
      this.filled = 0;
      this.kept = kept;
      if (kept == total && end - at >= total) {
        this.at = at + total;
        return this.finish(this.input, at);
      }
      this.body = control.tryCreateBuffer(kept);
      if (!this.body) return ParseResult.OutOfMemory;
      this.state = ParserState.Body;
      return ParseResult.AwaitData;
    }

    private fillBody(end: number): ParseResult {
      const count = Math.min(this.kept - this.filled, end - this.at);
      this.body.write(this.filled, this.input.slice(this.at, count));
      this.at += count;
      this.filled += count;
      if (this.filled < this.kept) return ParseResult.AwaitData;
      const body = this.body;
      this.body = undefined;
      return this.finish(body, 0);
    }

    /** The kept bytes are there, from `start` on. */
    private finish(bytes: Buffer, start: number): ParseResult {
      const type = this.type;
      const total = this.total;
      this.state = ParserState.FixedHeader;
      this.packetId = 0;
      if (this.truncated) this.topic = ""; // perhaps a part of one
      this.truncated = false;
      this.offset = 0;
      if (type == PacketType.Publish) return this.finishPublish(bytes, start);
      const idBytes = type == PacketType.Connack || total == 0 ? 0 : 2;
      this.payload = total > idBytes ? bytes.slice(start + idBytes, total - idBytes) : NO_BYTES;
      if (idBytes == 0) return ParseResult.Packet;
      this.packetId = shortAt(bytes, start);
      return this.packetId == 0 ? this.fail(NO_ID) : ParseResult.Packet;
    }

    //% optimize=speed
    private finishPublish(bytes: Buffer, start: number): ParseResult {
      const kept = this.kept;
      const topicBytes = shortAt(bytes, start);
      const idAt = 2 + topicBytes;
      const payloadAt = this.flags & 6 ? idAt + 2 : idAt;
      const payloadBytes = kept - payloadAt;
      this.length = this.total - payloadAt;
      if (this.length < 0) return this.fail("a topic longer than its packet [3.3.2]");
      // At most all is copied; the part of a topic twice, as bytes and as text.
      if (kept > FEW_BYTES && !hasRoomFor(payloadBytes < 0 ? 2 * kept : kept)) return ParseResult.OutOfMemory;
      if (payloadBytes < 0) {
        // Nothing but a part of the topic is kept, and perhaps one byte of the identifier.
        this.topic = bytes.slice(start + 2, Math.min(idAt, kept) - 2).toString();
        this.payload = bytes.slice(0, 0);
        if (idAt < kept) this.packetId = bytes[start + idAt];
        return this.passFrom(payloadAt);
      }
      // Mostly it is that of the message before, which has no fault.
      if (!utf8.isAt(bytes, start + 2, topicBytes, this.topic)) {
        const topic = utf8.read(bytes, start + 2, topicBytes);
        const fault = topic === undefined ? "bad UTF-8 [MQTT-1.5.3-1]" : faultInTopicName(topic, topicBytes);
        if (fault) return this.fail(fault);
        this.topic = topic;
      }
      if (payloadAt > idAt) {
        this.packetId = shortAt(bytes, start + idAt);
        if (this.packetId == 0) return this.fail(NO_ID);
      }
      this.source = bytes;
      this.sourceAt = start + payloadAt;
      this.ownsSource = start == 0 || this.at >= this.end;
      this.bytes = payloadBytes;
      if (kept == this.total) return ParseResult.Packet;
      this.takePayload();
      if (!this.streams) return this.passFrom(0);
      this.state = ParserState.Rest;
      return ParseResult.Chunk;
    }

    /** Passes over what is not kept but for an identifier up to `idEnd`. */
    private passFrom(idEnd: number): ParseResult {
      this.state = ParserState.Rest;
      this.truncated = true;
      this.idEnd = idEnd;
      return ParseResult.AwaitData;
    }

    /** Passes over what is not kept, or makes chunks of it. */
    private passRest(end: number): ParseResult {
      const at = this.at;
      const count = Math.min(this.total - this.filled, end - at);
      this.at = at + count;
      if (!this.truncated) {
        this.offset += this.bytes;
        this.payload = this.input.slice(at, count);
        this.bytes = count;
      } else if (this.flags & 6) {
        const idEnd = this.idEnd - this.filled;
        for (let i = Math.max(0, idEnd - 2); i < count && i < idEnd; i++)
          this.packetId = (this.packetId << 8) | this.input[at + i];
      }
      this.filled += count;
      const isLast = this.filled == this.total;
      if (isLast) this.state = ParserState.FixedHeader;
      if (!this.truncated) return ParseResult.Chunk;
      if (!isLast) return ParseResult.AwaitData;
      return this.flags & 6 && this.packetId == 0 ? this.fail(NO_ID) : ParseResult.Packet;
    }
  }

  /** Two bytes as a number [§1.5.2]. */
  export function shortAt(bytes: Buffer, at: number): number {
    return (bytes[at] << 8) | bytes[at + 1];
  }
}
