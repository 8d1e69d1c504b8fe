// Values of variables.

import { read, type Type } from "../tree.js";
import type { ExprProduction } from "./context.js";

/** Reads a variable of the type. */
export function variable(type: Type, weight = 6): ExprProduction {
  return {
    weight,
    make: (context) => {
      const found = context.variableOf(type);
      return found && read(found.name, type);
    },
  };
}
