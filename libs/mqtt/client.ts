// The MQTT client that programs use, with NodeMCU's names: packets, parser and session over one TCP connection (libs/net).
// Nothing here waits, except write() of a streamed message: what takes time is told to callbacks.
//
// Callbacks run in the fiber that received what they are about, one at a time and in order. While one waits, other fibers go
// on receiving for it, and put further calls into a queue.

/**
 * Messages to and from other devices through an MQTT broker.
 */
//% color="#6B3FA0" weight=72 icon="\uf1d8" optimize=size
namespace mqtt {
  /** An autoreconnect waits so long before each attempt. */
  const RECONNECT_DELAY_MS = 2000;

  // What a connection may take of the board's memory.
  const READ_BYTES = 512;
  /** How often write() looks whether the network has taken its bytes. */
  const WRITE_POLL_MS = 10;
  /** Calls that wait for a callback to return before the broker is slowed down. */
  const MAX_CALLS = 4;
  /** With so many calls waiting, "dropped" is not told any more. */
  const MAX_NEWS = 16;
  /** Subscriptions renewed by one packet. */
  const MAX_RENEWED = 8;

  /** What asks for a subscription when it is not the program. */
  const RENEW = "reconnect";

  const NO_ROOM = "no memory for a message that came";

  /** The events' names, in the order of their numbers. */
  const EVENTS = "connect message offline connfail puback suback unsuback overflow reconnect dropped";

  const enum Event {
    Connect,
    Message,
    Offline,
    Connfail,
    Puback,
    Suback,
    Unsuback,
    Overflow,
    Reconnect,
    Dropped,
  }

  /** Messages on topics that match `filter` are for `handler`. */
  class Route {
    filter: string;
    handler: (client: Client, topic: string, message: string, payload: Buffer) => void;
  }

  /**
   * A client of an MQTT broker. It can connect again after each end of a connection, also in its callbacks.
   */
  export class Client {
    /** The version of MQTT to speak; as the project's settings say if not set. Set it before connect(). */
    protocol: MqttProtocol;
    /** Try MQTT 3.1 when the broker does not accept 3.1.1's version number. Default false. */
    fallbackTo31: boolean;
    /** Identifies the client to the broker. An empty one, for a broker that makes one up, is possible in 3.1.1 with a clean session. */
    clientId: string;
    /** Seconds that the network connection may take to come about, and then the broker's answer to CONNECT. Default 10. */
    connectTimeout: number;
    /** Seconds that the answer to PINGREQ may take. Default 5. */
    pingTimeout: number;
    /** Seconds that an acknowledgement may take; 0 for any time. Default 20. */
    ackTimeout: number;
    /** Packets that may wait for their acknowledgement at once. Default 8. */
    maxInFlight: number;
    /** How the broker is checked when connect() is called with `secure`; by the project's certificates if not set. */
    tls: net.TlsOptions;
    /** What the client is doing. */
    state: MqttState;
    /** Why the last connection ended or failed: CONN_FAIL_…, CONNACK_…, or one of the other constants. */
    reason: number;
    /** The same in words. */
    reasonText: string;

    private options: ConnectOptions;
    private maxMessageLength: number;
    private session: Session;
    /** The client identifier that the session belongs to [MQTT-3.1.3-2]. */
    private sessionId: string;
    private figures: Stats;

    private host: string;
    private port: number;
    private secure: boolean;
    private autoreconnect: boolean;
    /** A connection of this connect() was accepted before. */
    private established: boolean;
    private onConnected: (client: Client, reason?: number) => void;
    private onFailed: (client: Client, reason?: number) => void;
    private backOff: BackOff;
    private retryAt: number;

    private socket: net.Socket;
    /** Counts connections: tells a call that waited whether its own is over. */
    private connection: number;
    private parser: Parser;
    /** The socket may have bytes that were not read. */
    private unread: boolean;
    private stateSince: number;
    /** A packet was sent since the clock last looked. */
    private wrote: boolean;
    private lastSent: number;
    /** When the clock last looked. */
    private looked: number;
    /** When PINGREQ was sent that is not answered yet; 0 if none. */
    private pingSent: number;
    private paused: boolean;

    private outbox: Outbox;

    /** The message that is being streamed out, the bytes it still lacks, and packets that wait for its end. */
    private stream: Delivery;
    private streamLeft: number;
    private held: Buffer[];

    private handlers: ((client: Client, topic?: any, message?: string, payload?: Buffer) => void)[];
    private chunkHandler: (
      client: Client,
      topic: string,
      chunk: Buffer,
      offset: number,
      length: number,
    ) => void;
    private routes: Route[];
    /** Some handler of messages takes their bytes, too; otherwise nobody makes them. */
    private takesBytes: boolean;
    private subscriptions: SubscriptionTable;

    /** Calls of callbacks that wait for their turn. */
    private calls: (() => void)[];
    /** A callback is running, or waits for something. */
    private calling: boolean;
    /** The fiber that receives will make the calls. */
    private receiving: boolean;

