// JSON.stringify and JSON.parse over all kinds of values.

console.log(JSON.stringify({ a: 1, b: "two", c: true, d: null, e: [1, 2, { f: 3 }] }));
console.log(JSON.stringify([]));
console.log(JSON.stringify({}));
console.log(JSON.stringify([1, -2, 2.5, 1e9]));
console.log(JSON.stringify('quote" back\\ line\n tab\t'));
console.log(JSON.stringify(null));
console.log(JSON.stringify(5));
console.log(JSON.stringify(true));
console.log(JSON.stringify([[], {}, [[]]]));
console.log(JSON.stringify({ "with space": "ü€" }));
const parsed = JSON.parse(
  '{"n": 1, "list": [1, 2.5, -3e2, true, false, null, "s"], "o": {"deep": {"er": "x"}}, "t": "a\\n\\"b\\u0041"}',
);
console.log(parsed.n);
const list: any[] = parsed.list;
console.log(list.length);
for (const item of list) console.log(typeof item + " " + item);
console.log(parsed.o.deep.er);
console.log(parsed.t);
console.log(parsed.missing);
const again = JSON.parse(JSON.stringify(parsed));
console.log(JSON.stringify(again) == JSON.stringify(parsed));
console.log(Object.keys(again).join());
console.log((JSON.parse(" [ 1 , 2 ] ") as number[]).length);
console.log(JSON.parse("12"));
console.log(JSON.parse('"text"'));
console.log(JSON.parse("true"));
console.log(JSON.parse("null"));
const records: any[] = [];
for (let i = 0; i < 10; i++) records.push({ id: i, name: "n" + i, tags: ["t" + i, "u"], ok: i % 2 == 0 });
const text = JSON.stringify(records);
console.log(text.length);
const back: any[] = JSON.parse(text);
let sum = 0;
for (const r of back) if (r.ok) sum += r.id;
console.log(sum + " " + back[7].name + " " + (back[9].tags as string[])[1]);
let total = 0;
for (let i = 0; i < 20; i++) {
  const o = JSON.parse('{"i": ' + i + ', "sq": [' + i * i + "]}");
  const sq: number[] = o.sq;
  total += o.i + sq[0];
}
console.log(total);
console.log("DONE");
