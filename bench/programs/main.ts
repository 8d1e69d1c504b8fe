// The ten programs of the benchmark. bench/reference/ has the same work in C; each prints the same results.

function fib(n: number): number {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function sieve(size: number, repetitions: number): number {
  let count = 0;
  const flags = Buffer.create(size);
  for (let r = 0; r < repetitions; r++) {
    count = 0;
    for (let i = 0; i < size; i++) flags[i] = 1;
    for (let i = 0; i < size; i++) {
      if (flags[i]) {
        const prime = i + i + 3;
        for (let k = i + prime; k < size; k += prime) flags[k] = 0;
        count++;
      }
    }
  }
  return count;
}

function intLoop(n: number, m: number): number {
  let x = 12345;
  let s = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      x = (x * 1021 + 12345) & 0xfffff;
      x = x ^ (x >> 7);
      if (x & 1) s = (s + j) & 0xffffff;
      else s = s ^ x;
    }
  }
  return s;
}

function crc16(n: number, repetitions: number): number {
  const table: number[] = [];
  for (let i = 0; i < 256; i++) {
    let c = i << 8;
    for (let k = 0; k < 8; k++) {
      if (c & 0x8000) c = ((c << 1) ^ 0x1021) & 0xffff;
      else c = (c << 1) & 0xffff;
    }
    table.push(c);
  }
  const bytes = Buffer.create(n);
  for (let i = 0; i < n; i++) bytes[i] = (i * 7 + 3) & 255;
  let crc = 0xffff;
  for (let r = 0; r < repetitions; r++) {
    for (let i = 0; i < n; i++) crc = ((crc << 8) & 0xffff) ^ table[((crc >> 8) ^ bytes[i]) & 255];
  }
  return crc;
}

function strings(n: number): number {
  let hits = 0;
  let length = 0;
  let found = 0;
  for (let i = 0; i < n; i++) {
    const s = "home/room" + (i % 20) + "/sensor" + (i % 7) + "/" + i;
    const parts = s.split("/");
    if (parts[1] === "room7" && parts[2] === "sensor3") hits++;
    length += parts[3].length;
    if (s.indexOf("/sensor5/") >= 0) found++;
  }
  return hits * 1000000 + found * 1000 + (length % 1000);
}

class Shape {
  w: number;
  h: number;
  constructor(w: number, h: number) {
    this.w = w;
    this.h = h;
  }
  area(k: number): number {
    return this.w + k;
  }
  scale(k: number): number {
    return this.area(k) * 2;
  }
}

class Rect extends Shape {
  constructor(w: number, h: number) {
    super(w, h);
  }
  area(k: number): number {
    return this.w * this.h + k;
  }
}

class Square extends Shape {
  constructor(w: number, h: number) {
    super(w, h);
  }
  area(k: number): number {
    return this.w * this.w - k;
  }
}

class Circle extends Shape {
  constructor(w: number, h: number) {
    super(w, h);
  }
  area(k: number): number {
    return 3 * this.w * this.w + k;
  }
  scale(k: number): number {
    return this.area(k) * 3;
  }
}

function objects(n: number): number {
  const shapes: Shape[] = [new Shape(2, 0), new Rect(3, 4), new Square(5, 5), new Circle(6, 0)];
  let s = 0;
  for (let i = 0; i < n; i++) s = (s + shapes[i & 3].scale(i & 15)) & 0xffffff;
  return s;
}

function mapFilterReduce(numbers: number[], k: number): number {
  return numbers
    .map((x) => x * 3 + k)
    .filter((x) => (x & 1) === 0)
    .reduce((sum, x) => (sum + x) & 0xffffff, 0);
}

function closures(n: number, repetitions: number): number {
  const numbers: number[] = [];
  for (let i = 0; i < n; i++) numbers.push(i);
  let s = 0;
  for (let k = 0; k < repetitions; k++) s = (s + mapFilterReduce(numbers, k)) & 0xffffff;
  return s;
}

function sortRange(a: number[], low: number, high: number): void {
  let i = low;
  let j = high;
  const pivot = a[(low + high) >> 1];
  while (i <= j) {
    while (a[i] < pivot) i++;
    while (a[j] > pivot) j--;
    if (i <= j) {
      const t = a[i];
      a[i] = a[j];
      a[j] = t;
      i++;
      j--;
    }
  }
  if (low < j) sortRange(a, low, j);
  if (i < high) sortRange(a, i, high);
}

function quicksort(n: number): number {
  const a: number[] = [];
  let x = 42;
  for (let i = 0; i < n; i++) {
    x = (x * 1021 + 12345) & 0xfffff;
    a.push(x);
  }
  sortRange(a, 0, n - 1);
  let s = 0;
  for (let i = 0; i < n; i++) s = (s * 3 + a[i]) & 0xfffff;
  return s;
}

const DAYS_PER_YEAR = 365.24;

class Body {
  x: number;
  y: number;
  z: number;
  vx: number;
  vy: number;
  vz: number;
  mass: number;
  constructor(x: number, y: number, z: number, vx: number, vy: number, vz: number, mass: number) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = vx;
    this.vy = vy;
    this.vz = vz;
    this.mass = mass;
  }
}

