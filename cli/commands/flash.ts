// `pxt-esp flash`: compiles a project and writes it to a board over a serial port, with esptool.

import { readFileSync } from "node:fs";
import type { ChipJson } from "../../compiler/chip.js";
import { type BootloaderProblem, bootloaderOffset, withBootloader } from "../../compiler/image/bootloader.js";
import { readUf2 } from "../../compiler/image/uf2.js";
import { chipFor, simulatorBoard } from "../boards.js";
import { type Command, CommandError, projectFolder, readArguments } from "../command.js";
import { compileForChip } from "../compile.js";
import { findEsptool, flashWithEsptool, loaderOf } from "../esptool.js";
import { checkPort } from "../serial-ports.js";

/** Said before the firmware is written. */
const EMULATED_ONLY =
  "note: this firmware is for the emulated board and does not run on a real one yet: see docs/emulation.md";

export const flashCommand: Command = {
  name: "flash",
  summary: "compile a project and write it to a board",
  help: `Usage: pxt-esp flash <project folder> --port <port> [--board <board>] [--bootloader <file>] [--baud <rate>] [--no-reset]

Compiles a MakeCode project and writes it to the board at a serial port, with Espressif's esptool, which must be installed.
What was written is read back and compared, then the board starts the program.

Options:
  --port <port>        serial port of the board, such as /dev/ttyUSB0
  --board <board>      board to build for; when not given, the one whose package the project depends on
  --bootloader <file>  for a board that has no bootloader yet: the vendor's, which is written as well
  --baud <rate>        baud rate of the firmware, where the board's own is too fast for the cable
  --no-reset           the board is in its loader already, and is reset by hand afterwards
  --help               this text

Exit status: 0 when the firmware is on the board; 1 after any error.
`,
  async run(args) {
    const parsed = readArguments(this, args, {
      board: { type: "string" },
      port: { type: "string" },
      bootloader: { type: "string" },
      baud: { type: "string" },
      "no-reset": { type: "boolean" },
    });
    if (!parsed) return 0;
    const { board, port, bootloader, baud, "no-reset": noReset } = parsed.values;
    const project = projectFolder(this, parsed.positionals);
    if (board === simulatorBoard)
      throw new CommandError(`there is nothing to flash on the board ${simulatorBoard}: use run`);
    const chip = chipFor(board, project);
    const loader = loaderOf(chip);
    const rate = baud === undefined ? loader.baud : baudRate(baud);
    const bootloaderFile = readBootloader(chip, bootloader);
    checkPort(port);
    const esptool = findEsptool();
    const firmware = await compileForChip(project, chip);
    const firmwareParts = readUf2(firmware.files.get("firmware.uf2")!);
    const parts = bootloaderFile ? withBootloader(firmwareParts, bootloaderFile, chip) : firmwareParts;
    if (typeof parts === "string")
      throw new CommandError(`${bootloader} is no bootloader for ${chip.name}: ${PROBLEMS[parts]}`);
    process.stderr.write(`${EMULATED_ONLY}\n`);
    if (!bootloaderFile) process.stderr.write(bootloaderNote(chip));
    await flashWithEsptool(esptool, {
      chip,
      parts,
      port: port!,
      baud: rate,
      reset: !noReset,
    });
    process.stdout.write(`the firmware is on the board at ${port}\n`);
    return 0;
  },
};

const PROBLEMS: Record<BootloaderProblem, string> = {
  "no image": "it is no image for a chip of Espressif's",
  "another chip": "it is another chip's",
  "too large": "it reaches into the firmware",
};

/** The file that the user gives. Throws a CommandError when it can't be read, or the chip needs none. */
function readBootloader(chip: ChipJson, file: string | undefined): Uint8Array | undefined {
  if (file === undefined) return undefined;
  if (bootloaderOffset(chip) === undefined)
    throw new CommandError(
      `a board with ${chip.name} starts its firmware without a bootloader: leave --bootloader out`,
    );
  try {
    return readFileSync(file);
  } catch (error) {
    throw new CommandError(`--bootloader: ${(error as Error).message}`);
  }
}

/** What the board must have for the firmware to start; nothing where that is nothing. */
function bootloaderNote(chip: ChipJson): string {
  const offset = bootloaderOffset(chip);
  if (offset === undefined) return "";
  return (
    `note: a board with ${chip.name} starts its firmware by the vendor's bootloader at 0x${offset.toString(16)}, which is not written now. ` +
    "A board that has run a program of the vendor's SDK has one; to another give it with --bootloader <file>: see docs/flashing.md\n"
  );
}

function baudRate(text: string): number {
  const rate = Number(text);
  if (!Number.isInteger(rate) || rate <= 0)
    throw new CommandError(`--baud takes a whole number, not '${text}'`);
  return rate;
}
