// Sockets of the simulator: the same functions, events and errors as libs/net/sockets.cpp, over `pxsim.socketTransport`.

namespace pxsim {
  const EVENT_OPEN = 1;
  const EVENT_DATA = 2;
  const EVENT_ROOM = 4;
  const EVENT_FAILED = 8;
  const EVENT_CLOSED = 16;
  const EVENT_IDLE = 32;

  /** Options of netsockets.setOption. */
  const OPTION_CONNECT_TIMEOUT = 0;
  const OPTION_KEEP_ALIVE = 1;
  const OPTION_NO_DELAY = 2;
  const OPTION_IDLE_TIMEOUT = 3;

  const CONNECT_TIMEOUT_MS = 15000;
  const TLS_CONNECT_TIMEOUT_MS = 20000;

  /** As many as the board has, and as much unsent as it keeps. */
  const MAX_SOCKETS = 8;
  const SEND_BUFFER_BYTES = 2920;

  /** The board's sentences (libs/net/sentences.cpp, targets/runtime/tls/reasons.cpp) by the reasons' numbers. */
  const SENTENCES: { [reason: number]: string } = {
    [-1]: "there is no host of that name",
    [-2]: "the host refuses connections to that port",
    [-3]: "the host does not answer",
    [-4]: "the peer broke the connection off",
    [-5]: "the board has no memory left for a connection",
    [-6]: "the board is in no network",
    [-7]: "no name server answers",
    [-8]: "all sockets of this kind are in use: close those that are no longer needed",
    [-9]: "the port is in use",
    [-10]: "the simulator has no such thing",
    [-20]: "no memory for TLS",
    [-21]: "the board has no source of random numbers",
    [-22]: "the TLS options are malformed or contradict each other",
    [-23]: "nothing tells which server to trust: add a certificate to certs/, or a fingerprint",
    [-24]: "the server does not speak TLS at this port",
    [-25]: "the server does not speak TLS 1.2",
    [-26]: "the server has no cipher suite in common with the board",
    [-27]: "the server sends records that are larger than the board's buffer",
    [-28]: "the certificate's issuer is not one to trust",
    [-29]: "the certificate is signed by itself and not one to trust",
    [-30]: "a certificate has expired",
    [-31]: "a certificate is not valid yet",
    [-32]: "the time is not set, and a certificate is valid only from after this program was built on",
    [-33]: "the certificate is not for this server",
    [-34]: "neither the certificate nor its key has the fingerprint",
    [-35]: "the certificate can't be used",
    [-36]: "the server wants a client certificate, or another one",
    [-37]: "the server gave up",
    [-38]: "the server broke the rules of TLS",
    [-39]: "the connection ended without TLS's good-bye: something may be missing",
  };

  export function sentenceOf(reason: number): string {
    return SENTENCES[reason] ?? "";
  }

  /** Sees a connection from outside, for the message log and the lamps. */
  export interface SocketWatcher {
    sent(data: Uint8Array): void;
    received(data: Uint8Array): void;
    /** Nothing follows. `reason` is empty for an end in order. */
    ended(reason: string): void;
  }

  class SimSocket implements SocketListener {
    connection: SocketConnection | undefined;
    events = 0;
    error = 0;
    errorText = "";
    private security_: SocketSecurity | undefined;
    private received_: Uint8Array[] = [];
    private wantsRoom = false;
    private isOpen = false;
    private keepAlive = 0;
    private noDelay = true;
    private idleMs = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;

    constructor(
      private readonly raise: () => void,
      private readonly watcher: SocketWatcher | undefined,
    ) {
      this.limitConnecting(CONNECT_TIMEOUT_MS);
    }

    get security(): SocketSecurity | undefined {
      return this.security_;
    }

    secure(security: SocketSecurity): void {
      this.security_ = security;
      this.limitConnecting(TLS_CONNECT_TIMEOUT_MS);
    }

    setOption(option: number, value: number): void {
      if (option === OPTION_KEEP_ALIVE) this.keepAlive = value;
      if (option === OPTION_NO_DELAY) this.noDelay = value !== 0;
      if (option === OPTION_IDLE_TIMEOUT) this.idleMs = value;
      if (this.isOpen) {
        this.applyOptions();
        this.watchIdleness();
      } else if (option === OPTION_CONNECT_TIMEOUT) this.limitConnecting(value);
    }

