// Lazy sequences made of closures: take, map, filter, zip, flatten, merge, primes by a chain of filters, a generator of a tree.

type Next = () => number;
const END = -999999;
function range(from: number, to: number, step = 1): Next {
  let at = from - step;
  return () => {
    if (at + step >= to) return END;
    at += step;
    return at;
  };
}
function map(source: Next, f: (n: number) => number): Next {
  return () => {
    const v = source();
    return v == END ? END : f(v);
  };
}
function filter(source: Next, f: (n: number) => boolean): Next {
  return () => {
    let v = source();
    while (v != END && !f(v)) v = source();
    return v;
  };
}
function take(source: Next, n: number): Next {
  return () => (n-- > 0 ? source() : END);
}
function zip(a: Next, b: Next, f: (x: number, y: number) => number): Next {
  return () => {
    const x = a();
    const y = b();
    return x == END || y == END ? END : f(x, y);
  };
}
function concat(sources: Next[]): Next {
  let at = 0;
  return () => {
    while (at < sources.length) {
      const v = sources[at]();
      if (v != END) return v;
      at++;
    }
    return END;
  };
}
function merge(a: Next, b: Next): Next {
  let x = a();
  let y = b();
  return () => {
    if (x == END && y == END) return END;
    let r = 0;
    if (y == END || (x != END && x <= y)) {
      r = x;
      x = a();
    } else {
      r = y;
      y = b();
    }
    return r;
  };
}
function show(source: Next): string {
  let s = "";
  for (let v = source(); v != END; v = source()) s += v + " ";
  return s;
}
function iterate(start: number, f: (n: number) => number): Next {
  let v = start;
  return () => {
    const r = v;
    v = f(v);
    return r;
  };
}
console.log(show(range(0, 5)) + show(range(1, 2, 0.25)) + show(range(3, 3)));
console.log(
  show(
    take(
      map(
        filter(range(0, 1000), (n) => n % 7 == 3),
        (n) => n * n,
      ),
      6,
    ),
  ),
);
console.log(
  show(
    zip(
      range(0, 9),
      iterate(1, (n) => n * 3),
      (a, b) => a * 1000 + b,
    ),
  ),
);
console.log(
  show(
    concat([
      range(0, 3),
      take(
        iterate(5, (n) => -n),
        4,
      ),
      range(8, 8),
      range(7, 9),
    ]),
  ),
);
console.log(show(merge(range(0, 20, 3), merge(range(1, 20, 5), range(2, 9, 7)))));

function primes(): Next {
  let source = range(2, 1000000);
  return () => {
    const p = source();
    source = filter(source, (n) => n % p != 0);
    return p;
  };
}
console.log(show(take(primes(), 20)));
let hamming = "";
const seen: number[] = [1];
let i2 = 0;
let i3 = 0;
let i5 = 0;
const nextHamming = () => {
  const v = Math.min(seen[i2] * 2, Math.min(seen[i3] * 3, seen[i5] * 5));
  if (v == seen[i2] * 2) i2++;
  if (v == seen[i3] * 3) i3++;
  if (v == seen[i5] * 5) i5++;
  seen.push(v);
  return v;
};
for (let i = 0; i < 25; i++) hamming += nextHamming() + " ";
console.log(hamming);
class Tree {
  constructor(
    public left: Tree,
    public value: number,
    public right: Tree,
  ) {}
  walk(): Next {
    let stage = 0;
    let inner: Next = null;
    return () => {
      while (true) {
        switch (stage) {
          case 0:
            inner = this.left ? this.left.walk() : () => END;
            stage = 1;
            break;
          case 1: {
            const v = inner();
            if (v != END) return v;
            stage = 2;
            inner = this.right ? this.right.walk() : () => END;
            return this.value;
          }
          default:
            return inner();
        }
      }
    };
  }
}
const leaf = (n: number) => new Tree(null, n, null);
const tree = new Tree(new Tree(leaf(1), 2, leaf(3)), 4, new Tree(null, 5, new Tree(leaf(6), 7, null)));
console.log(show(tree.walk()));
console.log(show(zip(tree.walk(), tree.walk(), (a, b) => a * b)));
let pulled = 0;
const counted = map(range(0, 100), (n) => {
  pulled++;
  return n;
});
console.log(
  show(
    take(
      filter(counted, (n) => n % 10 == 0),
      3,
    ),
  ) + pulled,
);
const tee = (source: Next) => {
  const held: number[] = [];
  const side = (mine: number[], other: number[]) => () => {
    if (mine.length) return mine.shift();
    const v = source();
    other.push(v);
    return v;
  };
  const theirs: number[] = [];
  return [side(held, theirs), side(theirs, held)];
};
const both = tee(range(0, 5));
console.log(
  both[0]() + "" + both[0]() + both[1]() + both[0]() + both[1]() + both[1]() + both[1]() + both[0](),
);
console.log("DONE");
