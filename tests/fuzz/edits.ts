// Small changes to a program's tree, which can be made together when they are at different places.

import { type Block, type Expr, isBlock, type Part, type Program, type Stmt, sizeOf } from "./tree.js";

type Node = Part | Stmt;

/** Replaces the node at a path by others: a statement by any number of statements, a part by one part. */
interface Replacement {
  /** Which child to go to, from the program's two blocks on. */
  path: number[];
  by: Node[];
}

/** Replacements that belong together. */
export interface Edit {
  replacements: Replacement[];
  /** By how many nodes the program becomes smaller. */
  gain: number;
}

const simplestValues: Record<string, string> = {
  number: "0",
  boolean: "false",
  string: '""',
  "number[]": "[0, 0, 0, 0]",
  "string[]": '["", "", "", ""]',
  Buffer: "Buffer.create(16)",
  NumberMap: "({} as NumberMap)",
  "() => number": "(() => 0)",
  "(x: number) => number": "((x: number) => x)",
};

const childrenOf = (node: Node): Node[] =>
  isBlock(node as Part) ? (node as Block).statements : (node as Stmt).parts;

/** All edits that make the program smaller, those that gain most first. */
export function editsOf({ declarations, body }: Program): Edit[] {
  const edits: Edit[] = [];
  const add = (node: Node[], replacements: Replacement[]): void => {
    const size = (nodes: Node[]): number => nodes.reduce((sum, n) => sum + sizeOf(n), 0);
    const gain = size(node) - replacements.reduce((sum, r) => sum + size(r.by), 0);
    if (gain > 0) edits.push({ replacements, gain });
  };
  const visit = (node: Node, path: number[]): void => {
    if ("statements" in node) visitBlock(node, path);
    else if ("declares" in node && !("type" in node)) visitStatement(node, path);
    else visitExpression(node as Expr, path);
    for (const [i, child] of childrenOf(node).entries()) visit(child, [...path, i]);
  };
  const visitBlock = ({ statements }: Block, path: number[]): void => {
    for (let count = statements.length; count > 0; count >>= 1) {
      for (let at = 0; at < statements.length; at += count) {
        const dropped = statements.slice(at, at + count);
        add(
          dropped,
          dropped.map((_, i) => ({ path: [...path, at + i], by: [] })),
        );
      }
    }
  };
  const visitStatement = (statement: Stmt, path: number[]): void => {
    for (const part of statement.parts)
      if (isBlock(part) && part.kind === "plain") add([statement], [{ path, by: part.statements }]);
  };
  const visitExpression = (e: Expr, path: number[]): void => {
    if (e.type === undefined) return;
    const simplest = simplestValues[e.type];
    if (simplest !== undefined)
      add([e], [{ path, by: [{ type: e.type, text: [simplest], parts: [], uses: [] }] }]);
    for (const part of partsWithin(e)) if (part.type === e.type) add([e], [{ path, by: [part] }]);
  };
  visit(declarations, [0]);
  visit(body, [1]);
  return edits.sort((a, b) => b.gain - a.gain);
}

/** Expressions inside of it, but not inside of a function that it makes. */
function partsWithin(e: Expr): Expr[] {
  if (e.declares) return [];
  return e.parts.flatMap((part) => (isBlock(part) ? [] : [part, ...partsWithin(part)]));
}

/** Those of the edits that can be made together: earlier ones have precedence. */
export function compatible(edits: readonly Edit[]): Edit[] {
  const chosen: Edit[] = [];
  for (const edit of edits) {
    const clash = chosen.some((other) =>
      other.replacements.some((a) => edit.replacements.some((b) => overlap(a.path, b.path))),
    );
    if (!clash) chosen.push(edit);
  }
  return chosen;
}

function overlap(a: number[], b: number[]): boolean {
  return a.every((step, i) => i >= b.length || step === b[i]);
}

/** The program with the edits made. */
export function apply({ seed, declarations, body }: Program, edits: readonly Edit[]): Program {
  const at = (path: number[], steps: Replacement[]): Replacement[] =>
    steps.filter((r) => r.path.length > path.length && path.every((step, i) => r.path[i] === step));
  const rebuild = <T extends Node>(node: T, path: number[], below: Replacement[]): T => {
    if (below.length === 0) return node;
    const children = childrenOf(node).flatMap((child, i) => {
      const place = [...path, i];
      const replaced = below.find((r) => r.path.length === place.length && r.path.at(-1) === i);
      return replaced ? replaced.by : [rebuild(child, place, at(place, below))];
    });
    return "statements" in node ? { ...node, statements: children } : { ...node, parts: children };
  };
  const all = edits.flatMap((edit) => edit.replacements);
  return {
    seed,
    declarations: rebuild(declarations, [0], at([0], all)),
    body: rebuild(body, [1], at([1], all)),
  };
}