    end(): void {
      this.connection?.end();
    }

    /** The program has no use for it any more. */
    close(): void {
      clearTimeout(this.timer);
      this.connection?.close();
      this.watcher?.ended("");
    }

    private applyOptions(): void {
      this.connection?.setNoDelay(this.noDelay);
      this.connection?.setKeepAlive(this.keepAlive);
    }

    private limitConnecting(ms: number): void {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => {
        this.connection?.close();
        this.failed(SocketError.TimedOut);
      }, ms);
    }

    /** Starts to wait for silence anew. */
    private watchIdleness(): void {
      clearTimeout(this.timer);
      if (this.idleMs > 0) this.timer = setTimeout(() => this.add(EVENT_IDLE), this.idleMs);
    }

    takeEvents(): number {
      const events = this.events;
      this.events = 0;
      return events;
    }

    available(): number {
      return this.received_.reduce((sum, chunk) => sum + chunk.length, 0);
    }

    read(maxBytes: number): Uint8Array {
      const result = new Uint8Array(Math.max(0, Math.min(maxBytes, this.available())));
      let filled = 0;
      while (filled < result.length) {
        const chunk = this.received_[0]!;
        const part = chunk.subarray(0, result.length - filled);
        result.set(part, filled);
        filled += part.length;
        if (part.length === chunk.length) this.received_.shift();
        else this.received_[0] = chunk.subarray(part.length);
      }
      return result;
    }

    send(data: Uint8Array): number {
      if (!this.isOpen || !this.connection) return this.error || SocketError.Reset;
      const room = Math.max(0, SEND_BUFFER_BYTES - this.connection.pending());
      const accepted = Math.min(room, data.length);
      if (accepted > 0) {
        this.connection.send(data.slice(0, accepted));
        this.watcher?.sent(data.slice(0, accepted));
        this.watchIdleness();
      }
      this.wantsRoom = accepted < data.length;
      return accepted;
    }

    opened(): void {
      this.isOpen = true;
      this.applyOptions();
      this.watchIdleness();
      this.add(EVENT_OPEN);
    }

    received(data: Uint8Array): void {
      this.received_.push(data);
      this.watcher?.received(data);
      this.watchIdleness();
      this.add(EVENT_DATA);
    }

    sent(): void {
      if (!this.wantsRoom) return;
      this.wantsRoom = false;
      this.add(EVENT_ROOM);
    }

    failed(error: number, text?: string): void {
      this.isOpen = false;
      clearTimeout(this.timer);
      this.error = error;
      this.errorText = text || sentenceOf(error);
      this.watcher?.ended(this.errorText);
      this.add(EVENT_FAILED);
    }

    closed(): void {
      this.isOpen = false;
      clearTimeout(this.timer);
      this.watcher?.ended("");
      this.add(EVENT_CLOSED);
    }

    /** A program that was told and has not looked yet is not told again: it will see all of it. */
    private add(event: number): void {
      const isRaised = this.events !== 0;
      this.events |= event;
      if (!isRaised) this.raise();
    }
  }

  export class SimNetwork {
    readonly link: SimLink;
    /** Called with a socket's handle + 1, in a fiber of its own, when something happened to it. */
    handler: RefAction | undefined;
    /** Where somebody watches the connections, makes each one's watcher. */
    watch: ((host: string, port: number) => SocketWatcher) | undefined;
    /** For the next secure(). */
    certificates = { trust: new Uint8Array(), identity: new Uint8Array() };
    private readonly sockets: (SimSocket | undefined)[] = new Array(MAX_SOCKETS).fill(undefined);

    constructor(board: BaseBoard) {
      this.link = new SimLink(board);
    }

    open(host: string, port: number): number {
      const handle = this.sockets.indexOf(undefined);
      if (handle < 0) {
        runtime.board.writeSerial(
          `net: all ${MAX_SOCKETS} sockets are in use: close() those that are no longer needed\n`,
        );
        return -1;
      }
      const socket = new SimSocket(
        () => {
          if (this.sockets[handle] === socket && this.handler)
            void runtime.runFiberAsync(this.handler, handle + 1);
        },
        this.watch?.(host, port),
      );
      this.sockets[handle] = socket;
      // Later, since secure() may follow.
      setTimeout(() => {
        if (this.sockets[handle] !== socket) return;
        if (this.link.state !== LinkState.Connected) socket.failed(SocketError.NetworkDown);
        else socket.connection = socketTransport.connect(host, port, socket, socket.security);
      }, 0);
      return handle;
    }

    secure(handle: number, security: SocketSecurity): void {
      this.sockets[handle]?.secure(security);
    }

    get(handle: number): SimSocket | undefined {
      return this.sockets[handle];
    }

    close(handle: number): void {
      const socket = this.sockets[handle];
      this.sockets[handle] = undefined;
      socket?.close();
    }

    closeAll(): void {
      for (let handle = 0; handle < MAX_SOCKETS; ++handle) this.close(handle);
      this.link.stop();
    }
  }
}

