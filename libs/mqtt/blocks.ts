// MQTT in blocks: functions on one client, which connect() makes from what was set before. Programs in TypeScript use
// mqtt.Client. What a program does not call costs it nothing.

/**
 * How often a message may arrive.
 */
enum MqttQos {
  /** Sent once, and not confirmed. */
  //% block="at most once (QoS 0)"
  AtMostOnce = 0,
  /** Sent until it is confirmed; may arrive twice. */
  //% block="at least once (QoS 1)"
  AtLeastOnce = 1,
  /** Confirmed twice, so that it arrives once. */
  //% block="exactly once (QoS 2)"
  ExactlyOnce = 2,
}

/**
 * Why there is no connection: the values of mqtt.CONN_FAIL_…, mqtt.CONNACK_… and the other constants.
 */
enum MqttReason {
  //% block="none" blockIdentity="mqtt.reasonValue"
  None = 0,
  //% block="wrong protocol version" blockIdentity="mqtt.reasonValue"
  WrongProtocol = 1,
  //% block="client id not allowed" blockIdentity="mqtt.reasonValue"
  WrongClientId = 2,
  //% block="broker not available" blockIdentity="mqtt.reasonValue"
  NotAvailable = 3,
  //% block="wrong user or password" blockIdentity="mqtt.reasonValue"
  WrongPassword = 4,
  //% block="not authorized" blockIdentity="mqtt.reasonValue"
  NotAuthorized = 5,
  //% block="greeting could not be sent" blockIdentity="mqtt.reasonValue"
  NotSent = -1,
  //% block="broker does not answer" blockIdentity="mqtt.reasonValue"
  NoAnswer = -2,
  //% block="broker's name is unknown" blockIdentity="mqtt.reasonValue"
  NoSuchName = -3,
  //% block="not a broker" blockIdentity="mqtt.reasonValue"
  NotABroker = -4,
  //% block="no broker found" blockIdentity="mqtt.reasonValue"
  NotFound = -5,
  //% block="broker closed the connection" blockIdentity="mqtt.reasonValue"
  ClosedByBroker = -10,
  //% block="network lost" blockIdentity="mqtt.reasonValue"
  NetworkLost = -11,
  //% block="ping not answered" blockIdentity="mqtt.reasonValue"
  PingTimeout = -12,
  //% block="message not confirmed" blockIdentity="mqtt.reasonValue"
  AckTimeout = -13,
  //% block="broker broke the rules" blockIdentity="mqtt.reasonValue"
  ProtocolError = -14,
  //% block="out of memory" blockIdentity="mqtt.reasonValue"
  OutOfMemory = -15,
  //% block="outbox full" blockIdentity="mqtt.reasonValue"
  Dropped = -16,
  //% block="program disconnected" blockIdentity="mqtt.reasonValue"
  Closed = -17,
  //% block="encryption failed" blockIdentity="mqtt.reasonValue"
  TlsFailed = -18,
}

/**
 * What is counted.
 */
enum MqttFigure {
  //% block="messages sent"
  Sent,
  //% block="messages received"
  Received,
  //% block="messages dropped"
  Dropped,
  //% block="bytes sent"
  BytesSent,
  //% block="bytes received"
  BytesReceived,
  //% block="reconnections"
  Reconnections,
  //% block="messages waiting"
  Waiting,
  //% block="messages not confirmed"
  Unconfirmed,
}

//% block="MQTT"
//% groups='["Connect", "Messages", "State", "Settings", "Long messages"]'
namespace mqtt {
  /** How often connect() looks whether the broker has answered. */
  const LOOK_MS = 20;

  /** What the broker publishes when the connection breaks. */
  export class LastWill {
    topic: string;
    message: string;
    qos: MqttQos;
    retain: boolean;
  }

  /** A topic filter to subscribe to at each new session, with the program's handler if it has one. */
  class Wish {
    filter: string;
    qos: MqttQos;
    handler: (topic: string, message: string) => void;
    /** The broker was asked. */
    isAsked: boolean;
  }

  /** What the blocks keep. */
  class Desk {
    client: Client;
    /** What gives a new client its settings, and the names of these: a later one takes the place of that of its name. */
    settings: ((client: Client) => void)[];
    settingNames: string[];
    clientId: string;
    keepAlive: number;
    cleanSession: boolean;
    maxMessageLength: number;
    backOff: ReconnectOptions;
    tls: net.TlsOptions;
    wishes: Wish[];
    connectedHandlers: (() => void)[];
    disconnectedHandlers: ((reason: MqttReason) => void)[];

