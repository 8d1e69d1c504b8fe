// What a client counts.

namespace mqtt {
  /** Figures since the client was made. */
  export class Stats {
    /** Messages published, and messages received. */
    sent: number;
    received: number;
    /** Messages that the full outbox has refused or given up. */
    dropped: number;
    /** Bytes of all packets. */
    bytesSent: number;
    bytesReceived: number;
    /** Connections after the first. */
    reconnects: number;
    /** Messages in the outbox, and packets that wait for their acknowledgement. */
    queued: number;
    inFlight: number;

    constructor() {
      this.sent = 0;
      this.received = 0;
      this.dropped = 0;
      this.bytesSent = 0;
      this.bytesReceived = 0;
      this.reconnects = 0;
      this.queued = 0;
      this.inFlight = 0;
    }
  }
}
