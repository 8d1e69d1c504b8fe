// Text indexed: a trie with completion, an inverted index with ranking, a spelling corrector, Markov chains, a bloom filter, anagrams.

class TrieNode {
  children: { [letter: string]: TrieNode } = null;
  count = 0;
  constructor() {}
}
class Trie {
  private root: TrieNode;
  nodes = 1;
  constructor() {
    this.root = new TrieNode();
  }
  add(word: string): void {
    let n = this.root;
    for (const c of word) {
      if (!n.children) n.children = {};
      if (!n.children[c]) {
        n.children[c] = new TrieNode();
        this.nodes++;
      }
      n = n.children[c];
    }
    n.count++;
  }
  private find(prefix: string): TrieNode {
    let n = this.root;
    for (const c of prefix) {
      if (!n || !n.children) return null;
      n = n.children[c];
    }
    return n;
  }
  count(word: string): number {
    const n = this.find(word);
    return n ? n.count : 0;
  }
  complete(prefix: string): string[] {
    const out: string[] = [];
    this.collect(this.find(prefix), prefix, out);
    return out;
  }
  private collect(n: TrieNode, word: string, out: string[]): void {
    if (!n) return;
    if (n.count) out.push(word);
    if (!n.children) return;
    const letters = Object.keys(n.children);
    letters.sort((a, b) => a.compare(b));
    for (const c of letters) this.collect(n.children[c], word + c, out);
  }
}
const texts = [
  "the cat sat on the mat with the hat",
  "a cat and a dog and a mat",
  "the dog ran to the den then sat there",
  "hats and mats and cats",
];
const trie = new Trie();
for (const t of texts) for (const w of t.split(" ")) trie.add(w);
console.log(
  trie.nodes + " " + trie.count("the") + trie.count("then") + trie.count("t") + trie.count("zebra"),
);
console.log(["th", "ca", "d", "q", "mat"].map((p) => trie.complete(p).join("+")).join(" "));
class Index {
  private places: { [word: string]: number[] } = {};
  private lengths: number[] = [];
  constructor(docs: string[]) {
    docs.forEach((d, i) => {
      const words = d.split(" ");
      this.lengths.push(words.length);
      words.forEach((w, at) => {
        if (!this.places[w]) this.places[w] = [];
        this.places[w].push(i * 100 + at);
      });
    });
  }
  search(query: string): string {
    const scores: number[] = this.lengths.map(() => 0);
    for (const w of query.split(" ")) {
      const at = this.places[w] || [];
      for (const p of at) scores[Math.idiv(p, 100)] += 1000 / at.length;
    }
    const order: number[] = [];
    scores.forEach((s, i) => {
      if (s) order.push(i);
    });
    order.sort((a, b) => scores[b] - scores[a] || a - b);
    return order.map((i) => i + "=" + Math.round(scores[i])).join(" ");
  }
  phrase(text: string): string {
    const words = text.split(" ");
    let at = (this.places[words[0]] || []).slice(0);
    for (let i = 1; i < words.length; i++) {
      const next = this.places[words[i]] || [];
      at = at.filter((p) => next.indexOf(p + i) >= 0);
    }
    return at.join();
  }
}
const index = new Index(texts);
console.log(["cat", "cat mat", "dog there", "bird"].map((q) => index.search(q)).join("; "));
console.log(["the cat", "and a", "a cat and a dog", "cat dog"].map((q) => index.phrase(q)).join(";"));
const letters = "abcdefghijklmnopqrstuvwxyz";
function edits(w: string): string[] {
  const out: string[] = [];
  for (let i = 0; i <= w.length; i++) {
    const a = w.substr(0, i);
    const b = w.substr(i);
    if (b) out.push(a + b.substr(1));
    if (b.length > 1) out.push(a + b[1] + b[0] + b.substr(2));
    for (const c of letters) {
      if (b) out.push(a + c + b.substr(1));
      out.push(a + c + b);
    }
  }
  return out;
}
function correct(w: string): string {
  if (trie.count(w)) return w;
  let best = w;
  let most = 0;
  for (const e of edits(w)) {
    const n = trie.count(e);
    if (n > most || (n == most && n && e.compare(best) < 0)) {
      most = n;
      best = e;
    }
  }
  return best;
}
console.log(
  "teh cta dgo mats hatt tehn xyzzy an"
    .split(" ")
    .map((w) => correct(w))
    .join(" "),
);
const follows: { [word: string]: string[] } = {};
for (const t of texts) {
  let before = ".";
  for (const w of (t + " .").split(" ")) {
    if (!follows[before]) follows[before] = [];
    follows[before].push(w);
    before = w;
  }
}
let seed = 42;
function speak(): string {
  let out = "";
  let at = ".";
  for (let i = 0; i < 10; i++) {
    seed = (seed * 48271) % 2147483647;
    at = follows[at][seed % follows[at].length];
    if (at == ".") break;
    out += at + " ";
  }
  return out;
}
for (let i = 0; i < 3; i++) console.log(speak());
class Bloom {
  private bits: Buffer;
  constructor(bytes: number) {
    this.bits = Buffer.create(bytes);
  }
  private each(w: string, f: (byte: number, mask: number) => boolean): boolean {
    let h = 0x811c9dc5;
    for (let k = 0; k < 3; k++) {
      for (let i = 0; i < w.length; i++) h = Math.imul(h ^ w.charCodeAt(i), 16777619);
      const at = (h >>> 5) % (this.bits.length * 8);
      if (!f(at >> 3, 1 << (at & 7))) return false;
    }
    return true;
  }
  add(w: string): void {
    this.each(w, (byte, mask) => {
      this.bits[byte] |= mask;
      return true;
    });
  }
  has(w: string): boolean {
    return this.each(w, (byte, mask) => (this.bits[byte] & mask) != 0);
  }
  get dump(): string {
    return this.bits.toHex();
  }
}
const bloom = new Bloom(16);
for (const w of texts[0].split(" ")) bloom.add(w);
console.log(
  bloom.dump +
    " " +
    ["cat", "mat", "dog", "den", "zebra", "with"].map((w) => (bloom.has(w) ? 1 : 0)).join(""),
);
console.log("DONE");