function advance(bodies: Body[], dt: number): void {
  const n = bodies.length;
  for (let i = 0; i < n; i++) {
    const p = bodies[i];
    for (let j = i + 1; j < n; j++) {
      const q = bodies[j];
      const dx = p.x - q.x;
      const dy = p.y - q.y;
      const dz = p.z - q.z;
      const d2 = dx * dx + dy * dy + dz * dz;
      const magnitude = dt / (d2 * Math.sqrt(d2));
      const mj = q.mass * magnitude;
      const mi = p.mass * magnitude;
      p.vx -= dx * mj;
      p.vy -= dy * mj;
      p.vz -= dz * mj;
      q.vx += dx * mi;
      q.vy += dy * mi;
      q.vz += dz * mi;
    }
  }
  for (let i = 0; i < n; i++) {
    const p = bodies[i];
    p.x += dt * p.vx;
    p.y += dt * p.vy;
    p.z += dt * p.vz;
  }
}

function energy(bodies: Body[]): number {
  let e = 0;
  const n = bodies.length;
  for (let i = 0; i < n; i++) {
    const p = bodies[i];
    e += 0.5 * p.mass * (p.vx * p.vx + p.vy * p.vy + p.vz * p.vz);
    for (let j = i + 1; j < n; j++) {
      const q = bodies[j];
      const dx = p.x - q.x;
      const dy = p.y - q.y;
      const dz = p.z - q.z;
      e -= (p.mass * q.mass) / Math.sqrt(dx * dx + dy * dy + dz * dz);
    }
  }
  return e;
}

function planet(
  x: number,
  y: number,
  z: number,
  vx: number,
  vy: number,
  vz: number,
  mass: number,
  sun: number,
): Body {
  return new Body(x, y, z, vx * DAYS_PER_YEAR, vy * DAYS_PER_YEAR, vz * DAYS_PER_YEAR, mass * sun);
}

function nbody(steps: number): number {
  const pi = 3.141592653589793;
  const sun = 4 * pi * pi;
  const bodies: Body[] = [
    new Body(0, 0, 0, 0, 0, 0, sun),
    planet(
      4.8414314424647209,
      -1.16032004402742839,
      -0.103622044471123109,
      0.00166007664274403694,
      0.00769901118419740425,
      -0.0000690460016972063023,
      0.000954791938424326609,
      sun,
    ),
    planet(
      8.34336671824457987,
      4.12479856412430479,
      -0.403523417114321381,
      -0.00276742510726411,
      0.00499852801234917238,
      0.0000230417297573763929,
      0.000285885980666130812,
      sun,
    ),
    planet(
      12.894369562139131,
      -15.1111514016986312,
      -0.223307578892655734,
      0.00296460137564761618,
      0.0023784717395948095,
      -0.0000296589568540237556,
      0.0000436624404335156298,
      sun,
    ),
    planet(
      15.3796971148509165,
      -25.9193146099879641,
      0.179258772950371181,
      0.00268067772490389322,
      0.00162824170038242295,
      -0.000095159225451971587,
      0.0000515138902046611451,
      sun,
    ),
  ];
  let px = 0;
  let py = 0;
  let pz = 0;
  for (let i = 0; i < 5; i++) {
    px += bodies[i].vx * bodies[i].mass;
    py += bodies[i].vy * bodies[i].mass;
    pz += bodies[i].vz * bodies[i].mass;
  }
  bodies[0].vx = -px / sun;
  bodies[0].vy = -py / sun;
  bodies[0].vz = -pz / sun;
  for (let i = 0; i < steps; i++) advance(bodies, 0.01);
  return Math.floor(energy(bodies) * -1e9);
}

function dict(keys: string[], count: number, n: number): number {
  const m: { [key: string]: number } = {};
  for (let i = 0; i < n; i++) {
    const key = keys[(i * 37) % count];
    let v = m[key];
    if (v === undefined) v = 0;
    m[key] = (v + i) & 0xffffff;
  }
  let s = 0;
  for (let i = 0; i < n; i++) {
    const v = m[keys[(i * 11) % count]];
    if (v !== undefined) s = (s + v) & 0xffffff;
  }
  return s;
}

/** Runs one program; the counter is read before and behind it. */
function measure(name: string, program: () => number): void {
  const start = control.micros();
  const result = program();
  const micros = control.micros() - start;
  console.log(`BENCH ${name} ${micros} ${result}`);
}

measure("nothing", () => 0);
measure("fib", () => fib(24));
measure("sieve", () => sieve(8192, 3));
measure("intloop", () => intLoop(400, 500));
measure("crc16", () => crc16(4096, 20));
measure("strings", () => strings(2000));
measure("objects", () => objects(100000));
measure("closures", () => closures(1000, 20));
measure("quicksort", () => quicksort(2000));
measure("nbody", () => nbody(200));

const keys: string[] = [];
for (let i = 0; i < 500; i++) keys.push("key" + i);
measure("dict", () => dict(keys, 500, 5000));
console.log("DONE");
