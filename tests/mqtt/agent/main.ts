// A program that does with an MQTT client what a test tells it (tests/mqtt/agent.ts), so that one compilation serves all tests.
//
// It connects to the test and gets a command a line: words separated by spaces, text as hexadecimal of its UTF-8, "-" for what is
// left out. It answers "= result", and reports what callbacks are called with as "! event …".

// The test writes its port over these digits.
const CONTROL_PORT = "test listens on port 00000";

let control_: net.Socket;
let client: mqtt.Client;
/** How long message callbacks wait, in milliseconds, and how many there were. */
let busy = 0;
let ticks = 0;
/** Commands that the next callback of an event is to run: the event, then the command. */
const planned: string[][] = [];

function say(line: string) {
  control_.send(line + "\n");
}

/** Reports an event, and runs what is planned for it. */
function tell(event: string, rest: string) {
  say("! " + event + rest);
  for (const command of planned.filter((each) => each[1] == event)) {
    planned.removeElement(command);
    say("! ran " + run(command.slice(2)));
  }
}

/** Hexadecimal of UTF-8; or "u", and hexadecimal of UTF-16, so that it can be what UTF-8 has no form for. */
function textOf(word: string): string {
  if (word == "-") return undefined;
  if (word.charAt(0) != "u") return Buffer.fromHex(word).toString();
  let text = "";
  for (let i = 1; i < word.length; i += 4) text += String.fromCharCode(parseInt("0x" + word.substr(i, 4)));
  return text;
}

function bytesOf(word: string): Buffer {
  return Buffer.fromHex(word == "-" ? "" : word);
}

function hexOf(text: string): string {
  return text ? Buffer.fromUTF8(text).toHex() : "-";
}

function numberOf(word: string): number {
  return parseFloat(word);
}

function make(words: string[]): string {
  client = new mqtt.Client(
    textOf(words[1]),
    numberOf(words[2]),
    textOf(words[3]),
    textOf(words[4]),
    words[5] == "1",
    numberOf(words[6]),
  );
  client.on("connect", () => tell("connect", ""));
  client.on("offline", (c, reason, text) => tell("offline", " " + reason + " " + hexOf(text)));
  client.on("connfail", (c, reason, text) => tell("connfail", " " + reason + " " + hexOf(text)));
  client.on("puback", () => say("! puback"));
  client.on("suback", () => say("! suback"));
  client.on("unsuback", () => say("! unsuback"));
  client.on("reconnect", (c, reason, text) => say("! reconnect " + reason + " " + hexOf(text)));
  client.on("dropped", (c, topic) => say("! dropped " + hexOf(topic)));
  client.on("message", (c, topic, message, payload) => {
    if (busy > 0) pause(busy);
    const length = payload.length;
    tell("message", " " + hexOf(topic) + " " + (length > 512 ? "#" + length : payload.toHex()));
  });
  client.on("overflow", (c, topic, message, payload) =>
    say(
      "! overflow " +
        hexOf(topic) +
        " " +
        payload.length +
        " " +
        payload.slice(0, Math.min(16, payload.length)).toHex(),
    ),
  );
  return client.clientId;
}

function set(name: string, value: number): void {
  if (name == "protocol") client.protocol = value;
  else if (name == "fallback") client.fallbackTo31 = value != 0;
  else if (name == "connectTimeout") client.connectTimeout = value;
  else if (name == "pingTimeout") client.pingTimeout = value;
  else if (name == "ackTimeout") client.ackTimeout = value;
  else if (name == "maxInFlight") client.maxInFlight = value;
  else if (name == "busy") busy = value;
  else if (name == "maxMessages") client.setOutbox({ maxMessages: value });
  else if (name == "maxBytes") client.setOutbox({ maxBytes: value });
  else if (name == "overflow") client.setOutbox({ overflow: value });
  else if (name == "offline") client.setOutbox({ offline: value != 0 });
}

/** What a parser makes of bytes that come in pieces: "size" is how large they are, or sizes in turns. */
function parse(protocol: number, limit: number, streams: boolean, sizes: number[], bytes: Buffer): string {
  const parser = new mqtt.Parser(limit, protocol);
  parser.streams = streams;
  const found: string[] = [];
  let at = 0;
  let turn = 0;
  while (at < bytes.length) {
    const size = Math.min(sizes[turn % sizes.length], bytes.length - at);
    turn++;
    parser.give(bytes.slice(at, size));
    at += size;
    while (true) {
      const result = parser.parse();
      if (result == mqtt.ParseResult.AwaitData) break;
      if (result == mqtt.ParseResult.ProtocolError) return found.concat(["error " + parser.fault]).join("|");
      if (result == mqtt.ParseResult.OutOfMemory) return found.concat(["memory"]).join("|");
      const p = parser;
      const head = p.type + " " + p.flags + " " + p.packetId;
      p.takePayload();
      if (p.type != mqtt.PacketType.Publish) found.push(head + " " + p.payload.toHex());
      else if (result == mqtt.ParseResult.Chunk) {
        // Where chunks end depends on the pieces.
        if (p.offset == 0) found.push(head + " " + hexOf(p.topic) + " chunks of " + p.length + " ");
        found.push(found.pop() + p.payload.toHex());
      } else found.push(head + " " + hexOf(p.topic) + " " + p.payload.toHex() + (p.truncated ? " cut" : ""));
    }
  }
  return found.join("|");
}

