// The MQTT client that programs use, with NodeMCU's names: packets (packets.ts) and session (session.ts) over one TCP
// connection (libs/net). Nothing here waits: what takes time is told to callbacks, each in a fiber of its own.

/**
 * Messages to and from other devices through an MQTT broker.
 */
//% color="#6B3FA0" weight=72 icon="\uf1d8"
namespace mqtt {
  // How long each step may take, in milliseconds.
  const OPEN_TIMEOUT_MS = 10000;
  const CONNACK_TIMEOUT_MS = 5000;
  const PINGRESP_TIMEOUT_MS = 5000;
  const RECONNECT_DELAY_MS = 2000;
  /** How often the steps' ends and the keep-alive time are looked at. */
  const TICK_MS = 200;

  // What a connection may take of the board's memory.
  const READ_BYTES = 256;
  const MAX_MESSAGE_BYTES = 1024;
  const MAX_QUEUED_BYTES = 2048;
  const MAX_IN_FLIGHT = 8;
  /** Messages that wait for the callback before the broker is slowed down. */
  const MAX_DELIVERIES = 4;

  const enum State {
    Disconnected,
    /** TCP connection is being established. */
    Opening,
    /** CONNECT is sent. */
    AwaitingConnack,
    Connected,
  }

  /** Topic filters with the QoS asked for each. */
  export interface Subscriptions {
    [filter: string]: number;
  }

  /**
   * A client of an MQTT broker. It can connect again after each end of a connection, also in its callbacks.
   */
  export class Client {
    private options: ConnectOptions;
    private session: Session;
    private state: State;
    private socket: net.Socket;
    private parser: Parser;
    /** Changes with every connection, so that a fiber of an old one notices. */
    private attempt: number;
    private stateSince: number;
    private lastSent: number;
    /** When PINGREQ was sent that is not answered yet; 0 if none. */
    private pingSent: number;

    private host: string;
    private port: number;
    private autoreconnect: boolean;
    /** autoreconnect: an earlier connection of this connect() was accepted. */
    private established: boolean;
    private onConnected: (client: Client) => void;
    private onFailed: (client: Client, reason: number) => void;

    private connectHandler: (client: Client, topic?: string, message?: string, payload?: Buffer) => void;
    private messageHandler: (client: Client, topic?: string, message?: string, payload?: Buffer) => void;
    private overflowHandler: (client: Client, topic?: string, message?: string, payload?: Buffer) => void;
    private offlineHandler: (client: Client, topic?: string, message?: string, payload?: Buffer) => void;
    private deliveries: Packet[];
    private delivering: boolean;

    /**
     * @param clientId identifies the client to the broker; no two clients of a broker may have the same
     * @param keepAlive seconds after which a silent connection is tested; 0 for never
     * @param username for the broker; none if left out
     * @param password for the broker; none if left out
     * @param cleanSession false to have the broker keep subscriptions and messages between connections
     */
    constructor(
      clientId: string,
      keepAlive: number = 120,
      username?: string,
      password?: string,
      cleanSession: boolean | number = true,
    ) {
      const options = new ConnectOptions();
      options.clientId = clientId;
      options.keepAlive = Math.max(0, Math.min(65535, keepAlive | 0));
      options.userName = username;
      options.password = password;
      options.cleanSession = cleanSession ? true : false;
      this.options = options;
      this.session = new Session();
      this.state = State.Disconnected;
      this.attempt = 0;
      this.deliveries = [];
      this.delivering = false;
    }

    /**
     * Protocol level of the next connection: PROTOCOL_31 or PROTOCOL_311; what defaultProtocol() says if it is not set.
     * connect() returns false with any other value.
     */
    get protocol(): number {
      return this.options.protocol;
    }

    set protocol(level: number) {
      this.options.protocol = level;
    }

    /**
     * Connects to a broker.
     * @param host name or IPv4 address of the broker
     * @param port its TCP port, eg: 1883
     * @param secure TLS; not available on this board yet
     * @param autoreconnect connect again when the connection breaks; better do so in the `onFailed` and "offline" callbacks
     * @param onConnected called when the broker has accepted
     * @param onFailed called with the reason (CONN_FAIL_…, CONNACK_…) when no connection came about
     * Returns false, and calls nothing, if the client is connected or connecting, its protocol level, identifier, user name
     * or password is not possible in MQTT, or `secure` is asked for.
     */
    connect(
      host: string,
      port: number = 1883,
      secure: boolean | number = false,
      autoreconnect: boolean | number = false,
      onConnected?: (client: Client) => void,
      onFailed?: (client: Client, reason: number) => void,
    ): boolean {
      if (this.state != State.Disconnected || secure || !this.canConnect()) return false;
      this.host = host;
      this.port = port;
      this.autoreconnect = autoreconnect ? true : false;
      this.established = false;
      this.onConnected = onConnected;
      this.onFailed = onFailed;
      this.open();
      return true;
    }

