// TCP connections, over the C++ sockets of sockets.cpp: their events, raised by the network stack, become calls of handlers.

/**
 * Why a connection failed.
 */
enum NetError {
  /** There is no host of that name. */
  Dns = -1,
  /** Nobody listens on the host's port. */
  Refused = -2,
  /** The host does not answer. */
  TimedOut = -3,
  /** The peer or the network ended the connection in disorder. */
  Reset = -4,
  /** The board has no memory left for it. */
  OutOfMemory = -5,
  /** The board is in no network. */
  NetworkDown = -6,
  /** No name server answers. */
  DnsTimedOut = -7,
  /** All 8 sockets are in use: close those that are no longer needed. */
  NoSocket = -8,
  /** The port is in use. */
  PortInUse = -9,
  /** The simulator has no such thing. */
  Unsupported = -10,
  /** TLS: the board has no memory for it. */
  TlsNoMemory = -20,
  /** TLS: the board has no source of random numbers. */
  TlsNoEntropy = -21,
  /** TLS: the options are malformed or contradict each other. */
  TlsBadOptions = -22,
  /** TLS: nothing tells which server to trust. */
  TlsNothingTrusted = -23,
  /** The server does not speak TLS at this port. */
  TlsNotSpoken = -24,
  /** TLS: the server speaks only an older version than 1.2. */
  TlsOldVersion = -25,
  /** TLS: server and board have no cipher suite in common. */
  TlsNoSuite = -26,
  /** TLS: the server sends records that are larger than the board's buffer. */
  TlsRecordTooLarge = -27,
  /** TLS: the certificate's issuer is not one to trust. */
  TlsUnknownIssuer = -28,
  /** TLS: the certificate is signed by itself, and not one to trust. */
  TlsSelfSigned = -29,
  /** TLS: a certificate has expired. */
  TlsExpired = -30,
  /** TLS: a certificate is not valid yet. */
  TlsNotYetValid = -31,
  /** TLS: the board does not know the time, so that validity can't be checked. */
  TlsNoTime = -32,
  /** TLS: the certificate is for another server. */
  TlsWrongName = -33,
  /** TLS: the certificate does not have the fingerprint. */
  TlsWrongFingerprint = -34,
  /** TLS: the certificate can't be used. */
  TlsBadCertificate = -35,
  /** TLS: the server wants a client certificate, or another one. */
  TlsClientRefused = -36,
  /** TLS: the server gave up for another reason. */
  TlsAlert = -37,
  /** TLS: the server broke the rules. */
  TlsProtocol = -38,
  /** TLS: the connection ended within the handshake, or without TLS's good-bye. */
  TlsEnded = -39,
}

/**
 * Connections over TCP.
 */
//% color="#2E7D8C" weight=70 icon="\uf0e8" advanced=true
namespace net {
  // Bits of netsockets.takeEvents.
  const OPEN = 1;
  const DATA = 2;
  const ROOM = 4;
  const FAILED = 8;
  const CLOSED = 16;
  const IDLE = 32;

  /** Sockets that the board has. */
  const SOCKETS = 8;

  /** Bytes that onData's handler gets at most at a time: all that the network stack holds. */
  const CHUNK_BYTES = 1072;

  const enum State {
    Connecting,
    Open,
    /** end() was called; the peer may still send. */
    HalfClosed,
    /** The peer has ended its side; received bytes may be left to read. */
    Ending,
    /** close() was called while bytes were queued. */
    Closing,
    Closed,
  }

  /** The socket that uses each handle. */
  let users: Socket[];

  /** Options of netsockets.setOption. */
  const enum Option {
    ConnectTimeout = 0,
    KeepAlive = 1,
    NoDelay = 2,
    IdleTimeout = 3,
  }

