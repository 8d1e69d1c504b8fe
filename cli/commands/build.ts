// `pxt-esp build`: compiles a project and writes the firmware's files.

import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { formatSizeReport } from "../../compiler/link/size-report.js";
import { chipFor, runtimeIn, simulatorBoard } from "../boards.js";
import { type Command, CommandError, projectFolder, readArguments } from "../command.js";
import { compileForChip, writeFirmware } from "../compile.js";

export const buildCommand: Command = {
  name: "build",
  summary: "compile a project to firmware files",
  help: `Usage: pxt-esp build <project folder> [--board <board>] [--out <folder>] [--runtime <folder>] [--report] [--report-json <file>]

Compiles a MakeCode project (pxt.json, main.ts) to native code and prints what each memory region holds.

Options:
  --board <board>       board to build for; pxt-esp boards lists them. When not given, the one whose package the project
                        depends on
  --out <folder>        where the files go; built/<board> in the project folder when not given
  --runtime <folder>    link with the runtime there, which "npm run runtime" has made with the vendor's SDK, instead of the emulated
                        board's, for the board that it was made for
  --report              print the bytes of code per package and per function, biggest first
  --report-json <file>  write the same as JSON
  --help                this text

Files written:
  firmware.elf  program with symbols, for an emulator or a debugger
  firmware.bin  flash image
  firmware.uf2  the same for drag and drop
  firmware.map  address and size of everything that was linked
With --runtime, firmware.bin is the application, and bootloader.bin and partitions.bin are what else belongs into flash; firmware.uf2
has all three.

Exit status: 0 when the files are written; 1 after any error, and then no file is written.
`,
  async run(args) {
    const parsed = readArguments(this, args, {
      board: { type: "string" },
      out: { type: "string" },
      runtime: { type: "string" },
      report: { type: "boolean" },
      "report-json": { type: "string" },
    });
    if (!parsed) return 0;
    const { board, out, runtime: runtimeFolder, report, "report-json": reportFile } = parsed.values;
    const project = projectFolder(this, parsed.positionals);
    if (board === simulatorBoard)
      throw new CommandError(`programs are not built for the board ${simulatorBoard}: use run`);
    const runtime = runtimeFolder === undefined ? undefined : runtimeIn(runtimeFolder, board);
    const chip = runtime?.chip ?? chipFor(board, project);
    const firmware = await compileForChip(project, chip, runtime);
    const folder = out === undefined ? join(project, "built", chip.id) : resolve(out);
    writeFirmware(firmware, folder);
    if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify(firmware.report, null, 2)}\n`);
    process.stdout.write(`${firmware.memoryTable.trimEnd()}\n\n`);
    if (report) process.stdout.write(`${formatSizeReport(firmware.report)}\n`);
    process.stdout.write(
      `${[...firmware.files.keys()].join(", ")} written to ${relative(".", folder) || "."}\n`,
    );
    return 0;
  },
};
