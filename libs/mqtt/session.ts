// What client and broker remember of each other: packets that wait for their acknowledgement, and messages received with
// QoS 2 [MQTT 3.1.1 §3.1.2.4, §4.3]. Knows nothing of connections. With a store, what must survive a power cut is kept there.

//% optimize=size
namespace mqtt {
  /** Where a packet from the client is on its way [§4.3]; the number of a state that awaits a packet is that packet's type. */
  export const enum DeliveryState {
    /** Not sent yet, or with QoS 0. */
    Initial,
    AwaitingPuback = 4,
    AwaitingPubrec = 5,
    AwaitingPubcomp = 7,
    AwaitingSuback = 9,
    AwaitingUnsuback = 11,
    Completed,
    /** No state: the acknowledgement belongs to nothing. */
    None,
  }

  /** QoS 2 messages received whose PUBREL has not come. */
  const MAX_RECEIVED = 256;

  /** The state that a packet of the client is in once it is sent. */
  export function stateAfterSending(first: number): DeliveryState {
    switch (first >> 4) {
      case PacketType.Subscribe:
        return DeliveryState.AwaitingSuback;
      case PacketType.Unsubscribe:
        return DeliveryState.AwaitingUnsuback;
      default:
        return first & 4
          ? DeliveryState.AwaitingPubrec
          : first & 2
            ? DeliveryState.AwaitingPuback
            : DeliveryState.Completed;
    }
  }

  /** The table of transitions: the state that an acknowledgement leads to [figures 4.2, 4.3]. */
  export function transition(state: DeliveryState, acknowledgement: PacketType): DeliveryState {
    if (acknowledgement == PacketType.Pubrec)
      return state == DeliveryState.AwaitingPubrec || state == DeliveryState.AwaitingPubcomp
        ? DeliveryState.AwaitingPubcomp
        : DeliveryState.None;
    return state == (acknowledgement as number) ? DeliveryState.Completed : DeliveryState.None;
  }

  /** A packet on its way to the broker. */
  export class Delivery {
    /** 0 with QoS 0. */
    packetId: number;
    state: DeliveryState;
    /** The packet, to send it (again); undefined where it can't be sent again (streamed) or need not (PUBREC has come). */
    packet: Buffer;
    /** When the client's clock first saw it sent, control.millis(); 0 if it did not yet. */
    sentAt: number;
    /** Return codes that its SUBACK must have. */
    filters: number;
    /** It is in the store. */
    isKept: boolean;
    /** It was sent a second time, as MQTT 3.1 allows on the same connection. */
    repeated: boolean;
    /** Called when it is acknowledged, with 0 (SUBACK: with its return codes), or given up, with the reason. May be undefined. */
    done: (client: Client, reason: number, granted?: Buffer) => void;

    constructor(
      packetId: number,
      packet: Buffer,
      done: (client: Client, reason: number, granted?: Buffer) => void,
    ) {
      this.packetId = packetId;
      this.state = DeliveryState.Initial;
      this.packet = packet;
      this.sentAt = 0;
      this.done = done;
    }
  }

  /** A place that keeps values over a power cut; keys are short ASCII text (flash-store.ts). */
  export interface Store {
    /** Returns false if the value could not be kept. */
    write(key: string, value: Buffer): boolean;
    read(key: string): Buffer;
    remove(key: string): void;
    keys(): string[];
  }

  export class Session {
    /** In the order in which they were sent first. */
    inFlight: Delivery[];
    /** Identifiers of QoS 2 messages that were delivered to the program, and for which PUBREL has not come. */
    private received: number[];
    private lastId: number;
    private store: Store;
    /** Tells stored packets' order. */
    private written: number;

    constructor() {
      this.lastId = 0;
      this.written = 0;
      this.inFlight = [];
      this.received = [];
    }

    /** Forgets messages received, as a new session at the broker does [MQTT-3.1.2-6]. */
    forgetReceived(): void {
      if (this.store) for (const id of this.received) this.store.remove("i" + id);
      this.received = [];
    }

    /** An identifier that no packet in flight has, nor one of `waiting`: 1 to 65535 [MQTT-2.3.1-1, MQTT-2.3.1-2]. */
    nextPacketId(waiting: Delivery[]): number {
      do {
        this.lastId = this.lastId == 65535 ? 1 : this.lastId + 1;
      } while (this.find(this.lastId) || findIn(waiting, this.lastId));
      return this.lastId;
    }

    /** The packet in flight with this identifier, or undefined. */
    find(packetId: number): Delivery {
      return findIn(this.inFlight, packetId);
    }

