// MQTT control packets to bytes [MQTT 3.1.1 §2, §3]. Knows nothing of connections. A packet for which the board has no memory
// is undefined.

//% optimize=size
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

  /** What CONNECT tells the broker. `willTopic`, `userName` and `password` are undefined where not used. */
  export class ConnectOptions {
    protocol: MqttProtocol;
    clientId: string;
    keepAlive: number;
    cleanSession: boolean;
    userName: string;
    password: string;
    willTopic: string;
    willMessage: Data;
    willQos: number;
    willRetain: boolean;
  }

  /** More bytes than this are worth the question whether there is memory for them. */
  export const FEW_BYTES = 256;

  /** True if the board has memory for a copy of so many bytes, also as text. */
  export function hasRoomFor(bytes: number): boolean {
    return !!control.tryCreateBuffer(bytes + (bytes >> 2));
  }

  /** What a packet has: a string, as UTF-8, or bytes. */
  export type Data = string | Buffer;

  /** How many bytes it is. */
  export function sizeOf(data: Data): number {
    return typeof data == "string" ? utf8.size(data as string) : (data as Buffer).length;
  }

  /** Writes it. Returns the position behind it. */
  function put(packet: Buffer, at: number, data: Data): number {
    if (typeof data == "string") return at + utf8.write(packet, at, data as string);
    packet.write(at, data as Buffer);
    return at + (data as Buffer).length;
  }

  /** Two bytes [§1.5.2]. Returns the position behind them. */
  function putShort(packet: Buffer, at: number, value: number): number {
    packet[at] = value >> 8;
    packet[at + 1] = value & 0xff;
    return at + 2;
  }

  /** A buffer of exactly the packet's size, with its fixed header [§2.2]; of the rest, `length` bytes, `here` are to follow. */
  function startPacket(first: number, length: number, here: number): Buffer {
    const header = length < 0x80 ? 2 : length < 0x4000 ? 3 : length < 0x200000 ? 4 : 5;
    const packet = control.tryCreateBuffer(header + here);
    if (!packet) return undefined;
    packet[0] = first;
    let rest = length;
    let at = 1;
    for (; rest >= 0x80; rest >>= 7) {
      packet[at] = (rest & 0x7f) | 0x80;
      at++;
    }
    packet[at] = rest;
    return packet;
  }

  /** A packet of `head` and fields, each with its size in two bytes before it [§1.5.3]; behind each a byte of `suffixes`, if given. */
  function encodeFields(first: number, head: Buffer, fields: Data[], suffixes?: number[]): Buffer {
    let length = head.length;
    for (const field of fields) length += (suffixes ? 3 : 2) + sizeOf(field);
    const packet = startPacket(first, length, length);
    if (!packet) return undefined;
    let at = packet.length - length;
    at = put(packet, at, head);
    for (let i = 0; i < fields.length; i++) {
      const field = fields[i];
      at = put(packet, putShort(packet, at, sizeOf(field)), field);
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
    const fields: Data[] = [options.clientId];
    let flags = options.cleanSession ? 0x02 : 0;
    if (options.willTopic !== undefined) {
      flags |= 0x04 | (options.willQos << 3) | (options.willRetain ? 0x20 : 0);
      fields.push(options.willTopic);
      fields.push(options.willMessage);
    }
    if (options.userName !== undefined) {
      flags |= 0x80;
      fields.push(options.userName);
      // No password without a user name [MQTT-3.1.2-22].
      if (options.password !== undefined) {
        flags |= 0x40;
        fields.push(options.password);
      }
    }
    head[head.length - 3] = flags;
    putShort(head, head.length - 2, options.keepAlive);
    return encodeFields(PacketType.Connect << 4, head, fields);
  }

  /**
   * PUBLISH [§3.3] up to its payload, of which `payload` is here.
   * @param length bytes of the whole payload; -1 if it is here
   * @param flags QoS and RETAIN, as in the first byte
   * @param packetId is not sent with QoS 0
   */
  export function encodePublish(
    topic: string,
    topicBytes: number,
    payload: Data,
    length: number,
    flags: number,
    packetId: number,
  ): Buffer {
    const variable = topicBytes + (flags & 6 ? 4 : 2);
    const here = variable + sizeOf(payload);
    const packet = startPacket(
      (PacketType.Publish << 4) | flags,
      length < 0 ? here : variable + length,
      here,
    );
    if (!packet) return undefined;
    let at = putShort(packet, packet.length - here, topicBytes);
    at += utf8.write(packet, at, topic);
    if (flags & 6) at = putShort(packet, at, packetId);
    put(packet, at, payload);
    return packet;
  }

  /** PUBACK, PUBREC, PUBREL and PUBCOMP: a packet identifier only. */
  export function encodeAcknowledgement(type: PacketType, packetId: number): Buffer {
    const packet = startPacket((type << 4) | (type == PacketType.Pubrel ? 2 : 0), 2, 2);
    if (packet) putShort(packet, 2, packetId);
    return packet;
  }

  /** SUBSCRIBE [§3.8], with a QoS for each filter; without, UNSUBSCRIBE [§3.10]. */
  export function encodeRequest(packetId: number, filters: string[], qos?: number[]): Buffer {
    const head = Buffer.create(2);
    putShort(head, 0, packetId);
    return encodeFields(((qos ? PacketType.Subscribe : PacketType.Unsubscribe) << 4) | 2, head, filters, qos);
  }

  /** PINGREQ and DISCONNECT: a header only. */
  export function encodeEmpty(type: PacketType): Buffer {
    return startPacket(type << 4, 0, 0);
  }
}
