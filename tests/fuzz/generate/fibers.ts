// Fibers that take turns: which of them runs is told by a variable, never by time.

import { block, type Stmt, stmt } from "../tree.js";
import { functionValueCost, type StmtProduction } from "./context.js";
import { statements } from "./statements.js";

/** Starts some fibers and waits until all have ended. Their bodies read and change what is around. */
export const fibers: StmtProduction = {
  weight: 1,
  make: (context) => {
    const { random, world } = context;
    const count = random.between(1, 3);
    const rounds = random.between(1, 3);
    if (!context.mayWait || !context.afford(count * rounds * functionValueCost)) return undefined;
    const [turn, live] = [world.name("turn"), world.name("live")];
    const made: Stmt[] = [stmt([turn])`let ${turn} = 0;`, stmt([live])`let ${live} = ${count};`];
    for (let i = 0; i < count; i++) {
      const round = world.name("i");
      const name = world.name("x");
      const inside = context.functionValueBody([{ name: round, type: "number", assignable: false }], []);
      const work = block(statements(inside, 3), { declares: [round] });
      const steps = block(
        [
          stmt([], [turn])`while (${turn} != ${i}) pause(1);`,
          stmt(
            [],
            [],
          )`try ${work} catch (${name}) ${block([stmt([], [name])`mix(describe(${name}));`], { declares: [name] })}`,
          ...(random.percent(50) ? [stmt()`pause(1);`] : []),
          stmt([], [turn])`${turn} = ${(i + 1) % count};`,
        ],
        { declares: [round] },
      );
      const body = block(
        [
          stmt()`for (let ${round} = 0; ${round} < ${rounds}; ${round}++) ${steps}`,
          stmt([], [live])`${live}--;`,
        ],
        { kind: "function" },
      );
      made.push(stmt([], [turn, live])`control.inBackground(() => ${body});`);
    }
    made.push(stmt([], [live])`while (${live} > 0) pause(1);`);
    return made;
  },
};
