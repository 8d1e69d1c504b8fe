// `npm start`: the whole way once. Compiles examples/hello-mqtt for an ESP8266, runs it in QEMU against a Mosquitto on
// this machine, and shows its console until several messages came back.

import { join } from "node:path";
import { chipOfBoard } from "./boards.js";
import { portAnswers, startBroker } from "./broker.js";
import { compileForChip } from "./compile.js";
import { targetRoot } from "./makecode/root.js";
import { runFirmware } from "./run-in-emulator.js";

const board = "esp8266";
const project = "examples/hello-mqtt";
/** Where the example looks for the broker: the name "broker" is this machine. */
const brokerPort = 1883;
const messagesToShow = 5;
/** In seconds. */
const timeout = 120;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const chip = chipOfBoard(board);
  say(`Compiling ${project} for ${chip.name}`);
  const firmware = await compileForChip(join(targetRoot, project), chip);
  say(`\n${firmware.memoryTable.trimEnd()}\n`);

  const answered = await portAnswers(brokerPort);
  const broker = answered ? undefined : await startBroker(brokerPort);
  say(broker ? `Started Mosquitto on port ${brokerPort}` : `Using the broker on port ${brokerPort}`);
  say(`Running in QEMU until ${messagesToShow} messages came back\n`);
  try {
    let received = 0;
    const until = (line: string) => line.includes("received") && ++received === messagesToShow;
    const outcome = await runFirmware(firmware, chip, "qemu", { until, timeout });
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

process.exitCode = await main();
