// MD5, SHA-1 and SHA-256 of texts, and CRC-16: 32-bit arithmetic, tables and buffers.

function rotateLeft(x: number, n: number): number {
  return (x << n) | (x >>> (32 - n));
}
function rotateRight(x: number, n: number): number {
  return (x >>> n) | (x << (32 - n));
}
/** The message with its padding, in blocks of 64 bytes. */
function padded(message: Buffer, format: NumberFormat, lengthAt: number): Buffer {
  const blocks = Math.idiv(message.length + 8, 64) + 1;
  const b = Buffer.create(blocks * 64);
  b.write(0, message);
  b[message.length] = 0x80;
  b.setNumber(format, blocks * 64 - lengthAt, message.length * 8);
  return b;
}

function sha256(message: Buffer): string {
  const k: number[] = [];
  const h: number[] = [];
  for (let n = 2; k.length < 64; n++) {
    let prime = true;
    for (let i = 2; i * i <= n; i++) if (n % i == 0) prime = false;
    if (!prime) continue;
    const root = Math.sqrt(n);
    if (h.length < 8) h.push(((root - Math.floor(root)) * 4294967296) | 0);
    let cube = 1;
    for (let i = 0; i < 60; i++) cube = cube - (cube * cube * cube - n) / (3 * cube * cube);
    k.push(((cube - Math.floor(cube)) * 4294967296) | 0);
  }
  const data = padded(message, NumberFormat.UInt32BE, 4);
  const w: number[] = [];
  for (let i = 0; i < 64; i++) w.push(0);
  for (let at = 0; at < data.length; at += 64) {
    for (let i = 0; i < 16; i++) w[i] = data.getNumber(NumberFormat.Int32BE, at + i * 4);
    for (let i = 16; i < 64; i++) {
      const s0 = rotateRight(w[i - 15], 7) ^ rotateRight(w[i - 15], 18) ^ (w[i - 15] >>> 3);
      const s1 = rotateRight(w[i - 2], 17) ^ rotateRight(w[i - 2], 19) ^ (w[i - 2] >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let a = h[0];
    let b = h[1];
    let c = h[2];
    let d = h[3];
    let e = h[4];
    let f = h[5];
    let g = h[6];
    let hh = h[7];
    for (let i = 0; i < 64; i++) {
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const choice = (e & f) ^ (~e & g);
      const t1 = (hh + s1 + choice + k[i] + w[i]) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const majority = (a & b) ^ (a & c) ^ (b & c);
      const t2 = (s0 + majority) | 0;
      hh = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, hh].forEach((x, i) => {
      h[i] = (h[i] + x) | 0;
    });
  }
  const out = Buffer.create(32);
  for (let i = 0; i < 8; i++) out.setNumber(NumberFormat.Int32BE, i * 4, h[i]);
  return out.toHex();
}

function sha1(message: Buffer): string {
  const data = padded(message, NumberFormat.UInt32BE, 4);
  const h = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const w: number[] = [];
  for (let at = 0; at < data.length; at += 64) {
    for (let i = 0; i < 80; i++)
      w[i] =
        i < 16
          ? data.getNumber(NumberFormat.Int32BE, at + i * 4)
          : rotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    let a = h[0];
    let b = h[1];
    let c = h[2];
    let d = h[3];
    let e = h[4];
    for (let i = 0; i < 80; i++) {
      let f = 0;
      let k = 0;
      if (i < 20) {
        f = (b & c) | (~b & d);
        k = 0x5a827999;
      } else if (i < 40) {
        f = b ^ c ^ d;
        k = 0x6ed9eba1;
      } else if (i < 60) {
        f = (b & c) | (b & d) | (c & d);
        k = 0x8f1bbcdc;
      } else {
        f = b ^ c ^ d;
        k = 0xca62c1d6;
      }
      const t = (rotateLeft(a, 5) + f + e + k + w[i]) | 0;
      e = d;
      d = c;
      c = rotateLeft(b, 30);
      b = a;
      a = t;
    }
    h[0] = (h[0] + a) | 0;
    h[1] = (h[1] + b) | 0;
    h[2] = (h[2] + c) | 0;
    h[3] = (h[3] + d) | 0;
    h[4] = (h[4] + e) | 0;
  }
  const out = Buffer.create(20);
  for (let i = 0; i < 5; i++) out.setNumber(NumberFormat.Int32BE, i * 4, h[i]);
  return out.toHex();
}

function md5(message: Buffer): string {
  const data = padded(message, NumberFormat.UInt32LE, 8);
  const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
  const k = hex`78a46ad756b7c7e8db702024eecebdc1af0f7cf52ac68747134630a8019546fdd8988069aff7448bb15bffffbed75c892211906b937198fd8e4379a62108b449
    62251ef640b340c0515a5e26aac7b6e95d102fd65314440281e6a1d8c8fbd3e7e6cde121d60737c3870dd5f4ed145a4505e9e3a9f8a3effcd9026f678a4c2a8d
    4239faff81f6718722619d6d0c38e5fd44eabea4a9cfde4b604bbbf670bcbfbec67e9b28fa27a1ea8530efd4051d880439d0d4d9e599dbe6f87ca21f6556acc4
    442229f497ff2a43a72394ab39a093fcc3595b6592cc0c8f7df4efffd15d84854f7ea86fe0e62cfe144301a3a111084e827e53f735f23abdbbd2d72a91d386eb`;
  let a0 = 0x67452301;
  let b0 = 0xefcdab89;
  let c0 = 0x98badcfe;
  let d0 = 0x10325476;
  for (let at = 0; at < data.length; at += 64) {
    let a = a0;
    let b = b0;
    let c = c0;
    let d = d0;
    for (let i = 0; i < 64; i++) {
      let f = 0;
      let g = 0;
      switch (i >> 4) {
        case 0:
          f = (b & c) | (~b & d);
          g = i;
          break;
        case 1:
          f = (d & b) | (~d & c);
          g = (5 * i + 1) % 16;
          break;
        case 2:
          f = b ^ c ^ d;
          g = (3 * i + 5) % 16;
          break;
        default:
          f = c ^ (b | ~d);
          g = (7 * i) % 16;
      }
      f =
        (f +
          a +
          k.getNumber(NumberFormat.Int32LE, i * 4) +
          data.getNumber(NumberFormat.Int32LE, at + g * 4)) |
        0;
      a = d;
      d = c;
      c = b;
      b = (b + rotateLeft(f, shifts[((i >> 4) << 2) | (i & 3)])) | 0;
    }
    a0 = (a0 + a) | 0;
    b0 = (b0 + b) | 0;
    c0 = (c0 + c) | 0;
    d0 = (d0 + d) | 0;
  }
  const out = Buffer.create(16);
  [a0, b0, c0, d0].forEach((x, i) => out.setNumber(NumberFormat.Int32LE, i * 4, x));
  return out.toHex();
}

function crc16(message: Buffer): number {
  let crc = 0xffff;
  for (let i = 0; i < message.length; i++) {
    crc ^= message[i] << 8;
    for (let k = 0; k < 8; k++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}
for (const text of [
  "",
  "abc",
  "The quick brown fox jumps over the lazy dog, again and again and again and again.",
]) {
  const message = Buffer.fromUTF8(text);
  console.log(md5(message));
  console.log(sha1(message));
  console.log(sha256(message));
  console.log(crc16(message));
}
console.log("DONE");
