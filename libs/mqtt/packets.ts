// MQTT control packets to bytes [MQTT 3.1.1 §2, §3]. Knows nothing of connections. A packet for which the board has no memory
// is undefined.

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

  /** Flag of PUBLISH's first byte: it was sent before [MQTT-3.3.1-1]. */
  export const DUP = 8;

  /** What CONNECT tells the broker; text is UTF-8. `willTopic`, `userName` and `password` are undefined where not used. */
  export class ConnectOptions {
    protocol: MqttProtocol;
    clientId: Buffer;
    keepAlive: number;
    cleanSession: boolean;
    userName: Buffer;
    password: Buffer;
    willTopic: Buffer;
    willMessage: Buffer;
    willQos: number;
    willRetain: boolean;
  }

  /** True if the board has memory for a copy of so many bytes, also as text. Few bytes are not worth the question. */
  export function hasRoomFor(bytes: number): boolean {
    return bytes <= 256 || !!control.tryCreateBuffer(bytes + (bytes >> 2));
  }

  /** A buffer of exactly the packet's size, with its fixed header; the rest, `length` bytes, is still zero. */
  export function startPacket(first: number, length: number, bytesHere: number): Buffer {
    const header = length < 0x80 ? 2 : length < 0x4000 ? 3 : length < 0x200000 ? 4 : 5;
    const packet = control.tryCreateBuffer(header + bytesHere);
    if (!packet) return undefined;
    packet[0] = first;
    let rest = length;
    for (let i = 1; i < header; i++) {
      packet[i] = i < header - 1 ? (rest & 0x7f) | 0x80 : rest;
      rest >>= 7;
    }
    return packet;
  }

  function putShort(packet: Buffer, at: number, value: number): number {
    packet[at] = value >> 8;
    packet[at + 1] = value & 0xff;
    return at + 2;
  }

  /** A two-byte length and the bytes [§1.5.3]. Returns the position behind them. */
  function putField(packet: Buffer, at: number, data: Buffer): number {
    packet.write(putShort(packet, at, data.length), data);
    return at + 2 + data.length;
  }

  /** A packet of `head`, and fields with their lengths; behind each field a byte of `suffixes`, if given. */
  function encodeFields(first: number, head: Buffer, fields: Buffer[], suffixes?: number[]): Buffer {
    let length = head.length;
    for (const field of fields) length += 2 + field.length + (suffixes ? 1 : 0);
    const packet = startPacket(first, length, length);
    if (!packet) return undefined;
    let at = packet.length - length;
    packet.write(at, head);
    at += head.length;
    for (let i = 0; i < fields.length; i++) {
      at = putField(packet, at, fields[i]);
      if (suffixes) {
        packet[at] = suffixes[i];
        at++;
      }
    }
    return packet;
  }

  /** CONNECT [§3.1], of MQTT 3.1 or 3.1.1. */
  export function encodeConnect(options: ConnectOptions): Buffer {
    const isV31 = options.protocol == MqttProtocol.V31;
    const head = (isV31 ? hex`00064d514973647003000000` : hex`00044d51545404000000`).slice();
    const fields = [options.clientId];
    let flags = options.cleanSession ? 0x02 : 0;
    if (options.willTopic) {
      flags |= 0x04 | (options.willQos << 3) | (options.willRetain ? 0x20 : 0);
      fields.push(options.willTopic);
      fields.push(options.willMessage);
    }
    if (options.userName) {
      flags |= 0x80;
      fields.push(options.userName);
      // No password without a user name [MQTT-3.1.2-22].
      if (options.password) {
        flags |= 0x40;
        fields.push(options.password);
      }
    }
    head[head.length - 3] = flags;
    putShort(head, head.length - 2, options.keepAlive);
    return encodeFields(PacketType.Connect << 4, head, fields);
  }

  /**
   * PUBLISH [§3.3] up to its payload, of which `payload` is here and `length` bytes are told.
   * @param flags QoS and RETAIN, as in the first byte
   * @param packetId is not sent with QoS 0
   */
  export function encodePublish(
    topic: Buffer,
    payload: Buffer,
    length: number,
    flags: number,
    packetId: number,
  ): Buffer {
    const variable = topic.length + (flags & 6 ? 4 : 2);
    const bytesHere = variable + payload.length;
    const packet = startPacket((PacketType.Publish << 4) | flags, variable + length, bytesHere);
    if (!packet) return undefined;
    let at = putField(packet, packet.length - bytesHere, topic);
    if (flags & 6) at = putShort(packet, at, packetId);
    packet.write(at, payload);
    return packet;
  }

  /** PUBACK, PUBREC, PUBREL and PUBCOMP: a packet identifier only. */
  export function encodeAcknowledgement(type: PacketType, packetId: number): Buffer {
    const packet = startPacket((type << 4) | (type == PacketType.Pubrel ? 2 : 0), 2, 2);
    if (packet) putShort(packet, 2, packetId);
    return packet;
  }

  /** SUBSCRIBE [§3.8], with a QoS for each filter; without, UNSUBSCRIBE [§3.10]. */
  export function encodeRequest(packetId: number, filters: Buffer[], qos?: number[]): Buffer {
    const head = Buffer.create(2);
    putShort(head, 0, packetId);
    return encodeFields(((qos ? PacketType.Subscribe : PacketType.Unsubscribe) << 4) | 2, head, filters, qos);
  }

  /** PINGREQ and DISCONNECT: a header only. */
  export function encodeEmpty(type: PacketType): Buffer {
    return startPacket(type << 4, 0, 0);
  }
}
