// Truthiness, lazy operators, ternaries, comparisons of mixed values, typeof, and conditions of every shape.

const values: any[] = [0, 1, -1, 0.5, "", "a", "0", true, false, null, undefined, [], {}, () => 0, 0 / 0];
let out = "";
for (const v of values) out += v ? "T" : "F";
console.log(out);
out = "";
for (const v of values) out += !v ? "F" : "T";
console.log(out);
out = "";
for (const v of values) out += !!v;
console.log(out);
out = "";
for (const v of values)
  if (v) out += "1";
  else out += "0";
console.log(out);
out = "";
for (const v of values)
  while (!v) {
    out += ".";
    break;
  }
console.log(out);
for (const v of values) console.log(typeof v);
for (const v of [0, 1, 2, 3, 4, 5]) {
  const r =
    v < 2 && v != 0
      ? "one"
      : v == 0 || v > 4
        ? v
          ? "five"
          : "zero"
        : v >= 3 && !(v == 4)
          ? "three"
          : "even";
  console.log(r);
}
function classify(a: boolean, b: boolean, c: boolean): string {
  if (a && (b || c)) return "1";
  if (!(a || b) && c) return "2";
  if ((a && b) || (b && c) || (a && c)) return "3";
  if (!a && !b && !c) return "4";
  if (a != b || b != c) return "5";
  return "6";
}
for (const a of [true, false])
  for (const b of [true, false]) for (const c of [true, false]) console.log(classify(a, b, c));
const flag = 3 > 2;
console.log(flag);
console.log(flag == true);
console.log(!flag);
const both = flag && 1 < 2;
console.log(both);
const either = 5 < 3 || "x" == "y" + "";
console.log(either);
console.log(1 < 2 == 3 < 4);
console.log(null == undefined);
console.log(undefined == null);
let u: string = undefined;
console.log(u == null);
console.log(u === null);
console.log(u === undefined);
u = null;
console.log(u === undefined);
console.log(u == undefined);
u = "";
console.log(u == null);
let n: number = null;
console.log(n == null);
console.log(n === 0);
n = 0;
console.log(n == null);
console.log(n === 0);
const a1: any = 1;
const s1: any = "1";
console.log(a1 === s1);
console.log(a1 == s1);
console.log(a1 != s1);
console.log(a1 !== s1);
const same = [1];
const alias = same;
console.log(same == alias);
console.log(same === [1]);
const fn = () => 1;
const fn2 = fn;
console.log(fn == fn2);
let count = 0;
const tick = () => ++count > 2;
console.log(tick() || tick() || tick() || tick());
console.log(count);
console.log(tick() && tick() && count);
let assigned: number;
if ((assigned = 5) > 3) console.log(assigned);
console.log(((assigned = 7), assigned + 1));
console.log(true ? (false ? 1 : 2) : 3);
console.log(true.toString() + (1 > 2));
console.log(+true + +false);
console.log("DONE");
