// Order of evaluation: side effects in arguments, operands, indices, compound assignments, && || and ?:.

let log = "";
function f<T>(name: string, value: T): T {
  log += name;
  return value;
}
function flush(): void {
  console.log(log);
  log = "";
}
console.log(f("a", 1) + f("b", 2) * f("c", 3));
flush();
console.log(f("a", true) && f("b", false) && f("c", true));
flush();
console.log(f("a", false) || f("b", 0) || f("c", "x"));
flush();
console.log(f("a", 0) ? f("b", 1) : f("c", 2));
flush();
console.log((f("a", 1) && f("b", 0)) || f("c", 3));
flush();
const arr = [1, 2, 3, 4];
arr[f("i", 1)] = f("v", 20);
flush();
arr[f("i", 2)] += f("v", 5);
flush();
console.log(arr.join());
let i = 0;
arr[i++] = i++;
console.log(arr.join() + " " + i);
arr[i] = arr[i - 1] + (i += 1);
console.log(arr.join() + " " + i);
let x = 5;
x += x++ + ++x;
console.log(x);
x = x++ * 2 + x;
console.log(x);
let y = 1;
y = (y += 2) * y + (y -= 1);
console.log(y);
const o = { n: 1, get: () => f("g", 2) };
function obj(): { n: number } {
  log += "o";
  return o;
}
obj().n += f("r", 10);
flush();
console.log(o.n);
obj().n++;
flush();
console.log(o.n);
console.log(obj().n++ + o.n);
flush();
function many(a: number, b: number, c: number, d: number, e: number, g: number, h: number): string {
  return [a, b, c, d, e, g, h].join();
}
let k = 0;
console.log(many(k++, k++, k++, k++, k++, k++, k++));
console.log(many(k, k--, k, --k, k, k++, k));
let s = "s";
s += f("1", "a") + (s += "b");
flush();
console.log(s);
const t = [f("x", 1), f("y", 2), f("z", 3)];
flush();
const u = { a: f("1", 1), b: f("2", 2) };
flush();
console.log(t.length + u.a + u.b);
console.log(`${f("p", 1)}${f("q", 2)}${f("r", 3)}`);
flush();
let v = 0;
const w = v || (v = 5) || (v = 6);
console.log(w + " " + v);
const z = (v++, v++, v);
console.log(z);
let q = null as string;
console.log(q || "default");
console.log(!q && !!s);
const r = f("a", 5) > f("b", 3) == f("c", true);
flush();
console.log(r);
if (f("a", 0) || (f("b", 1) && !f("c", 0))) console.log("yes");
flush();
while (f("w", v-- > 4));
flush();
console.log(v);
console.log(f("1", 10) - f("2", 3) - f("3", 2));
console.log(f("1", 2) < f("2", 3) ? f("3", "lt") : f("4", "ge"));
flush();
class P {
  n = 0;
  constructor() {}
  inc(by: number): P {
    log += "i" + by;
    this.n += by;
    return this;
  }
}
console.log(new P().inc(f("a", 1)).inc(f("b", 2)).inc(f("c", 3)).n);
flush();
let lhs = 1;
function changeLhs(): number {
  lhs = 100;
  return 5;
}
console.log(lhs + changeLhs());
lhs = 1;
console.log(lhs - changeLhs() * lhs);
lhs = 1;
lhs += changeLhs();
console.log(lhs);
console.log("DONE");
