// Function values called with fewer arguments than parameters, in registers and on the stack, and through object types.

type Nine = (a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any, h?: any, i?: any) => string;
function nine(a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any, h?: any, i?: any): string {
  return `${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h} ${i}`;
}
const value: Nine = nine;
console.log(value());
console.log(value(1));
console.log(value(1, 2, 3, 4, 5));
console.log(value(1, 2, 3, 4, 5, 6));
console.log(value(1, 2, 3, 4, 5, 6, 7));
console.log(value(1, 2, 3, 4, 5, 6, 7, 8));
console.log(value(1, 2, 3, 4, 5, 6, 7, 8, 9));
console.log(nine());
console.log(nine(1, 2, 3, 4, 5, 6, 7));

class Holder {
  prefix = "p";
  made = 0;
  constructor() {}
  method(a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any): string {
    return `${this.prefix} ${a} ${b} ${c} ${d} ${e} ${f} ${g}`;
  }
  get maker(): Nine {
    this.made++;
    return (a, b, c, d, e, f, g, h, i) =>
      `${this.prefix}${this.made} ${a} ${b} ${c} ${d} ${e} ${f} ${g} ${h} ${i}`;
  }
}
interface Has {
  method(a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any): string;
  maker: Nine;
}
const holder = new Holder();
const has: Has = holder;
console.log(has.method());
console.log(has.method(1, 2));
console.log(has.method(1, 2, 3, 4, 5));
console.log(has.method(1, 2, 3, 4, 5, 6));
console.log(has.method(1, 2, 3, 4, 5, 6, 7));
console.log(has.maker(1));
console.log(has.maker(1, 2, 3, 4, 5, 6));
console.log(has.maker(1, 2, 3, 4, 5, 6, 7, 8, 9));
const literal: Has = { method: nine, maker: value };
console.log(literal.method("l"));
console.log(literal.method("l", 2, 3, 4, 5, 6, 7));
console.log(literal.maker("m", 2, 3, 4, 5, 6, 7, 8));
const bound: (a?: any, b?: any, c?: any, d?: any, e?: any, f?: any, g?: any) => string = (holder as any)
  .method;
console.log(bound());
console.log(bound(1, 2, 3));
console.log(bound(1, 2, 3, 4, 5));
console.log(bound(1, 2, 3, 4, 5, 6));
console.log(bound(1, 2, 3, 4, 5, 6, 7));

function optionalCallback(n: number, done?: (result: number, text: string) => void): number {
  if (done) done(n * 2, "n" + n);
  return n;
}
console.log(optionalCallback(1));
console.log(optionalCallback(2, (r) => console.log("r " + r)));
console.log(optionalCallback(3, (r, t) => console.log("r " + r + t)));
const handlers: { [name: string]: (a: number, b?: number) => number } = {};
handlers["add"] = (a, b) => a + (b || 0);
handlers["one"] = (a) => a;
handlers["none"] = () => -1;
for (const name of Object.keys(handlers)) console.log(name + handlers[name](5) + " " + handlers[name](5, 6));
const nested = (f: (g: (x: number) => number) => number) => f((x) => x * 3);
console.log(nested((g) => g(1) + g(g(2))));
console.log("DONE");