  /**
   * What connect() can be told of a connection.
   */
  export interface ConnectOptions {
    /**
     * Milliseconds until a connection that did not come about fails: 15000 when not given, with TLS 20000. Resolving the name counts, and
     * TLS's handshake.
     */
    connectTimeout?: number;
    /** See Socket.setKeepAlive. */
    keepAlive?: number;
    /** See Socket.setNoDelay. */
    noDelay?: boolean;
    /** Encrypt the connection, and have the server prove who it is. */
    tls?: TlsOptions;
  }

  function setOptions(handle: number, host: string, options: ConnectOptions): void {
    if (options.tls) startTls(handle, host, options.tls);
    if (options.connectTimeout) netsockets.setOption(handle, Option.ConnectTimeout, options.connectTimeout);
    if (options.keepAlive) netsockets.setOption(handle, Option.KeepAlive, options.keepAlive);
    if (options.noDelay === false) netsockets.setOption(handle, Option.NoDelay, 0);
  }

  /** @param number of the socket: its handle + 1 */
  function dispatch(number: number): void {
    const socket = users[number - 1];
    if (socket) socket._handleEvents();
  }

  /** Before the first socket. */
  //% hidden=1
  export function _start(): void {
    if (users) return;
    users = [];
    for (let i = 0; i < SOCKETS; i++) users.push(undefined);
    netsockets.onEvents(dispatch as () => void);
  }

  /**
   * A TCP connection. A handler that waits holds up nothing but further calls of onData's handler; other handlers, and
   * onReadable's own, may be called meanwhile.
   */
  export class Socket {
    private handle: number;
    private state: State;
    private queue: Buffer[];
    /** Bytes of queue[0] that the network stack has taken. */
    private taken: number;
    private handlingData: boolean;
    private openHandler: () => void;
    private dataHandler: (data: Buffer) => void;
    private readableHandler: () => void;
    private drainHandler: () => void;
    private errorHandler: (reason: NetError) => void;
    private closeHandler: () => void;
    private idleHandler: () => void;
    private failure: string;

    /** Programs call net.connect or net.listen. */
    //% hidden=1
    constructor(handle: number, isOpen: boolean) {
      this.queue = [];
      this.taken = 0;
      this.state = isOpen ? State.Open : State.Connecting;
      this.handle = handle;
      if (handle < 0) {
        control.runInParallel(() => this.fail(NetError.NoSocket));
        return;
      }
      users[handle] = this;
    }

    /** In words, why the connection failed: for TLS more than describe() says. Empty if it did not. */
    get errorText(): string {
      return this.failure ? this.failure : "";
    }

    /** Runs `handler` when the connection is established: with TLS, when its handshake is over. */
    onOpen(handler: () => void): void {
      this.openHandler = handler;
    }

    /** Runs `handler` with what has arrived, in the order of arrival. */
    onData(handler: (data: Buffer) => void): void {
      this.dataHandler = handler;
    }

    /**
     * Runs `handler` when bytes have arrived, for programs that fetch them with read(): what is not fetched stays with the
     * network stack, which then slows the peer down. Not called again for bytes that a call left unread.
     */
    onReadable(handler: () => void): void {
      this.readableHandler = handler;
    }

    /** Runs `handler` when the network stack has taken all that send() had to queue. */
    onDrain(handler: () => void): void {
      this.drainHandler = handler;
    }

    /** Runs `handler` when the connection could not be established, or broke. It is over then. */
    onError(handler: (reason: NetError) => void): void {
      this.errorHandler = handler;
    }

    /** Runs `handler` when the peer has ended the connection and all it sent is read. It is over then. */
    onClose(handler: () => void): void {
      this.closeHandler = handler;
    }

    /** True from when the connection is established until it ends. */
    isOpen(): boolean {
      return this.state == State.Open;
    }

    /**
     * Sends text (as UTF-8) or bytes. What the network stack can't take at once is queued, in the program's memory and without
     * limit, and sent as room comes: who sends much waits while queued() is not 0, or for onDrain's handler.
     * Returns false, and sends nothing, when the connection is not open.
     */
    send(data: string | Buffer): boolean {
      return this._sendBytes(typeof data == "string" ? Buffer.fromUTF8(data as string) : (data as Buffer));
    }