    constructor() {
      this.settings = [];
      this.settingNames = [];
      this.clientId = defaultClientId();
      this.keepAlive = defaultKeepAlive();
      this.cleanSession = true;
      this.maxMessageLength = 1024;
      this.wishes = [];
      this.connectedHandlers = [];
      this.disconnectedHandlers = [];
    }

    /** Asks the broker for what it was not asked yet. */
    subscribe(): void {
      const client = this.client;
      for (const wish of this.wishes) {
        if (wish.isAsked || !client || !client.isConnected()) continue;
        wish.isAsked = client.subscribe(wish.filter, wish.qos, (_, granted) => {
          // A reason in place of a QoS: there was no answer.
          if (granted[0] < 0) wish.isAsked = false;
          else if (granted[0] == SUBACK_FAILURE) console.log("mqtt: the broker refuses " + wish.filter);
        });
      }
    }

    disconnected(reason: MqttReason): void {
      for (const handler of this.disconnectedHandlers) handler(reason);
    }
  }

  let theDesk: Desk;

  function desk(): Desk {
    if (!theDesk) theDesk = new Desk();
    return theDesk;
  }

  /** The client of the blocks; undefined, with a message on the console, before connect(). */
  function clientFor(call: string): Client {
    const client = desk().client;
    if (!client) console.log("mqtt." + call + ": connect to a broker first");
    return client;
  }

  // --- Connecting ---

  /**
   * Connect to an MQTT broker, and wait until it has answered. When the connection fails or breaks, the board tries again by itself.
   * @param broker name or address of the broker; empty for that of the project's settings, eg: "broker"
   * @param port the broker's port: mostly 1883, or 8883 with TLS, eg: 1883
   * @param secure encrypt the connection (TLS)
   * @param user name for the broker; empty for none
   * @param password for the broker; empty for none
   * @param will what the broker publishes when the connection breaks
   * @param protocol version of MQTT to speak
   */
  //% blockId=mqtt_connect
  //% block="connect to MQTT broker $broker||port $port TLS $secure user $user password $password last will $will protocol $protocol"
  //% broker.defl="broker" port.defl=1883
  //% secure.shadow=toggleOnOff will.shadow=mqtt_last_will protocol.defl=MqttProtocol.V311
  //% expandableArgumentMode="enabled" expandableArgumentBreaks="1,1,2,1,1"
  //% inlineInputMode="variable" inlineInputModeLimit=1
  //% group="Connect" weight=100 help=mqtt/connect
  export function connect(
    broker: string,
    port: number = 1883,
    secure: boolean = false,
    user?: string,
    password?: string,
    will?: LastWill,
    protocol?: MqttProtocol,
  ): void {
    const the = desk();
    if (the.client) the.client.close();
    const client = new Client(
      the.clientId,
      the.keepAlive,
      user ? user : undefined,
      password ? password : undefined,
      the.cleanSession,
      the.maxMessageLength,
    );
    the.client = client;
    for (const wish of the.wishes) {
      wish.isAsked = false;
      route(client, wish);
    }
    if (protocol) client.protocol = protocol;
    if (will && will.topic) client.lwt(will.topic, will.message, will.qos, will.retain);
    client.tls = the.tls;
    for (const set of the.settings) set(client);
    client.reconnect(the.backOff);
    let isAnswered = false;
    client.on("connect", () => {
      isAnswered = true;
      the.subscribe();
      for (const handler of the.connectedHandlers) handler();
    });
    client.on("reconnect", (_, reason, text) => {
      isAnswered = true;
      console.log("mqtt: " + text);
      the.disconnected(reason);
    });
    if (!client.connect(broker, port, secure)) return;
    while (!isAnswered && the.client == client && client.state != MqttState.Disconnected) pause(LOOK_MS);
  }

  /**
   * What the broker publishes for the board when the connection breaks without "disconnect from MQTT broker".
   * @param topic where it is published; empty for no last will, eg: "room/status"
   * @param message its text, eg: "offline"
   * @param retain true if the broker is to keep it for those who subscribe later
   */
  //% blockId=mqtt_last_will block="topic $topic message $message||retain $retain QoS $qos"
  //% message.defl="offline" message.shadowOptions.toString=true retain.shadow=toggleOnOff
  //% inlineInputMode="inline" expandableArgumentMode="toggle"
  //% blockHidden=1 help=mqtt/last-will
  export function lastWill(
    topic: string,
    message: string,
    retain: boolean = false,
    qos: MqttQos = 0,
  ): LastWill {
    const will = new LastWill();
    will.topic = topic;
    will.message = message;
    will.qos = qos;
    will.retain = retain;
    return will;
  }

