// The little of GDB's remote serial protocol that measurements need: run a machine to an address, read its memory.
// Protocol: GDB manual, appendix "GDB Remote Serial Protocol", packets Z1, c, m and the stop replies.

import { connect, type Socket } from "node:net";

export class GdbStub {
  private input = "";
  private reply: ((packet: string) => void) | undefined;
  private readonly socket: Socket;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding("latin1").on("data", (text: string) => this.receive(text));
  }

  /** Connects to a stub that listens on a Unix socket. Rejects when nobody listens there. */
  static connect(path: string): Promise<GdbStub> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      socket.once("connect", () => resolve(new GdbStub(socket)));
      socket.once("error", reject);
    });
  }

  /** Lets the machine run until it is about to execute the instruction at `address`, from somewhere else. */
  async runTo(address: number): Promise<void> {
    const breakpoint = `1,${address.toString(16)},4`;
    await this.expect(`Z${breakpoint}`, /^OK$/);
    await this.expect("c", /^T05/);
    await this.expect(`z${breakpoint}`, /^OK$/);
  }

  /** Reads `count` 32-bit words, little-endian, from an address that is a multiple of 4. */
  async words(address: number, count: number): Promise<number[]> {
    const hex = await this.expect(`m${address.toString(16)},${(4 * count).toString(16)}`, /^([0-9a-f]{8})+$/);
    const bytes = Buffer.from(hex, "hex");
    return Array.from({ length: count }, (_, at) => bytes.readUInt32LE(4 * at));
  }

  /** Lets the machine run freely. */
  run(): void {
    this.send("c");
  }

  close(): void {
    this.socket.destroy();
  }

  private async expect(packet: string, answer: RegExp): Promise<string> {
    const reply = new Promise<string>((resolve) => {
      this.reply = resolve;
    });
    this.send(packet);
    const text = await reply;
    if (!answer.test(text)) throw new Error(`the debug stub answers '${text}' to '${packet}'`);
    return text;
  }

  private send(packet: string): void {
    const sum = [...packet].reduce((total, character) => (total + character.charCodeAt(0)) & 0xff, 0);
    this.socket.write(`$${packet}#${sum.toString(16).padStart(2, "0")}`);
  }

  private receive(text: string): void {
    this.input += text;
    const packet = /\$([^#]*)#[0-9a-f]{2}/.exec(this.input);
    if (!packet) return;
    this.input = this.input.slice(packet.index + packet[0]!.length);
    this.socket.write("+");
    this.reply?.(packet[1]!);
  }
}
