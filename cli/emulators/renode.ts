// Runs a firmware in Renode: writes the script that loads it into the board of the chip's description, and follows the process.
//
// The board's network is QEMU's user mode, as in QEMU itself: a QEMU without a machine serves it, and Renode's switch is connected to
// that through a Unix socket. Renode has no such network of its own, and its TAP device wants a network of the host's set up for it.

import { type ChildProcess, spawn } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { StringDecoder } from "node:string_decoder";
import { setTimeout as pause } from "node:timers/promises";
import type { ChipJson, RenodeJson } from "../../compiler/chip.js";
import { targetRoot } from "../makecode/root.js";
import type { ConsoleListener, ProgramEnd, RunningProgram } from "../running-program.js";
import { dieWithParent, flashInUseStatus, lockFile } from "./process.js";

/** How long Renode may take to compile the board's models and to load the board and the program, in ms. */
const startTimeLimit = 120_000;

/** How long the network may take to be there, in ms. */
const networkTimeLimit = 10_000;

/** What Renode says when a line of a script fails; it then goes on waiting for commands. */
const scriptError = /There was an error executing command|Errors during compilation or loading/;

/** How much of what Renode says is shown when it fails. */
const shownComplaints = 2000;

export interface RenodeOptions {
  /** File with the content of the machine's flash, as large as that; when not given, the flash is in memory, and zeros at first. */
  flash?: string | undefined;
}

/** Renode's command: $RENODE, or `renode` on the PATH. Undefined when there is none. */
export function findRenode(): string | undefined {
  const named = process.env.RENODE;
  if (named) return isProgram(named) ? named : undefined;
  return (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "renode"))
    .find(isProgram);
}

/** Why Renode can't be started. */
export const renodeMissing =
  "Renode was not found: install Renode 1.16.1 (https://renode.io) so that `renode` is on the PATH, or set RENODE to its path";

/**
 * The command that serves QEMU's user-mode network at a Unix socket, for Renode's `emulation CreateUserNetwork`. It is killed when
 * the process that starts it dies.
 */
export function networkCommand(emulator: RenodeJson, socket: string): string[] {
  return [
    ...dieWithParent(),
    ...[emulator.networkCommand, "-M", "none", "-nodefaults"],
    ...["-display", "none", "-monitor", "none", "-serial", "none"],
    ...["-netdev", "user,id=n0"],
    ...["-netdev", `stream,id=s0,server=on,addr.type=unix,addr.path=${socket}`],
    ...["-netdev", "hubport,id=h0,hubid=0,netdev=n0", "-netdev", "hubport,id=h1,hubid=0,netdev=s0"],
  ];
}

/** Starts a firmware in Renode. */
export function startRenode(
  chip: ChipJson,
  elf: string,
  onConsole: ConsoleListener,
  options: RenodeOptions = {},
): RunningProgram {
  const renode = new Renode(chip, options);
  const { started, ended } = renode.run(elf, onConsole);
  return { started: started!, ended: ended.finally(() => renode.close()), stop: () => renode.close() };
}

/** A program that runs in a Renode, seen from its channel. */
interface Run {
  onConsole: ConsoleListener;
  decoder: StringDecoder;
  onStart: () => void;
  onEnd: (end: ProgramEnd) => void;
  isStarted: boolean;
}

/** A Renode process with the chip's board and a network, in which programs can be run one after the other. */
export class Renode {
  private readonly emulator: RenodeJson;
  private readonly folder = mkdtempSync(join(tmpdir(), "pxt-esp-renode-"));
  private readonly processes: ChildProcess[] = [];
  private readonly server: Server;
  private connection: Socket | undefined;
  private process: ChildProcess | undefined;
  private networkProcess: ChildProcess | undefined;
  /** How many networks were started. */
  private networks = 0;
  private current: Run | undefined;
  private complaints = "";

