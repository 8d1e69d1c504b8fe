// SHA-256 (FIPS 180-4) and MD5 (RFC 1321), which flash images carry. The compiler also runs where no library has them at once.

type Words = [number, number, number, number];

/** SHA-256 of the message. */
export function sha256(message: Uint8Array): Uint8Array {
  const state = Uint32Array.from(primes(8), (p) => fraction(Math.sqrt(p)));
  const constants = Uint32Array.from(primes(64), (p) => fraction(Math.cbrt(p)));
  const view = padded(message, false);
  const w = new Uint32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(block + 4 * i, false);
    for (let i = 16; i < 64; i++) {
      const [a, b] = [w[i - 15]!, w[i - 2]!];
      const s0 = rotateRight(a, 7) ^ rotateRight(a, 18) ^ (a >>> 3);
      const s1 = rotateRight(b, 17) ^ rotateRight(b, 19) ^ (b >>> 10);
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1;
    }
    const v = Uint32Array.from(state);
    for (let i = 0; i < 64; i++) {
      const [a, b, c, d, e, f, g, h] = v as unknown as [...Words, ...Words];
      const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + constants[i]! + w[i]!) | 0;
      const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      v.set([t1 + t2, a, b, c, d + t1, e, f, g]);
    }
    for (let i = 0; i < 8; i++) state[i]! += v[i]!;
  }
  return bytesOf(state, false);
}

/** MD5 of the message. */
export function md5(message: Uint8Array): Uint8Array {
  const shifts = [
    [7, 12, 17, 22],
    [5, 9, 14, 20],
    [4, 11, 16, 23],
    [6, 10, 15, 21],
  ];
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  const view = padded(message, true);
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state as unknown as Words;
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const f = [(b & c) | (~b & d), (b & d) | (c & ~d), b ^ c ^ d, c ^ (b | ~d)][round]!;
      const word = [i, 5 * i + 1, 3 * i + 5, 7 * i][round]! % 16;
      const sum =
        a + f + Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) + view.getUint32(block + 4 * word, true);
      const moved = b + rotateRight(sum | 0, 32 - shifts[round]![i % 4]!);
      [a, d, c, b] = [d, c, b, moved | 0];
    }
    for (const [i, word] of [a, b, c, d].entries()) state[i]! += word;
  }
  return bytesOf(state, true);
}

/** The message, a one bit, zeros and its length in bits: a multiple of 64 bytes. */
function padded(message: Uint8Array, littleEndian: boolean): DataView {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  const [low, high] = [(message.length << 3) >>> 0, Math.floor(message.length / 2 ** 29)];
  view.setUint32(bytes.length - 8, littleEndian ? low : high, littleEndian);
  view.setUint32(bytes.length - 4, littleEndian ? high : low, littleEndian);
  return view;
}

function bytesOf(words: Uint32Array, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * words.length));
  for (const [i, word] of words.entries()) view.setUint32(4 * i, word, littleEndian);
  return new Uint8Array(view.buffer);
}

function rotateRight(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}