  /**
   * Disconnect from the broker, and don't try again. The broker does not publish the last will.
   */
  //% blockId=mqtt_disconnect block="disconnect from MQTT broker"
  //% group="Connect" weight=90 help=mqtt/disconnect
  export function disconnect(): void {
    const the = desk();
    const client = the.client;
    the.client = undefined;
    if (client && client.close()) the.disconnected(MqttReason.Closed);
  }

  /**
   * True while the board is connected to the broker.
   */
  //% blockId=mqtt_is_connected block="MQTT is connected"
  //% group="Connect" weight=85 help=mqtt/is-connected
  export function isConnected(): boolean {
    const client = desk().client;
    return !!client && client.isConnected();
  }

  /**
   * Run code each time the board has connected to the broker: also after the connection was broken.
   */
  //% blockId=mqtt_on_connected block="on MQTT connected"
  //% group="Connect" weight=80 help=mqtt/on-connected
  export function onConnected(handler: () => void): void {
    desk().connectedHandlers.push(handler);
  }

  /**
   * Run code each time the connection breaks, or an attempt to connect fails.
   */
  //% blockId=mqtt_on_disconnected block="on MQTT disconnected because of $reason"
  //% draggableParameters="reporter"
  //% group="Connect" weight=75 help=mqtt/on-disconnected
  export function onDisconnected(handler: (reason: MqttReason) => void): void {
    desk().disconnectedHandlers.push(handler);
  }

  // --- Messages ---

  /**
   * Publish a message: whoever has subscribed to its topic gets it.
   * @param topic what the message is about, eg: "room/temperature"
   * @param message its text, eg: "hello"
   * @param retain true if the broker is to keep it for those who subscribe later
   * @param qos how often it may arrive
   */
  //% blockId=mqtt_publish block="publish to MQTT topic $topic message $message||retain $retain QoS $qos"
  //% topic.defl="room/temperature" message.defl="hello" message.shadowOptions.toString=true retain.shadow=toggleOnOff
  //% inlineInputMode="inline" expandableArgumentMode="enabled"
  //% group="Messages" weight=100 help=mqtt/publish
  export function publish(topic: string, message: string, retain: boolean = false, qos: MqttQos = 0): void {
    const client = clientFor("publish");
    if (client) client.publish(topic, message, qos, retain);
  }

  /**
   * Run code for each message on a topic. The board subscribes to it as soon as it is connected.
   * @param filter a topic, or with + for any name at its place, and # at the end for all that follows, eg: "room/#"
   */
  //% blockId=mqtt_on_message block="on MQTT message from $filter with $topic $message"
  //% filter.defl="room/#" draggableParameters="reporter"
  //% group="Messages" weight=95 help=mqtt/on-message
  export function onMessage(filter: string, handler: (topic: string, message: string) => void): void {
    wish(filter, MqttQos.AtLeastOnce, handler);
  }

  /**
   * Subscribe to a topic with the QoS of your choice, also for a second time.
   * @param filter a topic, or with + for any name at its place, and # at the end for all that follows, eg: "room/#"
   * @param qos how often a message may arrive
   */
  //% blockId=mqtt_subscribe block="subscribe to MQTT topic $filter QoS $qos"
  //% filter.defl="room/#" inlineInputMode="inline"
  //% group="Messages" weight=60 advanced=true help=mqtt/subscribe
  export function subscribe(filter: string, qos: MqttQos): void {
    wish(filter, qos, undefined);
  }

  /**
   * End a subscription. The code of "on MQTT message" for the same topic runs no more.
   * @param filter the topic as it was subscribed to, eg: "room/#"
   */
  //% blockId=mqtt_unsubscribe block="unsubscribe from MQTT topic $filter"
  //% filter.defl="room/#"
  //% group="Messages" weight=55 advanced=true help=mqtt/unsubscribe
  export function unsubscribe(filter: string): void {
    const the = desk();
    const client = the.client;
    the.wishes = the.wishes.filter((each) => each.filter != filter);
    if (!client) return;
    client.offMessage(filter);
    if (client.isConnected()) client.unsubscribe(filter);
  }