    /**
     * @param clientId identifies the client to the broker; no two clients of a broker may have the same. Left empty, it is made
     * from the board's serial number; left out, it is that of the project's settings.
     * @param keepAlive seconds after which a silent connection is tested; 0 for never; left out, as the project's settings say
     * @param username for the broker; none if left out
     * @param password for the broker; none if left out
     * @param cleanSession false to have the broker keep subscriptions and messages between connections
     * @param maxMessageLength bytes of a received message, its topic included, that the board keeps
     */
    constructor(
      clientId?: string,
      keepAlive?: number,
      username?: string,
      password?: string,
      cleanSession: boolean | number = true,
      maxMessageLength: number = 1024,
    ) {
      if (clientId === undefined) clientId = defaultClientId();
      if (keepAlive === undefined) keepAlive = defaultKeepAlive();
      const options = new ConnectOptions();
      options.keepAlive = Math.max(0, Math.min(65535, keepAlive | 0));
      options.userName = username;
      options.password = password;
      options.cleanSession = cleanSession ? true : false;
      this.options = options;
      this.clientId = clientId ? clientId : "esp-" + control.deviceLongSerialNumber().toHex();
      this.maxMessageLength = Math.max(1, maxMessageLength | 0);
      this.protocol = defaultProtocol();
      this.session = new Session();
      this.figures = new Stats();
      this.state = MqttState.Disconnected;
      this.connectTimeout = 10;
      this.pingTimeout = 5;
      this.ackTimeout = 20;
      this.maxInFlight = 8;
      this.outbox = new Outbox();
      this.subscriptions = new SubscriptionTable();
      this.handlers = [];
      this.handlers[Event.Dropped] = undefined;
      this.routes = [];
      this.calls = [];
      this.connection = 0;
    }

    // --- Connecting ---

    /**
     * Connects to a broker. The callbacks may stand in the place of any argument that is left out before them.
     * @param host name or IPv4 address of the broker; if left out or empty, that of the project's settings
     * @param port its TCP port; 1883 if left out, 8883 with `secure`
     * @param secure encrypt the connection (TLS), and have the broker prove who it is: docs/tls.md
     * @param autoreconnect connect again when the connection breaks, if the first attempt succeeds; better use reconnect()
     * @param onConnected called when the broker has accepted
     * @param onFailed called with the reason (CONN_FAIL_…, CONNACK_…) when no connection came about; no callback follows it
     * Returns false, and calls nothing, if the client is connected or connecting, or its identifier, user name or password is
     * not possible in MQTT.
     */
    connect(
      host?: string,
      port?: number | ((client: Client, reason?: number) => void),
      secure?: boolean | number | ((client: Client, reason?: number) => void),
      autoreconnect?: boolean | number | ((client: Client, reason?: number) => void),
      onConnected?: (client: Client, reason?: number) => void,
      onFailed?: (client: Client, reason?: number) => void,
    ): boolean {
      const given: any[] = [port, secure, autoreconnect, onConnected, onFailed];
      let settings = 0;
      while (settings < 3 && typeof given[settings] != "function") settings++;
      if (this.state != MqttState.Disconnected) return refuse("connect", "already connected or connecting");
      const fault = this.faultInOptions();
      if (fault) return refuse("connect", fault);
      if (this.sessionId != this.clientId) {
        if (this.sessionId) this.endSession();
        this.sessionId = this.clientId;
      }
      this.host = host ? host : defaultBroker();
      this.secure = settings > 1 && secure ? true : false;
      this.port = settings > 0 && port ? (port as number) : this.secure ? 8883 : 1883;
      this.autoreconnect = settings > 2 && autoreconnect ? true : false;
      this.established = false;
      this.onConnected = given[settings];
      this.onFailed = given[settings + 1];
      this.open();
      return true;
    }

    /**
     * From now on, tries again whenever a connection can't be established or breaks, the first one included, at growing
     * intervals; renews subscriptions that the broker has forgotten. The event "reconnect" tells what is tried, with the
     * reason and a sentence. Call it before connect().
     */
    reconnect(options?: ReconnectOptions): void {
      this.backOff = new BackOff(options);
    }

    /**
     * Sets the message that the broker publishes when the connection breaks without close(). Call it before connect().
     * Returns false, with a message on the console, if the client is connected or connecting, or MQTT does not allow it.
     */
    lwt(topic: string, message: string | Buffer, qos: number = 0, retain: boolean | number = false): boolean {
      if (this.state != MqttState.Disconnected)
        return refuse("lwt", "the last will goes with connect(): call lwt() before it");
      let fault = faultInPublish(topic, utf8.size(topic), qos);
      if (!fault && sizeOf(message) > 65535) fault = "the message is longer than 65535 bytes";
      if (fault) return refuse("lwt", fault);
      this.options.willTopic = topic;
      this.options.willMessage = message;
      this.options.willQos = qos;
      this.options.willRetain = retain ? true : false;
      return true;
    }

    /**
     * Disconnects in order, so that the broker does not publish the last will. No callback of the connection is called
     * any more. Returns false if there is no connection.
     */
    close(): boolean {
      if (this.state == MqttState.Disconnected) return false;
      const socket = this.socket;
      if (this.state == MqttState.Connected && !this.stream) this.send(encodeEmpty(PacketType.Disconnect));
      this.finish(CLOSED, false);
      this.calls = [];
      if (socket) socket.close();
      return true;
    }

    /** True between the broker's consent and the end of the connection. */
    isConnected(): boolean {
      return this.state == MqttState.Connected;
    }

    /** Figures about messages, bytes and connections. */
    get stats(): Stats {
      const figures = this.figures;
      figures.queued = this.outbox.entries.length;
      figures.inFlight = this.session.inFlight.length;
      return figures;
    }

    /**
     * Keeps messages with QoS 1 and 2 that are on their way in `store`, so that they survive a power cut, and continues
     * with what is there. Only for a client with a session to be kept (cleanSession false), and before connect().
     */
    persist(store: Store): boolean {
      if (this.options.cleanSession) return refuse("persist", "the session is a clean one");
      if (this.state != MqttState.Disconnected) return refuse("persist", "call it before connect()");
      this.session.continueFrom(store);
      return true;
    }

