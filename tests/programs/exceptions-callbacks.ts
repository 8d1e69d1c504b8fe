// Exceptions through callbacks of library functions, and the state of arrays, objects and results that are left behind.

let log = "";
function guarded(name: string, f: () => any): void {
  let s = "";
  try {
    s = "" + f();
  } catch (e) {
    s = "threw " + e;
  }
  console.log(name + ": " + s + " " + log);
  log = "";
}
const list = [5, 3, 8, 1, 9, 2];
guarded("map", () =>
  list
    .map((v) => {
      log += v;
      if (v == 1) throw "at " + v;
      return v * 2;
    })
    .join(),
);
guarded("filter", () =>
  list.filter((v) => {
    log += v;
    if (v > 8) throw v;
    return true;
  }),
);
guarded("forEach", () =>
  list.forEach((v, i) => {
    list[i] = v + 10;
    if (i == 2) throw "third";
  }),
);
console.log(list.join());
guarded("some", () =>
  list.some((v) => {
    if (v == 9) throw "nine";
    return v == 1;
  }),
);
guarded("every", () =>
  list.every((v) => {
    log += v + " ";
    if (v < 5) throw "small";
    return true;
  }),
);
guarded("reduce", () =>
  list.reduce((a, b) => {
    if (a > 40) throw "sum " + a;
    return a + b;
  }, 0),
);
guarded("find", () =>
  list.find((v) => {
    if (v == 18) throw "found too much";
    return false;
  }),
);
let compared = 0;
const copy = list.slice(0);
guarded("sort", () =>
  copy.sort((a, b) => {
    if (++compared == 4) throw "fourth";
    return a - b;
  }),
);
const again = copy.slice(0);
again.sort((a, b) => a - b);
const expected = list.slice(0);
expected.sort((a, b) => a - b);
console.log(copy.length + " " + (again.join() == expected.join()));
guarded("nested", () =>
  [1, 2, 3].map((a) =>
    [10, 20, 30]
      .map((b) => {
        try {
          if (a * b == 40) throw "inner " + b;
          return a * b;
        } catch (e) {
          log += e + " ";
          if (b == 20) throw "rethrown";
          return -1;
        }
      })
      .join("+"),
  ),
);
guarded("recovers", () => {
  const list = [1, 2, 3, 4].map((v) => {
    let r = v;
    try {
      if (v % 2) throw v;
      r *= 10;
    } catch (e) {
      r = -(e as number);
    } finally {
      log += "f" + v;
    }
    return r;
  });
  return list.join();
});
class Account {
  private history: string[] = [];
  private locked = false;
  constructor(private balance: number) {}
  transaction(name: string, f: (a: Account) => void): boolean {
    if (this.locked) throw "locked";
    this.locked = true;
    const before = this.balance;
    let ok = false;
    try {
      f(this);
      ok = true;
    } catch (e) {
      this.balance = before;
      this.history.push(name + " failed: " + e);
    } finally {
      this.locked = false;
    }
    return ok;
  }
  take(n: number): Account {
    if (n > this.balance) throw "only " + this.balance;
    this.balance -= n;
    return this;
  }
  get summary(): string {
    return this.balance + " [" + this.history.join("; ") + "]";
  }
}
const account = new Account(100);
guarded("account", () =>
  [
    account.transaction("first", (a) => a.take(30).take(20)),
    account.transaction("second", (a) => a.take(40).take(20)),
    account.transaction("third", (a) => a.transaction("inner", (b) => b.take(1))),
    account.transaction("fourth", (a) => {
      for (let i = 1; ; i++) a.take(i * 10);
    }),
    account.transaction("fifth", (a) => a.take(50)),
  ].join(),
);
console.log(account.summary);
function retry<T>(times: number, f: (attempt: number) => T): T {
  let last: any = null;
  for (let i = 1; i <= times; i++) {
    let r: T = null;
    let done = false;
    try {
      r = f(i);
      done = true;
    } catch (e) {
      last = e;
      log += "r" + i;
    }
    if (done) return r;
  }
  throw "gave up: " + last;
}
guarded("retry 1", () =>
  retry(5, (i) => {
    if (i < 4) throw "not yet " + i;
    return "at " + i;
  }),
);
guarded("retry 2", () =>
  retry<number>(3, (i) => {
    throw "never " + i;
  }),
);
guarded("retry 3", () => retry(2, (i) => retry(2, (k) => retryInner(i, k))));
function retryInner(i: number, k: number): string {
  if (i * k < 4) throw i + "*" + k;
  return "ok " + i + k;
}
guarded("keys", () => {
  const o: { [k: string]: number } = { a: 1, b: 2, c: 3 };
  for (const k of Object.keys(o)) {
    if (k == "c") throw "at " + k + " " + JSON.stringify(o);
    delete o[k];
  }
  return 0;
});
console.log("DONE");
