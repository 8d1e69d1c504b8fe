// A client goes on whatever a broker sends (tests/mqtt/session-fuzz.ts, which runs longer by hand).

import { test } from "node:test";
import { simulatorBoard } from "../../cli/boards.js";
import { boards } from "../support/boards.js";
import { fuzzSessions } from "./session-fuzz.js";

const seed = 1883;

for (const board of boards) {
  const rounds = board === simulatorBoard ? 60 : 120;
  test(`on ${board} ${rounds} sessions with random packets leave the program running and its memory free (seeds from ${seed})`, async (t) => {
    await fuzzSessions(t, board, seed, rounds);
  });
}
