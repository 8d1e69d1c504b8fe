// UDP, over the C++ of udp.cpp.

namespace net {
  /** Sockets for UDP that the board has. */
  const UDP_SOCKETS = 2;
  /** What netudp.read puts before the data: the sender's address and port. */
  const SENDER_BYTES = 6;

  /** The socket that uses each handle. */
  let udpUsers: UdpSocket[];

  /** @param number of the socket: its handle + 1 */
  function dispatchUdp(number: number): void {
    const socket = udpUsers[number - 1];
    if (socket) socket._handleEvents();
  }

  /**
   * Sends and receives single packets, which may get lost, come twice, or out of order.
   */
  export class UdpSocket {
    private handle: number;
    private packetHandler: (data: Buffer, host: string, port: number) => void;
    private errorHandler: (reason: NetError) => void;

    /** Programs call net.udp. */
    //% hidden=1
    constructor(handle: number) {
      this.handle = handle;
      if (handle < 0) control.runInParallel(() => this.fail(handle));
      else udpUsers[handle] = this;
    }

    /**
     * Runs `handler` with each packet that comes, and its sender's IPv4 address and port. Up to 4 packets wait while it is busy;
     * more are lost.
     */
    onPacket(handler: (data: Buffer, host: string, port: number) => void): void {
      this.packetHandler = handler;
    }

    /** Runs `handler` when there is no socket to be had, or a packet could not be sent since its host's name does not resolve. */
    onError(handler: (reason: NetError) => void): void {
      this.errorHandler = handler;
    }

    /**
     * Sends a packet of up to 1472 bytes. Returns 0, or the reason why it can't be sent. A name is resolved first; one packet can wait
     * for that.
     * @param host name or IPv4 address
     */
    send(host: string, port: number, data: string | Buffer): NetError {
      const bytes = typeof data == "string" ? Buffer.fromUTF8(data as string) : (data as Buffer);
      return this.handle < 0 ? this.handle : netudp.send(this.handle, host, port, bytes);
    }

    /** The port that packets come to; 0 when there is no socket. */
    localPort(): number {
      return this.handle < 0 ? 0 : netudp.port(this.handle);
    }

    /** Gives the socket back. No handler is called any more. */
    close(): void {
      if (this.handle < 0) return;
      udpUsers[this.handle] = undefined;
      netudp.close(this.handle);
      this.handle = NetError.NoSocket;
    }

    /** Called by the event of this socket's handle; not for programs. */
    //% hidden=1
    _handleEvents(): void {
      const reason = netudp.error(this.handle);
      if (reason) this.fail(reason);
      for (let packet = netudp.read(this.handle); packet; packet = netudp.read(this.handle)) {
        const host = packet[0] + "." + packet[1] + "." + packet[2] + "." + packet[3];
        const port = (packet[4] << 8) | packet[5];
        if (this.packetHandler) this.packetHandler(packet.slice(SENDER_BYTES), host, port);
      }
    }

    private fail(reason: NetError): void {
      if (this.errorHandler) this.errorHandler(reason);
    }
  }

  /**
   * Takes one of the board's 2 UDP sockets, which it has as soon as it has joined a network once.
   * @param port where packets come to; 0 for any free one
   */
  export function udp(port: number = 0): UdpSocket {
    if (!udpUsers) {
      udpUsers = [];
      for (let i = 0; i < UDP_SOCKETS; i++) udpUsers.push(undefined);
      netudp.onEvents(dispatchUdp as () => void);
    }
    return new UdpSocket(netudp.open(port));
  }
}