    // --- Events ---

    /**
     * Sets the callback of an event; one for each.
     * @param event "connect"; "message" (with topic, message as text, and as bytes); "offline", when a connection breaks;
     * "connfail" (with the reason), when none came about; "puback", "suback", "unsuback", when a message, a subscription
     * or its end was acknowledged; "overflow", instead of "message" when a message is too long for the board, with its
     * beginning; "reconnect" (with reason and sentence); "dropped" (with topic), when the full outbox refuses or gives up a message (of many at once, the first ones; stats.dropped
     * counts all)
     */
    on(
      event: string,
      callback: (client: Client, topic?: any, message?: string, payload?: Buffer) => void,
    ): void {
      const index = EVENTS.split(" ").indexOf(event);
      if (index < 0) refuse("on", "no event is called " + event);
      else this.handlers[index] = callback;
      if (index == Event.Message && callback) this.noteParameters(callback);
    }

    /**
     * Adds a handler for messages on topics that match `filter`, besides "message". It does not subscribe.
     * Returns false if `filter` is not possible in MQTT.
     */
    onMessage(
      filter: string,
      handler: (client: Client, topic: string, message: string, payload: Buffer) => void,
    ): boolean {
      const fault = faultInTopicFilter(filter);
      if (fault) return refuse("onMessage", fault);
      const route = new Route();
      route.filter = filter;
      route.handler = handler;
      this.routes.push(route);
      this.noteParameters(handler);
      return true;
    }

    private noteParameters(handler: any): void {
      if (control.takesParameter(handler, 4)) this.takesBytes = true;
    }

    /** Removes what onMessage has added for `filter`. */
    offMessage(filter: string): void {
      this.routes = this.routes.filter((route) => route.filter != filter);
    }

    /**
     * Has messages that are too long for the board handed over in pieces as they come, instead of the event "overflow": each
     * with its position in the message and the message's length. Call it before connect().
     */
    onChunk(
      handler: (client: Client, topic: string, chunk: Buffer, offset: number, length: number) => void,
    ): void {
      this.chunkHandler = handler;
    }

    /** Leaves what the broker sends with the network, which slows the broker down, until resumeReceiving(). */
    pauseReceiving(): void {
      this.paused = true;
    }

    /** Goes on receiving. */
    resumeReceiving(): void {
      if (!this.paused) return;
      this.paused = false;
      this.pingSent = 0;
      control.runInParallel(() => this.receive());
    }

    // --- Publishing ---

    /**
     * Publishes a message.
     * @param done called once: with 0 when it is on its way (QoS 0) or the broker has confirmed it (QoS 1 and 2), or with
     * the reason why it was given up
     * Returns false, with a message on the console, and publishes nothing, if MQTT does not allow it, the client is not
     * connected, or the outbox is full.
     */
    publish(
      topic: string,
      payload: string | Buffer,
      qos: number = 0,
      retain: boolean | number = false,
      done?: (client: Client, reason?: number) => void,
    ): boolean {
      const topicBytes = utf8.size(topic);
      let fault = faultInPublish(topic, topicBytes, qos);
      if (!fault && this.state != MqttState.Connected && !this.outbox.offline) fault = "not connected";
      if (fault) return refuse("publish", fault);
      const packetId = qos > 0 ? this.nextPacketId() : 0;
      const packet = encodePublish(topic, topicBytes, payload, -1, (qos << 1) | (retain ? 1 : 0), packetId);
      if (!packet) return refuse("publish", "no memory");
      if (qos == 0 && !done && this.isFree()) {
        this.figures.sent++;
        this.send(packet);
        return true;
      }
      return this.submit("publish", new Delivery(packetId, packet, done));
    }

    /**
     * Begins a message whose payload is handed over in pieces: `length` bytes by write(), then end(). Other packets wait for its
     * end. It is not sent again when the connection breaks.
     * Returns false if MQTT does not allow it, the client is not connected, or other messages are waiting.
     */
    beginPublish(topic: string, length: number, qos: number = 0, retain: boolean | number = false): boolean {
      const topicBytes = utf8.size(topic);
      let fault = faultInPublish(topic, topicBytes, qos);
      if (!fault && !(length >= 0 && length < 0x0fff0000)) fault = "the message is too long";
      if (!fault && !this.isFree()) fault = "not connected, or busy";
      if (fault) return refuse("beginPublish", fault);
      const packetId = qos > 0 ? this.nextPacketId() : 0;
      const start = encodePublish(topic, topicBytes, "", length, (qos << 1) | (retain ? 1 : 0), packetId);
      this.send(start);
      this.stream = new Delivery(packetId, undefined, undefined);
      this.stream.state = stateAfterSending(start[0]);
      this.streamLeft = length;
      this.held = [];
      return true;
    }

    /**
     * The next piece of the message that beginPublish() has begun. Waits until the network has taken it; other fibers run meanwhile.
     * Returns false if there is no such message (any more), or the piece is longer than what the message lacks.
     */
    write(data: string | Buffer): boolean {
      const bytes = typeof data == "string" ? Buffer.fromUTF8(data as string) : (data as Buffer);
      const stream = this.stream;
      if (!stream || bytes.length > this.streamLeft)
        return refuse("write", stream ? "more than beginPublish() has said" : "no message was begun");
      this.streamLeft -= bytes.length;
      this.put(bytes);
      while (this.stream == stream && this.socket.queued() > 0) pause(WRITE_POLL_MS);
      return this.stream == stream;
    }

