// Object literals as records and as maps: dynamic keys, delete, Object.keys, nesting, values of all types.

const o: any = { a: 1, b: "two", c: true, d: null, e: undefined, f: [1, 2], g: { h: 3 } };
console.log(`${o.a}${o.b}${o.c}${o.d}${o.e}`);
console.log((o.f as number[]).length + <number>o.g.h);
console.log(Object.keys(o).join());
o.a = 10;
o.z = "new";
console.log(`${o.a}${o.z}`);
console.log(o.missing);
console.log(Object.keys(o).join());
delete o.b;
console.log(o.b);
console.log(Object.keys(o).join());

const map: { [key: string]: number } = {};
for (let i = 0; i < 20; i++) map["key" + (i % 7)] = i;
console.log(Object.keys(map).join());
let sum = 0;
for (const k of Object.keys(map)) sum += map[k];
console.log(sum);
map["key3"] += 1000;
map["key3"]++;
console.log(map["key3"]);
delete map["key0"];
console.log(map["key0"] === undefined);
console.log(Object.keys(map).length);

const words = "the cat and the dog and the bird".split(" ");
const counts: { [word: string]: number } = {};
for (const w of words) counts[w] = (counts[w] || 0) + 1;
console.log(
  Object.keys(counts)
    .map((w) => w + "=" + counts[w])
    .join(" "),
);

const key = "dyn" + "amic";
const d: any = {};
d[key] = "set";
console.log(d.dynamic);
d.other = 5;
console.log(d["oth" + "er"]);
const computed: any = { x: 1, y: 2 };
for (const k of ["x", "y", "z"]) console.log(k + ":" + computed[k]);

interface Person {
  name: string;
  age?: number;
  tags: string[];
}
const p: Person = { name: "Ann", tags: ["x"] };
console.log(p.name + p.age + p.tags.length);
p.age = 30;
p.tags.push("y");
console.log(p.age + p.tags.join());
const people: Person[] = [p, { name: "Bob", age: 5, tags: [] }];
console.log(people.map((q) => q.name + q.age).join());
const first = people[0];
first.name = "Changed";
console.log(p.name);
const nested = { a: { b: { c: { d: "deep" } } } };
console.log(nested.a.b.c.d);
nested.a.b.c.d += "er";
console.log(nested.a.b.c.d);
const name = "short";
const count = 3;
const shorthand = { name: name, count: count, double: () => count * 2 };
console.log(shorthand.name + shorthand.count + shorthand.double());
console.log(o == o);
console.log({} == {});
const fns: any = { add: (a: number, b: number) => a + b, neg: (a: number) => -a };
console.log(`${fns.add(2, 3)} ${fns.neg(4)}`);
console.log(fns["add"](20, 30));
const big: { [k: string]: string } = {};
for (let i = 0; i < 60; i++) big["k" + i] = "v" + i * i;
console.log(big["k0"] + big["k31"] + big["k59"] + Object.keys(big).length);
for (let i = 0; i < 60; i += 2) delete big["k" + i];
console.log(Object.keys(big).length + big["k1"] + big["k2"]);
const quoted: any = { "with space": 1, "a-b": 2, "3": 3 };
console.log(`${quoted["with space"]}${quoted["a-b"]}${quoted["3"]}`);
console.log("DONE");