    /**
     * Sets the message that the broker publishes when the connection breaks without close(). Call before connect().
     * Ignored if the topic can't be published to.
     */
    lwt(topic: string, message: string | Buffer, qos: number = 0, retain: boolean | number = false): void {
      if (!isTopicName(topic) || qos < 0 || qos > 2) return;
      this.options.willTopic = topic;
      this.options.willMessage = toBytes(message);
      this.options.willQos = qos | 0;
      this.options.willRetain = retain ? true : false;
    }

    /**
     * Sets the callback of an event; one for each.
     * @param event "connect"; "message" (with topic and message, as text and as bytes); "offline", when a connection breaks;
     * "overflow", instead of "message" when topic or message are too long for the board, with the first part of them
     */
    on(
      event: string,
      callback: (client: Client, topic?: string, message?: string, payload?: Buffer) => void,
    ): void {
      if (event == "connect") this.connectHandler = callback;
      else if (event == "message") this.messageHandler = callback;
      else if (event == "overflow") this.overflowHandler = callback;
      else if (event == "offline") this.offlineHandler = callback;
    }

    /**
     * Publishes a message.
     * @param done called when it is on its way (QoS 0), or the broker has confirmed it (QoS 1 and 2)
     * Returns false, and publishes nothing, if the client is not connected, more is waiting to be sent than the board can
     * keep, or the topic can't be published to.
     */
    publish(
      topic: string,
      payload: string | Buffer,
      qos: number = 0,
      retain: boolean | number = false,
      done?: (client: Client) => void,
    ): boolean {
      if (!this.canRequest() || !isTopicName(topic) || qos < 0 || qos > 2) return false;
      const bytes = toBytes(payload);
      const packetId = qos > 0 ? this.session.nextPacketId() : 0;
      const packet = encodePublish(topic, bytes, qos | 0, retain ? true : false, packetId);
      if (qos > 0) {
        this.session.add(
          packetId,
          qos == 1 ? PacketType.Puback : PacketType.Pubrec,
          packet,
          this.callLater(done),
        );
        this.send(packet);
      } else {
        this.send(packet);
        this.run(done);
      }
      return true;
    }

    /**
     * Subscribes to topics.
     * @param topic a topic filter, or several with their QoS: {"a/#": 0, "b/+/c": 1}
     * @param qos at most with this QoS; not used with several filters
     * @param done called when the broker has answered
     * Returns false if the client is not connected, or a filter or QoS is not possible in MQTT.
     */
    subscribe(topic: string | Subscriptions, qos: number = 0, done?: (client: Client) => void): boolean {
      let filters: string[];
      let levels: number[];
      if (typeof topic == "string") {
        filters = [topic as string];
        levels = [qos];
      } else {
        const table = topic as Subscriptions;
        filters = Object.keys(table);
        levels = filters.map((filter) => table[filter]);
      }
      for (const level of levels) if (level !== 0 && level !== 1 && level !== 2) return false;
      if (!this.canRequest() || !areTopicFilters(filters)) return false;
      const packetId = this.session.nextPacketId();
      this.session.add(packetId, PacketType.Suback, undefined, this.callLater(done));
      this.send(encodeSubscribe(packetId, filters, levels));
      return true;
    }

    /**
     * Ends subscriptions.
     * @param topic a topic filter, or several as the keys of a table
     * @param done called when the broker has answered
     * Returns false if the client is not connected, or a filter is not possible in MQTT.
     */
    unsubscribe(topic: string | Subscriptions, done?: (client: Client) => void): boolean {
      const filters = typeof topic == "string" ? [topic as string] : Object.keys(topic as Subscriptions);
      if (!this.canRequest() || !areTopicFilters(filters)) return false;
      const packetId = this.session.nextPacketId();
      this.session.add(packetId, PacketType.Unsuback, undefined, this.callLater(done));
      this.send(encodeUnsubscribe(packetId, filters));
      return true;
    }