  /**
   * Publish a message, and wait until the broker has confirmed it. True if it has; false if the message was given up.
   * @param topic what the message is about, eg: "room/temperature"
   * @param message its text, eg: "hello"
   * @param qos how often it may arrive
   * @param retain true if the broker is to keep it for those who subscribe later
   */
  //% blockId=mqtt_publish_and_wait
  //% block="MQTT broker confirms topic $topic message $message QoS $qos||retain $retain"
  //% topic.defl="room/temperature" message.defl="hello" message.shadowOptions.toString=true
  //% qos.defl=MqttQos.AtLeastOnce retain.shadow=toggleOnOff
  //% inlineInputMode="inline" expandableArgumentMode="enabled"
  //% group="Messages" weight=50 advanced=true help=mqtt/publish-and-wait
  export function publishAndWait(
    topic: string,
    message: string,
    qos: MqttQos,
    retain: boolean = false,
  ): boolean {
    const client = clientFor("publishAndWait");
    if (!client) return false;
    let isOver = false;
    let result = 0;
    if (
      !client.publish(topic, message, qos, retain, (_, reason) => {
        isOver = true;
        result = reason;
      })
    )
      return false;
    while (!isOver && desk().client == client) pause(LOOK_MS);
    return isOver && result == 0;
  }

  /**
   * Run code for each message that is given up because too many are waiting.
   */
  //% blockId=mqtt_on_dropped block="on MQTT message dropped on $topic"
  //% draggableParameters="reporter"
  //% group="Messages" weight=45 advanced=true help=mqtt/on-dropped
  export function onDropped(handler: (topic: string) => void): void {
    set("dropped", (client) => client.on("dropped", (_, topic) => handler(topic)));
  }

  // --- State ---

  /**
   * What the client is doing.
   */
  //% blockId=mqtt_state block="MQTT state"
  //% group="State" weight=100 advanced=true help=mqtt/state
  export function state(): MqttState {
    const client = desk().client;
    return client ? client.state : MqttState.Disconnected;
  }

  /**
   * One of the states, to compare "MQTT state" with.
   */
  //% blockId=mqtt_state_value block="$state" shim=TD_ID
  //% group="State" weight=95 advanced=true help=mqtt/state
  export function stateValue(state: MqttState): number {
    return state;
  }

  /**
   * Why the last connection ended or failed.
   */
  //% blockId=mqtt_reason block="MQTT reason"
  //% group="State" weight=90 advanced=true help=mqtt/reason
  export function reason(): MqttReason {
    const client = desk().client;
    return client && client.reason ? client.reason : MqttReason.None;
  }

  /**
   * One of the reasons, to compare a reason with.
   */
  //% blockId=mqtt_reason_value block="$reason" shim=TD_ID
  //% group="State" weight=85 advanced=true help=mqtt/reason
  export function reasonValue(reason: MqttReason): number {
    return reason;
  }

  /**
   * Why the last connection ended or failed, in words.
   */
  //% blockId=mqtt_reason_text block="MQTT reason in words"
  //% group="State" weight=80 advanced=true help=mqtt/reason-text
  export function reasonText(): string {
    const client = desk().client;
    return client && client.reasonText ? client.reasonText : "";
  }

  /**
   * What has been counted since "connect to MQTT broker".
   * @param figure what
   */
  //% blockId=mqtt_figure block="number of MQTT $figure"
  //% group="State" weight=75 advanced=true help=mqtt/figure
  export function figure(figure: MqttFigure): number {
    const client = desk().client;
    if (!client) return 0;
    const figures = client.stats;
    switch (figure) {
      case MqttFigure.Sent:
        return figures.sent;
      case MqttFigure.Received:
        return figures.received;
      case MqttFigure.Dropped:
        return figures.dropped;
      case MqttFigure.BytesSent:
        return figures.bytesSent;
      case MqttFigure.BytesReceived:
        return figures.bytesReceived;
      case MqttFigure.Reconnections:
        return figures.reconnects;
      case MqttFigure.Waiting:
        return figures.queued;
      default:
        return figures.inFlight;
    }
  }

  // --- Settings: for connect() that follows ---

  /**
   * The name by which the broker knows the board. No two boards may have the same. Without this block it is that of the project's
   * settings; when these have none, it is made from the board's serial number.
   * @param id the name, eg: "kitchen"
   */
  //% blockId=mqtt_set_client_id block="set MQTT client id to $id"
  //% id.defl="kitchen"
  //% group="Settings" weight=100 advanced=true help=mqtt/set-client-id
  export function setClientId(id: string): void {
    desk().clientId = id;
  }

