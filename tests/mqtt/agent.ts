// A board that runs tests/mqtt/agent/main.ts, and does with its MQTT client what a test tells it.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { chipOfBoard, runtimeOf, simulatorBoard } from "../../cli/boards.js";
import { type QemuOptions, startQemu } from "../../cli/emulators/qemu.js";
import { compileProject } from "../../cli/makecode/compile.js";
import { formatDiagnostic } from "../../cli/makecode/project.js";
import { runInSimulator } from "../../cli/makecode/simulator.js";
import { buildTarget } from "../../cli/makecode/target.js";
import type { ConsoleListener, RunningProgram } from "../../cli/running-program.js";
import { repository, temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import type { Connection, Peer } from "./peer.js";

const project = join(repository, "tests/mqtt/agent");
/** What the program has in place of the port to connect to. */
const portDigits = "test listens on port 00000";

/** Text as the agent's commands have it. */
export const hex = (data: string | Uint8Array): string => Buffer.from(data).toString("hex") || "-";
/** Text of the agent's reports. */
export const unhex = (word: string): string => (word === "-" ? "" : Buffer.from(word, "hex").toString());

/** The compiled program: binary.js for the simulator, firmware.elf for a chip. Compiled once for all test files. */
async function compiled(board: string): Promise<Buffer> {
  await buildTarget();
  const inputs = [
    join(project, "main.ts"),
    join(repository, "built/compiler.js"),
    join(repository, "built/makecode/target.json"),
    ...(board === simulatorBoard ? [] : [join(repository, "built/runtime", board, "runtime.json")]),
  ];
  const hash = createHash("sha256");
  for (const input of inputs) hash.update(existsSync(input) ? readFileSync(input) : "");
  const folder = join(repository, "built/tests");
  const path = join(folder, `mqtt-agent-${board}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(path)) return readFileSync(path);
  const request =
    board === simulatorBoard
      ? ({ kind: "js" } as const)
      : ({ kind: "native", runtime: runtimeOf(chipOfBoard(board)) } as const);
  const { success, diagnostics, outfiles } = await compileProject(project, request);
  if (!success) throw new Error(diagnostics.map(formatDiagnostic).join("\n"));
  const content =
    board === simulatorBoard
      ? Buffer.from(outfiles["binary.js"]!)
      : Buffer.from(outfiles["firmware.elf"]!, "base64");
  mkdirSync(folder, { recursive: true });
  // Another test file may be doing the same.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, content);
  renameSync(temporary, path);
  return content;
}

export interface AgentOptions extends QemuOptions {
  /** Starts the firmware in another emulator than QEMU. */
  start?: (elf: string, onConsole: ConsoleListener) => RunningProgram;
}

/** A board with its client. */
export class Agent {
  /** Reports and answers, in order. */
  readonly lines: string[] = [];
  /** What the board printed on its console. */
  console = "";
  /** Ends the emulator at once. */
  cutPower: () => Promise<void> = () => Promise.reject(new Error(`${this.board} has no power to cut`));
  private answers = 0;
  private socket: Socket | undefined;
  private rest = "";

  private constructor(readonly board: string) {}

  /** Starts the program on `board` ("sim" or a chip's, whose emulator takes options); it ends with the test. */
  static async start(t: TestScope, board: string, options: AgentOptions = {}): Promise<Agent> {
    const agent = new Agent(board);
    const program = await compiled(board);
    const server = createServer((socket) => agent.attach(socket));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    t.after(() => {
      agent.socket?.destroy();
      server.close();
    });
    const port = String((server.address() as { port: number }).port).padStart(5, "0");
    const at = program.indexOf(portDigits);
    if (at < 0) throw new Error("the agent's program has no place for the port");
    const patched = Buffer.from(program);
    patched.write(port, at + portDigits.length - port.length);
    await agent.run(t, patched, options);
    await agent.waitFor(/^! ready$/m);
    return agent;
  }

  private async run(t: TestScope, program: Buffer, options: AgentOptions): Promise<void> {
    const onConsole = (text: string) => {
      this.console += text;
    };
    if (this.board === simulatorBoard) {
      const end = new AbortController();
      t.after(() => end.abort());
      runInSimulator(program.toString(), { onConsole, signal: end.signal }).catch((error: Error) => {
        this.console += `${error.message}\n`;
      });
      return;
    }
    const elf = join(temporaryFolder(t), "firmware.elf");
    writeFileSync(elf, program);
    const emulator = options.start
      ? options.start(elf, onConsole)
      : startQemu(chipOfBoard(this.board), elf, onConsole, options);
    this.cutPower = () => emulator.stop();
    t.after(() => void emulator.stop());
    // Renode takes its time to start; one that can't says so instead.
    await Promise.race([emulator.started, emulator.ended]);
  }

  private attach(socket: Socket): void {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding("utf8");
    socket.on("error", () => {});
    socket.on("data", (text: string) => {
      const lines = (this.rest + text).split("\n");
      this.rest = lines.pop()!;
      this.lines.push(...lines);
    });
  }

  /** Forgets all lines so far. */
  forget(): void {
    this.lines.length = 0;
    this.answers = 0;
  }

  /** All lines so far, as one text. */
  get text(): string {
    return this.lines.join("\n");
  }

  /** Waits until the lines match, and returns the match. */
  waitFor(pattern: RegExp, seconds = 30): Promise<RegExpExecArray> {
    return this.waitAfter(0, pattern, seconds);
  }

  /** The same with the lines that follow the first `count`, without answers. */
  async waitAfter(count: number, pattern: RegExp, seconds = 30): Promise<RegExpExecArray> {
    for (const start = Date.now(); ; await pause(5)) {
      const lines = this.lines.slice(count).filter((line) => line.startsWith("!"));
      const match = pattern.exec(lines.join("\n"));
      if (match) return match;
      if (Date.now() - start > seconds * 1000)
        throw new Error(
          `${this.board}: after ${seconds} s no line matches ${pattern}:\n${this.text}\n${this.console}`,
        );
    }
  }

  /** Gives a command, and returns the answer. */
  async call(...words: (string | number | boolean)[]): Promise<string> {
    const line = words.map((word) => (typeof word === "boolean" ? Number(word) : word)).join(" ");
    this.socket!.write(`${line}\n`);
    const wanted = ++this.answers;
    for (const start = Date.now(); ; await pause(2)) {
      const answers = this.lines.filter((each) => each.startsWith("= "));
      if (answers.length >= wanted) return answers[wanted - 1]!.slice(2);
      if (Date.now() - start > 30_000)
        throw new Error(`${this.board}: no answer to "${line}":\n${this.text}\n${this.console}`);
    }
  }

  /** Makes the client. */
  make(options: ClientOptions = {}): Promise<string> {
    const text = (value: string | undefined) => (value === undefined ? "-" : value === "" ? "u" : hex(value));
    return this.call(
      ...["new", text(options.clientId ?? "under-test"), options.keepAlive ?? 60],
      ...[text(options.username), text(options.password)],
      ...[options.cleanSession ?? true, options.maxMessageLength ?? 1024],
    );
  }

  /** Has it connect to a port of this machine. */
  connect(
    port: number,
    options: { host?: string; secure?: boolean; autoreconnect?: boolean } = {},
  ): Promise<string> {
    return this.call(
      ...["connect", hex(options.host ?? "broker"), port],
      ...[options.secure ?? false, options.autoreconnect ?? false],
    );
  }

  /** Connects it to a peer that accepts, and returns the connection. */
  async connectTo(peer: Peer, sessionPresent = false): Promise<Connection> {
    const before = this.lines.length;
    await this.connect(peer.port);
    const connection = await peer.next();
    await connection.accept(sessionPresent);
    await this.waitAfter(before, /^! connected$/m);
    return connection;
  }

  /** Has it publish; with a tag, the report "! done <tag> <reason>" follows. */
  publish(
    topic: string,
    payload: string | Uint8Array,
    qos = 0,
    retain = false,
    tag?: string,
  ): Promise<string> {
    return this.call("publish", hex(topic), hex(payload), qos, retain, ...(tag === undefined ? [] : [tag]));
  }

  subscribe(filter: string, qos = 0): Promise<string> {
    return this.call("subscribe", hex(filter), qos);
  }

  /** Has the next callback of an event ("connect", "connected", "offline", "connfail" or "message") run a command. */
  when(event: string, ...words: (string | number)[]): Promise<string> {
    return this.call("when", event, ...words);
  }

  /** Lines so far that match. */
  count(pattern: RegExp): number {
    return this.lines.filter((line) => pattern.test(line)).length;
  }

  /** True if the program goes on: its fiber that counts does. */
  async goesOn(): Promise<boolean> {
    const before = Number(await this.call("ticks"));
    for (let i = 0; i < 500; i++) {
      if (Number(await this.call("ticks")) > before) return true;
      await pause(10);
    }
    return false;
  }
}

export interface ClientOptions {
  clientId?: string;
  keepAlive?: number;
  username?: string;
  password?: string;
  cleanSession?: boolean;
  maxMessageLength?: number;
}
