// Espressif's esptool as it is installed here: finds it, has it write a firmware over a serial port, and says in a sentence
// what went wrong.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChipJson, ChipLoaderJson } from "../compiler/chip.js";
import type { FlashPart } from "../compiler/image/flash.js";
import { CommandError } from "./command.js";

/** The ways to call esptool, best first. Debian's Python comes first: its packages are not those of another in the path. */
const commands = [
  ["esptool"],
  ["esptool.py"],
  ["/usr/bin/python3", "-m", "esptool"],
  ["python3", "-m", "esptool"],
];

export interface FlashRequest {
  chip: ChipJson;
  parts: readonly FlashPart[];
  port: string;
  baud: number;
  /** Whether the port's DTR and RTS lines put the board into its loader, and start the program afterwards. */
  reset: boolean;
}

/** The command line of the esptool that is installed. Throws a CommandError that tells how to get one. */
export function findEsptool(): string[] {
  const found = commands.find(
    ([program, ...args]) => spawnSync(program!, [...args, "version"], { stdio: "ignore" }).status === 0,
  );
  if (found) return found;
  throw new CommandError(
    "flashing needs Espressif's esptool, which is not installed. Get it with: apt-get install esptool " +
      "(Debian 13, Ubuntu), or: pipx install esptool (anywhere with Python)",
  );
}

/** The loader of a chip. Throws a CommandError when its boards can't be flashed over a serial port. */
export function loaderOf(chip: ChipJson): ChipLoaderJson {
  if (!chip.loader) throw new CommandError(`a board with ${chip.name} can't be flashed over a serial port`);
  return chip.loader;
}

/**
 * Writes a firmware with esptool, which reads it back and compares. Its output goes to this program's.
 * Throws a CommandError that says what to do when it fails.
 */
export async function flashWithEsptool(esptool: string[], request: FlashRequest): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-"));
  try {
    const files = request.parts.flatMap(({ offset, bytes }) => {
      const address = `0x${offset.toString(16)}`;
      const path = join(folder, `${address}.bin`);
      writeFileSync(path, bytes);
      return [address, path];
    });
    // Without its stub esptool compresses only when it is told to.
    const write = ["write_flash", "--compress", ...files];
    const { status, output } = await run(esptool, [...connection(request), ...write]);
    if (status !== 0) throw new CommandError(failure(request, status, output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The options before esptool's command, in the spelling that its versions 2 to 5 take. */
function connection({ chip, port, baud, reset }: FlashRequest): string[] {
  const loader = loaderOf(chip);
  const options = ["--chip", loader.chip, "--port", port, "--baud", String(baud)];
  if (loader.withoutStub) options.push("--no-stub");
  return reset ? options : [...options, "--before", "no_reset", "--after", "no_reset"];
}

/** Runs esptool to its end, and keeps what it says while passing it on. */
function run(
  [program, ...first]: string[],
  args: string[],
): Promise<{ status: number | NodeJS.Signals; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, [...first, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONUNBUFFERED: "1" },
    });
    let output = "";
    for (const [stream, target] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ] as const) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
        target.write(text);
      });
    }
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status: signal ?? status!, output }));
  });
}

/** What esptool's output means for its user. */
function failure(
  { chip, port, reset }: FlashRequest,
  status: number | NodeJS.Signals,
  output: string,
): string {
  const other = /This chip is ([\w-]+),? not/.exec(output)?.[1];
  if (other) {
    return `the board at ${port} has another chip: ${other}. The program was built for ${chip.name}; choose the board with --board`;
  }
  if (/Failed to connect|No serial data received|Unable to verify flash chip connection/.test(output)) {
    return reset
      ? `no loader answered at ${port}: is the board connected there, and powered? A board that can't reset itself is put into its loader by hand, and flashed with --no-reset: see docs/flashing.md`
      : `no loader answered at ${port}: put the board into its loader (docs/flashing.md tells how) and try again`;
  }
  if (/MD5 of file does not match/.test(output)) {
    return `what was read back from the board at ${port} is not what was written: its flash is damaged, or the cable or power supply is bad`;
  }
  if (/Could not open|could not open port|multiple access on port|device disconnected/i.test(output)) {
    return `${port} can't be used: another program has it open, or the board was disconnected`;
  }
  return `esptool ended with ${status}; its message is above`;
}
