// How simulated sockets reach the network: over WebSocket in a browser, over TCP where Node hosts the simulator. The host
// sets `pxsim.socketTransport` before the program starts.

namespace pxsim {
  /** Why a connection failed; numbers of libs/net/sockets.cpp. */
  export enum SocketError {
    Dns = -1,
    Refused = -2,
    TimedOut = -3,
    Reset = -4,
    OutOfMemory = -5,
    NetworkDown = -6,
    DnsTimedOut = -7,
  }

  /** What a transport tells of a connection. After `failed` or `closed` nothing follows. */
  export interface SocketListener {
    opened(): void;
    received(data: Uint8Array): void;
    /** Bytes accepted by `send` have left, so that there is room again. */
    sent(): void;
    failed(error: number, text?: string): void;
    /** The peer has ended the connection in order. */
    closed(): void;
  }

  export interface SocketConnection {
    send(data: Uint8Array): void;
    /** Bytes that `send` took and that have not left yet. */
    pending(): number;
    /** Ends this side after the pending bytes; the peer may go on. A WebSocket has no half-close: it ends as a whole. */
    end(): void;
    /** Ends the connection after the pending bytes; the listener hears nothing more. */
    close(): void;
    /** Nagle's algorithm off or on, and seconds until keep-alive probes (0: none); nothing where the transport has no such thing. */
    setNoDelay(noDelay: boolean): void;
    setKeepAlive(idleSeconds: number): void;
    /** Address and port of an end; "" and 0 where they are not known. */
    address(isRemote: boolean): string;
    port(isRemote: boolean): number;
  }

  /**
   * How a connection is protected by TLS: the arguments of libs/net/sockets.cpp's secure(), empty for none. Here `trust` and `identity` are
   * texts in PEM.
   */
  export interface SocketSecurity {
    serverName: string;
    insecure: boolean;
    trust: Uint8Array;
    pin: Uint8Array;
    identity: Uint8Array;
  }

  export interface SocketTransport {
    connect(
      host: string,
      port: number,
      listener: SocketListener,
      security?: SocketSecurity,
    ): SocketConnection;
  }

  export let socketTransport: SocketTransport;
}
