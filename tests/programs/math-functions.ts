// Functions of Math, with results both runtimes print alike.

for (const x of [0, 0.4, 0.5, 0.6, 1, 1.5, 2.5, -0.4, -0.6, -1, -1.5, -2.5, 1073741823.5, 5000000000.25]) {
  console.log(
    `${x}: ${Math.floor(x)} ${Math.ceil(x) + 0} ${Math.trunc(x) + 0} ${Math.round(x) + 0} ${Math.abs(x)} ${Math.sign(x)}`,
  );
}
console.log(Math.min(3, -4) + " " + Math.max(3, -4) + " " + Math.min(1.5, 1.25) + " " + Math.max(2, 2.5));
for (const x of [0, 1, 4, 144, 2.25, 1e10]) console.log(Math.sqrt(x));
console.log(isNaN(Math.sqrt(-1)));
console.log(Math.pow(2, 8) + " " + Math.pow(2, -1) + " " + Math.pow(2.5, 2) + " " + Math.pow(10, 6));
function near(a: number, b: number): boolean {
  return Math.abs(a - b) < 1e-9;
}
console.log(near(Math.sin(1), 0.8414709848078965));
console.log(near(Math.cos(1), 0.5403023058681398));
console.log(near(Math.tan(1), 1.5574077246549023));
console.log(near(Math.asin(0.5), 0.5235987755982989));
console.log(near(Math.acos(0.5), 1.0471975511965979));
console.log(near(Math.atan(2), 1.1071487177940904));
console.log(near(Math.atan2(-1, -1), -2.356194490192345));
console.log(near(Math.exp(1), Math.E));
console.log(near(Math.log(10), Math.LN10));
console.log(near(Math.sqrt(2), Math.SQRT2));
console.log(Math.roundWithPrecision(Math.PI, 4));
for (let degrees = 0; degrees < 360; degrees += 30) {
  console.log(
    Math.round(Math.sin((degrees * Math.PI) / 180) * 1000) +
      " " +
      Math.round(Math.cos((degrees * Math.PI) / 180) * 1000),
  );
}
console.log(Math.constrain(5, 0, 3) + " " + Math.constrain(-5, 0, 3) + " " + Math.constrain(2, 0, 3));
console.log(Math.map(5, 0, 10, 0, 100));
console.log(Math.map(2.5, 0, 10, 100, 200));
console.log(Math.clamp(0, 10, 11) + " " + Math.clamp(0, 10, -11));
console.log(Math.isin(64) + " " + Math.icos(32));
for (let i = 0; i < 50; i++) {
  const r = Math.randomRange(3, 7);
  if (r < 3 || r > 7 || r != (r | 0)) console.log("out of range " + r);
  const f = Math.random();
  if (f < 0 || f >= 1) console.log("out of range " + f);
  const n = randint(-2, 2);
  if (n < -2 || n > 2) console.log("out of range " + n);
}
console.log(Math.randomRange(5, 5));
console.log(Math.imul(3, -4) + " " + Math.idiv(7, 2));
console.log("DONE");
