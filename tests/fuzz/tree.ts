// A generated program as a tree: text with places for parts, so that printing, checking and shrinking need to know nothing of
// the constructs. What a node declares and uses tells whether a changed program is still one.

/** A type of Static TypeScript, as it is written. */
export type Type = string;

export interface Expr {
  /** Undefined for a piece of text that is no value of its own, such as the target of an assignment. */
  type: Type | undefined;
  /** Text before, between and after the parts. */
  text: string[];
  parts: Part[];
  /** Names that the text mentions. */
  uses: string[];
  /** Names that only its parts may use: the parameters of a function that it makes. */
  declares?: string[];
}

export interface Stmt {
  text: string[];
  parts: Part[];
  uses: string[];
  /** Names that the statements after it may use. */
  declares: string[];
}

export interface Block {
  statements: Stmt[];
  /** Names that only its statements may use, such as a parameter. */
  declares: string[];
  kind: BlockKind;
}

/**
 * In a function's body, `break` and the like of what is around it mean nothing; what a class body's statements declare, its
 * members, can be used behind the class.
 */
export type BlockKind = "plain" | "function" | "class";

export type Part = Expr | Block;

/** A program: declarations, then the body of its function `run`. */
export interface Program {
  seed: number;
  declarations: Block;
  body: Block;
}

/** Names that stand for a place where a statement is allowed; they begin with this. */
const placeMark = "@";
/** Where `break` is allowed, where `continue`, where `case`, and where `return` with a value of that type. */
export const breakable = `${placeMark}break`;
export const continuable = `${placeMark}continue`;
export const inSwitch = `${placeMark}case`;
export const returnable = (type: Type): string => `${placeMark}return ${type}`;

export function isBlock(part: Part): part is Block {
  return "statements" in part;
}

export function block(statements: Stmt[], options: { declares?: string[]; kind?: BlockKind } = {}): Block {
  return { statements, declares: options.declares ?? [], kind: options.kind ?? "plain" };
}

/** Text with parts: strings become text, nodes become parts. */
function split(strings: TemplateStringsArray, values: readonly (Part | string | number)[]) {
  const text = [strings[0]!];
  const parts: Part[] = [];
  for (const [i, value] of values.entries()) {
    if (typeof value === "object") {
      parts.push(value);
      text.push(strings[i + 1]!);
    } else text[text.length - 1] += `${value}${strings[i + 1]!}`;
  }
  return { text, parts };
}

type Template<T> = (strings: TemplateStringsArray, ...values: (Part | string | number)[]) => T;

/** An expression of a type: expr("number")`(${a} + ${b})`. */
export function expr(type: Type | undefined, declares?: string[]): Template<Expr> {
  return (strings, ...values) => ({
    type,
    ...split(strings, values),
    uses: [],
    ...(declares === undefined ? {} : { declares }),
  });
}

/** A statement; `declares` are names that the statements after it may use. */
export function stmt(declares: string[] = [], uses: string[] = []): Template<Stmt> {
  return (strings, ...values) => ({ ...split(strings, values), uses, declares });
}

/** What must be declared for a name to be used: of a member, such as `this.x`, the member. */
const declaredName = (name: string): string => name.slice(name.lastIndexOf(".") + 1);

/** The value of a variable. */
export function read(name: string, type: Type): Expr {
  return { type, text: [name], parts: [], uses: [declaredName(name)] };
}

/** A name that must stay, such as an assignment's target. */
export function mention(name: string): Expr {
  return { type: undefined, text: [name], parts: [], uses: [declaredName(name)] };
}

/** Several expressions, separated by commas. */
export function list(items: Expr[]): Expr {
  const text = items.length === 0 ? [""] : ["", ...items.slice(1).map(() => ", "), ""];
  return { type: undefined, text, parts: items, uses: [] };
}

/** The text of a node. */
export function print(node: Part | Stmt): string {
  if ("statements" in node) return `{\n${node.statements.map((s) => indent(print(s))).join("")}}`;
  const text = node.text.map((piece, i) => {
    const part = node.parts[i];
    return part ? piece + print(part) : piece;
  });
  return text.join("");
}

function indent(text: string): string {
  return `${text.replace(/^/gm, "  ")}\n`;
}

/** Statements one below the other, without braces. */
export function printStatements(block: Block): string {
  return block.statements.map((s) => `${print(s)}\n`).join("");
}

/** How many nodes there are: what shrinking makes smaller. */
export function sizeOf(node: Part | Stmt): number {
  const parts: readonly (Part | Stmt)[] = "statements" in node ? node.statements : node.parts;
  return parts.reduce((sum, part) => sum + sizeOf(part), 1);
}

/** Whether everything that is used has been declared before, in a place that can be seen from there. */
export function isComplete(program: Program): boolean {
  const scope = new Set<string>();
  return completeStatements(program.declarations, scope) && completeStatements(program.body, scope);
}

/** Names that the statements behind it may use. */
function declaredBy(statement: Stmt): string[] {
  const members = statement.parts.flatMap((part) =>
    isBlock(part) && part.kind === "class" ? part.statements.flatMap(declaredBy) : [],
  );
  return [...statement.declares, ...members];
}

function completeStatements(block: Block, scope: Set<string>): boolean {
  for (const statement of block.statements) {
    if (!complete(statement, scope)) return false;
    for (const name of declaredBy(statement)) scope.add(name);
  }
  return true;
}

function complete(node: Part | Stmt, scope: ReadonlySet<string>): boolean {
  if ("statements" in node) {
    const outer = [...scope].filter((name) => node.kind === "plain" || !name.startsWith(placeMark));
    return completeStatements(node, new Set([...outer, ...node.declares]));
  }
  if (!node.uses.every((name) => scope.has(name))) return false;
  const inner = "type" in node && node.declares ? new Set([...scope, ...node.declares]) : scope;
  return node.parts.every((part) => complete(part, inner));
}