    /**
     * Disconnects in order, so that the broker does not publish the last will. No callback of the connection is called
     * any more. Returns false if there is no connection.
     */
    close(): boolean {
      if (this.state == State.Disconnected) {
        // An autoreconnect that waits for its turn ends too.
        this.attempt++;
        return false;
      }
      const socket = this.socket;
      if (this.state == State.Connected) this.send(encodeEmpty(PacketType.Disconnect));
      this.deliveries = [];
      this.end();
      socket.close();
      return true;
    }

    /** True between the broker's consent and the end of the connection. */
    isConnected(): boolean {
      return this.state == State.Connected;
    }

    // --- Connection ---

    private canConnect(): boolean {
      const options = this.options;
      return (
        (options.protocol === PROTOCOL_31 || options.protocol === PROTOCOL_311) &&
        isFieldText(options.clientId) &&
        (options.userName === undefined || isFieldText(options.userName)) &&
        (options.password === undefined || isFieldText(options.password)) &&
        (options.clientId.length > 0 || options.cleanSession) // [MQTT-3.1.3-8]
      );
    }

    private open(): void {
      this.attempt++;
      this.parser = new Parser(MAX_MESSAGE_BYTES);
      this.pingSent = 0;
      this.enter(State.Opening);
      const socket = net.connect(this.host, this.port);
      this.socket = socket;
      socket.onOpen(() => {
        this.enter(State.AwaitingConnack);
        this.send(encodeConnect(this.options));
      });
      socket.onReadable(() => this.receive());
      socket.onError((reason) =>
        this.broken(reason == NetError.Dns ? CONN_FAIL_DNS : CONN_FAIL_SERVER_NOT_FOUND),
      );
      socket.onClose(() => this.broken(CONN_FAIL_SERVER_NOT_FOUND));
      const attempt = this.attempt;
      control.runInParallel(() => this.supervise(attempt));
    }

    private enter(state: State): void {
      this.state = state;
      this.stateSince = control.millis();
    }

    private send(packet: Buffer): void {
      this.lastSent = control.millis();
      this.socket.send(packet);
    }

    /** Forgets the connection, and what does not outlive it. */
    private end(): void {
      this.attempt++;
      this.state = State.Disconnected;
      this.socket = undefined;
      this.parser = undefined;
      if (this.options.cleanSession) this.session.clear();
      else this.session.dropRequests();
    }

    /** The connection is over, or never came about; `reason` is for the failure callback. */
    private broken(reason: number): void {
      const wasConnected = this.state == State.Connected;
      const socket = this.socket;
      this.end();
      socket.abort();
      if (this.autoreconnect && this.established) {
        this.reconnectLater();
      } else if (wasConnected) {
        this.run(this.offlineHandler);
      } else {
        const failed = this.onFailed;
        if (failed) control.runInParallel(() => failed(this, reason));
      }
    }

    private reconnectLater(): void {
      const attempt = this.attempt;
      control.runInParallel(() => {
        pause(RECONNECT_DELAY_MS);
        if (this.attempt == attempt) this.open();
      });
    }

    /** Runs in a fiber of its own as long as the connection: ends what takes too long, keeps the connection alive. */
    private supervise(attempt: number): void {
      while (this.attempt == attempt) {
        const now = control.millis();
        if (this.state == State.Opening) {
          if (now - this.stateSince > OPEN_TIMEOUT_MS) this.broken(CONN_FAIL_SERVER_NOT_FOUND);
        } else if (this.state == State.AwaitingConnack) {
          if (now - this.stateSince > CONNACK_TIMEOUT_MS)
            this.broken(this.socket.queued() > 0 ? CONN_FAIL_TIMEOUT_SENDING : CONN_FAIL_TIMEOUT_RECEIVING);
        } else if (this.options.keepAlive > 0) this.keepAlive(now);
        pause(TICK_MS);
      }
    }

    /** Sends PINGREQ after three quarters of the keep-alive time without a packet [MQTT-3.1.2-23]. */
    private keepAlive(now: number): void {
      if (this.pingSent) {
        // A broker whose messages wait for the program's callback is alive.
        if (now - this.pingSent > PINGRESP_TIMEOUT_MS && !this.delivering) this.broken(0);
      } else if (now - this.lastSent >= this.options.keepAlive * 750) {
        this.pingSent = now;
        this.send(encodeEmpty(PacketType.Pingreq));
      }
    }

    // --- Packets from the broker ---