    /**
     * Ends the message that beginPublish() has begun. If bytes are missing the connection has to be closed, since the broker
     * waits for them.
     * @param done called as publish() calls its own
     * Returns false if there is no such message (any more), or bytes are missing.
     */
    end(done?: (client: Client, reason?: number) => void): boolean {
      const stream = this.stream;
      if (!stream) return refuse("end", "no message was begun");
      if (this.streamLeft > 0) {
        this.broken(CLOSED, "end() came before all of the message that beginPublish() began");
        return refuse("end", this.reasonText);
      }
      this.stream = undefined;
      this.figures.sent++;
      stream.done = done;
      for (const packet of this.held) this.put(packet);
      this.held = undefined;
      if (stream.packetId > 0) {
        this.session.inFlight.push(stream);
      } else this.complete(stream, 0);
      this.pump();
      return true;
    }

    /** Sets the outbox's limits, and what happens to a message beyond them. */
    setOutbox(options: OutboxOptions): void {
      this.outbox.set(options);
    }

    // --- Subscribing ---

    /**
     * Subscribes to topics.
     * @param topic a topic filter, or several with their QoS: {"a/#": 0, "b/+/c": 1}, which go in one packet
     * @param qos at most with this QoS; with several filters, the callback may stand in its place
     * @param done called when the broker has answered, with the QoS granted for each filter (SUBACK_FAILURE if refused), or
     * the reason why there was no answer; and the filters
     * Returns false, with a message on the console, if the client is not connected, or a filter or QoS is not possible in MQTT.
     */
    subscribe(
      topic: string | Subscriptions,
      qos?: number | ((client: Client, granted?: number[], filters?: string[]) => void),
      done?: (client: Client, granted?: number[], filters?: string[]) => void,
    ): boolean {
      const filters = filtersOf(topic);
      const given: any = qos;
      const callback = typeof given == "function" ? given : done;
      const table: any = topic;
      const levels = filters.map((filter) =>
        typeof topic == "string"
          ? typeof given == "number"
            ? (given as number)
            : 0
          : (table[filter] as number),
      );
      for (const level of levels) {
        const fault = faultInQos(level);
        if (fault) return refuse("subscribe", fault);
      }
      return this.request("subscribe", filters, levels, callback);
    }

    /**
     * Ends subscriptions.
     * @param topic a topic filter, or several as the keys of a table, which go in one packet
     * @param done called when the broker has answered, with a 0 for each filter, or the reason why there was no answer
     * Returns false, with a message on the console, if the client is not connected, or a filter is not possible in MQTT.
     */
    unsubscribe(
      topic: string | Subscriptions,
      done?: (client: Client, granted?: number[], filters?: string[]) => void,
    ): boolean {
      return this.request("unsubscribe", filtersOf(topic), undefined, done);
    }

    /** SUBSCRIBE with levels, UNSUBSCRIBE without. */
    private request(
      name: string,
      filters: string[],
      levels: number[],
      done: (client: Client, granted?: number[], filters?: string[]) => void,
    ): boolean {
      let fault = filters.length == 0 ? "no topic filter" : undefined;
      for (const filter of filters) if (!fault) fault = faultInTopicFilter(filter);
      if (!fault && this.state != MqttState.Connected) fault = "not connected";
      if (fault) return refuse(name, fault);
      const packetId = this.nextPacketId();
      const packet = encodeRequest(packetId, filters, levels);
      if (!packet) return refuse(name, "no memory");
      const delivery = new Delivery(packetId, packet, (client, reason, granted) => {
        const results: number[] = [];
        for (let i = 0; i < filters.length; i++) {
          const result = reason == 0 && granted ? granted[i] : reason;
          results.push(result);
          if (!levels) this.subscriptions.remove(filters[i]);
          else if (result >= 0 && result <= 2) this.subscriptions.set(filters[i], levels[i]);
        }
        if (reason == 0) this.tell(levels ? Event.Suback : Event.Unsuback);
        if (done) done(this, results, filters);
      });
      delivery.filters = levels ? filters.length : 0;
      // A renewal comes before what waits, and is not refused.
      if (name != RENEW) return this.submit(name, delivery);
      this.transmit(delivery);
      return true;
    }

    // --- Connection ---

    private faultInOptions(): string {
      const options = this.options;
      const id = this.clientId;
      const protocol = this.protocol;
      options.clientId = id;
      options.protocol = protocol;
      if (protocol != MqttProtocol.V31 && protocol != MqttProtocol.V311) return "no such protocol";
      if (protocol == MqttProtocol.V311 && id.length == 0 && !options.cleanSession)
        return "an empty client identifier goes with a clean session only [MQTT-3.1.3-7]";
      let fault = protocol == MqttProtocol.V31 ? faultInId31(id) : undefined;
      if (!fault) fault = faultInField(id);
      if (!fault && options.userName !== undefined) fault = faultInField(options.userName);
      if (!fault && options.password !== undefined && utf8.size(options.password) > 65535)
        fault = "the password is too long";
      return fault;
    }

    private endSession(): void {
      this.session.forgetReceived();
      this.giveUp(this.session.inFlight.slice(), CLOSED);
    }

    private giveUp(deliveries: Delivery[], reason: number): void {
      for (const each of deliveries) {
        this.session.end(each);
        this.complete(each, reason);
      }
    }

