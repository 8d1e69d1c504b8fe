// Each small integer type under every assignment operator, from every value near its edges.

let i8: int8 = 0;
let u8: uint8 = 0;
let i16: int16 = 0;
let u16: uint16 = 0;
let i32: int32 = 0;
let u32: uint32 = 0;
function assign(v: number): void {
  i8 = v;
  u8 = v;
  i16 = v;
  u16 = v;
  i32 = v;
  u32 = v;
}
function row(name: string): void {
  console.log(name + " " + i8 + " " + u8 + " " + i16 + " " + u16 + " " + i32 + " " + u32);
}
const edges = [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536];
for (const v of edges) {
  assign(v);
  row("" + v);
  i8++;
  u8++;
  i16++;
  u16++;
  i32++;
  u32++;
  row(" ++");
  i8 -= 2;
  u8 -= 2;
  i16 -= 2;
  u16 -= 2;
  i32 -= 2;
  row(" -=");
}
for (const v of [2147483647, 1073741824, -1073741825, 16777216.5, -0.75]) {
  assign(v >= 0 ? v : 0);
  i32 = v;
  row("large " + v);
}
for (const by of [3, 100, 255, 1000]) {
  assign(97);
  i8 *= by;
  u8 *= by;
  i16 *= by;
  u16 *= by;
  i32 *= by;
  u32 *= by;
  row("*" + by);
  i8 |= by;
  u8 ^= by;
  i16 &= by;
  u16 |= by;
  i32 ^= by;
  u32 &= by;
  row("bits" + by);
  i8 <<= 3;
  u8 <<= 3;
  i16 <<= 5;
  u16 <<= 5;
  i32 <<= 9;
  row("<<" + by);
  i8 >>= 1;
  u8 >>= 1;
  i16 >>= 2;
  u16 >>= 2;
  i32 >>= 3;
  u32 >>= 1;
  row(">>" + by);
  i8 /= 3;
  u8 /= 3;
  i16 /= 7;
  u16 /= 7;
  i32 /= 9;
  u32 /= 9;
  row("/" + by);
  i8 %= 5;
  u8 %= 5;
  i16 %= 11;
  u16 %= 11;
  i32 %= 13;
  u32 %= 13;
  row("%" + by);
}
let turns = 0;
u8 = 1;
while (u8 != 0) {
  u8 *= 2;
  turns++;
}
i8 = 1;
while (i8 > 0) {
  i8 += 9;
  turns += 100;
}
console.log(turns + " " + i8);
console.log("DONE");
