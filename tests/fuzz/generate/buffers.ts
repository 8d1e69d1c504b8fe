// Buffers. Every one has 16 bytes, so that `buffer[x & 15]` is there.

import { type Expr, expr, mention, stmt } from "../tree.js";
import type { ExprProduction, StmtProduction } from "./context.js";
import { expression } from "./expressions.js";
import { wholeFormats } from "./numbers.js";
import { variable } from "./variables.js";

const create: ExprProduction = { weight: 2, make: () => expr("Buffer")`Buffer.create(16)` };

const hexLiteral: ExprProduction = {
  weight: 2,
  make: ({ random }) => {
    const digits = Array.from({ length: 16 }, () => random.below(256).toString(16).padStart(2, "0"));
    // A literal is read-only.
    return expr("Buffer")`hex\`${digits.join("")}\`.slice()`;
  },
};

export const buffers: { leaves: ExprProduction[]; nodes: ExprProduction[] } = {
  leaves: [create, hexLiteral, variable("Buffer", 8)],
  nodes: [
    create,
    hexLiteral,
    variable("Buffer", 6),
    {
      weight: 1,
      make: (context, size) => expr("Buffer")`${expression("Buffer", context, size - 1)}.slice()`,
    },
  ],
};

/** Writes into a buffer. */
export const bufferChange: StmtProduction = {
  weight: 4,
  make: (context) => {
    const found = context.variableOf("Buffer");
    if (!found) return undefined;
    const { random } = context;
    const buffer = mention(found.name);
    const value = (): Expr => expression("number", context);
    const at = (mask: number): Expr => expr("number")`${expression("number", context, 2)} & ${mask}`;
    switch (random.below(6)) {
      case 0:
      case 1:
        return [stmt()`${buffer}[${at(15)}] = ${value()} | 0;`];
      case 2:
        return [
          stmt()`${buffer}[${random.below(16)}] ${random.pick(["+=", "-=", "^=", "<<=", "&="])} ${value()} | 0;`,
        ];
      case 3:
        return [stmt()`${buffer}.setUint8(${at(15)}, ${value()});`];
      case 4:
        return [
          stmt()`${buffer}.setNumber(NumberFormat.${random.pick(wholeFormats)}, ${at(7)}, ${value()} | 0);`,
        ];
      default:
        return [stmt()`${buffer}.fill(${value()} & 255, ${random.between(0, 8)}, ${random.between(1, 8)});`];
    }
  },
};
