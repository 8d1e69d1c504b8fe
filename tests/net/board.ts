// Links tests/net/firmware.cpp with the runtime and runs its scenarios in QEMU, against servers on the loopback.

import { mkdir } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { qemuCommand } from "../../cli/emulators/qemu.js";
import {
  compileRuntime,
  ownCompilation,
  readChip,
  runtimeFolder,
} from "../../targets/build/build-runtime.js";
import { link } from "../../targets/build/link.js";
import { compileAll } from "../../targets/build/objects.js";
import { thirdPartyLibraries } from "../../targets/build/third-party.js";
import { repository } from "../support/cli.js";
import { freePort } from "../support/ports.js";
import { type Started, start, type TestScope } from "../support/process.js";

/** Where the firmware looks for its settings: 32-bit words in the emulated board's own RAM. */
const settingsAddress = 0x61000000;

/** In the order of the table in firmware.cpp. */
const scenarios = [
  "address",
  "refusals",
  "echo",
  "ends",
  "flood",
  "deaf",
  "manyInTurn",
  "linkLoss",
  "segments",
] as const;

export type Scenario = (typeof scenarios)[number];

let firmware: Promise<string> | undefined;

/** Path of the test firmware's ELF file, built once per process. */
function testFirmware(): Promise<string> {
  firmware ??= build();
  return firmware;
}

async function build(): Promise<string> {
  const chip = await readChip("esp8266");
  const options = { force: false, log: () => {} };
  const objects = await compileRuntime(chip, options);
  const libraries = await thirdPartyLibraries(join(repository, "targets/runtime"), options.log);
  const own = ownCompilation(chip, fileURLToPath(new URL("firmware.cpp", import.meta.url)), libraries);
  await compileAll([own], options);
  const folder = join(runtimeFolder("esp8266"), "tests");
  await mkdir(folder, { recursive: true });
  const elf = join(folder, "net.elf");
  await link(chip, [...objects, own.object], elf);
  return elf;
}

/**
 * Starts a scenario of the firmware. `port` is where the test's server listens. Whoever waits for the result reads the
 * console: the firmware prints "done" at the end, and QEMU then ends with status 0.
 */
export async function startScenario(
  t: TestScope,
  scenario: Scenario,
  port: number,
  options: { monitor?: string; extraArguments?: string[] } = {},
): Promise<Started> {
  const words = [scenarios.indexOf(scenario), port, await freePort()];
  const loaders = words.flatMap((word, index) => [
    "-device",
    `loader,addr=${settingsAddress + 4 * index},data=${word},data-len=4`,
  ]);
  const [command, ...args] = qemuCommand(await readChip("esp8266"), await testFirmware(), {
    ...options,
    extraArguments: [...loaders, ...(options.extraArguments ?? [])],
  });
  return start(t, command!, args);
}

/** Runs a scenario to its end and returns the lines it printed. */
export async function runScenario(
  t: TestScope,
  scenario: Scenario,
  port: number,
  options: { extraArguments?: string[] } = {},
): Promise<string[]> {
  const board = await startScenario(t, scenario, port, options);
  await board.waitFor(/^done\r?$/m, { seconds: 120 });
  return linesOf(board);
}

/** What the board has printed, by lines. */
export function linesOf(board: Started): string[] {
  return board.stdout.split(/\r?\n/).filter((line) => line !== "");
}

/** A TCP server on a free port of the loopback; it and its connections end with the test. */
export async function serve(t: TestScope, onConnection: (socket: Socket) => void): Promise<number> {
  const connections = new Set<Socket>();
  const server: Server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    connections.add(socket);
    socket.on("error", () => {}); // the board breaks connections off when the test ends it
    onConnection(socket);
  });
  t.after(() => {
    for (const socket of connections) socket.destroy();
    server.close();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return (server.address() as { port: number }).port;
}

/** The first `length` bytes of the stream that firmware.cpp calls number 0. */
export function pattern(length: number): Buffer {
  return Buffer.from(Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7) & 0xff));
}
