// Finds, in a program that pxt-core refused without saying where, the constructs it has no words for: it stops at them with
// an error that names no place, or with a failed assertion.

import type { Diagnostic } from "./project.js";

/** The parts of pxt-core's TypeScript that the search needs. */
interface Node {
  kind: number;
  asteriskToken?: Node;
  modifiers?: { kind: number }[];
  body?: Node;
  getStart(source: SourceFile): number;
}

interface SourceFile extends Node {
  getLineAndCharacterOfPosition(position: number): { line: number; character: number };
}

interface TypeScript {
  SyntaxKind: Record<string, number>;
  ScriptTarget: Record<string, number>;
  createSourceFile(name: string, text: string, target: number, setParentNodes: boolean): SourceFile;
  forEachChild(node: Node, visit: (child: Node) => void): void;
}

/**
 * Places of generator functions, async functions and abstract members in the files given (by name).
 * To be called after pxt-core was loaded.
 */
export function unsupportedConstructs(files: Record<string, string>): Diagnostic[] {
  const { ts } = globalThis as unknown as { ts: TypeScript };
  const found: Diagnostic[] = [];
  for (const [fileName, text] of Object.entries(files)) {
    if (!fileName.endsWith(".ts") || fileName.endsWith(".d.ts")) continue;
    const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES5!, false);
    const visit = (node: Node): void => {
      const message = complaint(ts.SyntaxKind, node);
      if (message) {
        const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
        found.push({ fileName, line: line + 1, column: character + 1, code: 0, severity: "error", message });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found;
}

function complaint(kinds: Record<string, number>, node: Node): string | undefined {
  const has = (modifier: string) => node.modifiers?.some((m) => m.kind === kinds[modifier]) ?? false;
  if (node.asteriskToken) return "generator functions are not supported";
  if (has("AsyncKeyword"))
    return "async functions are not supported; control.inBackground runs code in a fiber of its own";
  if (has("AbstractKeyword") && node.kind !== kinds.ClassDeclaration)
    return "abstract members are not supported; give the method a body";
  return undefined;
}
