// Names of functions for people: in the ELF's symbol table, in reports and in call stacks. The file is kept apart (ELF line
// table), so names hold none.
//
//   function, method, static method   fib, mqtt.Client.publish; inside another function: outer.inner
//   constructor                       new Dog
//   accessors                         get Dog.upper, set Dog.upper
//   function expression with a name   that of the variable, parameter, field or property that it is assigned to: tick
//   any other function expression     <arrow:12>, <function:12>: where it stands; with the column where two share a line
//   the program's statements          <main>
//
// A function expression is prefixed with the function, class or namespace around it, as in connect.<arrow:12>.

import type { ClassInfo, Procedure, SourceNode } from "../pxt/ir.js";

/** The numbers of `ts.SyntaxKind` that names depend on. */
export interface SyntaxKinds {
  SourceFile: number;
  ModuleDeclaration: number;
  ClassDeclaration: number;
  Constructor: number;
  GetAccessor: number;
  SetAccessor: number;
  MethodDeclaration: number;
  FunctionDeclaration: number;
  FunctionExpression: number;
  ArrowFunction: number;
  ObjectLiteralExpression: number;
  PropertyAssignment: number;
  PropertyDeclaration: number;
  PropertyAccessExpression: number;
  VariableDeclaration: number;
  BindingElement: number;
  Parameter: number;
  BinaryExpression: number;
  ParenthesizedExpression: number;
}

/** Zero-based place of a node. */
type Locate = (node: SourceNode) => { line: number; column: number };

/** The program's statements outside of functions, of all its files. */
export const MAIN_NAME = "<main>";

export class FunctionNames {
  private readonly names = new Map<SourceNode, string>();
  private readonly taken = new Set<string>();

  constructor(
    private readonly kinds: SyntaxKinds,
    private readonly locate: Locate,
  ) {}

  of(proc: Procedure): string {
    return proc.isRoot ? MAIN_NAME : this.nameOf(proc.action);
  }

  ofClass(info: ClassInfo): string {
    return this.nameOf(info.decl);
  }

  private nameOf(node: SourceNode): string {
    let name = this.names.get(node);
    if (name === undefined) {
      name = this.compose(node);
      this.names.set(node, name);
      this.taken.add(name);
    }
    return name;
  }

  private compose(node: SourceNode): string {
    const { kinds } = this;
    const around = this.prefix(node.parent);
    switch (node.kind) {
      case kinds.Constructor:
        return `new ${around.replace(/\.$/, "")}`;
      case kinds.GetAccessor:
        return `get ${around}${node.name?.text ?? "?"}`;
      case kinds.SetAccessor:
        return `set ${around}${node.name?.text ?? "?"}`;
      case kinds.FunctionExpression:
      case kinds.ArrowFunction: {
        const own = node.name?.text ?? this.nameFromContext(node);
        return own === undefined ? this.anonymous(node, around) : around + own;
      }
      default:
        return around + (node.name?.text ?? "?");
    }
  }

  private anonymous(node: SourceNode, around: string): string {
    const { line, column } = this.locate(node);
    const what = node.kind === this.kinds.ArrowFunction ? "arrow" : "function";
    const prefix = around || `${MAIN_NAME}.`;
    const name = `${prefix}<${what}:${line + 1}>`;
    return this.taken.has(name) ? `${prefix}<${what}:${line + 1}:${column + 1}>` : name;
  }

  /** Name of what a function or object is assigned to. */
  private nameFromContext(node: SourceNode): string | undefined {
    const { kinds } = this;
    const { parent } = node;
    switch (parent?.kind) {
      case kinds.VariableDeclaration:
      case kinds.BindingElement:
      case kinds.Parameter:
      case kinds.PropertyAssignment:
      case kinds.PropertyDeclaration:
        return parent.name?.text;
      case kinds.ParenthesizedExpression:
        return this.nameFromContext(parent);
      case kinds.BinaryExpression: {
        const { left } = parent;
        if (!left || left === node) return undefined;
        return left.kind === kinds.PropertyAccessExpression ? left.name?.text : left.text;
      }
      default:
        return undefined;
    }
  }

  /** What encloses a node, each name with a dot behind it; empty at the outside. */
  private prefix(node: SourceNode | undefined): string {
    const { kinds } = this;
    for (let at = node; at && at.kind !== kinds.SourceFile; at = at.parent) {
      switch (at.kind) {
        case kinds.ModuleDeclaration:
        case kinds.ClassDeclaration:
          return `${this.prefix(at.parent)}${at.name?.text ?? "?"}.`;
        case kinds.ObjectLiteralExpression: {
          const name = this.nameFromContext(at);
          if (name !== undefined) return `${this.prefix(at.parent)}${name}.`;
          break;
        }
        case kinds.Constructor:
        case kinds.GetAccessor:
        case kinds.SetAccessor:
        case kinds.MethodDeclaration:
        case kinds.FunctionDeclaration:
        case kinds.FunctionExpression:
        case kinds.ArrowFunction:
          return `${this.nameOf(at)}.`;
      }
    }
    return "";
  }
}
