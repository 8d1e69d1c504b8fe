// throw, and try with catch and finally.

import { type Block, block, type Expr, expr, type Stmt, stmt } from "../tree.js";
import type { Context, StmtProduction } from "./context.js";
import { expression } from "./expressions.js";
import { statements } from "./statements.js";

/** A value that is thrown. */
function thrown(context: Context): Expr {
  switch (context.random.below(3)) {
    case 0:
      return expression("string", context, 2);
    case 1:
      return expression("number", context, 2);
    default:
      return expr(undefined)`new Failure(${expression("number", context, 2)})`;
  }
}

/** A throw, on a condition: what is after it must not be unreachable. */
export const throwing: StmtProduction = {
  weight: 2,
  make: (context) => {
    const test = expression("boolean", context, 2);
    return [stmt()`if (${test}) ${block([stmt()`throw ${thrown(context)};`])}`];
  },
};

/** pxt's handler stays in place when a statement such as `return` leaves the block: tests/programs/README.md. */
const allPlaces = (): boolean => true;

export const trying: StmtProduction = {
  weight: 4,
  make: (context) => {
    const { random } = context;
    const inside = (most: number): Block => block(statements(context.inner({ without: allPlaces }), most));
    const attempt = inside(4);
    if (random.percent(50)) attempt.statements.push(...(throwing.make(context, 0) ?? []));
    const hasFinally = random.percent(35);
    const hasCatch = !hasFinally || random.percent(70);
    const parts: Stmt[] = [];
    if (hasCatch) {
      const name = context.world.name("x");
      const handler = hasFinally ? inside(2) : block(statements(context.inner(), 2));
      handler.declares.push(name);
      handler.statements.unshift(stmt([], [name])`mix(describe(${name}));`);
      if (!hasFinally) return [stmt()`try ${attempt} catch (${name}) ${handler}`];
      if (random.percent(15)) handler.statements.push(stmt([], [name])`throw ${name};`);
      return [stmt()`try ${attempt} catch (${name}) ${handler} finally ${inside(2)}`];
    }
    parts.push(stmt()`try ${attempt} finally ${inside(2)}`);
    return parts;
  },
};
