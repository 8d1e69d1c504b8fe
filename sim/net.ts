// Sockets of the simulator: the same functions, events and errors as libs/net/sockets.cpp, over `pxsim.socketTransport`.

namespace pxsim {
  const EVENT_OPEN = 1;
  const EVENT_DATA = 2;
  const EVENT_ROOM = 4;
  const EVENT_FAILED = 8;
  const EVENT_CLOSED = 16;

  /** As many as the board has, and as much unsent as it keeps. */
  const MAX_SOCKETS = 8;
  const SEND_BUFFER_BYTES = 2920;

  /** By -SocketError. */
  const ERROR_TEXTS = [
    "",
    "the name does not resolve",
    "nobody listens at that address and port",
    "the server did not answer in time",
    "the server broke the connection off",
    "no memory for the connection",
    "the network is down",
  ];

  class SimSocket implements SocketListener {
    connection: SocketConnection | undefined;
    events = 0;
    error = 0;
    errorText = "";
    security: SocketSecurity | undefined;
    private received_: Uint8Array[] = [];
    private wantsRoom = false;
    private isOpen = false;

    constructor(private readonly raise: () => void) {}

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
      if (accepted > 0) this.connection.send(data.slice(0, accepted));
      this.wantsRoom = accepted < data.length;
      return accepted;
    }

    opened(): void {
      this.isOpen = true;
      this.add(EVENT_OPEN);
    }

    received(data: Uint8Array): void {
      this.received_.push(data);
      this.add(EVENT_DATA);
    }

    sent(): void {
      if (!this.wantsRoom) return;
      this.wantsRoom = false;
      this.add(EVENT_ROOM);
    }

    failed(error: number, text?: string): void {
      this.isOpen = false;
      this.error = error;
      this.errorText = text || ERROR_TEXTS[-error] || "";
      this.add(EVENT_FAILED);
    }

    closed(): void {
      this.isOpen = false;
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
    private readonly sockets: (SimSocket | undefined)[] = new Array(MAX_SOCKETS).fill(undefined);

    constructor(board: BaseBoard) {
      this.link = new SimLink(board);
    }

    open(host: string, port: number): number {
      const handle = this.sockets.indexOf(undefined);
      if (handle < 0) return -1;
      const socket = new SimSocket(() => {
        if (this.sockets[handle] === socket && this.handler)
          void runtime.runFiberAsync(this.handler, handle + 1);
      });
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
      const socket = this.sockets[handle];
      if (socket) socket.security = security;
    }

    get(handle: number): SimSocket | undefined {
      return this.sockets[handle];
    }

    close(handle: number): void {
      const socket = this.sockets[handle];
      this.sockets[handle] = undefined;
      if (socket && socket.connection) socket.connection.close();
    }

    closeAll(): void {
      for (let handle = 0; handle < MAX_SOCKETS; ++handle) this.close(handle);
      this.link.stop();
    }
  }
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

  export function secure(
    handle: number,
    serverName: string,
    insecure: boolean,
    trust: RefBuffer,
    pin: RefBuffer,
    identity: RefBuffer,
  ): void {
    espBoard().network.secure(handle, {
      serverName,
      insecure,
      trust: trust.data,
      pin: pin.data,
      identity: identity.data,
    });
  }

  export function finishClosing(): void {}

  export function errorText(handle: number): string {
    const socket = socketOf(handle);
    return socket ? socket.errorText : "";
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

  export function unconfirmed(handle: number): number {
    const socket = socketOf(handle);
    return socket && socket.connection ? socket.connection.pending() : 0;
  }

  export function read(handle: number, maxBytes: number): RefBuffer {
    const socket = socketOf(handle);
    return new RefBuffer(socket ? socket.read(maxBytes) : new Uint8Array(0));
  }

  export function available(handle: number): number {
    const socket = socketOf(handle);
    return socket ? socket.available() : 0;
  }

  export function close(handle: number): void {
    espBoard().network.close(handle);
  }
}
