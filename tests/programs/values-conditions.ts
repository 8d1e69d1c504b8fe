// What is true, and what equals what, of fields that hold values of few kinds only: each class has one field of its own, and what is
// stored there is written out, so that a compiler can know of all of it.

class Thing {
  constructor() {}
}

const thing = new Thing();
const list = [1, 2];
const bytes = control.createBuffer(1);
const negativeZero = Math.round(-0.3);

function twice(n: number): number {
  return 2 * n;
}

// nothing
class Of0 {
  value: any;
  again: any;
  constructor() {}
}

function show0(o: Of0, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of0 = new Of0();
console.log("nothing: " + show0(of0, true));

// an object, or nothing
class Of1 {
  value: any;
  again: any;
  constructor() {}
}

function show1(o: Of1, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of1 = new Of1();
console.log("an object, or nothing: " + show1(of1, true));
of1.value = thing;
console.log(show1(of1, false));
of1.again = thing;
console.log(show1(of1, true));

// null or an object
class Of2 {
  value: any;
  again: any;
  constructor() {}
}

function show2(o: Of2, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of2 = new Of2();
console.log("null or an object: " + show2(of2, true));
of2.value = null;
console.log(show2(of2, false));
of2.again = null;
console.log(show2(of2, true));
of2.value = thing;
console.log(show2(of2, false));
of2.again = thing;
console.log(show2(of2, true));

// a boolean
class Of3 {
  value: any;
  again: any;
  constructor() {}
}

function show3(o: Of3, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of3 = new Of3();
console.log("a boolean: " + show3(of3, true));
of3.value = true;
console.log(show3(of3, false));
of3.again = true;
console.log(show3(of3, true));
of3.value = false;
console.log(show3(of3, false));
of3.again = false;
console.log(show3(of3, true));

// true
class Of4 {
  value: any;
  again: any;
  constructor() {}
}

function show4(o: Of4, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of4 = new Of4();
console.log("true: " + show4(of4, true));
of4.value = true;
console.log(show4(of4, false));
of4.again = true;
console.log(show4(of4, true));

// false or null
class Of5 {
  value: any;
  again: any;
  constructor() {}
}

function show5(o: Of5, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of5 = new Of5();
console.log("false or null: " + show5(of5, true));
of5.value = false;
console.log(show5(of5, false));
of5.again = false;
console.log(show5(of5, true));
of5.value = null;
console.log(show5(of5, false));
of5.again = null;
console.log(show5(of5, true));

// a boolean or an object
class Of6 {
  value: any;
  again: any;
  constructor() {}
}

function show6(o: Of6, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of6 = new Of6();
console.log("a boolean or an object: " + show6(of6, true));
of6.value = false;
console.log(show6(of6, false));
of6.again = false;
console.log(show6(of6, true));
of6.value = true;
console.log(show6(of6, false));
of6.again = true;
console.log(show6(of6, true));
of6.value = thing;
console.log(show6(of6, false));
of6.again = thing;
console.log(show6(of6, true));

// 0 to 3
class Of7 {
  value: any;
  again: any;
  constructor() {}
}

function show7(o: Of7, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of7 = new Of7();
console.log("0 to 3: " + show7(of7, true));
of7.value = 0;
console.log(show7(of7, false));
of7.again = 0;
console.log(show7(of7, true));
of7.value = 1;
console.log(show7(of7, false));
of7.again = 1;
console.log(show7(of7, true));
of7.value = 2;
console.log(show7(of7, false));
of7.again = 2;
console.log(show7(of7, true));
of7.value = 3;
console.log(show7(of7, false));
of7.again = 3;
console.log(show7(of7, true));

// small and large integers
class Of8 {
  value: any;
  again: any;
  constructor() {}
}

function show8(o: Of8, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of8 = new Of8();
console.log("small and large integers: " + show8(of8, true));
of8.value = 0;
console.log(show8(of8, false));
of8.again = 0;
console.log(show8(of8, true));
of8.value = -1;
console.log(show8(of8, false));
of8.again = -1;
console.log(show8(of8, true));
of8.value = 7;
console.log(show8(of8, false));
of8.again = 7;
console.log(show8(of8, true));
of8.value = 123456789;
console.log(show8(of8, false));
of8.again = 123456789;
console.log(show8(of8, true));
of8.value = -1073741824;
console.log(show8(of8, false));
of8.again = -1073741824;
console.log(show8(of8, true));

// integers but 0
class Of9 {
  value: any;
  again: any;
  constructor() {}
}

function show9(o: Of9, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of9 = new Of9();
console.log("integers but 0: " + show9(of9, true));
of9.value = 1;
console.log(show9(of9, false));
of9.again = 1;
console.log(show9(of9, true));
of9.value = 5;
console.log(show9(of9, false));
of9.again = 5;
console.log(show9(of9, true));
of9.value = -3;
console.log(show9(of9, false));
of9.again = -3;
console.log(show9(of9, true));

// 0 or null
class Of10 {
  value: any;
  again: any;
  constructor() {}
}

function show10(o: Of10, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of10 = new Of10();
console.log("0 or null: " + show10(of10, true));
of10.value = 0;
console.log(show10(of10, false));
of10.again = 0;
console.log(show10(of10, true));
of10.value = 3;
console.log(show10(of10, false));
of10.again = 3;
console.log(show10(of10, true));
of10.value = null;
console.log(show10(of10, false));
of10.again = null;
console.log(show10(of10, true));

// 3, 5, or false
class Of11 {
  value: any;
  again: any;
  constructor() {}
}

function show11(o: Of11, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of11 = new Of11();
console.log("3, 5, or false: " + show11(of11, true));
of11.value = 3;
console.log(show11(of11, false));
of11.again = 3;
console.log(show11(of11, true));
of11.value = 5;
console.log(show11(of11, false));
of11.again = 5;
console.log(show11(of11, true));
of11.value = false;
console.log(show11(of11, false));
of11.again = false;
console.log(show11(of11, true));

// an integer or true
class Of12 {
  value: any;
  again: any;
  constructor() {}
}

function show12(o: Of12, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of12 = new Of12();
console.log("an integer or true: " + show12(of12, true));
of12.value = 0;
console.log(show12(of12, false));
of12.again = 0;
console.log(show12(of12, true));
of12.value = 4;
console.log(show12(of12, false));
of12.again = 4;
console.log(show12(of12, true));
of12.value = true;
console.log(show12(of12, false));
of12.again = true;
console.log(show12(of12, true));

// an integer or an object
class Of13 {
  value: any;
  again: any;
  constructor() {}
}

function show13(o: Of13, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of13 = new Of13();
console.log("an integer or an object: " + show13(of13, true));
of13.value = 0;
console.log(show13(of13, false));
of13.again = 0;
console.log(show13(of13, true));
of13.value = 33;
console.log(show13(of13, false));
of13.again = 33;
console.log(show13(of13, true));
of13.value = thing;
console.log(show13(of13, false));
of13.again = thing;
console.log(show13(of13, true));

// numbers around 0
class Of14 {
  value: any;
  again: any;
  constructor() {}
}

function show14(o: Of14, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of14 = new Of14();
console.log("numbers around 0: " + show14(of14, true));
of14.value = 0;
console.log(show14(of14, false));
of14.again = 0;
console.log(show14(of14, true));
of14.value = negativeZero;
console.log(show14(of14, false));
of14.again = negativeZero;
console.log(show14(of14, true));
of14.value = 1;
console.log(show14(of14, false));
of14.again = 1;
console.log(show14(of14, true));

// fractions and NaN
class Of15 {
  value: any;
  again: any;
  constructor() {}
}

function show15(o: Of15, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of15 = new Of15();
console.log("fractions and NaN: " + show15(of15, true));
of15.value = 0.5;
console.log(show15(of15, false));
of15.again = 0.5;
console.log(show15(of15, true));
of15.value = Math.sqrt(-1);
console.log(show15(of15, false));
of15.again = Math.sqrt(-1);
console.log(show15(of15, true));
of15.value = 1;
console.log(show15(of15, false));
of15.again = 1;
console.log(show15(of15, true));
of15.value = negativeZero;
console.log(show15(of15, false));
of15.again = negativeZero;
console.log(show15(of15, true));

// beyond 31 bits
class Of16 {
  value: any;
  again: any;
  constructor() {}
}

function show16(o: Of16, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of16 = new Of16();
console.log("beyond 31 bits: " + show16(of16, true));
of16.value = 1073741823;
console.log(show16(of16, false));
of16.again = 1073741823;
console.log(show16(of16, true));
of16.value = 1073741824;
console.log(show16(of16, false));
of16.again = 1073741824;
console.log(show16(of16, true));
of16.value = -1073741825;
console.log(show16(of16, false));
of16.again = -1073741825;
console.log(show16(of16, true));

// text
class Of17 {
  value: any;
  again: any;
  constructor() {}
}

function show17(o: Of17, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of17 = new Of17();
console.log("text: " + show17(of17, true));
of17.value = "";
console.log(show17(of17, false));
of17.again = "";
console.log(show17(of17, true));
of17.value = "0";
console.log(show17(of17, false));
of17.again = "0";
console.log(show17(of17, true));
of17.value = "1";
console.log(show17(of17, false));
of17.again = "1";
console.log(show17(of17, true));
of17.value = "a";
console.log(show17(of17, false));
of17.again = "a";
console.log(show17(of17, true));

// text or integers
class Of18 {
  value: any;
  again: any;
  constructor() {}
}

function show18(o: Of18, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of18 = new Of18();
console.log("text or integers: " + show18(of18, true));
of18.value = "";
console.log(show18(of18, false));
of18.again = "";
console.log(show18(of18, true));
of18.value = "1";
console.log(show18(of18, false));
of18.again = "1";
console.log(show18(of18, true));
of18.value = 1;
console.log(show18(of18, false));
of18.again = 1;
console.log(show18(of18, true));
of18.value = 0;
console.log(show18(of18, false));
of18.again = 0;
console.log(show18(of18, true));

// an array or a buffer
class Of19 {
  value: any;
  again: any;
  constructor() {}
}

function show19(o: Of19, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of19 = new Of19();
console.log("an array or a buffer: " + show19(of19, true));
of19.value = list;
console.log(show19(of19, false));
of19.again = list;
console.log(show19(of19, true));
of19.value = bytes;
console.log(show19(of19, false));
of19.again = bytes;
console.log(show19(of19, true));

// a function
class Of20 {
  value: any;
  again: any;
  constructor() {}
}

function show20(o: Of20, other: boolean): string {
  let turns = 0;
  while (!o.value && turns < 2) turns++;
  const found = [
    turns,
    o.value ? 1 : 0,
    !o.value ? 1 : 0,
    o.value && other ? 1 : 0,
    o.value || other ? 1 : 0,
    o.value == undefined ? 1 : 0,
    o.value != null ? 1 : 0,
    o.value === undefined ? 1 : 0,
    o.value === null ? 1 : 0,
    o.value == 0 ? 1 : 0,
    o.value === 0 ? 1 : 0,
    o.value == 1 ? 1 : 0,
    o.value != 3 ? 1 : 0,
    o.value === 3 ? 1 : 0,
    o.value == true ? 1 : 0,
    o.value == false ? 1 : 0,
    o.value === true ? 1 : 0,
    o.value !== false ? 1 : 0,
    o.value === 1073741823 ? 1 : 0,
    o.value == "1" ? 1 : 0,
    o.value == "" ? 1 : 0,
    o.value == thing ? 1 : 0,
    o.value === list ? 1 : 0,
    o.value == o.again ? 1 : 0,
    o.value === o.again ? 1 : 0,
    o.value != o.again ? 1 : 0,
    o.value < 3 ? 1 : 0,
    o.value >= 0 ? 1 : 0,
  ];
  return found.join("");
}

const of20 = new Of20();
console.log("a function: " + show20(of20, true));
of20.value = twice;
console.log(show20(of20, false));
of20.again = twice;
console.log(show20(of20, true));

function compare3and7(a: Of3, b: Of7): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of3.value = true;
of7.value = 0;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 1;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 2;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 3;
console.log("3 7 " + compare3and7(of3, of7));
of3.value = false;
of7.value = 0;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 1;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 2;
console.log("3 7 " + compare3and7(of3, of7));
of7.value = 3;
console.log("3 7 " + compare3and7(of3, of7));

function compare3and12(a: Of3, b: Of12): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of3.value = true;
of12.value = 0;
console.log("3 12 " + compare3and12(of3, of12));
of12.value = 4;
console.log("3 12 " + compare3and12(of3, of12));
of12.value = true;
console.log("3 12 " + compare3and12(of3, of12));
of3.value = false;
of12.value = 0;
console.log("3 12 " + compare3and12(of3, of12));
of12.value = 4;
console.log("3 12 " + compare3and12(of3, of12));
of12.value = true;
console.log("3 12 " + compare3and12(of3, of12));

function compare7and9(a: Of7, b: Of9): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of7.value = 0;
of9.value = 1;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = 5;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = -3;
console.log("7 9 " + compare7and9(of7, of9));
of7.value = 1;
of9.value = 1;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = 5;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = -3;
console.log("7 9 " + compare7and9(of7, of9));
of7.value = 2;
of9.value = 1;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = 5;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = -3;
console.log("7 9 " + compare7and9(of7, of9));
of7.value = 3;
of9.value = 1;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = 5;
console.log("7 9 " + compare7and9(of7, of9));
of9.value = -3;
console.log("7 9 " + compare7and9(of7, of9));

function compare1and2(a: Of1, b: Of2): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of1.value = thing;
of2.value = null;
console.log("1 2 " + compare1and2(of1, of2));
of2.value = thing;
console.log("1 2 " + compare1and2(of1, of2));

function compare0and2(a: Of0, b: Of2): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of2.value = null;
console.log("0 2 " + compare0and2(of0, of2));
of2.value = thing;
console.log("0 2 " + compare0and2(of0, of2));

function compare14and7(a: Of14, b: Of7): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of14.value = 0;
of7.value = 0;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 1;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 2;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 3;
console.log("14 7 " + compare14and7(of14, of7));
of14.value = negativeZero;
of7.value = 0;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 1;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 2;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 3;
console.log("14 7 " + compare14and7(of14, of7));
of14.value = 1;
of7.value = 0;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 1;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 2;
console.log("14 7 " + compare14and7(of14, of7));
of7.value = 3;
console.log("14 7 " + compare14and7(of14, of7));

function compare14and3(a: Of14, b: Of3): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of14.value = 0;
of3.value = true;
console.log("14 3 " + compare14and3(of14, of3));
of3.value = false;
console.log("14 3 " + compare14and3(of14, of3));
of14.value = negativeZero;
of3.value = true;
console.log("14 3 " + compare14and3(of14, of3));
of3.value = false;
console.log("14 3 " + compare14and3(of14, of3));
of14.value = 1;
of3.value = true;
console.log("14 3 " + compare14and3(of14, of3));
of3.value = false;
console.log("14 3 " + compare14and3(of14, of3));

function compare15and8(a: Of15, b: Of8): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of15.value = 0.5;
of8.value = 0;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 7;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 123456789;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1073741824;
console.log("15 8 " + compare15and8(of15, of8));
of15.value = Math.sqrt(-1);
of8.value = 0;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 7;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 123456789;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1073741824;
console.log("15 8 " + compare15and8(of15, of8));
of15.value = 1;
of8.value = 0;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 7;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 123456789;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1073741824;
console.log("15 8 " + compare15and8(of15, of8));
of15.value = negativeZero;
of8.value = 0;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 7;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = 123456789;
console.log("15 8 " + compare15and8(of15, of8));
of8.value = -1073741824;
console.log("15 8 " + compare15and8(of15, of8));

function compare17and7(a: Of17, b: Of7): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of17.value = "";
of7.value = 0;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 1;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 2;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 3;
console.log("17 7 " + compare17and7(of17, of7));
of17.value = "0";
of7.value = 0;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 1;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 2;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 3;
console.log("17 7 " + compare17and7(of17, of7));
of17.value = "1";
of7.value = 0;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 1;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 2;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 3;
console.log("17 7 " + compare17and7(of17, of7));
of17.value = "a";
of7.value = 0;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 1;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 2;
console.log("17 7 " + compare17and7(of17, of7));
of7.value = 3;
console.log("17 7 " + compare17and7(of17, of7));

function compare18and3(a: Of18, b: Of3): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of18.value = "";
of3.value = true;
console.log("18 3 " + compare18and3(of18, of3));
of3.value = false;
console.log("18 3 " + compare18and3(of18, of3));
of18.value = "1";
of3.value = true;
console.log("18 3 " + compare18and3(of18, of3));
of3.value = false;
console.log("18 3 " + compare18and3(of18, of3));
of18.value = 1;
of3.value = true;
console.log("18 3 " + compare18and3(of18, of3));
of3.value = false;
console.log("18 3 " + compare18and3(of18, of3));
of18.value = 0;
of3.value = true;
console.log("18 3 " + compare18and3(of18, of3));
of3.value = false;
console.log("18 3 " + compare18and3(of18, of3));

function compare17and1(a: Of17, b: Of1): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of17.value = "";
of1.value = thing;
console.log("17 1 " + compare17and1(of17, of1));
of17.value = "0";
of1.value = thing;
console.log("17 1 " + compare17and1(of17, of1));
of17.value = "1";
of1.value = thing;
console.log("17 1 " + compare17and1(of17, of1));
of17.value = "a";
of1.value = thing;
console.log("17 1 " + compare17and1(of17, of1));

function compare6and13(a: Of6, b: Of13): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of6.value = false;
of13.value = 0;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = 33;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = thing;
console.log("6 13 " + compare6and13(of6, of13));
of6.value = true;
of13.value = 0;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = 33;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = thing;
console.log("6 13 " + compare6and13(of6, of13));
of6.value = thing;
of13.value = 0;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = 33;
console.log("6 13 " + compare6and13(of6, of13));
of13.value = thing;
console.log("6 13 " + compare6and13(of6, of13));

function compare16and8(a: Of16, b: Of8): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of16.value = 1073741823;
of8.value = 0;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 7;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 123456789;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1073741824;
console.log("16 8 " + compare16and8(of16, of8));
of16.value = 1073741824;
of8.value = 0;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 7;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 123456789;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1073741824;
console.log("16 8 " + compare16and8(of16, of8));
of16.value = -1073741825;
of8.value = 0;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 7;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = 123456789;
console.log("16 8 " + compare16and8(of16, of8));
of8.value = -1073741824;
console.log("16 8 " + compare16and8(of16, of8));

function compare10and11(a: Of10, b: Of11): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of10.value = 0;
of11.value = 3;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = 5;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = false;
console.log("10 11 " + compare10and11(of10, of11));
of10.value = 3;
of11.value = 3;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = 5;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = false;
console.log("10 11 " + compare10and11(of10, of11));
of10.value = null;
of11.value = 3;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = 5;
console.log("10 11 " + compare10and11(of10, of11));
of11.value = false;
console.log("10 11 " + compare10and11(of10, of11));

function compare15and5(a: Of15, b: Of5): string {
  const found = [
    a.value == b.value ? 1 : 0,
    a.value != b.value ? 1 : 0,
    a.value === b.value ? 1 : 0,
    b.value !== a.value ? 1 : 0,
  ];
  return found.join("");
}
of15.value = negativeZero;
of5.value = false;
console.log("15 5 " + compare15and5(of15, of5));
of15.value = 1;
console.log("15 5 " + compare15and5(of15, of5));

// Text that an object becomes beside text
class OfText {
  value: any;
  constructor() {
    this.value = "[object Object]";
  }
}
function compareTextAnd1(a: OfText, b: Of1): string {
  return (
    (a.value == b.value ? 1 : 0) + " " + (b.value != a.value ? 1 : 0) + " " + (a.value === b.value ? 1 : 0)
  );
}
of1.value = thing;
console.log("text 1 " + compareTextAnd1(new OfText(), of1));
console.log("DONE");
