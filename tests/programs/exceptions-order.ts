// An exception leaves each variable as it was when the call that threw began, whatever was computed before.

function throwsAbove1(n: number): number {
  if (n > 1) throw "g" + n;
  return n;
}
function text(n: number): string {
  return "f" + n;
}
function copied(n: number) {
  let x = "old";
  try {
    const v = text(n);
    throwsAbove1(n);
    x = v;
  } catch (e) {
    console.log("caught " + x);
  }
  console.log(x);
}
copied(0);
copied(5);
function previousNumber(n: number) {
  let prev: number;
  for (let i = 0; i < n; i++) {
    const a = throwsAbove1(1) * i * 10;
    if (i > 0) console.log(prev);
    prev = a;
  }
}
previousNumber(4);
function previousFlag(n: number) {
  let t: number;
  for (let i = 0; i < n; i++) {
    const a = throwsAbove1(1) * i;
    if (i > 0) {
      if (t) console.log("set");
      else console.log("clear");
    }
    t = a & 1;
  }
}
previousFlag(5);
function previousText(n: number) {
  let prev: string;
  let count = 0;
  while (count < n) {
    const s = text(count);
    if (count > 0) console.log(prev + s);
    count++;
    prev = s;
  }
}
previousText(4);
function computed(n: number) {
  let x = 1,
    y = 2;
  try {
    const s = x + y * n;
    y = 10;
    throwsAbove1(n);
    x = s;
    y = 20;
  } catch (e) {
    console.log(x + " " + y);
  }
  console.log(x + " " + y);
}
computed(0);
computed(7);
function inLoop(n: number) {
  let sum = 0,
    last = 0.5;
  for (let i = 0; i < n; i++) {
    try {
      const k = last * 2 + i;
      sum += throwsAbove1(i & 3);
      last = k;
    } catch (e) {
      last = last + 100;
    }
  }
  console.log(sum + " " + last);
}
inLoop(9);
console.log("DONE");
