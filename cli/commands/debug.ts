// `pxt-esp debug`: runs a project in QEMU under a debugger that knows TypeScript lines.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConsoleTranslator } from "../../compiler/trace/console-translator.js";
import { ProgramMap } from "../../compiler/trace/program-map.js";
import { chipFor } from "../boards.js";
import { type Command, CommandError, projectFolder, readArguments } from "../command.js";
import { compileForChip, writeFirmware } from "../compile.js";
import { Debugger } from "../debugger/debugger.js";
import { ConnectionLost, GdbRemote } from "../debugger/gdb-remote.js";
import { DebugSession } from "../debugger/session.js";
import { startQemu } from "../emulators/qemu.js";

export const debugCommand: Command = {
  name: "debug",
  summary: "run a project in QEMU under a debugger",
  help: `Usage: pxt-esp debug <project folder> [--board <board>]

Compiles a MakeCode project and starts it in QEMU, stopped before its first instruction. Commands come from standard input:
break, continue, next, step, finish, backtrace and more; help lists them. The program's console goes to standard output.

Options:
  --board <board>  board to run on, one that has the emulator qemu; pxt-esp boards lists them. When not given,
                   the one whose package the project depends on
  --help           this text

Exit status: 0 at quit, or when the program has ended; 1 when it does not compile or the emulator fails.
`,
  async run(args) {
    const parsed = readArguments(this, args, { board: { type: "string" } });
    if (!parsed) return 0;
    const project = projectFolder(this, parsed.positionals);
    const chip = chipFor(parsed.values.board, project);
    const { qemu } = chip.emulators;
    if (!qemu) throw new CommandError(`${chip.id} has no emulator 'qemu'`);
    const firmware = await compileForChip(project, chip);
    const map = new ProgramMap(firmware.files.get("firmware.elf")!);
    const folder = mkdtempSync(join(tmpdir(), "pxt-esp-"));
    try {
      writeFirmware(firmware, folder);
      const port = join(folder, "gdb");
      const translator = new ConsoleTranslator(map);
      const program = startQemu(
        chip,
        join(folder, "firmware.elf"),
        (text) => process.stdout.write(translator.push(text)),
        { extraArguments: ["-S", "-gdb", `unix:${port},server=on,wait=off`] },
      );
      try {
        const remote = await GdbRemote.connect(port, qemu.stubRegisters);
        const print = (line: string): boolean => process.stdout.write(`${line}\n`);
        const session = new DebugSession(new Debugger(remote, map), project, print);
        const end = await Promise.race([
          session.run().then(
            () => undefined,
            (error) => {
              if (error instanceof ConnectionLost) return program.ended;
              throw error;
            },
          ),
          program.ended,
        ]);
        if (end?.kind === "failed") throw new CommandError(end.message);
        if (end) print("the program has ended");
        remote.close();
      } finally {
        await program.stop();
        process.stdin.destroy();
      }
      return 0;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
