// Finds what pxt-core accepts, but compiles to something else than TypeScript means, on the chip as for its JavaScript runtime: rest
// parameters, of which only the first is passed; tuples, whose elements it looks for by name; and inner functions that use a name
// which has no value yet when they are made, since what they use is copied then.

import type { Diagnostic } from "./project.js";
import { complaintsAbout, type Node, type SourceFile, typeScript } from "./syntax.js";

type Complaint = [node: Node, message: string];

/** A name inside a function: a parameter, variable or function. */
interface Local {
  declaration: Node;
  /** The function that it belongs to; none for those of the whole program. */
  owner: Node | undefined;
  isWritten: boolean;
}

type Scope = Map<string, Local>;

/** A use of a local from an inner function. */
interface Use {
  identifier: Node;
  local: Local;
  /** The functions between the use and the local's own, from the innermost. */
  functions: Node[];
}

/** Places of such constructs in the files given (by name). To be called after pxt-core was loaded. */
export function misunderstoodConstructs(files: Record<string, string>): Diagnostic[] {
  return complaintsAbout(files, (source) => new Search(source).complaints);
}

class Search {
  readonly complaints: Complaint[] = [];
  private readonly ts = typeScript();
  private readonly kinds = this.ts.SyntaxKind;
  private readonly uses: Use[] = [];

  constructor(source: SourceFile) {
    this.visit(source, [], []);
    const seen = new Set<string>();
    for (const use of this.uses) {
      if (!this.isWithoutValue(use)) continue;
      const key = `${use.local.declaration.pos} ${use.functions.at(-1)!.pos}`;
      if (!seen.has(key)) this.complaints.push([use.identifier, withoutValue(use.identifier.text!)]);
      seen.add(key);
    }
  }

  /** `scopes` from the innermost on, `functions` likewise. */
  private visit(node: Node, scopes: Scope[], functions: Node[]): void {
    const { kinds } = this;
    if (node.kind === kinds.Parameter && node.dotDotDotToken && node.parent!.body)
      this.complaints.push([
        node,
        "rest parameters are not supported; declare an array as the last parameter",
      ]);
    if (node.kind === kinds.TupleType)
      this.complaints.push([node, "tuples are not supported; use an array, or an object with named members"]);
    if (node.kind === kinds.Identifier) {
      this.identifier(node, scopes, functions);
      return;
    }
    const inside = this.isFunction(node) ? [node, ...functions] : functions;
    const names = this.namesOf(node, inside[0]);
    const visible = names.size > 0 ? [names, ...scopes] : scopes;
    this.ts.forEachChild(node, (child) => {
      // The name of a declaration or of a member is no use of what is called so.
      if (child !== node.name) this.visit(child, visible, inside);
    });
  }

  private isFunction(node: Node): boolean {
    const { kinds } = this;
    return (
      node.body !== undefined &&
      [
        kinds.FunctionDeclaration,
        kinds.FunctionExpression,
        kinds.ArrowFunction,
        kinds.MethodDeclaration,
        kinds.Constructor,
        kinds.GetAccessor,
        kinds.SetAccessor,
      ].includes(node.kind)
    );
  }

  /** What a node declares for everything in it. */
  private namesOf(node: Node, owner: Node | undefined): Scope {
    const names: Scope = new Map();
    const declare = (declaration: Node | undefined): void => {
      const name = declaration?.name?.text;
      if (name !== undefined) names.set(name, { declaration: declaration!, owner, isWritten: false });
    };
    for (const parameter of this.isFunction(node) ? (node.parameters ?? []) : []) declare(parameter);
    for (const statement of node.statements ?? []) {
      declare(statement);
      for (const variable of statement.declarationList?.declarations ?? []) declare(variable);
    }
    // The variables of a `for` statement, and a `catch` clause's.
    for (const variable of node.initializer?.declarations ?? []) declare(variable);
    declare(node.variableDeclaration);
    return names;
  }

  private identifier(node: Node, scopes: Scope[], functions: Node[]): void {
    const { kind } = node.parent!;
    const isType = kind >= this.kinds.FirstTypeNode! && kind <= this.kinds.LastTypeNode!;
    const local = scopes.find((names) => names.has(node.text!))?.get(node.text!);
    if (isType || !local) return;
    if (this.isTarget(node)) local.isWritten = true;
    if (!local.owner || local.owner === functions[0]) return;
    const between = functions.slice(0, functions.indexOf(local.owner));
    this.uses.push({ identifier: node, local, functions: between });
  }

  /** Whether the identifier is assigned to. */
  private isTarget(node: Node): boolean {
    const { kinds } = this;
    const { parent } = node;
    if (parent?.operatorToken)
      return (
        parent.left === node &&
        parent.operatorToken.kind >= kinds.FirstAssignment! &&
        parent.operatorToken.kind <= kinds.LastAssignment!
      );
    return (
      parent?.operand === node &&
      (parent.operator === kinds.PlusPlusToken || parent.operator === kinds.MinusMinusToken)
    );
  }

  /** Whether the outermost function of the use copies the local before that has its value. */
  private isWithoutValue({ local, functions }: Use): boolean {
    const { declaration } = local;
    const user = functions.at(-1)!;
    if (declaration.kind === this.kinds.FunctionDeclaration)
      return declaration.pos >= user.pos && this.isCapturing(declaration, new Set());
    if (declaration.kind !== this.kinds.VariableDeclaration || local.isWritten) return false;
    const { initializer } = declaration;
    return initializer !== undefined && initializer.pos <= user.pos && user.end <= initializer.end;
  }

  /** Whether the function uses variables of functions around it. Others are called directly, not through a variable. */
  private isCapturing(fn: Node, asked: Set<Node>): boolean {
    if (asked.has(fn)) return false;
    asked.add(fn);
    return this.uses.some(({ local, functions }) => {
      if (!functions.includes(fn)) return false;
      const { declaration } = local;
      if (declaration.kind === this.kinds.FunctionDeclaration) return this.isCapturing(declaration, asked);
      return local.isWritten || !this.mayBeConstant(declaration);
    });
  }

  /** Whether pxt-core may put a constant's value where its name is, so that there is nothing to copy. */
  private mayBeConstant({ kind, initializer, parent }: Node): boolean {
    const isConst =
      kind === this.kinds.VariableDeclaration && (parent!.flags & this.ts.NodeFlags.Const!) !== 0;
    return isConst && initializer !== undefined && !this.holdsCall(initializer);
  }

  private holdsCall(node: Node): boolean {
    const { kinds } = this;
    const parameters = node.kind === kinds.Identifier && this.isParameter(node);
    if (parameters || node.kind === kinds.CallExpression || node.kind === kinds.NewExpression) return true;
    let found = false;
    this.ts.forEachChild(node, (child) => {
      found ||= this.holdsCall(child);
    });
    return found;
  }

  /** Whether a function around the identifier has a parameter of its name. */
  private isParameter(identifier: Node): boolean {
    for (let node = identifier.parent; node; node = node.parent)
      if (node.parameters?.some((parameter) => parameter.name?.text === identifier.text)) return true;
    return false;
  }
}

function withoutValue(name: string): string {
  return `the function around has no value of "${name}" yet when it is made; declare "let ${name}: …" first, and assign to it afterwards`;
}
