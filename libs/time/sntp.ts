// Asking a time server: SNTP, version 4 [RFC 4330, RFC 5905 §14].

namespace time {
  const DEFAULT_SERVER = "pool.ntp.org";
  const PACKET_BYTES = 48;
  /** How long each request waits for its answer, in ms; then the next one goes out. */
  const TRIES = [2000, 4000];

  // Places in the packet [RFC 4330 §4].
  const STRATUM = 1;
  const REFERENCE_ID = 12;
  const ORIGINATE = 24;
  const TRANSMIT_SECONDS = 40;
  const TRANSMIT_FRACTION = 44;
  const TIMESTAMP_BYTES = 8;

  const VERSION_4 = 4 << 3;
  const MODE_CLIENT = 3;
  const MODE_SERVER = 4;
  const NOT_SYNCHRONIZED = 3;
  const MAX_STRATUM = 15;
  /** What the clock of the computer that built the program may be ahead, in seconds. */
  const CLOCKS_APART = 86400;

  /** From 1900 to 1970, in seconds. */
  const NTP_EPOCH = 2208988800;
  /** NTP's 32 bits of seconds begin again in 2036; before 1968 there was no NTP [RFC 4330 §3]. */
  const NTP_ERA = 4294967296;

  let asking: Request;

  /** What a server's answer is worth; undefined for one that is to be ignored, since it answers something else. */
  class Answer {
    seconds: number;
    milliseconds: number;
    /** Why the time in it can't be used. */
    fault: string;
  }

  /** Judges a packet that has come on a request that carried `nonce` as its transmit timestamp. */
  function judge(packet: Buffer, nonce: Buffer): Answer {
    if (packet.length < PACKET_BYTES) return undefined;
    const version = (packet[0] >> 3) & 7;
    if ((packet[0] & 7) != MODE_SERVER || version < 3 || version > 4) return undefined;
    // Who has not seen the request can't know this [RFC 4330 §5, 3].
    if (!packet.slice(ORIGINATE, TIMESTAMP_BYTES).equals(nonce)) return undefined;
    const answer = new Answer();
    const stratum = packet[STRATUM];
    const seconds = packet.getNumber(NumberFormat.UInt32BE, TRANSMIT_SECONDS);
    if (stratum == 0) {
      answer.fault = "the time server refuses: " + packet.slice(REFERENCE_ID, 4).toString();
    } else if (packet[0] >> 6 == NOT_SYNCHRONIZED || stratum > MAX_STRATUM || seconds == 0) {
      answer.fault = "the time server does not know the time";
    } else {
      answer.seconds = seconds - NTP_EPOCH + (seconds < NTP_ERA / 2 ? NTP_ERA : 0);
      // The upper 16 bits of the fraction are more than milliseconds need.
      answer.milliseconds = (packet.getNumber(NumberFormat.UInt16BE, TRANSMIT_FRACTION) * 1000) >> 16;
      // A program is not older than its build: such a server would have expired certificates accepted.
      if (!isSet() && answer.seconds + CLOCKS_APART < now())
        answer.fault = "the time server is behind the program's build";
    }
    return answer;
  }

  /** One call of sync(). */
  class Request {
    private socket: net.UdpSocket;
    private nonce: Buffer;
    private sentAt: number;

    constructor(
      private server: string,
      private port: number,
      private handler: (isSet: boolean, reason: string) => void,
    ) {
      this.nonce = Buffer.create(TIMESTAMP_BYTES);
      this.socket = net.udp();
      this.socket.onPacket((packet) => this.receive(packet));
      this.socket.onError((reason) => this.end(false, net.describe(reason)));
    }

    run(): void {
      for (const wait of TRIES) {
        if (!this.socket) return;
        this.ask();
        const start = control.millis();
        while (this.socket && control.millis() - start < wait) pause(50);
      }
      this.end(false, "no time server answers at " + this.server);
    }

    private ask(): void {
      // Any number will do as the time of sending, and one that nobody can guess is safest.
      for (let i = 0; i < TIMESTAMP_BYTES; i++) this.nonce[i] = Math.randomRange(0, 255);
      const packet = Buffer.create(PACKET_BYTES);
      packet[0] = VERSION_4 | MODE_CLIENT;
      packet.write(TRANSMIT_SECONDS, this.nonce);
      this.sentAt = control.millis();
      const reason = this.socket.send(this.server, this.port, packet);
      if (reason) this.end(false, net.describe(reason));
    }

    private receive(packet: Buffer): void {
      const answer = judge(packet, this.nonce);
      if (!answer || !this.socket) return;
      if (answer.fault) {
        this.end(false, answer.fault);
        return;
      }
      // The answer was half of the time on its way.
      const late = answer.milliseconds + ((control.millis() - this.sentAt) >> 1);
      timeshims.set(answer.seconds + Math.idiv(late, 1000), late % 1000);
      this.end(true, "");
    }

    private end(isSet: boolean, reason: string): void {
      if (!this.socket) return;
      this.socket.close();
      this.socket = undefined;
      asking = undefined;
      if (this.handler) this.handler(isSet, reason);
    }
  }

  /**
   * Ask a time server for the time, and set it. Returns at once; two requests, six seconds at most. While one server is asked, another
   * call does nothing. A public time server is to be asked once, and then at most every few minutes.
   * The simulator has the computer's time and asks nobody.
   * @param server name or IPv4 address of the server; pool.ntp.org when not given, eg: "pool.ntp.org"
   * @param handler runs when the time is set (true), or could not be set: the reason is its second argument
   */
  export function sync(
    server?: string,
    handler?: (isSet: boolean, reason: string) => void,
    port: number = 123,
  ): void {
    if (timeshims.isGiven()) {
      if (handler) control.runInParallel(() => handler(true, ""));
      return;
    }
    if (asking) return;
    const request = new Request(server || DEFAULT_SERVER, port, handler);
    asking = request;
    control.runInParallel(() => request.run());
  }

  /**
   * True while a time server is asked.
   */
  export function isAsking(): boolean {
    return asking !== undefined;
  }
}
