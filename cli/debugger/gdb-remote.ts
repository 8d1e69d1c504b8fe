// GDB's remote serial protocol (GDB manual, appendix "GDB Remote Serial Protocol"), as far as the debugger needs it, spoken
// to QEMU's stub.

import { connect, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import type { StubRegisters } from "../../compiler/chip.js";

const ADDRESS_REGISTERS = 16;

export interface Registers {
  /** a0 to a15. */
  a: number[];
  pc: number;
}

/** The emulator has ended, so nothing more can be asked of it. */
export class ConnectionLost extends Error {
  override message = "the emulator has ended";
}

export class GdbRemote {
  private input = "";
  private replies: ((packet: string | Error) => void)[] = [];

  private constructor(
    private readonly socket: Socket,
    private readonly layout: StubRegisters,
  ) {
    socket.setEncoding("latin1").on("data", (text: string) => this.receive(text));
    const lost = (): void => {
      for (const reply of this.replies.splice(0)) reply(new ConnectionLost());
    };
    socket.on("close", lost).on("error", lost);
  }

  /** Connects to a stub that listens on a Unix socket, or soon will. Rejects when nobody listens there within 10 s. */
  static async connect(path: string, layout: StubRegisters): Promise<GdbRemote> {
    for (const start = Date.now(); ; await pause(20)) {
      try {
        return new GdbRemote(await connected(path), layout);
      } catch (error) {
        if (Date.now() - start > 10_000) throw error;
      }
    }
  }

  async registers(): Promise<Registers> {
    const bytes = Buffer.from(await this.ask("g"), "hex");
    const word = (index: number): number => bytes.readUInt32LE(4 * index);
    const { pc, a, windows } = this.layout;
    // A window begins at a multiple of four registers, and goes on at the file's start.
    const first = windows === undefined ? 0 : 4 * word(windows.base);
    const count = windows?.registers ?? ADDRESS_REGISTERS;
    return {
      a: Array.from({ length: ADDRESS_REGISTERS }, (_, i) => word(a + ((first + i) % count))),
      pc: word(pc),
    };
  }

  /** The word at an address; undefined where there is no memory. */
  async word(address: number): Promise<number | undefined> {
    const answer = await this.ask(`m${address.toString(16)},4`);
    return /^[0-9a-f]{8}$/.test(answer) ? Buffer.from(answer, "hex").readUInt32LE(0) : undefined;
  }

  async setBreakpoint(address: number): Promise<void> {
    await this.expectOk(`Z0,${address.toString(16)},3`);
  }

  async removeBreakpoint(address: number): Promise<void> {
    await this.expectOk(`z0,${address.toString(16)},3`);
  }

  /** Executes one instruction, with interrupts held back (QEMU's default). */
  async step(): Promise<void> {
    await this.ask("s");
  }

  /** Runs until a breakpoint or `interrupt`. Rejects when the emulator ends. */
  async continue(): Promise<void> {
    const stop = await this.ask("c");
    if (!/^[TS]/.test(stop)) throw new ConnectionLost();
  }

  /** Stops the machine while it runs. */
  interrupt(): void {
    this.socket.write("\x03");
  }

  close(): void {
    this.socket.destroy();
  }

  private async expectOk(packet: string): Promise<void> {
    const answer = await this.ask(packet);
    if (answer !== "OK") throw new Error(`the emulator answers '${answer}' to '${packet}'`);
  }

  private ask(packet: string): Promise<string> {
    const sum = [...packet].reduce((total, character) => (total + character.charCodeAt(0)) & 0xff, 0);
    return new Promise((resolve, reject) => {
      if (this.socket.destroyed) {
        reject(new ConnectionLost());
        return;
      }
      this.replies.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      this.socket.write(`$${packet}#${sum.toString(16).padStart(2, "0")}`);
    });
  }

  private receive(text: string): void {
    this.input += text;
    for (;;) {
      const packet = /\$([^#]*)#[0-9a-f]{2}/.exec(this.input);
      if (!packet) return;
      this.input = this.input.slice(packet.index + packet[0]!.length);
      this.socket.write("+");
      this.replies.shift()?.(packet[1]!);
    }
  }
}

function connected(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once("connect", () => resolve(socket)).once("error", reject);
  });
}
