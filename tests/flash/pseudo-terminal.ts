// Puts a scripted board behind a pseudo-terminal (socat's), which programs open as a serial port. A pseudo-terminal has no DTR
// and RTS lines.

import { spawn } from "node:child_process";
import { closeSync, constants, existsSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import type { BoardModel } from "./boards.js";
import { type DeviceOptions, LoaderDevice } from "./loader-device.js";

/** The port's path and the board behind it, until the test ends. */
export async function boardBehindTerminal(
  t: TestScope,
  model: BoardModel,
  options: DeviceOptions,
): Promise<{ port: string; device: LoaderDevice }> {
  const port = join(temporaryFolder(t), "board");
  const socat = spawn("socat", [`PTY,link=${port},rawer`, "STDIO"], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => {
    socat.kill("SIGKILL");
  });
  const device = new LoaderDevice(model, (bytes) => socat.stdin.write(bytes), options);
  socat.stdout.on("data", (bytes: Buffer) => device.receive(bytes));
  for (const start = Date.now(); !existsSync(port); await pause(20)) {
    if (Date.now() - start > 10_000) throw new Error("socat made no pseudo-terminal");
  }
  // Held open, since socat ends when the last user has closed it.
  const handle = openSync(port, constants.O_RDWR | constants.O_NOCTTY);
  t.after(() => closeSync(handle));
  return { port, device };
}