    /** Takes packets out of the socket until there are none, or the program is behind with the messages. */
    private receive(): void {
      const socket = this.socket;
      while (this.socket && this.socket == socket && this.deliveries.length < MAX_DELIVERIES) {
        const result = this.parser.parse();
        if (result == ParseResult.AwaitData) {
          const data = socket.read(READ_BYTES);
          if (data.length == 0) return;
          // read() may have found the connection's end.
          if (this.parser) this.parser.give(data);
        } else if (result == ParseResult.ProtocolError) {
          this.broken(CONN_FAIL_NOT_A_CONNACK_MSG);
        } else this.handle(this.parser.packet);
      }
    }

    private handle(packet: Packet): void {
      if (this.state != State.Connected) {
        this.handleConnack(packet);
        return;
      }
      switch (packet.type) {
        case PacketType.Publish:
          this.handlePublish(packet);
          break;
        case PacketType.Pubrec:
          this.session.takenOver(packet.packetId);
          this.send(encodeAcknowledgement(PacketType.Pubrel, packet.packetId));
          break;
        case PacketType.Pubrel:
          this.session.release(packet.packetId);
          this.send(encodeAcknowledgement(PacketType.Pubcomp, packet.packetId));
          break;
        case PacketType.Puback:
        case PacketType.Pubcomp:
        case PacketType.Suback:
        case PacketType.Unsuback:
          const acknowledged = this.session.acknowledge(packet.type, packet.packetId);
          if (acknowledged && acknowledged.done) acknowledged.done();
          break;
        case PacketType.Pingresp:
          this.pingSent = 0;
          break;
        default:
          this.broken(0); // a second CONNACK
      }
    }

    private handleConnack(packet: Packet): void {
      if (packet.type != PacketType.Connack) {
        this.broken(CONN_FAIL_NOT_A_CONNACK_MSG);
        return;
      }
      const flags = packet.payload[0];
      const returnCode = packet.payload[1];
      if (flags > 1 || returnCode > CONNACK_REFUSED_NOT_AUTHORIZED) this.broken(CONN_FAIL_NOT_A_CONNACK_MSG);
      else if (returnCode != CONNACK_ACCEPTED) this.broken(returnCode);
      else {
        const first = !this.established;
        this.established = true;
        this.enter(State.Connected);
        // Session present: the broker continues the session [MQTT-3.2.2-2].
        if (flags == 1) for (const again of this.session.toResend()) this.send(again);
        else this.session.clear();
        this.run(this.connectHandler);
        if (first) this.run(this.onConnected);
      }
    }

    private handlePublish(packet: Packet): void {
      if (packet.qos < 2 || this.session.isNew(packet.packetId)) this.deliver(packet);
      if (packet.qos == 1) this.send(encodeAcknowledgement(PacketType.Puback, packet.packetId));
      else if (packet.qos == 2) this.send(encodeAcknowledgement(PacketType.Pubrec, packet.packetId));
    }

    // --- Callbacks ---

    /** Messages are delivered one after the other, in the order they came, by one fiber. */
    private deliver(packet: Packet): void {
      if (!(packet.truncated ? this.overflowHandler : this.messageHandler)) return;
      this.deliveries.push(packet);
      if (this.delivering) return;
      this.delivering = true;
      control.runInParallel(() => {
        while (this.deliveries.length > 0) {
          const next = this.deliveries.shift();
          const handler = next.truncated ? this.overflowHandler : this.messageHandler;
          if (handler) handler(this, next.topic, next.payload.toString(), next.payload);
          // What the socket holds back because of the full queue.
          if (this.socket && this.deliveries.length == 0) this.receive();
        }
        this.delivering = false;
      });
    }

    private run(callback: (client: Client) => void): void {
      if (callback) control.runInParallel(() => callback(this));
    }

    private callLater(callback: (client: Client) => void): () => void {
      return callback ? () => this.run(callback) : undefined;
    }

    private canRequest(): boolean {
      return (
        this.state == State.Connected &&
        this.socket.queued() < MAX_QUEUED_BYTES &&
        this.session.pending() < MAX_IN_FLIGHT
      );
    }
  }

  function toBytes(data: string | Buffer): Buffer {
    return typeof data == "string" ? Buffer.fromUTF8(data as string) : (data as Buffer);
  }

  function areTopicFilters(filters: string[]): boolean {
    if (filters.length == 0) return false;
    for (const filter of filters) if (!isTopicFilter(filter)) return false;
    return true;
  }
}
