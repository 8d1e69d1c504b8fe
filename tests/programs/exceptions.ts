// try, catch, finally: order, nesting, rethrow, throw from callees and callbacks, values of many types.

function trace(text: string): void {
  console.log(text);
}
try {
  trace("1 try");
  throw "thrown";
} catch (e) {
  trace("1 caught " + e);
} finally {
  trace("1 finally");
}
try {
  trace("2 try");
} catch (e) {
  trace("2 never");
} finally {
  trace("2 finally");
}
try {
  try {
    throw "inner";
  } finally {
    trace("3 inner finally");
  }
} catch (e) {
  trace("3 caught " + e);
}
try {
  try {
    throw "a";
  } catch (e) {
    trace("4 first " + e);
    throw e + "b";
  } finally {
    trace("4 finally");
  }
} catch (e) {
  trace("4 second " + e);
}

function thrower(depth: number): void {
  if (depth == 0) throw "deep";
  thrower(depth - 1);
  trace("never");
}
try {
  thrower(10);
} catch (e) {
  trace("5 " + e);
}
try {
  [1, 2, 3].forEach((x) => {
    trace("6 item " + x);
    if (x == 2) throw "at " + x;
  });
} catch (e) {
  trace("6 " + e);
}

const values: any[] = [1, 2.5, "text", true, null, undefined, [1, 2], { code: 7 }];
for (const v of values) {
  try {
    throw v;
  } catch (e) {
    trace("7 " + typeof e + " " + (e === v));
  }
}
class Failure {
  constructor(
    public code: number,
    public message: string,
  ) {}
}
class Special extends Failure {
  constructor() {
    super(99, "special");
  }
}
for (const f of [new Failure(1, "one"), new Special()]) {
  try {
    throw f;
  } catch (e) {
    if (e instanceof Special) trace("8 special " + e.code);
    else if (e instanceof Failure) trace("8 failure " + e.message);
  }
}

let log = "";
for (let i = 0; i < 6; i++) {
  try {
    if (i % 3 == 0) throw i;
    log += "o" + i;
  } catch (e) {
    log += "c" + e;
  } finally {
    log += "f" + i;
  }
}
trace(log);

function result(n: number): string {
  let out = "none";
  try {
    if (n == 0) throw "zero";
    out = "value " + n;
  } catch (e) {
    out = "caught " + e;
  }
  return out;
}
trace(result(0));
trace(result(1));

function returnsInside(n: number): number {
  try {
    if (n > 5) throw "big";
  } catch (e) {
    return -n;
  }
  return n;
}
trace(returnsInside(1) + " " + returnsInside(10));

let total = 0;
for (let i = 0; i < 300; i++) {
  try {
    try {
      total += i;
      if (i % 7 == 0) throw i;
    } catch (e) {
      if (i % 14 == 0) throw e;
      total += 1000;
    }
  } catch (e) {
    total += 100000;
  }
}
trace("" + total);

class Resource {
  static open = 0;
  constructor() {
    Resource.open++;
  }
  use(fail: boolean): string {
    if (fail) throw "use failed";
    return "used";
  }
  close(): void {
    Resource.open--;
  }
}
function withResource(fail: boolean): string {
  const r = new Resource();
  let text = "";
  try {
    text = r.use(fail);
  } finally {
    r.close();
  }
  return text;
}
trace(withResource(false));
try {
  trace(withResource(true));
} catch (e) {
  trace("9 " + e);
}
trace("open " + Resource.open);
console.log("DONE");
