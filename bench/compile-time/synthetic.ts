// Programs of any size for measuring compile time: a seeded generator of modules, each with a class hierarchy, functions on
// integers, doubles, strings and arrays, closures and exceptions, all of them called. Twice the modules is twice the program.

/** Numerical Recipes' linear congruential generator: the same program for the same seed, everywhere. */
class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** An integer from 0 to limit - 1. */
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

const operators = ["+", "-", "*", "&", "|", "^"] as const;
const comparisons = ["<", ">", "<=", ">=", "==", "!="] as const;

/** The text of a program with so many modules. */
export function syntheticProgram(modules: number, seed: number): string {
  const random = new Random(seed);
  const parts = Array.from({ length: modules }, (_, at) => moduleText(at, random));
  const calls = parts.map((_, at) => `total = (total + module${at}.run(${at})) & 0xFFFFFF`);
  return [...parts, "let total = 0", ...calls, 'console.log("" + total)', ""].join("\n");
}

function expression(random: Random, names: readonly string[], depth: number): string {
  if (depth === 0) return random.below(3) === 0 ? String(random.below(1000)) : random.pick(names);
  const [left, right] = [expression(random, names, depth - 1), expression(random, names, depth - 1)];
  return `(${left} ${random.pick(operators)} ${right})`;
}

/** Statements on the integers a, b and c. */
function statements(random: Random, count: number): string[] {
  const names = ["a", "b", "c"] as const;
  return Array.from({ length: count }, () => {
    const target = random.pick(names);
    const value = `${expression(random, names, 2)} & 0xFFFF`;
    switch (random.below(4)) {
      case 0:
        return `if (a ${random.pick(comparisons)} ${random.below(100)}) { ${target} = ${value} } else { b++ }`;
      case 1:
        return `for (let i = 0; i < ${1 + random.below(9)}; i++) { ${target} = (${target} + i) & 0xFFFF }`;
      case 2:
        return `while (c > ${random.below(50)}) { c = c >> 1 }`;
      default:
        return `${target} = ${value}`;
    }
  });
}

function indent(lines: readonly string[], by: number): string {
  return lines.map((line) => " ".repeat(by) + line).join("\n");
}

function moduleText(at: number, random: Random): string {
  const integerFunctions = [0, 1, 2].map(
    (number) => `  function integers${number}(a: number, b: number): number {
    let c = ${random.below(1000)}
${indent(statements(random, 6 + random.below(6)), 4)}
    return (a + b + c) & 0xFFFF
  }`,
  );
  return `namespace module${at} {
  class Base {
    value: number
    name: string
    constructor(value: number) {
      this.value = value
      this.name = "base" + value
    }
    compute(a: number): number {
      let b = this.value
      let c = ${random.below(100)}
${indent(statements(random, 4), 6)}
      return (a + b + c) & 0xFFFF
    }
    get size(): number {
      return this.name.length
    }
  }
  class Derived extends Base {
    constructor(value: number) {
      super(value + ${random.below(10)})
    }
    compute(a: number): number {
      return super.compute(a) + this.size
    }
  }
${integerFunctions.join("\n")}
  function doubles(a: number): number {
    let x = a * ${random.below(1000)}.25
    for (let i = 1; i < ${2 + random.below(6)}; i++) x = x * 0.5 + Math.sqrt(i + ${random.below(10)}.5) / (x + 1)
    return Math.floor(x)
  }
  function texts(a: number): number {
    const s = "module${at}/" + a + "/${random.below(10000)}"
    const parts = s.split("/")
    return parts.length + s.indexOf("${random.below(10)}") + parts[1].length
  }
  function arrays(a: number): number {
    const items: number[] = []
    for (let i = 0; i < ${3 + random.below(8)}; i++) items.push(i * a + ${random.below(50)})
    return items.map(x => (x * ${1 + random.below(9)} + a) & 0xFFF).filter(x => (x & 1) == 0).reduce((s, x) => (s + x) & 0xFFFF, 0)
  }
  function guarded(a: number): number {
    try {
      if (a > ${random.below(1000)}) throw "too large: " + a
      return integers0(a, ${random.below(100)})
    } catch (e) {
      return ("" + e).length
    }
  }
  export function run(a: number): number {
    const objects: Base[] = [new Base(a), new Derived(${random.below(100)})]
    let sum = integers0(a, 1) + integers1(a, 2) + integers2(a, 3) + doubles(a) + texts(a) + arrays(a) + guarded(a)
    for (let i = 0; i < objects.length; i++) sum = (sum + objects[i].compute(sum)) & 0xFFFFFF
    return sum
  }
}
`;
}
