// What the set-up builds, in order, and what each product is made from. A product is stale when the content of an input
// has changed since it was built, or one of its outputs is gone.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * @typedef {object} Product
 * @property {string} id names its stamp file
 * @property {string} title for progress lines
 * @property {"compiler" | "target" | "cli" | "editor" | "runtime"} builder one of those in cli/build-all.ts
 * @property {string} [board] what a runtime is built for
 * @property {string[]} inputs files and folders, from the repository's root
 * @property {string[]} outputs files that exist once it is built
 */

/** @type {Product[]} */
const fixedProducts = [
  {
    id: "compiler",
    title: "the code generator",
    builder: "compiler",
    inputs: ["compiler", "package-lock.json"],
    outputs: ["built/compiler.js"],
  },
  {
    id: "target",
    title: "the MakeCode target",
    builder: "target",
    inputs: ["libs", "sim", "cli/makecode", "pxtarget.json", "targetconfig.json", "package-lock.json"],
    outputs: ["built/makecode/target.json", "built/makecode/sim.js"],
  },
  {
    id: "editor",
    title: "the editor's extension",
    builder: "editor",
    inputs: ["editor", "cli/makecode", "compiler", "package-lock.json"],
    outputs: ["built/editor.js"],
  },
  {
    id: "cli",
    title: "the command line",
    builder: "cli",
    inputs: ["cli", "compiler", "package-lock.json"],
    outputs: ["built/cli.mjs"],
  },
];

/** Written by a build into its own source folders (shims by pxt), so no input. */
const generated = /^(built|node_modules|pxt_modules|shims\.d\.ts|enums\.d\.ts)$/;

/**
 * All products in the order of building: the runtimes last, since they are built for the shims that the target declares.
 * @param {string} root the repository's folder
 * @returns {Product[]}
 */
export function products(root) {
  const boards = readdirSync(join(root, "targets"))
    .filter((name) => existsSync(join(root, "targets", name, "chip.json")))
    .sort();
  return [
    ...fixedProducts,
    ...boards.map((board) => ({
      id: `runtime-${board}`,
      title: `the C++ runtime for ${board}`,
      builder: /** @type {const} */ ("runtime"),
      board,
      inputs: ["targets", "libs", "package-lock.json"],
      outputs: [`built/runtime/${board}/runtime.json`],
    })),
  ];
}

/**
 * @param {string} root
 * @param {string} [board] the only board whose runtime is asked for; all boards' when left out
 * @returns {Product[]} those to build, in order
 */
export function staleProducts(root, board) {
  return products(root).filter(
    (product) =>
      (board === undefined || product.board === undefined || product.board === board) &&
      (!product.outputs.every((path) => existsSync(join(root, path))) ||
        readStamp(root, product) !== fingerprint(root, product)),
  );
}

/**
 * Records that a product was built from its inputs as they were when `fingerprint` was taken.
 * @param {string} root
 * @param {Product} product
 * @param {string} print result of fingerprint(), taken before the build
 */
export function writeStamp(root, product, print) {
  mkdirSync(join(root, "built/stamps"), { recursive: true });
  writeFileSync(stampPath(root, product), print);
}

/**
 * @param {string} root
 * @param {Product} product
 * @returns {string} SHA-256 over the names and contents of the product's inputs
 */
export function fingerprint(root, product) {
  const hash = createHash("sha256");
  for (const input of product.inputs) {
    for (const path of filesIn(root, input)) {
      const content = readFileSync(join(root, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesIn(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(join(root, path))
    .filter((name) => !generated.test(name))
    .sort()
    .flatMap((name) => filesIn(root, `${path}/${name}`));
}

/**
 * @param {string} root
 * @param {Product} product
 */
function stampPath(root, product) {
  return join(root, "built/stamps", `${product.id}.sha256`);
}

/**
 * @param {string} root
 * @param {Product} product
 */
function readStamp(root, product) {
  try {
    return readFileSync(stampPath(root, product), "utf8");
  } catch {
    return undefined;
  }
}
