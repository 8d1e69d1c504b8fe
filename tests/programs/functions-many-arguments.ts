// Six arguments travel in registers, the rest on the stack: functions with 6 to 12 parameters in every kind of call.

function six(a: number, b: number, c: number, d: number, e: number, f: number): string {
  return `${a} ${b} ${c} ${d} ${e} ${f}`;
}
function seven(a: number, b: string, c: number, d: string, e: number, f: string, g: number): string {
  return `${a} ${b} ${c} ${d} ${e} ${f} ${g}`;
}
function eight(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  return a - b * 2 + c * 3 - d * 4 + e * 5 - f * 6 + g * 7 - h * 8;
}
function twelve(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: string,
  h: string,
  i: string,
  j: number[],
  k: boolean,
  l = 12,
): string {
  a += 100;
  g += "!";
  j.push(a);
  l++;
  return [a, b, c, d, e, f].join("-") + g + h + i + j.join("/") + k + l;
}
console.log(six(1, 2, 3, 4, 5, 6));
console.log(seven(1, "2", 3, "4", 5, "6", 7));
console.log(eight(1, 2, 3, 4, 5, 6, 7, 8));
console.log(twelve(1, 2, 3, 4, 5, 6, "7", "8", "9", [10], false, 20));
console.log(twelve(1, 2, 3, 4, 5, 6, "7", "8", "9", [10], true));

const sevenValue = seven;
console.log(sevenValue(7, "6", 5, "4", 3, "2", 1));
const eightValue = eight;
console.log(eightValue(8, 7, 6, 5, 4, 3, 2, 1));
const twelveValue: (
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: string,
  h: string,
  i: string,
  j: number[],
  k: boolean,
  l?: number,
) => string = twelve;
console.log(twelveValue(1, 2, 3, 4, 5, 6, "7", "8", "9", [], false));

function nested(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
): number {
  return eight(
    eight(a, b, c, d, e, f, g, h),
    b,
    eight(h, g, f, e, d, c, b, a),
    d,
    e,
    f,
    eight(1, 1, 1, 1, 1, 1, 1, 1),
    h,
  );
}
console.log(nested(1, 2, 3, 4, 5, 6, 7, 8));

class Holder {
  base: number;
  constructor(base: number) {
    this.base = base;
  }
  eight(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): string {
    return `${this.base}: ${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h}`;
  }
  five(a: number, b: number, c: number, d: number, e: number): string {
    return `${this.base}: ${a} ${b} ${c} ${d} ${e}`;
  }
  six(a: number, b: number, c: number, d: number, e: number, f: number): string {
    return `${this.base}: ${a} ${b} ${c} ${d} ${e} ${f}`;
  }
}
const holder = new Holder(1000);
console.log(holder.eight(1, 2, 3, 4, 5, 6, 7, 8));
const anyHolder: any = holder;
const boundFive: (a: number, b: number, c: number, d: number, e: number) => string = anyHolder.five;
const boundSix: (a: number, b: number, c: number, d: number, e: number, f: number) => string = anyHolder.six;
const boundEight: (
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
) => string = anyHolder.eight;
console.log(boundFive(1, 2, 3, 4, 5));
console.log(boundSix(1, 2, 3, 4, 5, 6));
console.log(boundEight(1, 2, 3, 4, 5, 6, 7, 8));

interface HasEight {
  eight(a: number, b: number, c: number, d: number, e: number, f: number, g: number, h: number): string;
}
const throughInterface: HasEight = holder;
console.log(throughInterface.eight(8, 7, 6, 5, 4, 3, 2, 1));
const literal: HasEight = {
  eight: (a, b, c, d, e, f, g, h) => `literal ${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h}`,
};
console.log(literal.eight(1, 2, 3, 4, 5, 6, 7, 8));
console.log("DONE");
