// What the program's author asks for: an attribute in the comment of a function, class or namespace,
//
//   //% optimize=size      few bytes: all of it counts as executed rarely, loops too
//   //% optimize=speed     as without: what is in loops is made fast (lir/frequency.ts)
//
// holds for what is declared inside, unless that has one of its own; of a namespace, for what that declaration of it has.

import type { Pxtc, SourceNode } from "../pxt/ir.js";

const DECLARATIONS = [
  "ModuleDeclaration",
  "ClassDeclaration",
  "Constructor",
  "GetAccessor",
  "SetAccessor",
  "MethodDeclaration",
  "FunctionDeclaration",
] as const;

/** Whether the nearest attribute around a function asks for few bytes. */
export function isForSize(fn: SourceNode, pxtc: Pick<Pxtc, "SK" | "parseComments">): boolean {
  const kinds = DECLARATIONS.map((name) => pxtc.SK[name]);
  for (let node: SourceNode | undefined = fn; node; node = node.parent) {
    if (!kinds.includes(node.kind)) continue;
    const { optimize } = pxtc.parseComments(node);
    if (optimize !== undefined) return optimize === "size";
  }
  return false;
}
