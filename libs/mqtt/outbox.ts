// Packets that wait to be sent: for a connection, for an acknowledgement that makes room in flight, or for the network.

//% optimize=size
namespace mqtt {
  /** What of the outbox is limited, and how (Client.setOutbox); what is left out stays as it is. */
  export interface OutboxOptions {
    /** Messages that may wait to be sent, default 16. */
    maxMessages?: number;
    /** Bytes of their packets together, default 4096. */
    maxBytes?: number;
    /** What happens to one more, default MqttOverflow.Refuse. */
    overflow?: MqttOverflow;
    /** Publish also while there is no connection, default false. */
    offline?: boolean;
  }

  export class Outbox {
    entries: Delivery[];
    offline: boolean;
    private bytes: number;
    private maxMessages: number;
    private maxBytes: number;
    private overflow: MqttOverflow;

    constructor() {
      this.maxMessages = 16;
      this.maxBytes = 4096;
      this.overflow = MqttOverflow.Refuse;
      this.offline = false;
      this.clear();
    }

    set(options: OutboxOptions): void {
      if (options.maxMessages !== undefined) this.maxMessages = options.maxMessages;
      if (options.maxBytes !== undefined) this.maxBytes = options.maxBytes;
      if (options.overflow !== undefined) this.overflow = options.overflow;
      if (options.offline !== undefined) this.offline = options.offline;
    }

    clear(): void {
      this.entries = [];
      this.bytes = 0;
    }

    /**
     * Adds a packet at the end.
     * @param giveUp called with each packet that the limits take out again, which may be the one added
     * Returns false, and adds nothing, if the limits refuse it.
     */
    add(delivery: Delivery, giveUp: (dropped: Delivery) => void): boolean {
      const size = delivery.packet.length;
      while (this.entries.length >= this.maxMessages || this.bytes + size > this.maxBytes) {
        if (this.overflow == MqttOverflow.Refuse) return false;
        if (this.overflow == MqttOverflow.Newest || this.entries.length == 0) {
          giveUp(delivery);
          return true;
        }
        giveUp(this.takeFirst());
      }
      this.putAt(this.entries.length, delivery);
      return true;
    }

    /** Adds a packet that was sent already, before those that were not. */
    putAt(index: number, delivery: Delivery): void {
      this.entries.insertAt(index, delivery);
      this.bytes += delivery.packet.length;
    }

    /** Takes out the packet that has waited longest; undefined if there is none. */
    takeFirst(): Delivery {
      const first = this.entries.shift();
      if (first) this.bytes -= first.packet.length;
      return first;
    }
  }
}
