// Compression four ways: Huffman codes, LZW, move-to-front after Burrows-Wheeler, delta with variable-length integers; and back.

class Node {
  left: Node = null;
  right: Node = null;
  constructor(
    public symbol: number,
    public weight: number,
  ) {}
}
class Huffman {
  private codes: string[] = [];
  private root: Node;
  constructor(text: string) {
    const weights: number[] = [];
    for (let i = 0; i < 128; i++) weights.push(0);
    for (let i = 0; i < text.length; i++) weights[text.charCodeAt(i)]++;
    const nodes: Node[] = [];
    weights.forEach((w, i) => {
      if (w) nodes.push(new Node(i, w));
    });
    while (nodes.length > 1) {
      nodes.sort((a, b) => a.weight - b.weight || a.symbol - b.symbol);
      const parent = new Node(
        Math.min(nodes[0].symbol, nodes[1].symbol) + 1000,
        nodes[0].weight + nodes[1].weight,
      );
      parent.left = nodes.shift();
      parent.right = nodes.shift();
      nodes.push(parent);
    }
    this.root = nodes[0];
    this.number(this.root, "");
  }
  private number(n: Node, code: string): void {
    if (!n.left) {
      this.codes[n.symbol] = code || "0";
      return;
    }
    this.number(n.left, code + "0");
    this.number(n.right, code + "1");
  }
  encode(text: string): Buffer {
    const out: number[] = [];
    let held = 1;
    for (let i = 0; i < text.length; i++) {
      const code = this.codes[text.charCodeAt(i)];
      for (let k = 0; k < code.length; k++) {
        held = (held << 1) | (code[k] == "1" ? 1 : 0);
        if (held >= 256) {
          out.push(held & 255);
          held = 1;
        }
      }
    }
    while (held < 256) held <<= 1;
    out.push(held & 255);
    return Buffer.fromArray(out);
  }
  decode(data: Buffer, length: number): string {
    let s = "";
    let n = this.root;
    for (let bit = 0; s.length < length; bit++) {
      if (n.left) n = (data[bit >> 3] >> (7 - (bit & 7))) & 1 ? n.right : n.left;
      if (!n.left) {
        s += String.fromCharCode(n.symbol);
        n = this.root;
      }
    }
    return s;
  }
  show(c: string): string {
    return c + "=" + this.codes[c.charCodeAt(0)];
  }
}
const texts = [
  "abracadabra abracadabra",
  "mississippi river",
  "aaaa",
  "to be or not to be, that is the question",
];
for (const t of texts) {
  const h = new Huffman(t);
  const data = h.encode(t);
  console.log(
    `${data.length}/${t.length} ${data.toHex()} ${h.decode(data, t.length) == t} ${h.show(t[0])} ${h.show(t[3])}`,
  );
}
function lzw(text: string): number[] {
  const known: { [s: string]: number } = {};
  let next = 128;
  const out: number[] = [];
  let current = "";
  for (const c of text) {
    const longer = current + c;
    if (longer.length == 1 || known[longer] !== undefined) {
      current = longer;
      continue;
    }
    out.push(current.length == 1 ? current.charCodeAt(0) : known[current]);
    known[longer] = next++;
    current = c;
  }
  if (current) out.push(current.length == 1 ? current.charCodeAt(0) : known[current]);
  return out;
}
function unlzw(codes: number[]): string {
  const known: string[] = [];
  let before = String.fromCharCode(codes[0]);
  let out = before;
  for (let i = 1; i < codes.length; i++) {
    const c = codes[i];
    let entry = "";
    if (c < 128) entry = String.fromCharCode(c);
    else if (c - 128 < known.length) entry = known[c - 128];
    else entry = before + before[0];
    out += entry;
    known.push(before + entry[0]);
    before = entry;
  }
  return out;
}
for (const t of ["aaaaaaaaaaaa", "abababababab", texts[3]]) {
  const codes = lzw(t);
  console.log(codes.join() + " " + (unlzw(codes) == t));
}
function transform(text: string): string {
  const s = text + "\x01";
  const order: number[] = [];
  for (let i = 0; i < s.length; i++) order.push(i);
  order.sort((a, b) => {
    for (let k = 0; k < s.length; k++) {
      const d = s.charCodeAt((a + k) % s.length) - s.charCodeAt((b + k) % s.length);
      if (d) return d;
    }
    return 0;
  });
  return order.map((i) => s[(i + s.length - 1) % s.length]).join("");
}
function restore(last: string): string {
  const order: number[] = [];
  for (let i = 0; i < last.length; i++) order.push(i);
  order.sort((a, b) => last.charCodeAt(a) - last.charCodeAt(b) || a - b);
  let out = "";
  let at = order[0];
  for (let i = 1; i < last.length; i++) {
    at = order[at];
    out += last[at];
  }
  return out;
}
function front(text: string): number[] {
  let letters = "\x01abcdefghijklmnopqrstuvwxyz ,";
  const out: number[] = [];
  for (const c of text) {
    const i = letters.indexOf(c);
    out.push(i);
    letters = c + letters.substr(0, i) + letters.substr(i + 1);
  }
  return out;
}
for (const t of ["banana", "abracadabra", "so many so many words"]) {
  const b = transform(t);
  console.log(b.length + " " + front(b).join(" ") + " " + (restore(b).length == t.length));
}
function pack(values: number[]): Buffer {
  const out: number[] = [];
  let before = 0;
  for (const v of values) {
    const d = v - before;
    before = v;
    let z = d < 0 ? -d * 2 - 1 : d * 2;
    while (z > 127) {
      out.push((z % 128) | 128);
      z = Math.floor(z / 128);
    }
    out.push(z);
  }
  return Buffer.fromArray(out);
}
function unpack(b: Buffer): number[] {
  const out: number[] = [];
  let before = 0;
  for (let i = 0; i < b.length; ) {
    let z = 0;
    let scale = 1;
    for (; b[i] & 128; i++) {
      z += (b[i] & 127) * scale;
      scale *= 128;
    }
    z += b[i++] * scale;
    before += z % 2 ? -(z + 1) / 2 : z / 2;
    out.push(before);
  }
  return out;
}
const series = [1000, 1003, 1001, 1001, 900, 1e6, 1e6 + 1, -5, 4294967296, 0];
const packed = pack(series);
console.log(packed.length + " " + packed.toHex() + " " + unpack(packed).join());
console.log("DONE");