    private open(): void {
      this.parser = new Parser(this.maxMessageLength, this.options.protocol);
      this.parser.streams = !!this.chunkHandler;
      this.pingSent = 0;
      this.enter(MqttState.Opening);
      watch(this);
      const socket = net.connect(
        this.host,
        this.port,
        this.secure ? { tls: this.tls ? this.tls : {} } : undefined,
      );
      const connection = this.connection;
      this.socket = socket;
      socket.onOpen(() => {
        this.enter(MqttState.AwaitingConnack);
        this.send(encodeConnect(this.options));
      });
      socket.onReadable(() => {
        this.unread = true;
        this.receive();
      });
      socket.onDrain(() => this.pump());
      socket.onError((reason) => {
        if (reason <= NetError.TlsNoMemory) this.broken(TLS_FAILED, socket.errorText);
        else if (this.state == MqttState.Connected)
          this.broken(NETWORK_LOST, "the network broke the connection");
        else if (reason == NetError.Dns || reason == NetError.DnsTimedOut)
          this.broken(CONN_FAIL_DNS, "the name does not resolve: " + this.host);
        else if (this.secure) this.broken(CONN_FAIL_SERVER_NOT_FOUND, socket.errorText);
        else this.noAnswer();
      });
      socket.onClose(() => {
        // What the broker sent before counts.
        this.receive();
        if (this.connection != connection) return;
        const was = this.state == MqttState.Connected;
        this.broken(was ? CLOSED_BY_BROKER : CONN_FAIL_SERVER_NOT_FOUND, "the broker closed the connection");
      });
    }

    private enter(state: MqttState): void {
      this.state = state;
      this.stateSince = control.millis();
    }

    /** Hands bytes to the socket. */
    private put(bytes: Buffer): void {
      this.wrote = true;
      this.figures.bytesSent += bytes.length;
      this.socket._sendBytes(bytes);
    }

    /** Sends a packet, behind a message that is being streamed. */
    private send(packet: Buffer): void {
      if (!packet) this.broken(OUT_OF_MEMORY, "no memory for a packet");
      else if (this.stream) this.held.push(packet);
      else this.put(packet);
    }

    /**
     * Forgets the connection, and what does not outlive it.
     * @param again another one is to follow: what was not acknowledged is sent on it
     */
    private finish(reason: number, again: boolean): void {
      const isClean = this.options.cleanSession;
      this.enter(MqttState.Disconnected);
      this.socket = undefined;
      this.connection++;
      this.parser = undefined;
      const stream = this.stream;
      this.stream = undefined;
      this.held = undefined;
      if (stream) this.complete(stream, reason);
      let kept = 0;
      for (const each of this.session.inFlight.slice()) {
        const isRequest = each.state >= DeliveryState.AwaitingSuback;
        if (!isClean && !isRequest && (each.packet || each.state == DeliveryState.AwaitingPubcomp)) continue;
        this.session.end(each);
        if (again && each.packet) {
          this.outbox.putAt(kept, asNew(each));
          kept++;
        } else this.complete(each, isClean && each.state == DeliveryState.AwaitingPubcomp ? 0 : reason);
      }
      if (!again && !this.outbox.offline) {
        this.giveUp(this.outbox.entries, reason);
        this.outbox.clear();
      }
    }

    /** The connection is over, or never came about. */
    private broken(reason: number, text: string): void {
      const was = this.state;
      const socket = this.socket;
      if (!socket) return;
      const again = !!this.backOff || (this.autoreconnect && this.established);
      this.reason = reason;
      this.reasonText = text;
      this.finish(reason, again);
      socket.abort();
      if (
        reason == CONNACK_REFUSED_PROTOCOL_VER &&
        this.fallbackTo31 &&
        this.options.protocol == MqttProtocol.V311 &&
        !faultInId31(this.clientId)
      ) {
        this.options.protocol = MqttProtocol.V31;
        this.open();
        return;
      }
      if (again) {
        const wait = this.backOff ? this.backOff.next() : RECONNECT_DELAY_MS;
        this.retryAt = control.millis() + wait;
        this.enter(MqttState.Waiting);
        if (this.backOff) {
          if (was == MqttState.Connected) this.soon(() => this.tell(Event.Offline, reason, text));
          const what =
            text + "; attempt " + this.backOff.attempts + " in " + Math.round(wait / 100) / 10 + " s";
          this.soon(() => this.tell(Event.Reconnect, reason, what));
        }
      } else if (was == MqttState.Connected) {
        this.soon(() => this.tell(Event.Offline, reason, text));
      } else {
        const failed = this.onFailed;
        this.soon(() => {
          if (failed) failed(this, reason);
          this.tell(Event.Connfail, reason, text);
        });
      }
    }

    private noAnswer(): void {
      this.broken(CONN_FAIL_SERVER_NOT_FOUND, "no broker answers at " + this.host + ":" + this.port);
    }

    /** The broker did what MQTT forbids: the connection must be closed [MQTT-4.8.0-1]. */
    private violation(what: string): void {
      console.log("mqtt: " + what);
      this.broken(this.state == MqttState.Connected ? PROTOCOL_ERROR : CONN_FAIL_NOT_A_CONNACK_MSG, what);
    }