    /** Stores a message that is to be sent. Returns false if it has to be stored and can't be. */
    keep(delivery: Delivery): boolean {
      if (!this.store || delivery.isKept || delivery.packet[0] >> 4 != PacketType.Publish) return true;
      delivery.isKept = this.writeRecord(delivery);
      return delivery.isKept;
    }

    /** Order, and the packet unless the broker has taken it over. */
    private writeRecord(delivery: Delivery): boolean {
      const packet = delivery.packet ? delivery.packet : Buffer.create(0);
      const record = Buffer.create(4 + packet.length);
      this.written++;
      record.setNumber(NumberFormat.UInt32LE, 0, this.written);
      record.write(4, packet);
      return this.store.write("o" + delivery.packetId, record);
    }

    /** A packet is being sent for the first time. */
    begin(delivery: Delivery): void {
      delivery.state = stateAfterSending(delivery.packet[0]);
      this.inFlight.push(delivery);
    }

    /**
     * Goes to the state that an acknowledgement leads to, and returns it; a completed packet is in flight no more, and tells
     * by its state what it waited for.
     */
    acknowledge(delivery: Delivery, type: PacketType): DeliveryState {
      const next = transition(delivery.state, type);
      if (next == DeliveryState.Completed) this.end(delivery);
      else if (next == DeliveryState.AwaitingPubcomp && delivery.state != next) {
        // The broker has taken the message over [MQTT-4.3.3-1]: only PUBREL is sent again from here on.
        delivery.packet = undefined;
        delivery.state = next;
        if (delivery.isKept) this.writeRecord(delivery);
      }
      return next;
    }

    /** Takes a packet out, whatever became of it. */
    end(delivery: Delivery): void {
      this.inFlight.removeElement(delivery);
      if (delivery.isKept) this.store.remove("o" + delivery.packetId);
      delivery.isKept = false;
    }

    /** A QoS 2 message with this identifier, which was not known, counts as delivered from now on [MQTT-4.3.3-2]. */
    addReceived(packetId: number): void {
      this.received.push(packetId);
    }

    /** True if no more identifiers of QoS 2 messages can be kept: a broker that never sends PUBREL must not exhaust the memory. */
    isFull(): boolean {
      return this.received.length >= MAX_RECEIVED;
    }

    /** True if a QoS 2 message with this identifier was delivered and PUBREL has not come. */
    isKnown(packetId: number): boolean {
      return this.received.indexOf(packetId) >= 0;
    }

    /** The program is done with a QoS 2 message: a power cut from now on must not deliver it again. */
    keepReceived(packetId: number): void {
      if (this.store) this.store.write("i" + packetId, Buffer.create(1));
    }

    /** PUBREL came: the identifier may be used anew. */
    release(packetId: number): void {
      if (this.received.removeElement(packetId) && this.store) this.store.remove("i" + packetId);
    }

    /**
     * What has to be sent again for a packet on a connection that continues the session [MQTT-4.4.0-1]. DUP marks PUBLISH
     * [MQTT-3.3.1-1], in MQTT 3.1 all packets that are acknowledged [3.1 §2.1].
     */
    packetAgain(delivery: Delivery, protocol: MqttProtocol): Buffer {
      const packet =
        delivery.state == DeliveryState.AwaitingPubcomp
          ? encodeAcknowledgement(PacketType.Pubrel, delivery.packetId)
          : delivery.packet;
      if (packet && (packet[0] >> 4 == PacketType.Publish || protocol == MqttProtocol.V31)) packet[0] |= DUP;
      return packet;
    }

    /** Keeps the session in `store` from now on, and continues what is there. */
    continueFrom(store: Store): void {
      this.store = store;
      const orders: number[] = [];
      for (const key of store.keys()) {
        const id = parseInt(key.substr(1));
        if (key.charAt(0) == "i") this.received.push(id);
        else if (key.charAt(0) == "o") {
          const record = store.read(key);
          const order = record.getNumber(NumberFormat.UInt32LE, 0);
          const delivery = new Delivery(id, record.length > 4 ? record.slice(4) : undefined, undefined);
          delivery.state = delivery.packet
            ? stateAfterSending(delivery.packet[0])
            : DeliveryState.AwaitingPubcomp;
          delivery.isKept = true;
          let at = 0;
          while (at < orders.length && orders[at] < order) at++;
          orders.insertAt(at, order);
          this.inFlight.insertAt(at, delivery);
          this.written = Math.max(this.written, order);
          this.lastId = Math.max(this.lastId, id);
        }
      }
    }
  }

  function findIn(list: Delivery[], packetId: number): Delivery {
    for (const delivery of list) if (delivery.packetId == packetId) return delivery;
    return undefined;
  }
}
