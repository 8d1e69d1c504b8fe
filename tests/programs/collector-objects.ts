// Objects, arrays, maps, closures and exceptions that refer to each other.

class Animal {
  private sounds: string[];
  constructor(public name: string) {
    this.sounds = [];
  }
  learn(sound: string): Animal {
    this.sounds.push(sound + this.sounds.length);
    return this;
  }
  speak(): string {
    return this.name + ": " + this.sounds.join(" ");
  }
}

class Dog extends Animal {
  constructor(
    name: string,
    public friend: Animal,
  ) {
    super(name);
  }
  speak(): string {
    return super.speak() + " and " + this.friend.name;
  }
}

const animals: Animal[] = [];
for (let i = 0; i < 10; i++) {
  const cat = new Animal("cat" + i).learn("meow").learn("purr");
  animals.push(i % 2 ? new Dog("dog" + i, cat).learn("woof") : cat);
}
for (const animal of animals) console.log(animal.speak());

function counterFrom(start: number, label: string): () => string {
  let value = start + 0.5;
  return () => {
    value += 1;
    return label + value;
  };
}
const counters = [counterFrom(1, "a"), counterFrom(10, "b")];
for (let i = 0; i < 3; i++) console.log(counters.map((next) => next()).join(","));

interface Table {
  [key: string]: number;
}
const table: Table = {};
for (const word of "the quick fox and the lazy dog and the cat".split(" "))
  table[word] = (table[word] || 0) + 1;
console.log(
  Object.keys(table)
    .map((key) => key + "=" + table[key])
    .join(" "),
);

function risky(depth: number): string {
  let text = "";
  if (depth == 0) throw { message: "deep " + depth, values: [1.5, 2.5] };
  try {
    text = risky(depth - 1) + depth;
  } catch (e) {
    if (depth < 3) throw e;
    const failure = e as { message: string; values: number[] };
    text = "caught " + failure.message + failure.values.join("/");
  } finally {
    table["finally"] = (table["finally"] || 0) + 1;
  }
  return text;
}
console.log(risky(5) + " " + table["finally"]);

const sorted = animals.map((animal) => animal.name).filter((name) => name > "cat4");
sorted.sort();
console.log(sorted.join(" "));
console.log("DONE");