    /** Called by the clock; not for programs. */
    //% hidden=1
    tick(now: number): boolean {
      const age = now - this.stateSince;
      switch (this.state) {
        case MqttState.Disconnected:
          return false;
        case MqttState.Waiting:
          if (now >= this.retryAt) this.open();
          break;
        case MqttState.Opening:
          if (age > this.connectTimeout * 1000) this.noAnswer();
          break;
        case MqttState.AwaitingConnack:
          if (age <= this.connectTimeout * 1000) break;
          if (this.socket.unconfirmed() > 0)
            this.broken(CONN_FAIL_TIMEOUT_SENDING, "CONNECT could not be sent");
          else this.broken(CONN_FAIL_TIMEOUT_RECEIVING, "no CONNACK came");
          break;
        default:
          this.keepAlive(now);
          this.missAcknowledgements(now);
      }
      return true;
    }

    /** True if what the broker has sent waits for the program. */
    //% optimize=speed
    private holdsBack(): boolean {
      return this.paused || (this.calling && this.calls.length >= MAX_CALLS);
    }

    /** Sends PINGREQ after three quarters of the keep-alive time without a packet [MQTT-3.1.2-23]; not amid a streamed one. */
    private keepAlive(now: number): void {
      if (this.wrote) {
        this.wrote = false;
        this.lastSent = this.looked;
      }
      this.looked = now;
      if (this.pingSent && !this.holdsBack()) {
        if (now - this.pingSent > this.pingTimeout * 1000)
          this.broken(PING_TIMEOUT, "the broker did not answer PINGREQ [MQTT-3.1.2-24]");
      } else if (
        this.options.keepAlive > 0 &&
        !this.stream &&
        now - this.lastSent >= this.options.keepAlive * 750
      ) {
        this.pingSent = now;
        this.send(encodeEmpty(PacketType.Pingreq));
      }
    }

    private missAcknowledgements(now: number): void {
      if (this.ackTimeout <= 0 || this.holdsBack()) return;
      const due = now - this.ackTimeout * 1000;
      for (const each of this.session.inFlight.slice()) {
        if (!each.sentAt) each.sentAt = now;
        if (each.sentAt >= due) continue;
        const packet = this.session.packetAgain(each, this.options.protocol);
        if (this.options.protocol == MqttProtocol.V31 && packet && !each.repeated) {
          // MQTT 3.1 lets a packet be sent again on the same connection; 3.1.1 does not [MQTT-4.4.0-1].
          each.repeated = true;
          each.sentAt = now;
          this.send(packet);
        } else {
          this.broken(ACK_TIMEOUT, "the broker did not acknowledge packet " + each.packetId);
          return;
        }
      }
    }

    // --- Packets to the broker ---

    private nextPacketId(): number {
      return this.session.nextPacketId(this.outbox.entries);
    }

    /** True if the network takes packets, and no streamed message is in the way. */
    private canSend(): boolean {
      if (this.state != MqttState.Connected || this.stream) return false;
      return this.socket.queued() == 0;
    }

    /** True if a packet may be sent before what is waiting. */
    private isFree(): boolean {
      return this.outbox.entries.length == 0 && this.canSend();
    }

    private hasRoomInFlight(delivery: Delivery): boolean {
      return delivery.packetId == 0 || this.session.inFlight.length < this.maxInFlight;
    }

    /** Sends a packet now, or puts it into the outbox. */
    private submit(name: string, delivery: Delivery): boolean {
      if (delivery.packetId > 0 && !this.session.keep(delivery)) return refuse(name, "the store is full");
      if (this.isFree() && this.hasRoomInFlight(delivery)) {
        this.transmit(delivery);
        return true;
      }
      if (this.outbox.add(delivery, (dropped) => this.drop(dropped))) return true;
      this.session.end(delivery);
      this.tellDropped(delivery);
      return refuse(name, "the outbox is full");
    }

    private drop(delivery: Delivery): void {
      this.session.end(delivery);
      this.complete(delivery, DROPPED);
      this.tellDropped(delivery);
    }

    private tellDropped(delivery: Delivery): void {
      const packet = delivery.packet;
      if (packet[0] >> 4 != PacketType.Publish) return;
      this.figures.dropped++;
      // A program that publishes without waiting must not fill the memory with the news of it.
      if (this.calls.length >= MAX_NEWS || !this.handlers[Event.Dropped]) return;
      let at = 2;
      while (packet[at - 1] & 0x80) at++;
      const topic = utf8.read(packet, at + 2, shortAt(packet, at));
      this.soon(() => this.tell(Event.Dropped, topic));
    }

    private transmit(delivery: Delivery): void {
      const packet = delivery.packet;
      if (delivery.packetId > 0) this.session.begin(delivery);
      if (packet[0] >> 4 == PacketType.Publish) this.figures.sent++;
      this.send(packet);
      if (delivery.packetId == 0) this.complete(delivery, 0);
    }

    /** Sends what waits, as far as there is room. */
    private pump(): void {
      const entries = this.outbox.entries;
      while (entries.length > 0 && this.canSend() && this.hasRoomInFlight(entries[0]))
        this.transmit(this.outbox.takeFirst());
    }

    /** A packet has come to its end: 0, or the reason why it was given up. */
    private complete(delivery: Delivery, reason: number, granted?: Buffer): void {
      const done = delivery.done;
      if (
        reason == 0 &&
        delivery.packetId > 0 &&
        this.handlers[Event.Puback] &&
        delivery.state <= DeliveryState.AwaitingPubcomp
      )
        this.soon(() => this.tell(Event.Puback));
      if (done) this.soon(() => done(this, reason, granted));
    }

    // --- Packets from the broker ---

