// What compileProject says about projects that are wrong, and that it leaves the project's folder alone.

import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Compilation, compileProject, listShims } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import { project, temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

/** A project folder with exactly these files. */
function folderWith(t: TestScope, files: Record<string, string>): string {
  const folder = temporaryFolder(t);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

const compile = (folder: string): Promise<Compilation> => compileProject(folder, { kind: "js" });
const messages = (result: Compilation): string[] => result.diagnostics.map(formatDiagnostic);

async function failsWith(folder: string, expected: RegExp): Promise<void> {
  const result = await compile(folder);
  assert.equal(result.success, false);
  assert.deepEqual(result.outfiles, {});
  assert.match(messages(result).join("\n"), expected);
}

test("a correct program gives its JavaScript and no diagnostics, and nothing is written to its folder", async (t) => {
  const folder = project(t, `console.log("hi");`);
  const before = readdirSync(folder).sort();
  const result = await compile(folder);
  assert.deepEqual(messages(result), []);
  assert.equal(result.success, true);
  assert.deepEqual(Object.keys(result.outfiles), ["binary.js"]);
  assert.deepEqual(readdirSync(folder).sort(), before);
});

test("each TypeScript error has file, line, column and TypeScript's message", async (t) => {
  const folder = project(t, `let a: number = 1;\n  let b: number = "x";\nfoo();\n`);
  const result = await compile(folder);
  assert.equal(result.success, false);
  assert.deepEqual(messages(result), [
    `main.ts:2:7: Type '"x"' is not assignable to type 'number'.`,
    "main.ts:3:1: Cannot find name 'foo'.",
  ]);
  assert.deepEqual(
    result.diagnostics.map((d) => d.code),
    [2322, 2304],
  );
});

test("an error in the syntax, and one in another file of the project, are placed", async (t) => {
  await failsWith(project(t, `let a = ;\n`), /^main\.ts:1:9: Expression expected\.$/m);
  const folder = project(t, `helper();`, { files: { "helper.ts": `function helper() {\n  return x;\n}\n` } });
  await failsWith(folder, /^helper\.ts:2:10: Cannot find name 'x'\.$/m);
});

test("what TypeScript has and Static TypeScript has not is an error with its place", async (t) => {
  const constructs: [string, RegExp][] = [
    [
      "let a = 1;\nfunction* g() {\n  yield 1;\n}\ng();\n",
      /^main\.ts:2:1: generator functions are not supported$/,
    ],
    ["class A {\n  async f() {}\n}\nnew A().f();\n", /^main\.ts:2:3: async functions are not supported/],
    [
      "abstract class A {\n  abstract f(): void;\n}\nclass B extends A { f() {} }\nnew B().f();\n",
      /^main\.ts:2:3: abstract members are not supported/,
    ],
    ["let a = 1;\nlet r = /x/;\n", /^main\.ts:2:9: RegularExpressionLiteral not supported$/],
    ["for (let k in { a: 1 }) {}\n", /^main\.ts:1:1: ForInStatement not supported$/],
    ["class A { x = 1; }\nnew A();\n", /^main\.ts:1:11: class field initializers currently require/],
  ];
  for (const [source, expected] of constructs) await failsWith(project(t, source), expected);
});

test("what pxt-core would compile to something else than it means is an error with its place", async (t) => {
  const constructs: [string, RegExp][] = [
    [
      `function f(...all: number[]) {}\nf(1);\n`,
      /^main\.ts:1:12: rest parameters are not supported; declare an array/,
    ],
    [`const pair: [number, string] = [1, "a"];\n`, /^main\.ts:1:13: tuples are not supported; use an array/],
    [
      "function f(base: number) {\n  function sum(n: number): number {\n    return n ? sum(n - 1) : base;\n  }\n  sum(2);\n}\nf(1);\n",
      /^main\.ts:3:16: the function around has no value of "sum" yet when it is made; declare "let sum: …" first/,
    ],
    [
      "function f(base: number) {\n  const g = () => h() + base;\n  function h(): number {\n    return base;\n  }\n  g();\n}\nf(1);\n",
      /^main\.ts:2:19: the function around has no value of "h" yet/,
    ],
    [
      "function f() {\n  const step = () => control.inBackground(step);\n  step();\n}\nf();\n",
      /^main\.ts:2:43: the function around has no value of "step" yet/,
    ],
    [
      `let a: any = {};\na["hasOwnProperty"] = 1;\n`,
      /^main\.ts:2:3: "hasOwnProperty" is not supported as a name/,
    ],
  ];
  for (const [source, expected] of constructs) await failsWith(project(t, source), expected);
});

test("inner functions that call themselves are accepted where they have a value in time", async (t) => {
  const source = `\
function f(base: number) {
  let sum: (n: number) => number;
  sum = (n) => (n ? sum(n - 1) : base);
  const one = 1;
  function count(n: number): number {
    return n ? count(n - 1) + one : 0;
  }
  function twice(sum: number): number {
    return sum + count(sum);
  }
  return sum(2) + count(3) + twice(base);
}
console.log(f(1));
`;
  assert.equal((await compile(project(t, source))).success, true);
});

test("a second compilation in the same process does not see the first one's program", async (t) => {
  assert.equal((await compile(project(t, `let only = 1; console.log("" + only);`))).success, true);
  await failsWith(project(t, `console.log("" + only);`), /Cannot find name 'only'/);
});

test("a folder that is not there, or holds no pxt.json, is said so", async (t) => {
  const folder = temporaryFolder(t);
  await failsWith(folder, /^pxt\.json:1:1: not found in .*a MakeCode project needs pxt\.json and main\.ts$/);
  rmSync(folder, { recursive: true });
  await failsWith(folder, /^pxt\.json:1:1: no such folder: /);
});

const wrongConfigs: [string, string, RegExp][] = [
  ["no JSON", `{\n  "name": "x",\n  "files" ["main.ts"]\n}`, /^pxt\.json:3:11: not valid JSON: /],
  ["empty", "", /^pxt\.json:1:1: not valid JSON: /],
  ["a list", "[]", /^pxt\.json:1:1: must be a JSON object$/],
  ["without a name", `{"files": ["main.ts"], "dependencies": {}}`, /"name" must be a text/],
  ["without files", `{"name": "x", "dependencies": {}}`, /"files" must be a list of file names/],
  ["with files that are no texts", `{\n"name": "x",\n"files": [1]}`, /^pxt\.json:3:1: "files" must be/],
  [
    "without main.ts",
    `{"name": "x",\n "files": [], "dependencies": {}}`,
    /^pxt\.json:2:2: "files" must list main\.ts$/,
  ],
  ["without dependencies", `{"name": "x", "files": ["main.ts"]}`, /"dependencies" must be an object/],
  [
    "with a file that is not there",
    `{"name": "x", "dependencies": {},\n  "files": ["main.ts",\n    "lost.ts"]}`,
    /^pxt\.json:3:5: "files" lists lost\.ts, which does not exist$/,
  ],
  [
    "with an unknown dependency",
    `{"name": "x", "files": ["main.ts"], "dependencies": {\n  "esp8266": "*",\n  "kettle": "*"}}`,
    /^pxt\.json:3:3: unknown dependency kettle; this target has base, core, .*$/,
  ],
  [
    "with a dependency on a folder that is not there",
    `{"name": "x", "files": ["main.ts"], "dependencies": {"mine": "file:../mine"}}`,
    /^pxt\.json:1:54: dependency mine: no pxt\.json in \.\.\/mine$/,
  ],
  [
    "with a dependency on a package that the project does not carry",
    `{"name": "x", "files": ["main.ts"], "dependencies": {"mine": "pkg:mine.json"}}`,
    /^pxt\.json:1:54: dependency mine: no package is in mine\.json$/,
  ],
  [
    "with a dependency whose version is no text",
    `{"name": "x", "files": ["main.ts"], "dependencies": {"esp8266": 1}}`,
    /version of dependency esp8266 must be a text/,
  ],
];
for (const [name, config, expected] of wrongConfigs)
  test(`a pxt.json ${name} is an error with its place`, async (t) => {
    await failsWith(folderWith(t, { "pxt.json": config, "main.ts": "" }), expected);
  });

test("a project may depend on a package of its own in another folder, and on one that the editor installed", async (t) => {
  const root = temporaryFolder(t);
  const write = (folder: string, files: Record<string, string>) => {
    mkdirSync(join(root, folder), { recursive: true });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(root, folder, name), content);
  };
  const library = (name: string, dependencies: object) => ({
    "pxt.json": JSON.stringify({ name, files: [`${name}.ts`], dependencies }),
    [`${name}.ts`]: `namespace ${name} { export const value = "from ${name}"; }`,
  });
  write("first", library("first", { second: "file:../second" }));
  write("second", library("second", { core: "*" }));
  write("app/pxt_modules/third", library("third", { core: "*" }));
  write("app", {
    "pxt.json": JSON.stringify({
      name: "app",
      files: ["main.ts"],
      dependencies: { esp8266: "*", first: "file:../first", third: "github:someone/third#v1.0.0" },
    }),
    "main.ts": "console.log(first.value + second.value + third.value);",
  });
  const result = await compile(join(root, "app"));
  assert.deepEqual(messages(result), []);
  assert.equal(result.success, true);
});

test("a project may carry a package with it, and one that this needs, as the editor adds users' own extensions", async (t) => {
  const carried = (name: string, dependencies: object) =>
    JSON.stringify({
      "pxt.json": JSON.stringify({ name, files: [`${name}.ts`], dependencies }),
      [`${name}.ts`]: `namespace ${name} { export const value = "from ${name}"; }`,
    });
  const folder = folderWith(t, {
    "pxt.json": JSON.stringify({
      name: "app",
      files: ["main.ts", "lamp.json", "bulb.json"],
      dependencies: { esp8266: "*", lamp: "pkg:lamp.json" },
    }),
    "lamp.json": carried("lamp", { core: "*", bulb: "pkg:bulb.json" }),
    "bulb.json": carried("bulb", { core: "*" }),
    "main.ts": "console.log(lamp.value + bulb.value);",
  });
  const result = await compile(folder);
  assert.deepEqual(messages(result), []);
  assert.equal(result.success, true);
});

test("the C++ functions of base, core, net and wifi are known by name", async () => {
  const shims = await listShims();
  for (const name of [
    "String_::charAt",
    "BufferMethods::slice",
    "control::raiseEvent",
    "netsockets::open",
    "wifishims::join",
  ])
    assert.ok(shims.includes(name), name);
});
