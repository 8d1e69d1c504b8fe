// Takes the broker's byte stream apart, in pieces of any size [MQTT 3.1.1 §2, §3]. Knows nothing of connections or sessions.

namespace mqtt {
  /** How much longer than the limit for messages a SUBACK may be. */
  const MAX_SUBACK_BYTES = 64;

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
    Malformed,
  }

  /**
   * Keeps no more than one packet, and of a message no more than its limit, so that a broker can't exhaust the board's memory.
   * Memory for a packet is taken once, when its length is known, and none if all of it is there already.
   */
  export class Parser {
    // What parse() found; valid until it is called again.
    type: PacketType;
    /** The first byte's four flags: DUP, QoS and RETAIN in PUBLISH. */
    flags: number;
    /** 0 where the packet has none. */
    packetId: number;
    topic: string;
    /** PUBLISH: the payload. CONNACK: flags and return code. SUBACK: return codes. */
    payload: Buffer;
    /** Bytes of the message's whole payload, and the position of `payload` in it: they tell whether it is cut off. */
    length: number;
    offset: number;
    /** True if topic and payload were longer than the limit, and are cut off there. */
    truncated: boolean;
    fault: string;

    /** Hand messages beyond the limit on in chunks instead of cutting them off. */
    streams: boolean;
    private limit: number;
    private protocol: MqttProtocol;
    private state: ParserState;
    private input: Buffer;
    private at: number;
    /** The packet's remaining length, the bytes of it that came, and those that are kept. */
    private total: number;
    private filled: number;
    private kept: number;
    private shift: number;
    private body: Buffer;
    /** Where in the packet the identifier begins of which only the beginning of the topic is kept. */
    private idAt: number;

    /** @param limit bytes of topic and payload together that are kept */
    constructor(limit: number, protocol: MqttProtocol) {
      this.limit = limit;
      this.protocol = protocol;
      this.state = ParserState.FixedHeader;
      this.at = 0;
    }

    /** Gives the next bytes. Those given before must be used up (AwaitData). */
    give(data: Buffer): void {
      this.input = data;
      this.at = 0;
    }

    /** Goes on to the end of a packet, or of the bytes given. */
    parse(): ParseResult {
      const input = this.input;
      const end = input ? input.length : 0;
      while (this.at < end) {
        if (this.state == ParserState.FixedHeader) {
          const first = input[this.at];
          this.at++;
          this.type = first >> 4;
          this.flags = first & 15;
          this.total = 0;
          this.shift = 0;
          this.state = ParserState.RemainingLength;
          this.checkFirst();
        } else if (this.state == ParserState.RemainingLength) {
          const digit = input[this.at];
          this.at++;
          this.total |= (digit & 0x7f) << this.shift;
          this.shift += 7;
          if (digit < 0x80) {
            const result = this.beginBody(end);
            if (result != ParseResult.AwaitData) return result;
          } else if (this.shift > 21) {
            this.fail("remaining length of more than four bytes [2.2.3]");
          }
        } else {
          const result = this.state == ParserState.Body ? this.fillBody(end) : this.passRest(end);
          if (result != ParseResult.AwaitData) return result;
        }
        if (this.state == ParserState.Malformed) break;
      }
      if (this.state == ParserState.Malformed) return ParseResult.ProtocolError;
      this.input = undefined;
      return ParseResult.AwaitData;
    }

    private fail(fault: string): ParseResult {
      this.fault = fault;
      this.state = ParserState.Malformed;
      return ParseResult.ProtocolError;
    }

    private checkFirst(): void {
      const type = this.type;
      const flags = this.flags;
      if (type == PacketType.Publish) {
        if ((flags & 6) == 6) this.fail("PUBLISH with QoS 3 [MQTT-3.3.1-4]");
        else if ((flags & 14) == DUP && this.protocol == MqttProtocol.V311)
          this.fail("DUP with QoS 0 [MQTT-3.3.1-2]");
      } else if (
        type < PacketType.Connack ||
        type == PacketType.Subscribe ||
        type == PacketType.Unsubscribe ||
        type == PacketType.Pingreq ||
        type > PacketType.Pingresp
      ) {
        this.fail("a packet type that no broker sends [2.2.1]");
      } else if (flags != (type == PacketType.Pubrel ? 2 : 0) && this.protocol == MqttProtocol.V311) {
        // MQTT 3.1 leaves these flags unused, and lets PUBREL have DUP.
        this.fail("reserved flags [MQTT-2.2.2-2]");
      }
    }

    /** The header is complete. */
    private beginBody(end: number): ParseResult {
      const total = this.total;
      const type = this.type;
      if (
        type == PacketType.Publish
          ? total < 3
          : type == PacketType.Suback
            ? total < 3 || total > this.limit + MAX_SUBACK_BYTES
            : total != (type == PacketType.Pingresp ? 0 : 2)
      )
        return this.fail("wrong remaining length [2.2.3]");
      this.filled = 0;
      const isSuback = type == PacketType.Suback;
      if (end - this.at >= total && (total <= this.limit || isSuback)) {
        const at = this.at;
        this.at = at + total;
        return this.finish(this.input, at);
      }
      this.kept = isSuback ? total : Math.min(total, this.limit + (this.flags & 6 ? 4 : 2));
      this.body = control.tryCreateBuffer(this.kept);
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
      this.state = ParserState.FixedHeader;
      this.packetId = 0;
      this.truncated = false;
      this.offset = 0;
      if (this.type == PacketType.Publish) return this.finishPublish(bytes, start);
      let at = start;
      if (this.type > PacketType.Connack && this.total > 0) {
        this.packetId = (bytes[at] << 8) | bytes[at + 1];
        if (this.packetId == 0) return this.fail("packet identifier 0 [MQTT-2.3.1-1]");
        at += 2;
      }
      this.payload = bytes.slice(at, start + this.total - at);
      return ParseResult.Packet;
    }

    private finishPublish(bytes: Buffer, start: number): ParseResult {
      const total = this.total;
      const idBytes = this.flags & 6 ? 2 : 0;
      const kept = this.filled > 0 ? this.kept : total;
      const topicBytes = (bytes[start] << 8) | bytes[start + 1];
      const idAt = 2 + topicBytes;
      const payloadAt = idAt + idBytes;
      if (topicBytes == 0) return this.fail("empty topic [MQTT-4.7.3-1]");
      if (payloadAt > total) return this.fail("a topic longer than its packet [3.3.2]");
      this.length = total - payloadAt;
      const isTopicWhole = payloadAt <= kept;
      if (isTopicWhole) {
        const fault = faultInText(bytes, start + 2, start + idAt, true);
        if (fault) return this.fail(fault);
        if (idBytes > 0) this.takeId(bytes[start + idAt], bytes[start + idAt + 1]);
      }
      const topicKept = Math.min(idAt, kept) - 2;
      const payloadBytes = Math.max(0, kept - payloadAt);
      // The topic is copied twice: as bytes and as text.
      if (!hasRoomFor(payloadBytes + 2 * topicKept)) return ParseResult.OutOfMemory;
      this.topic = bytes.slice(start + 2, topicKept).toString();
      this.payload = bytes.slice(start + payloadAt, payloadBytes);
      if (kept == total) return this.checkId();
      this.truncated = !this.streams || !isTopicWhole;
      this.idAt = isTopicWhole ? total : idAt;
      this.state = ParserState.Rest;
      // An identifier of which one byte is kept, the other not.
      if (!isTopicWhole && idAt < kept) this.packetId = bytes[start + idAt] << 8;
      return this.truncated ? ParseResult.AwaitData : this.checkChunk();
    }

    private takeId(high: number, low: number): void {
      this.packetId = (high << 8) | low;
    }

    private checkId(): ParseResult {
      if (this.flags & 6 && this.packetId == 0) return this.fail("packet identifier 0 [MQTT-2.3.1-1]");
      return ParseResult.Packet;
    }

    private checkChunk(): ParseResult {
      return this.checkId() == ParseResult.Packet ? ParseResult.Chunk : ParseResult.ProtocolError;
    }

    /** Passes over what is not kept, or makes chunks of it. */
    private passRest(end: number): ParseResult {
      const at = this.at;
      const count = Math.min(this.total - this.filled, end - at);
      this.at = at + count;
      if (this.filled + count == this.total) this.state = ParserState.FixedHeader;
      if (this.truncated) {
        if (this.flags & 6) {
          for (let i = 0; i < 2; i++) {
            const position = this.idAt + i - this.filled;
            if (position >= 0 && position < count)
              this.packetId |= this.input[at + position] << (i == 0 ? 8 : 0);
          }
        }
        this.filled += count;
        return this.state == ParserState.FixedHeader ? this.checkId() : ParseResult.AwaitData;
      }
      this.offset += this.payload.length;
      this.payload = this.input.slice(at, count);
      this.filled += count;
      return ParseResult.Chunk;
    }
  }
}
