// Trees of objects with parents, cycles and back references: layout, search, moving, copying with shared parts, path names.

class Thing {
  parent: Folder = null;
  constructor(public name: string) {}
  size(): number {
    return 0;
  }
  path(): string {
    return this.parent ? this.parent.path() + "/" + this.name : this.name;
  }
  root(): Thing {
    let t: Thing = this;
    while (t.parent) t = t.parent;
    return t;
  }
  copy(): Thing {
    return new Thing(this.name);
  }
  visit(f: (t: Thing, depth: number) => boolean, depth = 0): void {
    f(this, depth);
  }
}
class File extends Thing {
  constructor(
    name: string,
    private bytes: number,
  ) {
    super(name);
  }
  size(): number {
    return this.bytes;
  }
  copy(): Thing {
    return new File(this.name, this.bytes);
  }
}
class Shortcut extends Thing {
  constructor(
    name: string,
    public to: Thing,
  ) {
    super(name);
  }
  size(): number {
    return 1;
  }
  copy(): Thing {
    return new Shortcut(this.name, this.to);
  }
}
class Folder extends Thing {
  private children: Thing[] = [];
  constructor(name: string) {
    super(name);
  }
  put(t: Thing): Folder {
    for (let f: Thing = this; f; f = f.parent) if (f == t) throw "a cycle at " + t.name;
    if (t.parent) t.parent.remove(t);
    t.parent = this;
    this.children.push(t);
    return this;
  }
  remove(t: Thing): void {
    this.children.removeElement(t);
    t.parent = null;
  }
  size(): number {
    return this.children.reduce((s, c) => s + c.size(), 0);
  }
  copy(): Thing {
    const f = new Folder(this.name);
    for (const c of this.children) f.put(c.copy());
    return f;
  }
  visit(f: (t: Thing, depth: number) => boolean, depth = 0): void {
    if (!f(this, depth)) return;
    for (const c of this.children) c.visit(f, depth + 1);
  }
  find(path: string[]): Thing {
    let at: Thing = this;
    for (const name of path) {
      if (at instanceof Shortcut) at = (at as Shortcut).to;
      if (!(at instanceof Folder)) return null;
      at = (at as Folder).child(name);
      if (!at) return null;
    }
    return at;
  }
  child(name: string): Thing {
    for (const c of this.children) if (c.name == name) return c;
    return null;
  }
}
function show(t: Thing): string {
  let s = "";
  t.visit((x, depth) => {
    for (let i = 0; i < depth; i++) s += ".";
    s += x.name + x.size() + " ";
    return true;
  });
  return s;
}
const root = new Folder("root");
const docs = new Folder("docs");
const pictures = new Folder("pictures");
const old = new Folder("old");
root.put(docs).put(pictures);
docs.put(new File("a", 10)).put(new File("b", 25)).put(old);
old.put(new File("c", 100)).put(new Shortcut("up", root));
pictures.put(new File("p", 1000));
console.log(show(root));
const found = root.find(["docs", "old", "up", "pictures", "p"]);
console.log(found.path() + " " + (root.find(["docs", "x"]) === null) + " " + (found.root() == root));
pictures.put(old);
console.log(show(root));
try {
  old.put(root);
} catch (e) {
  console.log(e + " " + root.size());
}
try {
  old.put(old);
} catch (e) {
  console.log(e);
}
const copy = pictures.copy() as Folder;
docs.put(copy);
copy.name = "copy";
(copy.find(["old"]) as Folder).put(new File("new", 5));
console.log(show(root));
console.log((root.find(["docs", "copy", "old", "up"]) as Shortcut).to.path());
let shallow = "";
root.visit((t, depth) => {
  shallow += t.path() + " ";
  return depth < 1;
});
console.log(shallow);
class Person {
  friends: Person[] = [];
  constructor(public name: string) {}
  meet(o: Person): Person {
    this.friends.push(o);
    o.friends.push(this);
    return this;
  }
  reach(seen: Person[]): Person[] {
    if (seen.indexOf(this) >= 0) return seen;
    seen.push(this);
    for (const f of this.friends) f.reach(seen);
    return seen;
  }
}
const people = "abcdefg".split("").map((n) => new Person(n));
people[0].meet(people[1]).meet(people[2]);
people[2].meet(people[3]).meet(people[0]);
people[4].meet(people[5]);
people[6].meet(people[6]);
console.log(
  people
    .map((p) =>
      p
        .reach([])
        .map((o) => o.name)
        .join(""),
    )
    .join(" "),
);
console.log("DONE");