    /** Takes packets out of the socket until there are none, or the program is behind with the calls. */
    //% optimize=speed
    private receive(): void {
      const connection = this.connection;
      const socket = this.socket;
      if (!socket) return;
      const parser = this.parser;
      this.receiving = true;
      while (this.connection == connection && !this.holdsBack()) {
        if (parser.isUsedUp()) {
          if (!this.unread) break;
          const data = socket.read(READ_BYTES);
          this.unread = data.length == READ_BYTES;
          this.figures.bytesReceived += data.length;
          parser.give(data);
        }
        const result = parser.parse();
        if (result == ParseResult.Packet || result == ParseResult.Chunk) this.handle(parser);
        else if (result == ParseResult.OutOfMemory) this.broken(OUT_OF_MEMORY, NO_ROOM);
        else if (result == ParseResult.ProtocolError) this.violation(parser.fault);
        if (this.calls.length > 0) this.makeCalls();
      }
      this.receiving = false;
      this.makeCalls();
    }

    //% optimize=speed
    private handle(packet: Parser): void {
      const type = packet.type;
      if (this.state != MqttState.Connected) this.handleConnack(packet);
      else if (type == PacketType.Publish) this.handlePublish(packet);
      else if (type == PacketType.Pingresp) this.pingSent = 0;
      else if (type == PacketType.Connack) this.violation("a second CONNACK [MQTT-3.2.0-1]");
      else if (type == PacketType.Pubrel) {
        this.session.release(packet.packetId);
        this.send(encodeAcknowledgement(PacketType.Pubcomp, packet.packetId));
      } else this.handleAcknowledgement(packet);
    }

    private handleConnack(packet: Parser): void {
      const isV311 = this.options.protocol == MqttProtocol.V311;
      if (packet.type != PacketType.Connack) {
        this.violation("the first packet is no CONNACK [MQTT-3.2.0-1]");
        return;
      }
      const flags = isV311 ? packet.payload[0] : 0;
      const code = packet.payload[1];
      if (code > CONNACK_REFUSED_NOT_AUTHORIZED) this.violation("CONNACK with an unknown code [3.2.2.3]");
      else if (flags > 1) this.violation("CONNACK with reserved flags [3.2.2.1]");
      else if (flags == 1 && (code != 0 || this.options.cleanSession))
        this.violation("CONNACK with session present [MQTT-3.2.2-1, 3.2.2-4]");
      else if (code != CONNACK_ACCEPTED) this.broken(code, "the broker refused, code " + code);
      else this.begin(isV311 ? flags == 1 : !this.options.cleanSession);
    }

    /** The broker has accepted; `isPresent`: it continues the session. */
    private begin(isPresent: boolean): void {
      const isFirst = !this.established;
      this.established = true;
      if (!isFirst) this.figures.reconnects++;
      if (this.backOff) this.backOff.attempts = 0;
      // CONNECT was sent then.
      this.looked = this.stateSince;
      this.enter(MqttState.Connected);
      this.wrote = true;
      if (!isPresent) this.session.forgetReceived();
      for (const each of this.session.inFlight.slice()) {
        each.sentAt = 0;
        each.repeated = false;
        if (isPresent) this.send(this.session.packetAgain(each, this.options.protocol));
        else if (each.packet) this.send(asNew(each).packet);
        else {
          // Taken over by a broker that has forgotten it since.
          this.session.end(each);
          this.complete(each, 0);
        }
        if (each.state == DeliveryState.Initial) each.state = stateAfterSending(each.packet[0]);
      }
      if (!isPresent && this.backOff) this.renewSubscriptions();
      this.pump();
      this.soon(() => {
        this.tell(Event.Connect);
        if (isFirst && this.onConnected) this.onConnected(this);
      });
    }

    private renewSubscriptions(): void {
      const filters = this.subscriptions.filters;
      const levels = this.subscriptions.levels;
      for (let i = 0; i < filters.length; i += MAX_RENEWED)
        this.request(RENEW, filters.slice(i, i + MAX_RENEWED), levels.slice(i, i + MAX_RENEWED), undefined);
    }

    //% optimize=speed
    private handleAcknowledgement(packet: Parser): void {
      const type = packet.type;
      const id = packet.packetId;
      const delivery = this.session.find(id);
      const next = delivery ? this.session.acknowledge(delivery, type) : DeliveryState.None;
      if (next == DeliveryState.None) {
        // A packet that was sent twice, as 3.1 allows, is acknowledged twice.
        if (this.options.protocol == MqttProtocol.V311)
          this.violation(
            "packet type " + type + " acknowledges nothing, packet identifier " + id + " [4.3, 3.8.4]",
          );
        return;
      }
      if (next == DeliveryState.AwaitingPubcomp) {
        delivery.sentAt = 0;
        this.send(encodeAcknowledgement(PacketType.Pubrel, id));
        return;
      }
      const codes = type == PacketType.Suback ? packet.payload : undefined;
      const fault = codes ? this.faultInCodes(codes, delivery.filters) : undefined;
      if (fault) this.violation(fault);
      else {
        const done = delivery.done;
        if (done && !this.handlers[Event.Puback] && !this.calling && this.calls.length == 0) {
          this.calling = true;
          done(this, 0, codes);
          this.calling = false;
        } else this.complete(delivery, 0, codes);
        this.pump();
      }
    }

    private faultInCodes(codes: Buffer, count: number): string {
      if (codes.length != count) return "SUBACK with a wrong number of return codes [MQTT-3.8.4-5]";
      for (let i = 0; i < count; i++) {
        if (codes[i] > 2 && (codes[i] != SUBACK_FAILURE || this.options.protocol == MqttProtocol.V31))
          return "SUBACK with a reserved return code [MQTT-3.9.3-2]";
      }
      return undefined;
    }

