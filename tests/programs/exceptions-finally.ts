// finally blocks while an exception is on its way: what they call may try, catch and throw as well.

function nested(): string {
  let s = "";
  try {
    s += "t";
  } finally {
    s += "f";
  }
  return s;
}
function catching(): string {
  let s = "";
  try {
    throw "x";
  } catch (e) {
    s += "c" + e;
  }
  return s;
}
function a(f: () => string): string {
  let s = "";
  try {
    s += "1";
    try {
      throw "orig";
    } finally {
      s += f();
      s += "2";
    }
  } catch (e) {
    s += "caught " + e;
  }
  return s;
}
console.log(a(nested));
console.log(a(catching));
function b(f: () => string): string {
  let s = "";
  try {
    try {
      throw "first";
    } catch (e) {
      s += e;
      throw "second";
    } finally {
      for (let i = 0; i < 2; i++) s += f();
    }
  } catch (e) {
    s += "caught " + e;
  }
  return s;
}
console.log(b(nested));
console.log(b(catching));
function same(): string {
  let s = "";
  try {
    try {
      throw "orig";
    } finally {
      s += "1";
      try {
        s += "2";
      } finally {
        s += "3";
      }
      s += "4";
    }
    s += "5";
  } catch (e) {
    s += "caught " + e;
  }
  return s;
}
console.log(same());
function sameCatch(): string {
  let s = "";
  try {
    try {
      throw "orig";
    } finally {
      s += "1";
      try {
        throw "other";
      } catch (e) {
        s += "3" + e;
      }
      s += "4";
    }
    s += "5";
  } catch (e) {
    s += "caught " + e;
  }
  return s;
}
console.log(sameCatch());
function deep(n: number): void {
  try {
    if (n == 0) throw "bottom";
    deep(n - 1);
  } finally {
    nested();
    catching();
  }
}
try {
  deep(5);
} catch (e) {
  console.log("deep " + e);
}
function again(): string {
  let s = "";
  for (let i = 0; i < 3; i++) {
    try {
      try {
        if (i == 1) throw "i" + i;
        s += "n";
      } finally {
        s += "f";
      }
    } catch (e) {
      s += e;
    }
  }
  return s;
}
console.log(again());
console.log("DONE");