    /** send() for bytes; not for programs. */
    //% hidden=1
    _sendBytes(bytes: Buffer): boolean {
      if (this.state != State.Open) return false;
      // Nearly always the network stack takes all of it at once.
      const taken =
        this.queue.length > 0 ? 0 : Math.max(0, netsockets.send(this.handle, bytes, 0, bytes.length));
      if (taken < bytes.length) {
        if (this.queue.length == 0) this.taken = taken;
        this.queue.push(bytes);
      }
      return true;
    }

    /** Bytes given to send() that the network stack has not taken yet. */
    queued(): number {
      let sum = -this.taken;
      for (const part of this.queue) sum += part.length;
      return sum;
    }

    /** Bytes given to send() that the peer has not confirmed to have received. */
    unconfirmed(): number {
      return this.queued() + (this.handle < 0 ? 0 : netsockets.unconfirmed(this.handle));
    }

    /** Received bytes that wait to be read. */
    available(): number {
      return this.handle < 0 ? 0 : netsockets.available(this.handle);
    }

    /** Takes up to `maxBytes` received bytes; an empty buffer when there are none. */
    read(maxBytes: number = 512): Buffer {
      if (this.handle < 0) return Buffer.create(0);
      const data = netsockets.read(this.handle, maxBytes);
      // In a fiber of its own: whoever reads gets the last bytes before onClose's handler is called.
      if (this.state == State.Ending && this.available() == 0)
        control.runInParallel(() => this.finishWhenRead());
      return data;
    }

    /**
     * Gives a buffer that read() has returned back, so that the next bytes may come into it: whoever reads messages of one size saves
     * the memory of each. It must not be used any more.
     */
    giveBack(data: Buffer): void {
      if (this.handle >= 0) netsockets.giveBack(this.handle, data);
    }

    /**
     * Ends our side of the connection after what send() has taken: the peer sees the end, and may go on sending. When it
     * ends its side, too, onClose's handler is called. A connection that is not open yet is closed. With TLS the peer is told by TLS's
     * good-bye (close_notify); many answer with their own at once.
     */
    end(): void {
      if (this.state == State.Connecting) this.release();
      if (this.state != State.Open) return;
      this.state = State.HalfClosed;
      if (this.queue.length == 0) netsockets.end(this.handle);
    }

    /** Ends the connection after what send() has taken. No handler is called any more. */
    close(): void {
      if (this.state == State.Closed) return;
      if ((this.state == State.Open || this.state == State.HalfClosed) && this.queue.length > 0)
        this.state = State.Closing;
      else this.release();
    }

    /** Ends the connection; what is queued is not sent. No handler is called any more. */
    abort(): void {
      if (this.state != State.Closed) this.release();
    }

    /** The board's IPv4 address in this connection; "" while there is none. */
    localAddress(): string {
      return netsockets.address(this.handle, false);
    }

    /** The board's TCP port in this connection; 0 while there is none. */
    localPort(): number {
      return netsockets.port(this.handle, false);
    }

    /** The peer's IPv4 address; "" while there is no connection, and before its name is resolved. */
    remoteAddress(): string {
      return netsockets.address(this.handle, true);
    }

    /** The peer's TCP port; 0 while there is no connection, and before its name is resolved. */
    remotePort(): number {
      return netsockets.port(this.handle, true);
    }

    /**
     * Asks a silent peer whether it is still there: after `idleSeconds` without a word from it, and then every 10 s. After
     * a minute without an answer the connection fails with NetError.TimedOut. 0 (which it is at first): never.
     */
    setKeepAlive(idleSeconds: number): void {
      netsockets.setOption(this.handle, Option.KeepAlive, idleSeconds);
    }