  constructor(
    chip: ChipJson,
    private readonly options: RenodeOptions = {},
  ) {
    if (!chip.emulators.renode) throw new Error(`${chip.id} has no emulator renode`);
    this.emulator = chip.emulators.renode;
    this.server = createServer((connection) => {
      this.connection = connection;
      const receive = messages((kind, content) => this.onMessage(kind, content));
      connection.on("data", receive).on("error", () => {});
    }).listen(this.channel);
  }

  /** Runs a program on the board as after power-on, with an empty flash unless that is in a file. The one before it ends. */
  run(elf: string, onConsole: ConsoleListener): RunningProgram {
    let onStart: Run["onStart"] = () => {};
    let onEnd: Run["onEnd"] = () => {};
    const started = new Promise<void>((resolve) => {
      onStart = resolve;
    });
    const ended = new Promise<ProgramEnd>((resolve) => {
      onEnd = resolve;
    });
    const run: Run = { onConsole, decoder: new StringDecoder("utf8"), onStart, onEnd, isStarted: false };
    const timer = setTimeout(() => {
      if (!run.isStarted) this.fail(`Renode has not loaded the program after ${startTimeLimit / 1000} s`);
    }, startTimeLimit);
    this.current?.onEnd({ kind: "ended" });
    this.current = run;
    this.complaints = "";
    const begun = this.process ? this.next(elf) : this.open(elf);
    begun.catch((error: Error) => this.fail(error.message));
    return {
      started,
      ended: ended.finally(() => clearTimeout(timer)),
      stop: async () => {
        if (this.current === run) this.command("pause");
        onEnd({ kind: "ended" });
      },
    };
  }

