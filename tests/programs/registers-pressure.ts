// Many live values at once: more than there are registers, across calls, loops, branches and exceptions.

function mix(n: number): number {
  return (n * 7 + 3) % 101;
}
function pressure(seed: number): string {
  let a = mix(seed);
  let b = mix(a + 1);
  let c = mix(b + 2);
  let d = mix(c + 3);
  let e = mix(d + 4);
  let f = mix(e + 5);
  let g = mix(f + 6);
  let h = mix(g + 7);
  let i = mix(h + 8);
  let j = mix(i + 9);
  let k = mix(j + 10);
  let l = mix(k + 11);
  for (let turn = 0; turn < 10; turn++) {
    const t = a;
    a = b + c;
    b = c - d;
    c = d ^ e;
    d = e | f;
    e = f & 0xff;
    f = g + (h << 1);
    g = h - i;
    h = i + mix(j);
    i = j * 2;
    j = k + l;
    k = l - (t >> 1);
    l = t;
    if (a > 500) a = mix(a);
    if (j > 300) j = j % 97;
    if (i > 1000) i -= 900;
    if (f > 2000) f = mix(f);
  }
  return [a, b, c, d, e, f, g, h, i, j, k, l].join();
}
for (let s = 0; s < 5; s++) console.log(pressure(s));

function expression(a: number, b: number, c: number, d: number, e: number, f: number): number {
  return (
    (a + b) * (c - d) +
    (e ^ f) *
      (a -
        (b + c * (d - (e + f * (a + (b - (c + d * (e - f))))))) +
        ((a & b) | (c & d) | (e & f)) -
        ((a << 2) + (b << 1) + (c >> 1) + (d >>> 1)) * ((a < b ? c : d) + (e > f ? a : b)))
  );
}
console.log(expression(1, 2, 3, 4, 5, 6));
console.log(expression(60, 50, 40, 30, 20, 10));
console.log(expression(-7, 13, -19, 23, -29, 31));

function doublesPressure(n: number): number {
  const a = n + 0.5;
  const b = a * 1.25;
  const c = b - 2.5;
  const d = c / 2;
  const e = d + a;
  const f = e * b;
  const g = f - c;
  const h = g / 8;
  const i = h + d;
  const j = i * 0.5;
  return a + b * 2 - c * 3 + d * 4 - e * 5 + f * 6 - g * 7 + h * 8 - i * 9 + j * 10;
}
console.log(doublesPressure(1) + " " + doublesPressure(10));

function strings(n: number): string {
  const a = "a" + n;
  const b = a + "b";
  const c = b + a;
  const d = c + b;
  const e = d + c;
  const f = a + b + c;
  const g = d + e;
  const h = [a, b, c, d, e, f, g];
  let out = "";
  for (const s of h) out += s.length + (s == c ? a : b) + "|";
  return out + a + b + c + d + f;
}
console.log(strings(7));

function branches(n: number): string {
  let r = n;
  let s = "";
  let t = 0.5;
  if (r & 1) {
    s += "odd";
    if (r & 2) t += 1;
    else {
      t -= 1;
      s += "-";
    }
  } else if (r & 4) {
    s = "four" + s;
    t *= 4;
    r += mix(r);
  } else {
    while (r > 3) {
      r -= 3;
      s += r;
      if (s.length > 5) break;
    }
    t = r;
  }
  return s + t + r;
}
for (let n = 0; n < 12; n++) console.log(branches(n));
console.log("DONE");
