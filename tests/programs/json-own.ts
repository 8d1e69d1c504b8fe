// A JSON reader and writer of its own beside the library's: round trips, positions of errors, escapes, indentation, paths.

class Reader {
  private at = 0;
  constructor(private text: string) {}
  read(): any {
    const v = this.value();
    this.space();
    if (this.at < this.text.length) this.fail("end");
    return v;
  }
  private fail(wanted: string): void {
    throw (
      wanted +
      " expected at " +
      this.at +
      ", not " +
      (this.at < this.text.length ? this.text[this.at] : "the end")
    );
  }
  private space(): void {
    while (this.at < this.text.length && " \n\t\r".indexOf(this.text[this.at]) >= 0) this.at++;
  }
  private take(c: string): boolean {
    this.space();
    if (this.text[this.at] != c || this.at >= this.text.length) return false;
    this.at++;
    return true;
  }
  private value(): any {
    this.space();
    const c = this.at < this.text.length ? this.text[this.at] : "";
    if (c == "{") return this.object();
    if (c == "[") return this.array();
    if (c == '"') return this.string();
    if (c == "-" || (c >= "0" && c <= "9")) return this.number();
    for (const word of ["true", "false", "null"]) {
      if (this.text.substr(this.at, word.length) == word) {
        this.at += word.length;
        return word == "null" ? null : word == "true";
      }
    }
    this.fail("a value");
    return null;
  }
  private object(): any {
    const o: any = {};
    this.at++;
    if (this.take("}")) return o;
    do {
      this.space();
      if (this.text[this.at] != '"') this.fail("a name");
      const name = this.string();
      if (!this.take(":")) this.fail(":");
      o[name] = this.value();
    } while (this.take(","));
    if (!this.take("}")) this.fail("} or ,");
    return o;
  }
  private array(): any {
    const a: any[] = [];
    this.at++;
    if (this.take("]")) return a;
    do a.push(this.value());
    while (this.take(","));
    if (!this.take("]")) this.fail("] or ,");
    return a;
  }
  private string(): string {
    let s = "";
    this.at++;
    while (this.at < this.text.length && this.text[this.at] != '"') {
      let c = this.text[this.at++];
      if (c == "\\") {
        c = this.text[this.at++];
        const i = "nrtbf".indexOf(c);
        if (i >= 0) s += "\n\r\t\b\f"[i];
        else if (c == "u") {
          let code = 0;
          for (let k = 0; k < 4; k++) {
            const d = "0123456789abcdef".indexOf(this.text[this.at].toLowerCase());
            if (d < 0) this.fail("a hex digit");
            code = code * 16 + d;
            this.at++;
          }
          s += String.fromCharCode(code);
        } else s += c;
      } else s += c;
    }
    if (this.at >= this.text.length) this.fail('"');
    this.at++;
    return s;
  }
  private number(): number {
    const start = this.at;
    if (this.text[this.at] == "-") this.at++;
    let digits = 0;
    while (this.at < this.text.length && "0123456789.eE+-".indexOf(this.text[this.at]) >= 0) {
      digits++;
      this.at++;
    }
    if (!digits) this.fail("a digit");
    return parseFloat(this.text.substr(start, this.at - start));
  }
}
function quote(s: string): string {
  let out = '"';
  for (let i = 0; i < s.length; i++) {
    const c = s[i];
    if (c == '"' || c == "\\") out += "\\" + c;
    else if (c == "\n") out += "\\n";
    else if (c == "\t") out += "\\t";
    else out += c;
  }
  return out + '"';
}
function write(v: any, indent: string): string {
  if (v === null) return "null";
  if (typeof v == "string") return quote(v as string);
  if (typeof v != "object") return "" + v;
  const inner = indent == null ? null : indent + "  ";
  const open = indent == null ? "" : "\n" + inner;
  const close = indent == null ? "" : "\n" + indent;
  if (Array.isArray(v)) {
    const list = v as any[];
    return list.length ? "[" + open + list.map((x) => write(x, inner)).join("," + open) + close + "]" : "[]";
  }
  const keys = Object.keys(v);
  return keys.length
    ? "{" +
        open +
        keys.map((k) => quote(k) + ":" + (indent == null ? "" : " ") + write(v[k], inner)).join("," + open) +
        close +
        "}"
    : "{}";
}
const texts = [
  "1",
  "-2.5e3",
  '"a\\"b\\\\c\\n"',
  "[]",
  "{}",
  "[1,[2,[3,[]]],{}]",
  '{"a":1,"b":[true,false,null],"c":{"d":"e"}}',
  ' { "spaced" : [ 1 , 2 ] } ',
  '"\\u00e9\\u0041é"',
];
for (const t of texts) {
  const v = new Reader(t).read();
  const mine = write(v, null);
  console.log(
    mine +
      " " +
      (JSON.stringify(v) == mine) +
      " " +
      (write(JSON.parse(t), null) == mine) +
      " " +
      (write(new Reader(mine).read(), null) == mine),
  );
}
for (const bad of ["", "[1,", "{1:2}", '{"a" 1}', '"open', "[1 2]", "tru", "-", "1 1", '"\\u00g0"']) {
  try {
    console.log(bad + " gave " + write(new Reader(bad).read(), null));
  } catch (e) {
    console.log(bad + ": " + e);
  }
}
console.log(write(new Reader('{"list":[1,{"x":[]},"s"],"empty":{},"n":null}').read(), ""));
function find(v: any, path: string): any {
  for (const part of path.split(".")) {
    if (v === null || v === undefined || typeof v != "object") return undefined;
    v = Array.isArray(v) ? (v as any[])[parseInt(part)] : v[part];
  }
  return v;
}
const doc = JSON.parse('{"users":[{"name":"Ann","tags":["x","y"]},{"name":"Bob","age":41.5}]}');
console.log(
  ["users.0.name", "users.1.age", "users.0.tags.1", "users.2.name", "users.1.tags.0"]
    .map((p) => "" + find(doc, p))
    .join(),
);
function same(a: any, b: any): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a != "object" || typeof b != "object") return false;
  const keys = Array.isArray(a) ? [] : Object.keys(a);
  if (Array.isArray(a)) {
    const x = a as any[];
    const y = b as any[];
    return x.length == y.length && x.every((v, i) => same(v, y[i]));
  }
  return keys.length == Object.keys(b).length && keys.every((k) => same(a[k], b[k]));
}
console.log(same(doc, JSON.parse(JSON.stringify(doc))) + " " + same(doc, JSON.parse('{"users":[]}')));
console.log("DONE");