    /**
     * Whether bytes are sent although the peer has not confirmed earlier ones (which it is at first). false saves
     * segments at the cost of waiting (Nagle's algorithm).
     */
    setNoDelay(noDelay: boolean): void {
      netsockets.setOption(this.handle, Option.NoDelay, noDelay ? 1 : 0);
    }

    /**
     * Runs `handler` once each time the open connection has carried nothing, in either direction, for `ms` milliseconds
     * (to half a second). The connection goes on. 0: never.
     */
    setTimeout(ms: number, handler: () => void): void {
      this.idleHandler = handler;
      netsockets.setOption(this.handle, Option.IdleTimeout, ms);
    }

    /** Called by the event of this connection's handle; not for programs. */
    //% hidden=1
    _handleEvents(): void {
      const events = netsockets.takeEvents(this.handle);
      if (events == DATA) {
        this.receive();
        return;
      }
      if (events & OPEN && this.state == State.Connecting) {
        this.state = State.Open;
        if (this.openHandler) this.openHandler();
      }
      if (events & ROOM) {
        this.flush();
        if (this.drainHandler && this.state == State.Open && this.queue.length == 0) this.drainHandler();
      }
      if (events & DATA) this.receive();
      if (events & IDLE && this.idleHandler && this.state != State.Closed) this.idleHandler();
      if (events & FAILED) this.fail(this.handle < 0 ? NetError.Reset : netsockets.error(this.handle));
      else if (events & CLOSED && this.state != State.Closed) {
        if (this.state == State.Closing) this.release();
        else {
          this.state = State.Ending;
          this.finishWhenRead();
        }
      }
    }

    private flush(): void {
      while (this.handle >= 0 && this.queue.length > 0) {
        const first = this.queue[0];
        const rest = first.length - this.taken;
        const accepted = netsockets.send(this.handle, first, this.taken, rest);
        // Negative: the connection broke, which an event tells.
        if (accepted > 0) this.taken += accepted;
        if (accepted < rest) return;
        this.queue.shift();
        this.taken = 0;
      }
      if (this.state == State.Closing) this.release();
      else if (this.state == State.HalfClosed && this.handle >= 0) netsockets.end(this.handle);
    }

    private receive(): void {
      if (this.state == State.Closing || this.state == State.Closed) return;
      const readable = this.readableHandler;
      if (readable) readable();
      // One call of onData's handler at a time: what comes while it waits is read when it is done.
      if (this.handlingData) return;
      this.handlingData = true;
      while (this.dataHandler && this.available() > 0) this.dataHandler(this.read(CHUNK_BYTES));
      this.handlingData = false;
    }

    private finishWhenRead(): void {
      if (this.handle < 0 || this.available() > 0) return;
      this.release();
      if (this.closeHandler) this.closeHandler();
    }

    private fail(reason: NetError): void {
      if (this.state == State.Closed) return;
      const told = this.state != State.Closing;
      this.failure = this.handle < 0 ? describe(reason) : netsockets.errorText(this.handle);
      this.release();
      if (told && this.errorHandler) this.errorHandler(reason);
    }

    /** Gives the handle back. */
    private release(): void {
      this.state = State.Closed;
      this.queue = [];
      this.taken = 0;
      if (this.handle < 0) return;
      users[this.handle] = undefined;
      netsockets.close(this.handle);
      this.handle = -1;
    }
  }

  /**
   * Starts a connection to a host. Returns at once; the socket's handlers tell what becomes of it.
   * @param host name or IPv4 address
   * @param port TCP port, eg: 1883
   * @param options what is to differ from the usual
   */
  export function connect(host: string, port: number, options?: ConnectOptions): Socket {
    _start();
    if (options && options.tls) netsockets.finishClosing();
    const handle = netsockets.open(host, port);
    if (options) setOptions(handle, host, options);
    return new Socket(handle, false);
  }

  /**
   * A failure's reason as a sentence.
   */
  export function describe(reason: NetError): string {
    const sentence = netsockets.describe(reason);
    return sentence ? sentence : "unknown reason " + reason;
  }
}
