// AES-128: tables computed, key schedule, encryption and decryption, CBC mode, and base64, CRC-32 and RC4 beside it.

const SBOX = Buffer.create(256);
const INVERSE = Buffer.create(256);
function makeTables(): void {
  let p = 1;
  let q = 1;
  do {
    p = (p ^ (p << 1) ^ (p & 0x80 ? 0x11b : 0)) & 0xff;
    q ^= q << 1;
    q ^= q << 2;
    q ^= q << 4;
    q &= 0xff;
    if (q & 0x80) q ^= 0x09;
    const rotate = (n: number) => ((q << n) | (q >> (8 - n))) & 0xff;
    const s = q ^ rotate(1) ^ rotate(2) ^ rotate(3) ^ rotate(4) ^ 0x63;
    SBOX[p] = s;
  } while (p != 1);
  SBOX[0] = 0x63;
  for (let i = 0; i < 256; i++) INVERSE[SBOX[i]] = i;
}
makeTables();
console.log(SBOX.slice(0, 8).toHex() + " " + INVERSE.slice(0, 8).toHex());
function times(a: number, b: number): number {
  let r = 0;
  for (; b; b >>= 1) {
    if (b & 1) r ^= a;
    a = (a << 1) ^ (a & 0x80 ? 0x11b : 0);
  }
  return r;
}
class Aes {
  private keys: Buffer;
  constructor(key: Buffer) {
    this.keys = Buffer.create(176);
    this.keys.write(0, key);
    let round = 1;
    for (let i = 16; i < 176; i += 4) {
      const t = this.keys.slice(i - 4, 4);
      if (i % 16 == 0) {
        const first = t[0];
        t[0] = SBOX[t[1]] ^ round;
        t[1] = SBOX[t[2]];
        t[2] = SBOX[t[3]];
        t[3] = SBOX[first];
        round = times(round, 2);
      }
      for (let k = 0; k < 4; k++) this.keys[i + k] = this.keys[i + k - 16] ^ t[k];
    }
  }
  private addKey(s: Buffer, round: number): void {
    for (let i = 0; i < 16; i++) s[i] ^= this.keys[round * 16 + i];
  }
  private mix(s: Buffer, by: number[]): void {
    for (let c = 0; c < 16; c += 4) {
      const column = s.slice(c, 4);
      for (let r = 0; r < 4; r++) {
        let v = 0;
        for (let k = 0; k < 4; k++) v ^= times(column[k], by[(k - r + 4) % 4]);
        s[c + r] = v;
      }
    }
  }
  private move(s: Buffer, table: Buffer, direction: number): Buffer {
    const out = Buffer.create(16);
    for (let c = 0; c < 4; c++)
      for (let r = 0; r < 4; r++) out[((c + direction * r + 16) % 4) * 4 + r] = table[s[c * 4 + r]];
    return out;
  }
  encrypt(block: Buffer): Buffer {
    let s = block.slice(0);
    this.addKey(s, 0);
    for (let round = 1; round <= 10; round++) {
      s = this.move(s, SBOX, -1);
      if (round < 10) this.mix(s, [2, 3, 1, 1]);
      this.addKey(s, round);
    }
    return s;
  }
  decrypt(block: Buffer): Buffer {
    let s = block.slice(0);
    for (let round = 10; round > 0; round--) {
      this.addKey(s, round);
      if (round < 10) this.mix(s, [14, 11, 13, 9]);
      s = this.move(s, INVERSE, 1);
    }
    this.addKey(s, 0);
    return s;
  }
  cbc(data: Buffer, start: Buffer): Buffer {
    const out = Buffer.create(data.length);
    let before = start;
    for (let at = 0; at < data.length; at += 16) {
      const block = data.slice(at, 16);
      for (let i = 0; i < 16; i++) block[i] ^= before[i];
      before = this.encrypt(block);
      out.write(at, before);
    }
    return out;
  }
}
const aes = new Aes(hex`2b7e151628aed2a6abf7158809cf4f3c`);
const cipher = aes.encrypt(hex`3243f6a8885a308d313198a2e0370734`);
console.log(cipher.toHex() + " " + aes.decrypt(cipher).toHex());
const fips = new Aes(hex`000102030405060708090a0b0c0d0e0f`).encrypt(hex`00112233445566778899aabbccddeeff`);
console.log(fips.toHex());
const chained = aes.cbc(
  Buffer.fromUTF8("sixteen bytes.. and two blocks.."),
  hex`000102030405060708090a0b0c0d0e0f`,
);
console.log(chained.toHex());
function base64(b: Buffer): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  let s = "";
  for (let i = 0; i < b.length; i += 3) {
    const n = (b[i] << 16) | ((i + 1 < b.length ? b[i + 1] : 0) << 8) | (i + 2 < b.length ? b[i + 2] : 0);
    s += letters[n >> 18] + letters[(n >> 12) & 63];
    s += i + 1 < b.length ? letters[(n >> 6) & 63] : "=";
    s += i + 2 < b.length ? letters[n & 63] : "=";
  }
  return s;
}
console.log(
  base64(chained) + " " + ["", "f", "fo", "foo", "foob"].map((s) => base64(Buffer.fromUTF8(s))).join(),
);
function crc32(b: Buffer): number {
  let crc = -1;
  for (let i = 0; i < b.length; i++) {
    crc ^= b[i];
    for (let k = 0; k < 8; k++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
console.log([Buffer.fromUTF8("123456789"), chained, hex``].map((b) => crc32(b)).join());
function rc4(key: Buffer, data: Buffer): Buffer {
  const s = Buffer.create(256);
  for (let i = 0; i < 256; i++) s[i] = i;
  const swap = (a: number, b: number) => {
    const t = s[a];
    s[a] = s[b];
    s[b] = t;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + s[i] + key[i % key.length]) & 255;
    swap(i, j);
  }
  const out = data.slice(0);
  let a = 0;
  let b = 0;
  for (let i = 0; i < out.length; i++) {
    a = (a + 1) & 255;
    b = (b + s[a]) & 255;
    swap(a, b);
    out[i] ^= s[(s[a] + s[b]) & 255];
  }
  return out;
}
const secret = rc4(Buffer.fromUTF8("Key"), Buffer.fromUTF8("Plaintext"));
console.log(secret.toHex() + " " + rc4(Buffer.fromUTF8("Key"), secret).toString());
console.log("DONE");
