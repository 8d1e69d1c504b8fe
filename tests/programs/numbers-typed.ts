// Globals of the small integer types wrap around as their size says.

let i8: int8 = 100;
let u8: uint8 = 200;
let i16: int16 = 30000;
let u16: uint16 = 60000;
let i32: int32 = 2000000000;
let u32: uint32 = 4000000000;
function show(): void {
  console.log(`${i8} ${u8} ${i16} ${u16} ${i32} ${u32}`);
}
show();
i8 += 100;
u8 += 100;
i16 += 10000;
u16 += 10000;
show();
i8 = -1;
u8 = -1;
i16 = -1;
u16 = -1;
i32 = -1;
u32 = 4294967295;
show();
i8 = 127;
i8++;
u8 = 255;
u8++;
i16 = 32767;
i16++;
u16 = 65535;
u16++;
show();
i8--;
u8--;
i16--;
u16--;
show();
i8 = 3.7;
u8 = 300;
i16 = 70000;
u16 = -70000;
i32 = 1 << 30;
u32 = 1 << 30;
show();
for (let k = 0; k < 3; k++) {
  i32 += 1;
  u32 += 1;
  u8 *= 3;
}
show();
let plain = i8 + u8 + i16 + u16;
console.log(plain);
const list = [i8, u8, i16, u16, i32, u32];
console.log(list.join());
let before: uint8 = 17;
let middle: uint16 = 0x1234;
let after: int8 = -3;
middle = 0xabcd;
console.log(before + " " + middle + " " + after);
function change(): void {
  before = middle;
  after = before;
}
change();
console.log(before + " " + middle + " " + after);
namespace held {
  export let small: uint8 = 9;
  export let counts: int16 = -5;
}
held.small -= 10;
held.counts *= 1000;
held.counts *= 10;
console.log(held.small + " " + held.counts);
const f = () => u8 + i8;
u8 = 5;
i8 = 6;
console.log(f());
console.log("DONE");
