// Fields that constructors set before anybody can read them, and fields that look so and are not: read before, set on one way only, set
// after the object was given away, set by a base class after it called a method of the derived one.

let seen = "";
function show(o: any): string {
  return o === undefined ? "undefined" : "" + o;
}

class Part {
  constructor(public name: string) {}
  text(): string {
    return "part " + this.name;
  }
}

class Whole {
  part: Part;
  count: number;
  isOpen: boolean;
  later: Part;
  constructor(name: string) {
    this.part = new Part(name);
    this.count = name.length;
    this.isOpen = name == "open";
  }
  text(): string {
    const later = this.later ? this.later.text() : "none";
    return this.part.text() + " " + this.count + " " + this.isOpen + " " + later;
  }
}
const whole = new Whole("a");
console.log(whole.text());
whole.later = new Part("b");
console.log(whole.text());
console.log(new Whole("open").text());

// Read before it is set.
class Early {
  a: number;
  b: Part;
  constructor() {
    seen += show(this.a) + " ";
    this.a = 1;
    seen += show(this.b) + " ";
    this.b = new Part("early");
  }
}
const early = new Early();
console.log(seen + early.a + " " + early.b.text());

// Set on one of two ways.
class Perhaps {
  part: Part;
  constructor(wanted: boolean) {
    if (wanted) this.part = new Part("wanted");
  }
}
console.log(show(new Perhaps(false).part) + " " + new Perhaps(true).part.text());
class Either {
  part: Part;
  constructor(first: boolean) {
    if (first) this.part = new Part("first");
    else this.part = new Part("second");
  }
}
console.log(new Either(false).part.text() + " " + new Either(true).part.text());

// Given away before it is set: to a function, to a variable, in a closure.
seen = "";
function look(o: Given) {
  seen += show(o.part) + " ";
}
let kept: Kept;
class Given {
  part: Part;
  constructor() {
    look(this);
    this.part = new Part("given");
  }
}
class Kept {
  part: Part;
  constructor() {
    kept = this;
    seen += show(kept.part) + " ";
    this.part = new Part("kept");
  }
}
class Captured {
  part: Part;
  constructor() {
    const read = () => show(this.part);
    seen += read() + " ";
    this.part = new Part("captured");
    seen += read() == "undefined" ? "wrong " : "right ";
  }
}
new Given();
new Kept();
new Captured();
console.log(seen);

// A base class calls a method that reads what the derived class has not set yet.
class Base {
  own: Part;
  constructor() {
    this.own = new Part("own");
    this.started();
  }
  started(): void {}
}
class Derived extends Base {
  extra: Part;
  constructor() {
    super();
    this.extra = new Part("extra");
  }
  started(): void {
    seen = this.own.text() + " " + show(this.extra);
  }
}
class Plain extends Base {
  more: number;
}
const derived = new Derived();
console.log(seen + " " + derived.extra.text() + " " + derived.own.text());
const plain = new Plain();
console.log(plain.own.text() + " " + show(plain.more));

// A field of a class without a constructor, of an object made by another function, and one set by its name.
class Bare {
  part: Part;
}
function make(): Bare {
  return new Bare();
}
const bare = make();
console.log(show(bare.part));
bare.part = new Part("bare");
console.log(bare.part.text());
const unknown: any = new Whole("x");
unknown.part = undefined;
console.log(show((unknown as Whole).part));
unknown.count = "text";
console.log("" + (unknown as Whole).count);
unknown["isOpen"] = 1;
console.log((unknown as Whole).isOpen ? "truthy" : "falsy");

// A constructor that ends by an exception.
class Failing {
  a: Part;
  b: Part;
  constructor(fails: boolean) {
    this.a = new Part("a");
    if (fails) throw "failed";
    this.b = new Part("b");
  }
}
try {
  new Failing(true);
} catch (e) {
  console.log("caught " + e);
}
console.log(new Failing(false).b.text());

// Objects of several classes in one field, and a class that is no more than what is checked.
class Other {
  text(): string {
    return "other";
  }
}
class Holder {
  what: any;
  constructor(what: any) {
    this.what = what;
  }
}
const holders = [
  new Holder(new Part("held")),
  new Holder(new Other()),
  new Holder("text"),
  new Holder(undefined),
];
for (const holder of holders) {
  const what = holder.what;
  const kind = what instanceof Part ? "part" : what instanceof Other ? "other" : typeof what;
  console.log(kind + (what instanceof Part ? " " + (what as Part).text() : ""));
}
function isPart(o: any): boolean {
  return !(o instanceof Part);
}
console.log(isPart(new Part("p")) + " " + isPart(new Other()) + " " + isPart(3));

console.log("DONE");