  /** Ends all that was started. */
  async close(): Promise<void> {
    this.current?.onEnd({ kind: "ended" });
    // Renode ends by itself when its channel does, also when it was started by a script.
    this.connection?.destroy();
    this.server.close();
    await Promise.all(this.processes.map(killGroup));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get channel(): string {
    return join(this.folder, "channel");
  }

  private fail(message: string): void {
    const said = this.complaints.trim().slice(-shownComplaints);
    this.current?.onEnd({ kind: "failed", message: `${message}\n${said}`.trim() });
  }

  private onMessage(kind: number, content: Buffer): void {
    const run = this.current;
    if (!run) return;
    if (kind === messageKind.console) {
      if (run.isStarted) run.onConsole(run.decoder.write(content));
      return;
    }
    const event = content.toString();
    const [, status] = /^ended (\d+)$/.exec(event) ?? [];
    if (event === "ready") {
      run.isStarted = true;
      run.onStart();
    } else if (status !== undefined && run.isStarted) run.onEnd({ kind: status === "0" ? "ended" : "panic" });
  }

  /** Starts the network and Renode with the first program. */
  private async open(elf: string): Promise<void> {
    const renode = findRenode();
    if (renode === undefined) {
      this.current?.onEnd({ kind: "failed", message: renodeMissing });
      return;
    }
    const network = await this.startNetwork();
    const script = join(this.folder, "run.resc");
    writeFileSync(script, `${this.script(elf, network).join("\n")}\n`);
    const { flash } = this.options;
    const lock = flash === undefined ? [] : lockFile(flash);
    const options = ["--console", "--plain", "--disable-gui", "--hide-analyzers", script];
    this.process = this.spawn([...lock, ...dieWithParent(), renode, ...options], "Renode");
  }

  /** Runs another program, in a network that knows no connections of the one before it. */
  private async next(elf: string): Promise<void> {
    this.command("pause");
    const former = this.networkProcess;
    const network = await this.startNetwork();
    this.command(
      `host.network Connect ${quoted(network)}`,
      ...this.load(elf),
      "machine Reset",
      ...this.begin(),
    );
    if (former) await killGroup(former);
  }

  /** Starts a network, and gives its socket when it is there. */
  private async startNetwork(): Promise<string> {
    const network = join(this.folder, `network-${++this.networks}`);
    this.networkProcess = this.spawn(networkCommand(this.emulator, network), "the network's QEMU");
    for (const start = Date.now(); !existsSync(network); await pause(10))
      if (Date.now() - start > networkTimeLimit) throw new Error("QEMU does not serve the network");
    return network;
  }

  /** The commands that make the board, connect it, and start the first program. */
  private script(elf: string, network: string): string[] {
    const { flash } = this.options;
    return [
      `$repository=${path(targetRoot)}`,
      ...this.load(elf),
      `include ${path(join(targetRoot, this.emulator.script))}`,
      ...(flash === undefined ? [] : [`sysbus.settings KeepIn ${quoted(flash)}`]),
      `emulation CreateHostChannel "channel" ${quoted(this.channel)}`,
      "channel Follow sysbus.uart sysbus.fpga",
      `$network=${quoted(network)}`,
      `include ${path(join(targetRoot, "cli/emulators/renode/network.resc"))}`,
      ...this.begin(),
    ];
  }

  private load(elf: string): string[] {
    return [`$elf=${path(elf)}`];
  }

  private begin(): string[] {
    return [...(this.options.flash === undefined ? ["sysbus.settings Clear"] : []), "channel Ready", "start"];
  }

  /** Has Renode's monitor execute commands. */
  private command(...lines: string[]): void {
    this.process?.stdin?.write(lines.map((line) => `${line}\n`).join(""));
  }

  /** Starts a process, in a group of its own, whose end is the program's. */
  private spawn([command, ...args]: string[], name: string): ChildProcess {
    const child = spawn(command!, args, { stdio: ["pipe", "pipe", "pipe"], detached: true });
    this.processes.push(child);
    child.stdin!.on("error", () => {});
    for (const output of [child.stdout!, child.stderr!])
      output.setEncoding("utf8").on("data", (text: string) => {
        this.complaints = (this.complaints + text).slice(-2 * shownComplaints);
        if (this.current?.isStarted === false && scriptError.test(this.complaints))
          this.fail("Renode can't load the program");
      });
    child.on("error", (error) => this.fail(`cannot start ${name}: ${error.message}`));
    child.on("close", (status, signal) => {
      const { flash } = this.options;
      if (status === flashInUseStatus && flash !== undefined)
        this.current?.onEnd({
          kind: "failed",
          message: `${flash} is the flash of another emulator that runs`,
        });
      else if (child === this.process || child === this.networkProcess)
        this.fail(`${name} ended with ${signal ?? `status ${status}`}`);
    });
    return child;
  }
}

/** Kinds of the messages that HostChannel.cs sends. */
const messageKind = { console: 0, event: 1 };

/** Cuts what comes into HostChannel's messages. */
function messages(onMessage: (kind: number, content: Buffer) => void): (data: Buffer) => void {
  const headerBytes = 3;
  let rest: Buffer = Buffer.alloc(0);
  // The console comes byte by byte, and is passed on in larger pieces.
  let console: Buffer[] = [];
  const flush = () => {
    if (console.length > 0) onMessage(messageKind.console, Buffer.concat(console));
    console = [];
  };
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= headerBytes) {
      const end = headerBytes + rest.readUInt16LE(1);
      if (rest.length < end) break;
      const content = rest.subarray(headerBytes, end);
      if (rest[0] === messageKind.console) console.push(content);
      else {
        flush();
        onMessage(rest[0]!, content);
      }
      rest = rest.subarray(end);
    }
    flush();
  };
}

/** Kills a process and those that it has started, and waits until it is gone. */
async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  const gone = new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    child.on("exit", resolve);
  });
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is gone already.
  }
  await gone;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A file's name as Renode's monitor takes it where it expects a path. */
function path(file: string): string {
  return `@${file.replaceAll(" ", "\\ ")}`;
}

/** A text as Renode's monitor takes it. */
function quoted(text: string): string {
  return `"${text}"`;
}
