// Binary search trees: insertion, deletion, traversals, an AVL tree that rotates, and a treap, compared with sorted arrays.

class Node {
  left: Node = null;
  right: Node = null;
  height = 1;
  constructor(
    public key: number,
    public priority: number,
  ) {}
}
const height = (n: Node) => (n ? n.height : 0);
function update(n: Node): Node {
  n.height = Math.max(height(n.left), height(n.right)) + 1;
  return n;
}
let rotations = 0;
function rotateRight(n: Node): Node {
  rotations++;
  const l = n.left;
  n.left = l.right;
  l.right = update(n);
  return update(l);
}
function rotateLeft(n: Node): Node {
  rotations++;
  const r = n.right;
  n.right = r.left;
  r.left = update(n);
  return update(r);
}
class Tree {
  root: Node = null;
  constructor() {}
  insert(key: number): void {
    this.root = this.insertInto(this.root, key);
  }
  remove(key: number): void {
    this.root = this.removeFrom(this.root, key);
  }
  protected balance(n: Node): Node {
    return update(n);
  }
  protected priority(): number {
    return 0;
  }
  private insertInto(n: Node, key: number): Node {
    if (!n) return new Node(key, this.priority());
    if (key < n.key) n.left = this.insertInto(n.left, key);
    else if (key > n.key) n.right = this.insertInto(n.right, key);
    else return n;
    return this.balance(n);
  }
  private removeFrom(n: Node, key: number): Node {
    if (!n) return null;
    if (key < n.key) n.left = this.removeFrom(n.left, key);
    else if (key > n.key) n.right = this.removeFrom(n.right, key);
    else {
      if (!n.left) return n.right;
      if (!n.right) return n.left;
      let next = n.right;
      while (next.left) next = next.left;
      n.key = next.key;
      n.right = this.removeFrom(n.right, next.key);
    }
    return this.balance(n);
  }
  keys(): number[] {
    const out: number[] = [];
    const stack: Node[] = [];
    for (let n = this.root; n || stack.length; ) {
      if (n) {
        stack.push(n);
        n = n.left;
      } else {
        n = stack.pop();
        out.push(n.key);
        n = n.right;
      }
    }
    return out;
  }
  levels(): string {
    let s = "";
    let level = [this.root];
    while (level.length) {
      const next: Node[] = [];
      for (const n of level) {
        s += n.key + " ";
        if (n.left) next.push(n.left);
        if (n.right) next.push(n.right);
      }
      s += "/ ";
      level = next;
    }
    return s;
  }
}
class Avl extends Tree {
  protected balance(n: Node): Node {
    update(n);
    const lean = height(n.left) - height(n.right);
    if (lean > 1) {
      if (height(n.left.left) < height(n.left.right)) n.left = rotateLeft(n.left);
      return rotateRight(n);
    }
    if (lean < -1) {
      if (height(n.right.right) < height(n.right.left)) n.right = rotateRight(n.right);
      return rotateLeft(n);
    }
    return n;
  }
}
class Treap extends Tree {
  private seed = 1;
  constructor() {
    super();
  }
  protected priority(): number {
    this.seed = (this.seed * 16807) % 2147483647;
    return this.seed;
  }
  protected balance(n: Node): Node {
    update(n);
    if (n.left && n.left.priority > n.priority) return rotateRight(n);
    if (n.right && n.right.priority > n.priority) return rotateLeft(n);
    return n;
  }
}
const trees: Tree[] = [new Tree(), new Avl(), new Treap()];
const keys: number[] = [];
for (let i = 0; i < 25; i++) keys.push((i * 17) % 53);
for (const t of trees) {
  rotations = 0;
  for (const k of keys) t.insert(k);
  console.log(`${t.root.height} ${rotations} ${t.keys().join()}`);
}
const expected = keys.slice(0);
for (const k of [0, 17, 50, 99, 34, 1, 20, 3]) {
  for (const t of trees) t.remove(k);
  expected.removeElement(k);
}
expected.sort((a, b) => a - b);
for (const t of trees) console.log(t.keys().join() == expected.join() ? "same" : t.keys().join());
console.log(trees[1].levels());
const ascending = new Avl();
const plain = new Tree();
for (let i = 1; i <= 40; i++) {
  ascending.insert(i * 0.5);
  plain.insert(i);
}
console.log(ascending.root.height + " " + plain.root.height + " " + ascending.root.key);
for (let i = 1; i <= 30; i++) ascending.remove(i * 0.5);
console.log(ascending.levels());
let counts = "";
function balanced(n: Node): boolean {
  return !n || (Math.abs(height(n.left) - height(n.right)) < 2 && balanced(n.left) && balanced(n.right));
}
for (const t of trees) counts += balanced(t.root) ? "balanced " : "not ";
console.log(counts);
console.log("DONE");
