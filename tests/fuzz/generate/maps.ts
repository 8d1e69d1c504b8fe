// Maps from text to numbers. Keys are no numbers: JavaScript would put those first.

import { type Expr, expr, mention, stmt } from "../tree.js";
import type { Context, ExprProduction, StmtProduction } from "./context.js";
import { expression } from "./expressions.js";
import { variable } from "./variables.js";

const literal: ExprProduction = {
  weight: 2,
  make: (context, size) => {
    const value = (): Expr => expression("number", context, size - 2);
    return context.random.percent(40)
      ? expr("NumberMap")`({} as NumberMap)`
      : expr("NumberMap")`({ k0: ${value()}, k3: ${value()} } as NumberMap)`;
  },
};

export const maps: { leaves: ExprProduction[]; nodes: ExprProduction[] } = {
  leaves: [literal, variable("NumberMap", 8)],
  nodes: [literal, variable("NumberMap")],
};

function key(context: Context): Expr {
  return context.random.percent(60)
    ? expr("string")`"k${context.random.below(6)}"`
    : expr("string")`"k" + (${expression("number", context, 1)} & 7)`;
}

/** Sets, changes or deletes a key. */
export const mapChange: StmtProduction = {
  weight: 3,
  make: (context) => {
    const found = context.variableOf("NumberMap");
    if (!found) return undefined;
    const map = mention(found.name);
    switch (context.random.below(5)) {
      case 0:
        return [stmt()`delete ${map}["k${context.random.below(6)}"];`];
      case 1:
        return [stmt()`mix(Object.keys(${map}).join());`];
      default:
        return [stmt()`${map}[${key(context)}] = ${expression("number", context)};`];
    }
  },
};
