// What client and broker remember of each other: packet identifiers in use, packets that wait for their acknowledgement, and
// messages received with QoS 2 [MQTT 3.1.1 §3.1.2.4, §4.3]. Knows nothing of connections.

namespace mqtt {
  /** A packet that the broker has to acknowledge. */
  export class InFlight {
    packetId: number;
    /** The acknowledgement awaited. */
    awaits: PacketType;
    /** The packet, kept to send it again; undefined once the broker has taken it over (PUBREC). */
    packet: Buffer;
    done: () => void;
  }

  export class Session {
    private inFlight: InFlight[];
    /** Identifiers of QoS 2 messages that were delivered and are not released yet. */
    private received: number[];
    private lastId: number;

    constructor() {
      this.lastId = 0;
      this.clear();
    }

    /** Forgets everything, as a clean session does [MQTT-3.1.2-6]. */
    clear(): void {
      this.inFlight = [];
      this.received = [];
    }

    /** Packets that wait for an acknowledgement. */
    pending(): number {
      return this.inFlight.length;
    }

    /** An identifier that no packet in flight has: 1 to 65535 [MQTT-2.3.1-1]. */
    nextPacketId(): number {
      do {
        this.lastId = this.lastId == 65535 ? 1 : this.lastId + 1;
      } while (this.find(this.lastId));
      return this.lastId;
    }

    /** Keeps a packet until `awaits` comes for it; `done` (may be undefined) is handed out then. */
    add(packetId: number, awaits: PacketType, packet: Buffer, done: () => void): void {
      const entry = new InFlight();
      entry.packetId = packetId;
      entry.awaits = awaits;
      entry.packet = packet;
      entry.done = done;
      this.inFlight.push(entry);
    }

    private find(packetId: number): InFlight {
      for (const entry of this.inFlight) if (entry.packetId == packetId) return entry;
      return undefined;
    }

    /** Takes out the packet that `type` acknowledges; undefined if none waits for it. */
    acknowledge(type: PacketType, packetId: number): InFlight {
      const entry = this.find(packetId);
      if (!entry || entry.awaits != type) return undefined;
      this.inFlight.removeElement(entry);
      return entry;
    }

    /** PUBREC came: the message is the broker's now, and PUBCOMP is awaited [§4.3.3]. */
    takenOver(packetId: number): void {
      const entry = this.find(packetId);
      if (!entry || entry.awaits != PacketType.Pubrec) return;
      entry.awaits = PacketType.Pubcomp;
      entry.packet = undefined;
    }

    /** True if a QoS 2 message with this identifier is new and must be delivered [MQTT-4.3.3-2]. */
    isNew(packetId: number): boolean {
      if (this.received.indexOf(packetId) >= 0) return false;
      this.received.push(packetId);
      return true;
    }

    /** PUBREL came: the identifier may be used anew. */
    release(packetId: number): void {
      this.received.removeElement(packetId);
    }

    /**
     * Packets to send again on a connection that continues this session, in the order they were sent first
     * [MQTT-4.4.0-1]: PUBLISH with DUP set, PUBREL.
     */
    toResend(): Buffer[] {
      const packets: Buffer[] = [];
      for (const entry of this.inFlight) {
        if (entry.awaits == PacketType.Pubcomp)
          packets.push(encodeAcknowledgement(PacketType.Pubrel, entry.packetId));
        else if (entry.awaits == PacketType.Puback || entry.awaits == PacketType.Pubrec) {
          entry.packet[0] |= 8; // DUP [MQTT-3.3.1-1]
          packets.push(entry.packet);
        }
      }
      return packets;
    }

    /** Forgets what a new connection does not continue: SUBSCRIBE and UNSUBSCRIBE that were not acknowledged. */
    dropRequests(): void {
      this.inFlight = this.inFlight.filter(
        (entry) => entry.awaits != PacketType.Suback && entry.awaits != PacketType.Unsuback,
      );
    }
  }
}
