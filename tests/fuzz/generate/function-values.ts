// Expressions that are functions.

import { expr } from "../tree.js";
import { arrow } from "./arrow.js";
import type { ExprProduction } from "./context.js";
import { variable } from "./variables.js";

interface Productions {
  leaves: ExprProduction[];
  nodes: ExprProduction[];
}

const getter: ExprProduction = {
  weight: 4,
  make: (context, size) => {
    const made = arrow(context, [], "number", size, 0);
    return made && expr("() => number")`(${made})`;
  },
};

const transformer: ExprProduction = {
  weight: 4,
  make: (context, size) => {
    const made = arrow(context, [{ name: context.world.name("p"), type: "number" }], "number", size, 0);
    return made && expr("(x: number) => number")`(${made})`;
  },
};

export const getters: Productions = {
  leaves: [variable("() => number"), { ...getter, weight: 2 }],
  nodes: [getter, variable("() => number", 2)],
};

export const transformers: Productions = {
  leaves: [variable("(x: number) => number"), { ...transformer, weight: 2 }],
  nodes: [transformer, variable("(x: number) => number", 2)],
};