  /**
   * After how many silent seconds the connection is tested.
   * @param seconds 0 for never, eg: 60
   */
  //% blockId=mqtt_set_keep_alive block="test silent MQTT connection after $seconds seconds"
  //% seconds.defl=60
  //% group="Settings" weight=95 advanced=true help=mqtt/set-keep-alive
  export function setKeepAlive(seconds: number): void {
    desk().keepAlive = seconds;
  }

  /**
   * Have the broker keep subscriptions and messages for the board while it is away.
   */
  //% blockId=mqtt_keep_session block="keep MQTT session while away $on"
  //% on.shadow=toggleOnOff
  //% group="Settings" weight=90 advanced=true help=mqtt/keep-session
  export function keepSession(on: boolean): void {
    desk().cleanSession = !on;
  }

  /**
   * Keep messages that are not confirmed yet in the board's flash, so that they outlive a power cut. It keeps the session, too.
   * @param name tells the places of several programs apart, eg: "a"
   */
  //% blockId=mqtt_keep_in_flash block="keep MQTT messages in flash as $name"
  //% name.defl="a"
  //% group="Settings" weight=85 advanced=true help=mqtt/keep-in-flash
  export function keepInFlash(name: string): void {
    keepSession(true);
    set("flash", (client) => client.persist(new FlashStore(name)));
  }

  /**
   * How long to wait before another attempt to connect: at first, and at most. The wait doubles each time.
   * @param minSeconds eg: 1
   * @param maxSeconds eg: 120
   */
  //% blockId=mqtt_set_reconnect block="retry MQTT connection after $minSeconds to $maxSeconds seconds"
  //% minSeconds.defl=1 maxSeconds.defl=120
  //% group="Settings" weight=80 advanced=true help=mqtt/set-reconnect
  export function setReconnect(minSeconds: number, maxSeconds: number): void {
    desk().backOff = { minSeconds: minSeconds, maxSeconds: maxSeconds };
  }

  /**
   * How many messages may wait to be sent, and what happens to one more.
   * @param messages how many, eg: 16
   * @param overflow what a full outbox does
   * @param offline true if messages are to wait also while there is no connection
   */
  //% blockId=mqtt_set_outbox
  //% block="MQTT outbox holds $messages messages when full $overflow also while disconnected $offline"
  //% messages.defl=16 offline.shadow=toggleOnOff inlineInputMode="inline"
  //% group="Settings" weight=75 advanced=true help=mqtt/set-outbox
  export function setOutbox(messages: number, overflow: MqttOverflow, offline: boolean): void {
    set("outbox", (client) =>
      client.setOutbox({ maxMessages: messages, overflow: overflow, offline: offline }),
    );
  }

  /**
   * How many seconds to wait for the broker.
   * @param connect for its answer when connecting, eg: 10
   * @param ping for its answer when a silent connection is tested, eg: 5
   * @param confirm for its confirmation of a message; 0 for any time, eg: 20
   */
  //% blockId=mqtt_set_time_outs
  //% block="MQTT waits $connect s to connect $ping s for a ping $confirm s to confirm"
  //% connect.defl=10 ping.defl=5 confirm.defl=20 inlineInputMode="inline"
  //% group="Settings" weight=70 advanced=true help=mqtt/set-time-outs
  export function setTimeOuts(connect: number, ping: number, confirm: number): void {
    set("time-outs", (client) => {
      client.connectTimeout = connect;
      client.pingTimeout = ping;
      client.ackTimeout = confirm;
    });
  }

  /**
   * Trust the broker that has this certificate or key, and no other.
   * @param fingerprint SHA-256 of the broker's certificate or public key, in hexadecimal
   */
  //% blockId=mqtt_trust_fingerprint block="TLS trusts MQTT broker with fingerprint $fingerprint"
  //% group="Settings" weight=65 advanced=true help=mqtt/trust-fingerprint
  export function trustFingerprint(fingerprint: string): void {
    desk().tls = { fingerprint: fingerprint };
  }

  /**
   * Encrypt, but trust whoever answers. For trying things out only: others can read and change what is sent.
   */
  //% blockId=mqtt_trust_any block="TLS trusts any MQTT broker (unsafe)"
  //% group="Settings" weight=60 advanced=true help=mqtt/trust-any-broker
  export function trustAnyBroker(): void {
    desk().tls = { insecure: true };
  }

  // --- Long messages ---

  /**
   * How long a message may be that the board takes whole, its topic included.
   * @param bytes eg: 1024
   */
  //% blockId=mqtt_set_max_message_length block="MQTT messages have at most $bytes bytes"
  //% bytes.defl=1024
  //% group="Long messages" weight=100 advanced=true help=mqtt/set-max-message-length
  export function setMaxMessageLength(bytes: number): void {
    desk().maxMessageLength = bytes;
  }