function optionsOf(words: string[]): mqtt.ConnectOptions {
  const options = new mqtt.ConnectOptions();
  options.protocol = numberOf(words[2]);
  options.clientId = textOf(words[3]);
  options.keepAlive = numberOf(words[4]);
  options.cleanSession = words[5] == "1";
  if (words[6] != "-") options.userName = textOf(words[6]);
  if (words[7] != "-") options.password = textOf(words[7]);
  if (words[8] != "-") {
    options.willTopic = textOf(words[8]);
    options.willMessage = bytesOf(words[9]);
    options.willQos = numberOf(words[10]);
    options.willRetain = words[11] == "1";
  }
  return options;
}

function publishOf(
  words: string[],
  payload: mqtt.Data,
  length: number,
  flags: number,
  packetId: number,
): string {
  const topic = textOf(words[2]);
  return mqtt.encodePublish(topic, utf8.size(topic), payload, length, flags, packetId).toHex();
}

/** The bytes of a packet, as hexadecimal; those of a long payload left out. */
function encode(words: string[]): string {
  const name = words[1];
  if (name == "connect") return mqtt.encodeConnect(optionsOf(words)).toHex();
  if (name == "publish")
    return publishOf(words, bytesOf(words[3]), -1, numberOf(words[4]), numberOf(words[5]));
  if (name == "begin") return publishOf(words, "", numberOf(words[3]), 0, 0);
  if (name == "acknowledgement")
    return mqtt.encodeAcknowledgement(numberOf(words[2]), numberOf(words[3])).toHex();
  if (name == "empty") return mqtt.encodeEmpty(numberOf(words[2])).toHex();
  const filters: string[] = [];
  const levels: number[] = [];
  for (let i = 3; i < words.length; i += 2) {
    filters.push(textOf(words[i]));
    levels.push(numberOf(words[i + 1]));
  }
  return mqtt.encodeRequest(numberOf(words[2]), filters, name == "subscribe" ? levels : undefined).toHex();
}