    //% optimize=speed
    private handlePublish(packet: Parser): void {
      const flags = packet.flags;
      const id = packet.packetId;
      const topic = packet.topic;
      const isLast = packet.truncated || packet.offset + packet.bytes == packet.length;
      if (flags & 4) {
        // MQTT 3.1 does not tell that a broker has forgotten the session; an identifier that it uses anew does.
        if (this.options.protocol == MqttProtocol.V31 && (flags & DUP) == 0 && packet.offset == 0)
          this.session.release(id);
        if (this.session.isKnown(id)) {
          if (isLast) this.acknowledge(flags, id, this.connection);
          return;
        }
        if (this.session.isFull()) {
          this.broken(OUT_OF_MEMORY, "more QoS 2 messages without PUBREL than the board can remember");
          return;
        }
        // It counts as delivered with its last piece.
        if (isLast) this.session.addReceived(id);
      }
      if (isLast) this.figures.received++;
      if (packet.truncated || (isLast && packet.offset == 0)) {
        const isTruncated = packet.truncated;
        if (!this.calling) {
          this.calling = true;
          if (isTruncated || this.takesBytes) {
            packet.takePayload();
            this.deliver(flags, id, topic, packet.payload, isTruncated);
          } else {
            const text = packet.takeText();
            this.socket.giveBack(packet.payload);
            this.deliverText(flags, id, topic, text, undefined, false);
          }
          this.calling = false;
        } else {
          packet.takePayload();
          const payload = packet.payload;
          this.calls.push(() => this.deliver(flags, id, topic, payload, isTruncated));
        }
      } else {
        const payload = packet.payload;
        const offset = packet.offset;
        const length = packet.length;
        const connection = this.connection;
        this.calls.push(() => {
          if (this.chunkHandler) this.chunkHandler(this, topic, payload, offset, length);
          if (isLast) this.acknowledge(flags, id, connection);
        });
      }
    }

    /** Hands a message to the program as text and as bytes. */
    private deliver(flags: number, id: number, topic: string, payload: Buffer, isTruncated: boolean): void {
      let text: string;
      if (!isTruncated || this.handlers[Event.Overflow]) {
        if (payload.length > FEW_BYTES && !hasRoomFor(payload.length)) {
          if (flags & 4) this.session.release(id);
          this.broken(OUT_OF_MEMORY, NO_ROOM);
          return;
        }
        text = payload.toString();
      }
      this.deliverText(flags, id, topic, text, payload, isTruncated);
    }

    /** Calls the program's handlers of a message, then acknowledges it. `payload` may be missing if none takes it. */
    //% optimize=speed
    private deliverText(
      flags: number,
      id: number,
      topic: string,
      text: string,
      payload: Buffer,
      isTruncated: boolean,
    ): void {
      const connection = this.connection;
      const handler = this.handlers[isTruncated ? Event.Overflow : Event.Message];
      if (handler) handler(this, topic, text, payload);
      if (!isTruncated && this.routes.length > 0)
        for (const route of this.routes)
          if (topicMatches(route.filter, topic)) route.handler(this, topic, text, payload);
      if (flags & 6) this.acknowledge(flags, id, connection);
    }

    /** Tells the broker that a message has arrived, if the connection is still that on which it came. */
    private acknowledge(flags: number, id: number, connection: number): void {
      if (flags & 4) this.session.keepReceived(id);
      if (this.connection == connection && flags & 6)
        this.send(encodeAcknowledgement(flags & 4 ? PacketType.Pubrec : PacketType.Puback, id));
    }

    // --- Callbacks ---

    /** Calls the handler of an event. */
    private tell(event: Event, topic?: any, message?: string): void {
      const handler = this.handlers[event];
      if (handler) handler(this, topic, message);
    }

    /** Puts a call into the queue, and sees to it that somebody makes it. */
    private soon(call: () => void): void {
      this.calls.push(call);
      if (this.receiving || this.calling || this.calls.length > 1) return;
      control.runInParallel(() => {
        this.makeCalls();
        if (this.socket) this.receive();
      });
    }

    //% optimize=speed
    private makeCalls(): void {
      if (this.calling) return;
      this.calling = true;
      while (this.calls.length > 0) {
        const next = this.calls.shift();
        next();
      }
      this.calling = false;
    }
  }

  function refuse(call: string, why: string): boolean {
    console.log("mqtt." + call + ": " + why);
    return false;
  }

  function faultInId31(clientId: string): string {
    return clientId.length >= 1 && clientId.length <= 23
      ? undefined
      : "MQTT 3.1 wants a client identifier of 1 to 23 characters [3.1 §3.1]";
  }

  function faultInPublish(topic: string, topicBytes: number, qos: number): string {
    const fault = faultInTopicName(topic, topicBytes);
    return fault ? fault : faultInQos(qos);
  }

  function faultInQos(qos: number): string {
    return qos === 0 || qos === 1 || qos === 2 ? undefined : "QoS is 0, 1 or 2 [MQTT-3.3.1-4]";
  }

  function filtersOf(topic: string | Subscriptions): string[] {
    return typeof topic == "string" ? [topic as string] : Object.keys(topic as Subscriptions);
  }

  /** A packet that has to be sent as if it never was. */
  function asNew(delivery: Delivery): Delivery {
    delivery.state = DeliveryState.Initial;
    delivery.packet[0] &= ~DUP;
    return delivery;
  }
}