  /**
   * Run code for each message that is too long for the board, with its beginning.
   */
  //% blockId=mqtt_on_too_long block="on MQTT message too long on $topic with $beginning"
  //% draggableParameters="reporter"
  //% group="Long messages" weight=95 advanced=true help=mqtt/on-too-long
  export function onTooLong(handler: (topic: string, beginning: string) => void): void {
    set("too long", (client) => client.on("overflow", (_, topic, beginning) => handler(topic, beginning)));
  }

  /**
   * Run code for each piece of a message that is too long for the board. `position` is where in the message the piece begins, and
   * `length` how long the message is, both in bytes.
   */
  //% blockId=mqtt_on_piece block="on piece of long MQTT message on $topic with $piece $position $length"
  //% draggableParameters="reporter"
  //% group="Long messages" weight=90 advanced=true help=mqtt/on-piece
  export function onPiece(
    handler: (topic: string, piece: string, position: number, length: number) => void,
  ): void {
    set("piece", (client) =>
      client.onChunk((_, topic, chunk, position, length) =>
        handler(topic, chunk.toString(), position, length),
      ),
    );
  }

  /**
   * Begin a message that is too long to be sent at once.
   * @param topic what the message is about, eg: "room/log"
   * @param bytes how many bytes it will have; a letter from A to Z has one, eg: 2000
   */
  //% blockId=mqtt_begin_publish block="begin MQTT message of $bytes bytes to topic $topic||retain $retain QoS $qos"
  //% topic.defl="room/log" bytes.defl=2000 retain.shadow=toggleOnOff
  //% inlineInputMode="inline" expandableArgumentMode="enabled"
  //% group="Long messages" weight=85 advanced=true help=mqtt/begin-publish
  export function beginPublish(
    topic: string,
    bytes: number,
    retain: boolean = false,
    qos: MqttQos = 0,
  ): void {
    const client = clientFor("beginPublish");
    if (client) client.beginPublish(topic, bytes, qos, retain);
  }

  /**
   * Send the next piece of a long message, and wait until the network has taken it.
   * @param text the piece
   */
  //% blockId=mqtt_write block="send piece of MQTT message $text"
  //% text.shadowOptions.toString=true
  //% group="Long messages" weight=80 advanced=true help=mqtt/write
  export function write(text: string): void {
    const client = clientFor("write");
    if (client) client.write(text);
  }

  /**
   * End a long message, after its last piece.
   */
  //% blockId=mqtt_end_publish block="end MQTT message"
  //% group="Long messages" weight=75 advanced=true help=mqtt/end-publish
  export function endPublish(): void {
    const client = clientFor("endPublish");
    if (client) client.end();
  }

  /**
   * Leave messages with the broker, until "go on receiving".
   */
  //% blockId=mqtt_pause_receiving block="pause receiving MQTT messages"
  //% group="Long messages" weight=70 advanced=true help=mqtt/pause-receiving
  export function pauseReceiving(): void {
    const client = clientFor("pauseReceiving");
    if (client) client.pauseReceiving();
  }

  /**
   * Go on receiving messages.
   */
  //% blockId=mqtt_resume_receiving block="go on receiving MQTT messages"
  //% group="Long messages" weight=65 advanced=true help=mqtt/resume-receiving
  export function resumeReceiving(): void {
    const client = clientFor("resumeReceiving");
    if (client) client.resumeReceiving();
  }

  // --- For the functions above ---

  /** Applies a setting to the client there is, and to those that connect() makes. */
  function set(name: string, setting: (client: Client) => void): void {
    const the = desk();
    const known = the.settingNames.indexOf(name);
    const place = known < 0 ? the.settings.length : known;
    the.settingNames[place] = name;
    the.settings[place] = setting;
    if (the.client) setting(the.client);
  }

  /** Subscribes now or as soon as there is a connection. */
  function wish(filter: string, qos: MqttQos, handler: (topic: string, message: string) => void): void {
    const the = desk();
    const wish = new Wish();
    wish.filter = filter;
    wish.qos = qos;
    wish.handler = handler;
    the.wishes.push(wish);
    if (the.client) route(the.client, wish);
    the.subscribe();
  }

  function route(client: Client, wish: Wish): void {
    const handler = wish.handler;
    if (handler) client.onMessage(wish.filter, (_, topic, message) => handler(topic, message));
  }
}
