// The boards that language and MQTT tests run on: every chip in targets/, and the simulator.

import { chipOfBoard, chips, simulatorBoard } from "../../cli/boards.js";

/** The chips' boards. Tests of one board only run on the first, which is also built for by `npm start`. */
export const chipBoards = [
  "esp8266",
  ...chips()
    .map(({ id }) => id)
    .filter((id) => id !== "esp8266"),
];

/** Those that Renode has, too. */
export const renodeBoards = chipBoards.filter((board) => chipOfBoard(board).emulators.renode);

/** Each test of a program runs once for each of these. */
export const boards = [simulatorBoard, ...chipBoards];
