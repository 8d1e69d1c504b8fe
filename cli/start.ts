// `npm start`: the whole way once. Compiles an MQTT example for a board, runs it in an emulator against a Mosquitto on this
// machine, and shows its console until several messages came back. package.json names example and board.
//
//   start.ts <project folder> <board>

import { chipOfBoard } from "./boards.js";
import { portAnswers, startBroker } from "./broker.js";
import { compileForChip } from "./compile.js";
import { emulatorOf, runFirmware } from "./run-in-emulator.js";

/** Where the example looks for the broker: the name "broker" is this machine. */
const brokerPort = 1883;
const messagesToShow = 5;
/** In seconds. */
const timeout = 120;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(project: string, board: string | undefined): Promise<number> {
  const chip = chipOfBoard(board);
  const emulator = emulatorOf(chip, undefined);
  say(`Compiling ${project} for ${chip.name}`);
  const firmware = await compileForChip(project, chip);
  say(`\n${firmware.memoryTable.trimEnd()}\n`);

  const answered = await portAnswers(brokerPort);
  const broker = answered ? undefined : await startBroker(brokerPort);
  say(broker ? `Started Mosquitto on port ${brokerPort}` : `Using the broker on port ${brokerPort}`);
  say(`Running in ${emulator} until ${messagesToShow} messages came back\n`);
  try {
    let received = 0;
    const until = (line: string) => line.includes("received") && ++received === messagesToShow;
    const outcome = await runFirmware(firmware, chip, emulator, { until, timeout });
    if (outcome.kind === "matched") {
      say(`\nDone: ${messagesToShow} messages went from the program to Mosquitto and back.`);
      return 0;
    }
    say(`\nThe program did not get ${messagesToShow} messages back: ${outcome.kind}`);
    return 1;
  } finally {
    await broker?.stop();
  }
}

const [project = ".", board] = process.argv.slice(2);
process.exitCode = await main(project, board);
