// Starts a broker, the boards' network and Renode's keyword server, and runs the cases of boards.robot there: a line for each.
// Arguments: board, the hello program's firmware.elf, and hello-mqtt's.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chipOfBoard } from "../../cli/boards.js";
import { startBroker } from "../../cli/broker.js";
import { findRenode, networkCommand } from "../../cli/emulators/renode.js";
import { temporaryFolder } from "../support/cli.js";
import { Scope, start } from "../support/process.js";
import { KeywordServer, RobotFile } from "../support/robot.js";

const brokerPort = 1883;
const serverPort = 12345;

/** How long Renode may take to be there, in ms. */
const startTimeLimit = 60_000;

const scope = new Scope();

async function main([board, hello, mqtt]: string[]): Promise<void> {
  const network = join(temporaryFolder(scope), "network");
  const broker = await startBroker(brokerPort);
  scope.after(() => broker.stop());
  const emulator = chipOfBoard(board).emulators.renode!;
  const [qemu, ...args] = networkCommand(emulator, network);
  start(scope, qemu!, args);
  const options = ["--robot-server-port", String(serverPort), "--disable-gui", "--hide-log"];
  const renode = start(scope, "setpriv", ["--pdeathsig", "KILL", findRenode()!, ...options]);
  const server = new KeywordServer(serverPort);
  for (const began = Date.now(); !existsSync(network) || !(await server.answers()); await pause(100))
    if (Date.now() - began > startTimeLimit) throw new Error(`Renode does not start:\n${renode.stdout}`);
  const path = fileURLToPath(new URL("boards.robot", import.meta.url));
  const variables = { SCRIPT: emulator.script, HELLO: hello!, MQTT: mqtt!, NETWORK: network };
  const file = new RobotFile(path, variables);
  for (const name of file.testCases) {
    try {
      await file.run(name, server);
      process.stdout.write(`pass: ${name}\n`);
    } catch (error) {
      process.stdout.write(`fail: ${name}\n${(error as Error).message}\n`);
      process.exitCode = 1;
    }
    await server.runKeyword("Reset Emulation", []);
  }
  await server.stop();
}

try {
  await main(process.argv.slice(2));
} finally {
  await scope.end();
}
