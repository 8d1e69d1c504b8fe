// The debugger's command line: reads commands, runs them, and says where the program stands.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { formatPlace } from "../../compiler/trace/console-translator.js";
import type { Debugger } from "./debugger.js";

interface DebugCommand {
  names: string[];
  argument?: string;
  help: string;
  /** True to end the session. */
  run(argument: string): Promise<boolean | undefined>;
}

export class DebugSession {
  private readonly commands: DebugCommand[];
  private isRunning = false;

  /** @param project folder with the sources to quote lines from */
  constructor(
    private readonly debug: Debugger,
    private readonly project: string,
    private readonly print: (line: string) => void,
  ) {
    this.commands = this.makeCommands();
  }

  /** Takes commands from standard input until `quit` or its end. */
  async run(): Promise<void> {
    const isTerminal = process.stdin.isTTY === true;
    const input = createInterface({ input: process.stdin, output: process.stdout, terminal: isTerminal });
    input.on("SIGINT", () => (this.isRunning ? this.debug.interrupt() : input.close()));
    input.setPrompt(isTerminal ? "(debug) " : "");
    input.prompt();
    let last = "";
    for await (const line of input) {
      // As in GDB, an empty line repeats the last command.
      const text = line.trim() || last;
      last = text;
      if (text !== "" && (await this.execute(text))) break;
      input.prompt();
    }
    input.close();
  }

  private async execute(text: string): Promise<boolean> {
    const [, name, argument] = /^(\S+)\s*(.*)$/.exec(text)!;
    const command = this.commands.find((c) => c.names.includes(name!));
    if (!command) {
      this.print(`unknown command '${name}'; help lists the commands`);
      return false;
    }
    this.isRunning = true;
    try {
      return (await command.run(argument!)) === true;
    } finally {
      this.isRunning = false;
    }
  }

  private makeCommands(): DebugCommand[] {
    const { debug } = this;
    const moving = (names: string[], help: string, run: () => Promise<unknown>): DebugCommand => ({
      names,
      help,
      run: async () => {
        await run();
        await this.showPlace();
        return false;
      },
    });
    return [
      {
        names: ["break", "b"],
        argument: "<file>:<line> | <function>",
        help: "stop there",
        run: async (where) => {
          const breakpoint = await debug.break(where);
          this.print(
            breakpoint
              ? `breakpoint ${breakpoint.number} at ${breakpoint.description}`
              : `no code at '${where}'`,
          );
          return false;
        },
      },
      {
        names: ["delete", "d"],
        argument: "<number>",
        help: "remove a breakpoint",
        run: async (number) => {
          if (!(await debug.delete(Number(number)))) this.print(`no breakpoint '${number}'`);
          return false;
        },
      },
      moving(["continue", "c"], "run to the next breakpoint; Ctrl-C stops", () => debug.continue()),
      moving(["next", "n"], "run to the next line, over calls", () => debug.step(false)),
      moving(["step", "s"], "run to the next line, into calls", () => debug.step(true)),
      moving(["finish"], "run until this function has returned", async () => {
        if (!(await debug.finish())) this.print("C++ called this function");
      }),
      {
        names: ["backtrace", "bt"],
        help: "show the calls that lead here",
        run: async () => {
          for (const place of await debug.callStack()) this.print(`    at ${formatPlace(place)}`);
          return false;
        },
      },
      {
        names: ["registers"],
        help: "show the machine's registers",
        run: async () => {
          const { a, pc } = await debug.registers();
          const hex = (value: number): string => value.toString(16).padStart(8, "0");
          for (let i = 0; i < a.length; i += 4)
            this.print(
              a
                .slice(i, i + 4)
                .map((value, j) => `${`a${i + j}`.padEnd(3)} ${hex(value)}`)
                .join("  "),
            );
          this.print(`pc  ${hex(pc)}`);
          return false;
        },
      },
      {
        names: ["help"],
        help: "list the commands",
        run: async () => {
          for (const { names, argument, help } of this.commands)
            this.print(`${[names.join(", "), argument ?? ""].join(" ").padEnd(42)} ${help}`);
          return false;
        },
      },
      { names: ["quit", "q"], help: "end the program and the session", run: async () => true },
    ];
  }

  private async showPlace(): Promise<void> {
    const place = await this.debug.place();
    if (!place) {
      this.print("stopped in C++");
      return;
    }
    this.print(formatPlace(place));
    const path = join(this.project, place.file);
    const line = existsSync(path) ? readFileSync(path, "utf8").split("\n")[place.line - 1] : undefined;
    if (line !== undefined) this.print(`${String(place.line).padEnd(7)} ${line.trimEnd()}`);
  }
}