function run(words: string[]): string {
  const name = words[0];
  if (name == "new") return make(words);
  if (name == "set") {
    set(words[1], numberOf(words[2]));
    return "";
  }
  if (name == "when") {
    planned.push(words);
    return "";
  }
  if (name == "lastid") {
    // So that a test reaches the last packet identifier without 65,534 packets.
    const inner: any = client;
    inner.session.lastId = numberOf(words[1]);
    return "";
  }
  if (name == "on") {
    client.on(textOf(words[1]), () => {});
    return "";
  }
  if (name == "publishlong" || name == "subscribelong" || name == "lwtlong") {
    // A topic of so many bytes.
    let topic = "0123456789abcdef";
    while (topic.length < numberOf(words[1])) topic += topic;
    topic = topic.substr(0, numberOf(words[1]));
    if (name == "lwtlong") return "" + client.lwt(topic, "x");
    return "" + (name == "publishlong" ? client.publish(topic, "x") : client.subscribe(topic));
  }
  if (name == "id") {
    client.clientId = words[1] == "-" ? "" : textOf(words[1]);
    return "";
  }
  if (name == "reconnect") {
    client.reconnect({
      minSeconds: numberOf(words[1]),
      maxSeconds: numberOf(words[2]),
      jitter: numberOf(words[3]),
    });
    return "";
  }
  if (name == "connect")
    return (
      "" +
      client.connect(
        textOf(words[1]),
        numberOf(words[2]),
        words[3] == "1",
        words[4] == "1",
        () => tell("connected", ""),
        (c, reason) => say("! failed " + reason),
      )
    );
  if (name == "lwt")
    return (
      "" +
      client.lwt(
        words[1] == "-" ? "" : textOf(words[1]),
        bytesOf(words[2]),
        numberOf(words[3]),
        words[4] == "1",
      )
    );
  if (name == "publish") {
    const tag = words[5];
    return (
      "" +
      client.publish(
        words[1] == "-" ? "" : textOf(words[1]),
        bytesOf(words[2]),
        numberOf(words[3]),
        words[4] == "1",
        tag ? (c, reason) => say("! done " + tag + " " + reason) : undefined,
      )
    );
  }
  if (name == "burst") {
    // As many messages as given, in one go or with a pause after each: their payloads are their numbers.
    let accepted = 0;
    for (let i = 0; i < numberOf(words[4]); i++) {
      if (client.publish(textOf(words[1]), "" + i, numberOf(words[2]), words[3] == "1")) accepted++;
      if (words.length > 5) pause(numberOf(words[5]));
    }
    return "" + accepted;
  }
  if (name == "subscribe" || name == "unsubscribe") {
    const report = (c: mqtt.Client, granted: number[], filters: string[]) =>
      say("! " + name + "d " + granted.join(",") + " " + filters.map((filter) => hexOf(filter)).join(","));
    // Filter and QoS in turns.
    const table: mqtt.Subscriptions = {};
    for (let i = 1; i < words.length - 1; i += 2) table[textOf(words[i])] = numberOf(words[i + 1]);
    if (name == "unsubscribe")
      return (
        "" +
        (words.length == 3 ? client.unsubscribe(textOf(words[1]), report) : client.unsubscribe(table, report))
      );
    return (
      "" +
      (words.length == 3
        ? client.subscribe(words[1] == "-" ? "" : textOf(words[1]), numberOf(words[2]), report)
        : client.subscribe(table, report))
    );
  }
  if (name == "route") {
    const filter = textOf(words[1]);
    return (
      "" +
      client.onMessage(filter, (c, topic, message) =>
        say("! route " + hexOf(filter) + " " + hexOf(topic) + " " + hexOf(message)),
      )
    );
  }
  if (name == "unroute") {
    client.offMessage(textOf(words[1]));
    return "";
  }
  if (name == "chunks") {
    client.onChunk((c, topic, chunk, offset, length) =>
      say("! chunk " + hexOf(topic) + " " + offset + " " + length + " " + chunk.toHex()),
    );
    return "";
  }
  if (name == "begin")
    return (
      "" + client.beginPublish(textOf(words[1]), numberOf(words[2]), numberOf(words[3]), words[4] == "1")
    );
  if (name == "write") return "" + client.write(bytesOf(words[1]));
  if (name == "fill") {
    // Writes so many bytes in pieces of a size: the position's low byte each.
    let at = 0;
    while (at < numberOf(words[1])) {
      const piece = Buffer.create(Math.min(numberOf(words[2]), numberOf(words[1]) - at));
      for (let i = 0; i < piece.length; i++) piece[i] = (at + i) & 255;
      if (!client.write(piece)) return "false";
      at += piece.length;
    }
    return "true";
  }
  if (name == "end") return "" + client.end((c, reason) => say("! done stream " + reason));
  if (name == "close") return "" + client.close();
  if (name == "encode") return encode(words);
  if (name == "parse")
    return parse(
      numberOf(words[1]),
      numberOf(words[2]),
      words[3] == "1",
      words[4].split(",").map((size) => numberOf(size)),
      bytesOf(words[5]),
    );
  if (name == "memory") {
    control.gc();
    return "" + control.gcStats().lastFreeBytes;
  }
  if (name == "persist") return "" + client.persist(new mqtt.FlashStore(words[1]));
  if (name == "pause") {
    client.pauseReceiving();
    return "";
  }
  if (name == "resume") {
    client.resumeReceiving();
    return "";
  }
  if (name == "state") return "" + client.state + " " + client.isConnected();
  if (name == "reason") return client.reason + " " + hexOf(client.reasonText);
  if (name == "stats") {
    const s = client.stats;
    const figures = [s.sent, s.received, s.bytesSent, s.bytesReceived, s.reconnects];
    return figures.concat([s.dropped, s.queued, s.inFlight]).join(" ");
  }
  if (name == "matches") return "" + mqtt.topicMatches(textOf(words[1]), textOf(words[2]));
  if (name == "ticks") return "" + ticks;
  return "no such command";
}

wifi.connect("network", "password");
control.runInParallel(() => {
  while (true) {
    ticks++;
    pause(20);
  }
});
control_ = net.connect("broker", parseInt(CONTROL_PORT.substr(CONTROL_PORT.length - 5)));
let rest = "";
control_.onOpen(() => say("! ready"));
control_.onData((data) => {
  rest += data.toString();
  let end = rest.indexOf("\n");
  while (end >= 0) {
    const line = rest.substr(0, end);
    rest = rest.substr(end + 1);
    say("= " + run(line.split(" ")));
    end = rest.indexOf("\n");
  }
});
