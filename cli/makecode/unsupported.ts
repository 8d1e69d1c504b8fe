// Finds, in a program that pxt-core refused without saying where, the constructs it has no words for: it stops at them with
// an error that names no place, or with a failed assertion.

import type { Diagnostic } from "./project.js";
import { complaintsAbout, type Node, typeScript } from "./syntax.js";

/**
 * Places of generator functions, async functions, abstract members and texts that pxt-core takes for properties of its own tables, in
 * the files given (by name). To be called after pxt-core was loaded.
 */
export function unsupportedConstructs(files: Record<string, string>): Diagnostic[] {
  const ts = typeScript();
  return complaintsAbout(files, (source) => {
    const found: [Node, string][] = [];
    const visit = (node: Node): void => {
      const message = complaint(ts.SyntaxKind, node);
      if (message) found.push([node, message]);
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}

/** pxt-core keeps a program's texts as keys of an object that has these already. */
const OWN_KEYS = ["__proto__", "hasOwnProperty"];

function complaint(kinds: Record<string, number>, node: Node): string | undefined {
  const has = (modifier: string) => node.modifiers?.some((m) => m.kind === kinds[modifier]) ?? false;
  if (node.asteriskToken) return "generator functions are not supported";
  if (has("AsyncKeyword"))
    return "async functions are not supported; control.inBackground runs code in a fiber of its own";
  if (has("AbstractKeyword") && node.kind !== kinds.ClassDeclaration)
    return "abstract members are not supported; give the method a body";
  const isText = node.kind === kinds.StringLiteral || node.kind === kinds.NoSubstitutionTemplateLiteral;
  if ((isText || node.kind === kinds.Identifier) && OWN_KEYS.includes(node.text ?? ""))
    return `"${node.text}" is not supported as a name or as a whole text; join text from two parts`;
  return undefined;
}
