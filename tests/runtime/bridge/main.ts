// TypeScript and C++ (bridge.cpp) that call each other. The bodies of shims are for the simulator.

//% shim=bridge::recursion
function recursion(levels: number): number {
  let [a, b, c] = [1, 2, 3];
  const own: number[] = [];
  for (let level = levels; level > 0; level--) {
    own.push(Math.imul(level, 2654435761 | 0) ^ 0x5a5a1234);
    const next = (a + own[own.length - 1]) | 0;
    a = b;
    b = c;
    c = next;
  }
  let result = (a + b + c) | 0;
  while (own.length > 0) result ^= own.pop();
  return result & 0xffff;
}
//% shim=bridge::six
function six(a: number, b: number, c: number, d: number, e: number, f: number): number {
  return ((((a * 7 + b) * 7 + c) * 7 + d) * 7 + e) * 7 + f;
}
//% shim=bridge::call
function call(action: (n: number) => any, levels: number, argument: number): any {
  return action(argument);
}
//% shim=bridge::interruptOften
function interruptOften(): number {
  return 0;
}
//% shim=bridge::interrupts
function interrupts(): number {
  return 1000;
}

function nested(depth: number): number {
  if (depth == 0) return recursion(20);
  const before = depth * 3;
  const result = call((n) => nested(n) + 1, depth % 7, depth - 1);
  return result + before - depth * 3;
}

function thrown(depth: number): string {
  let trace = "";
  try {
    call(
      (n) => {
        if (n == 0) throw "at the bottom";
        trace += thrown(n - 1);
        if (n % 2) throw trace + " " + n;
        return 0;
      },
      depth,
      depth,
    );
    trace += " back";
  } catch (e) {
    trace = "(" + e + ")";
  } finally {
    trace += "f" + depth;
  }
  return trace;
}

// Numbers that are no small integers go through the runtime's own routines, which call C++ and the C library.
function fractions(count: number): number {
  let sum = 0.5;
  for (let i = 1; i <= count; i++) sum = Math.sqrt(Math.abs(sum) * i + 1.25) / 3 + Math.sin(i) * 1e9;
  return Math.round(sum);
}

function all(round: number): void {
  console.log("recursion " + [0, 1, 2, 3, 5, 8, 13, 21].map((n) => recursion(n)).join(" "));
  console.log("six " + six(1, 2, 3, 4, 5, 6) + " " + six(-1, round, -3, 4, -5, 6));
  console.log("nested " + [0, 1, 4, 9].map((n) => nested(n)).join(" "));
  console.log("thrown " + thrown(6));
  console.log("fractions " + fractions(20));
  let left = 4;
  const results = ["", "", "", ""];
  for (let i = 0; i < 4; i++) {
    const id = i;
    control.runInParallel(() => {
      for (let turn = 0; turn < 5; turn++) {
        const got = call(
          (n) => {
            pause(1 + ((id + n) % 3));
            recursion(10 + id);
            return n * 2;
          },
          id * 3,
          turn,
        );
        results[id] += got;
        try {
          call(
            (n) => {
              pause(1);
              throw "" + n;
            },
            turn,
            id,
          );
        } catch (e) {
          results[id] += "!" + e;
        }
      }
      left--;
    });
  }
  while (left > 0) {
    recursion(15);
    pause(1);
  }
  console.log("fibers " + results.join(" "));
}

all(1);
interruptOften();
for (let round = 0; round < 5; round++) all(round);
console.log("interrupted often: " + (interrupts() >= 1000));
console.log("DONE");
