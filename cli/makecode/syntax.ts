// The project's files as pxt-core's TypeScript parses them, for what pxt-core itself does not say about them.

import type { Diagnostic } from "./project.js";

/** The parts of TypeScript's nodes that are looked at. */
export interface Node {
  kind: number;
  pos: number;
  end: number;
  parent?: Node;
  name?: Node;
  /** Identifiers. */
  text?: string;
  body?: Node;
  initializer?: Node;
  parameters?: Node[];
  statements?: Node[];
  declarationList?: Node;
  declarations?: Node[];
  variableDeclaration?: Node;
  left?: Node;
  operand?: Node;
  operatorToken?: Node;
  operator?: number;
  asteriskToken?: Node;
  dotDotDotToken?: Node;
  modifiers?: { kind: number }[];
  flags: number;
  getStart(source: SourceFile): number;
}

export interface SourceFile extends Node {
  getLineAndCharacterOfPosition(position: number): { line: number; character: number };
}

interface TypeScript {
  SyntaxKind: Record<string, number>;
  NodeFlags: Record<string, number>;
  ScriptTarget: Record<string, number>;
  createSourceFile(name: string, text: string, target: number, setParentNodes: boolean): SourceFile;
  forEachChild(node: Node, visit: (child: Node) => void): void;
}

/** TypeScript, which pxt-core brings along: it must have been loaded. */
export function typeScript(): TypeScript {
  return (globalThis as unknown as { ts: TypeScript }).ts;
}

/** What `complaintsOf` finds in each of the files given by name, with places. */
export function complaintsAbout(
  files: Record<string, string>,
  complaintsOf: (source: SourceFile) => [node: Node, message: string][],
): Diagnostic[] {
  const ts = typeScript();
  const found: Diagnostic[] = [];
  for (const [fileName, text] of Object.entries(files)) {
    if (!fileName.endsWith(".ts") || fileName.endsWith(".d.ts")) continue;
    const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.ES5!, true);
    for (const [node, message] of complaintsOf(source)) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ fileName, line: line + 1, column: character + 1, code: 0, severity: "error", message });
    }
  }
  return found;
}
