// MQTT-like packets: encoding lengths, topics and flags into buffers, decoding them from pieces, and matching topics.

enum PacketType {
  Connect = 1,
  Connack,
  Publish,
  Puback,
  Subscribe = 8,
}
class Writer {
  private parts: Buffer[];
  constructor() {
    this.parts = [];
  }
  byte(b: number): Writer {
    const x = Buffer.create(1);
    x[0] = b;
    this.parts.push(x);
    return this;
  }
  word(w: number): Writer {
    const x = Buffer.create(2);
    x.setNumber(NumberFormat.UInt16BE, 0, w);
    this.parts.push(x);
    return this;
  }
  text(s: string): Writer {
    const b = Buffer.fromUTF8(s);
    this.word(b.length);
    this.parts.push(b);
    return this;
  }
  raw(b: Buffer): Writer {
    this.parts.push(b);
    return this;
  }
  packet(type: PacketType, flags: number): Buffer {
    const body = Buffer.concat(this.parts);
    const head: number[] = [(type << 4) | flags];
    let n = body.length;
    do {
      let b = n & 127;
      n >>= 7;
      if (n) b |= 128;
      head.push(b);
    } while (n);
    return Buffer.fromArray(head).concat(body);
  }
}
class Reader {
  private state = 0;
  private type = 0;
  private length = 0;
  private shift = 0;
  private body: Buffer;
  private filled = 0;
  constructor(private onPacket: (type: number, flags: number, body: Buffer) => void) {}
  feed(data: Buffer): void {
    for (let i = 0; i < data.length; i++) {
      const b = data[i];
      switch (this.state) {
        case 0:
          this.type = b;
          this.length = 0;
          this.shift = 0;
          this.state = 1;
          break;
        case 1:
          this.length |= (b & 127) << this.shift;
          this.shift += 7;
          if (this.shift > 28) throw "malformed length";
          if (b & 128) break;
          this.body = Buffer.create(this.length);
          this.filled = 0;
          this.state = 2;
          if (this.length == 0) this.finish();
          break;
        case 2:
          this.body[this.filled++] = b;
          if (this.filled == this.length) this.finish();
          break;
      }
    }
  }
  private finish(): void {
    this.state = 0;
    this.onPacket(this.type >> 4, this.type & 15, this.body);
  }
}
function matches(filter: string, topic: string): boolean {
  const f = filter.split("/");
  const t = topic.split("/");
  for (let i = 0; i < f.length; i++) {
    if (f[i] == "#") return true;
    if (i >= t.length || (f[i] != "+" && f[i] != t[i])) return false;
  }
  return f.length == t.length;
}
const log: string[] = [];
const reader = new Reader((type, flags, body) => {
  let text = `type ${type} flags ${flags} length ${body.length}`;
  if (type == PacketType.Publish) {
    const n = body.getNumber(NumberFormat.UInt16BE, 0);
    const topic = body.slice(2, n).toString();
    text += ` ${topic} = ${body
      .slice(2 + n)
      .toString()
      .slice(0, 20)}`;
  }
  log.push(text);
});
const packets = [
  new Writer().text("MQTT").byte(4).byte(2).word(60).text("client").packet(PacketType.Connect, 0),
  new Writer().text("a/b").raw(Buffer.fromUTF8("hello")).packet(PacketType.Publish, 1),
  new Writer().word(7).text("a/+").byte(1).packet(PacketType.Subscribe, 2),
  new Writer().packet(PacketType.Puback, 0),
  new Writer()
    .text("größe/é")
    .raw(Buffer.fromUTF8("x".concat("y")))
    .packet(PacketType.Publish, 0),
  new Writer().text("long").raw(Buffer.create(300)).packet(PacketType.Publish, 3),
];
for (const p of packets) console.log(p.slice(0, 24).toHex() + " " + p.length);
const stream = Buffer.concat(packets);
let at = 0;
let size = 1;
while (at < stream.length) {
  reader.feed(stream.slice(at, Math.min(size, stream.length - at)));
  at += size;
  size = (size * 3 + 1) % 17;
}
for (const line of log) console.log(line);
try {
  reader.feed(hex`30ffffffffff01`);
} catch (e) {
  console.log("error " + e);
}
for (const f of ["a/b", "a/+", "#", "+/+", "a/#", "b/#", "+", "a/b/c", "a/b/#"])
  console.log(f + " " + matches(f, "a/b"));
class Session {
  private handlers: { filter: string; run: (topic: string, payload: string) => void }[];
  constructor() {
    this.handlers = [];
  }
  on(filter: string, run: (topic: string, payload: string) => void): Session {
    this.handlers.push({ filter: filter, run: run });
    return this;
  }
  deliver(topic: string, payload: string): number {
    let n = 0;
    for (const h of this.handlers)
      if (matches(h.filter, topic)) {
        h.run(topic, payload);
        n++;
      }
    return n;
  }
}
const state: { [topic: string]: string } = {};
const session = new Session()
  .on("home/+/temperature", (t, p) => {
    state[t.split("/")[1]] = p;
  })
  .on("home/#", (t, p) => {
    state["last"] = t + ":" + p;
  });
console.log(
  session.deliver("home/kitchen/temperature", "21.5") +
    session.deliver("home/door", "open") +
    session.deliver("x", "y"),
);
console.log(
  Object.keys(state)
    .map((k) => k + "=" + state[k])
    .join(),
);
console.log("DONE");