/** A simulator in a browser has no UDP: sockets are refused with NetError.Unsupported. */
namespace pxsim.netudp {
  const UNSUPPORTED = -10;

  export function onEvents(_handler: RefAction): void {}

  export function open(_port: number): number {
    return UNSUPPORTED;
  }

  export function port(_handle: number): number {
    return 0;
  }

  export function send(_handle: number, _host: string, _port: number, _data: RefBuffer): number {
    return UNSUPPORTED;
  }

  export function read(_handle: number): RefBuffer | undefined {
    return undefined;
  }

  export function error(_handle: number): number {
    return 0;
  }

  export function close(_handle: number): void {}
}

/** Nor has it servers. */
namespace pxsim.netserver {
  const UNSUPPORTED = -10;

  export function listen(_port: number, _handler: RefAction): number {
    return UNSUPPORTED;
  }

  export function prepare(): void {}

  export function close(): void {}
}

namespace pxsim.netsockets {
  function socketOf(handle: number) {
    return espBoard().network.get(handle);
  }

  export function onEvents(handler: RefAction): void {
    espBoard().network.handler = handler;
  }

  export function open(host: string, port: number): number {
    return espBoard().network.open(host, port);
  }

  export function useCertificates(trust: RefBuffer, identity: RefBuffer): void {
    espBoard().network.certificates = { trust: trust.data, identity: identity.data };
  }

  export function secure(handle: number, serverName: string, insecure: boolean, pin: RefBuffer): void {
    const { network } = espBoard();
    network.secure(handle, { serverName, insecure, pin: pin.data, ...network.certificates });
  }

  export function finishClosing(): void {}

  export function errorText(handle: number): string {
    const socket = socketOf(handle);
    return socket ? socket.errorText : "";
  }

  export function describe(reason: number): string {
    return sentenceOf(reason);
  }

  export function takeEvents(handle: number): number {
    const socket = socketOf(handle);
    return socket ? socket.takeEvents() : 0;
  }

  export function error(handle: number): number {
    const socket = socketOf(handle);
    return socket ? socket.error : 0;
  }

  export function send(handle: number, data: RefBuffer, offset: number, length: number): number {
    const socket = socketOf(handle);
    return socket ? socket.send(data.data.subarray(offset, offset + length)) : 0;
  }

  export function setOption(handle: number, option: number, value: number): void {
    socketOf(handle)?.setOption(option, value);
  }

  export function end(handle: number): void {
    socketOf(handle)?.end();
  }

  export function address(handle: number, isRemote: boolean): string {
    return socketOf(handle)?.connection?.address(isRemote) ?? "";
  }

  export function port(handle: number, isRemote: boolean): number {
    return socketOf(handle)?.connection?.port(isRemote) ?? 0;
  }

  export function unconfirmed(handle: number): number {
    const socket = socketOf(handle);
    return socket && socket.connection ? socket.connection.pending() : 0;
  }

  export function read(handle: number, maxBytes: number): RefBuffer {
    const socket = socketOf(handle);
    return new RefBuffer(socket ? socket.read(maxBytes) : new Uint8Array(0));
  }

  export function giveBack(_handle: number, _buffer: RefBuffer): void {
    // The browser has memory enough.
  }

  export function available(handle: number): number {
    const socket = socketOf(handle);
    return socket ? socket.available() : 0;
  }

  export function close(handle: number): void {
    espBoard().network.close(handle);
  }
}
