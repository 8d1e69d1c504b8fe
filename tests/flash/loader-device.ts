// A scripted board at a serial port: speaks the protocol of the loader in the chips' ROM, and of the stub that tools load into
// RAM, as esptool's documentation "Serial Protocol" tells it, over a flash chip that only clears bits where it was not erased.
// It stands in for a board in tests of what flashes one.

import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import type { BoardModel } from "./boards.js";
import { SlipReader, slipFrame } from "./slip.js";

const FLASH_BEGIN = 0x02;
const FLASH_DATA = 0x03;
const FLASH_END = 0x04;
const MEM_BEGIN = 0x05;
const MEM_END = 0x06;
const MEM_DATA = 0x07;
const SYNC = 0x08;
const WRITE_REG = 0x09;
const READ_REG = 0x0a;
const SPI_SET_PARAMS = 0x0b;
const SPI_ATTACH = 0x0d;
const CHANGE_BAUDRATE = 0x0f;
const FLASH_DEFL_BEGIN = 0x10;
const FLASH_DEFL_DATA = 0x11;
const FLASH_DEFL_END = 0x12;
const SPI_FLASH_MD5 = 0x13;

/** What blocks of data are for, by the commands that announce and bring them. */
const kinds = {
  [MEM_BEGIN]: "ram",
  [MEM_DATA]: "ram",
  [FLASH_BEGIN]: "flash",
  [FLASH_DATA]: "flash",
  [FLASH_DEFL_BEGIN]: "deflated",
  [FLASH_DEFL_DATA]: "deflated",
} as const;

/** Commands that not every ROM has, but every stub. */
const extraCommands = new Set([
  SPI_SET_PARAMS,
  SPI_ATTACH,
  CHANGE_BAUDRATE,
  FLASH_DEFL_BEGIN,
  FLASH_DEFL_DATA,
  FLASH_DEFL_END,
  SPI_FLASH_MD5,
]);

const CHECKSUM_SEED = 0xef;
const SECTOR_BYTES = 0x1000;
const ROM_BAUD = 115200;

/** Reasons of a failed command. */
const INVALID_MESSAGE = 0x05;
const FAILED_TO_ACT = 0x06;
const INVALID_CHECKSUM = 0x07;

const FLASH_CHIP_OF_4_MB = 0x164020;
const SPI_COMMAND_USER = 1 << 18;
const SPI_READ_ID = 0x9f;

/** A command that the loader refuses. */
class Refused extends Error {
  readonly reason: number;
  constructor(reason: number) {
    super(`refused for reason ${reason}`);
    this.reason = reason;
  }
}

interface Answer {
  value?: number;
  data?: Uint8Array;
  /** Of the refusal; 0 when the command was carried out. */
  reason?: number;
  /** How often it is sent. */
  times?: number;
  /** What the loader does when it has answered. */
  afterwards?: () => void;
}

/** Data that is being received: for RAM, for flash, or deflated for flash. */
interface Transfer {
  kind: "ram" | "flash" | "deflated";
  address: number;
  size: number;
  blocks: number;
  blockBytes: number;
  received: Uint8Array[];
}

export interface DeviceOptions {
  /** Whether the board answers at all. */
  silent?: boolean;
  /** Whether it is in its loader from the start, as with GPIO0 held low; without that it runs its program. */
  inLoader?: boolean;
  /** Offset of a byte of flash that can't be programmed. */
  damagedAt?: number;
  /** Number of blocks for flash after which it answers none. */
  answersBlocks?: number | undefined;
  /** What the program says when it starts. */
  programText?: string;
}

export class LoaderDevice {
  readonly flash: Uint8Array;
  /** How the chip was started, in order; the last is what it runs. */
  readonly starts: ("loader" | "stub" | "program")[] = [];
  /** Baud rates that the board was told to change to. */
  readonly baudChanges: number[] = [];
  /** The host's baud rate where it is known: bytes at another one than the board's are lost. */
  hostBaud: number | undefined;

  private readonly model: BoardModel;
  private readonly options: DeviceOptions;
  private readonly send: (bytes: Uint8Array) => void;
  private readonly reader = new SlipReader();
  private readonly registers: Map<number, number>;
  private readonly ram = new Map<number, Uint8Array>();
  private transfer: Transfer | undefined;
  private baud = ROM_BAUD;
  private lines = { dtr: false, rts: false };

  /** @param send is given what the board sends */
  constructor(model: BoardModel, send: (bytes: Uint8Array) => void, options: DeviceOptions = {}) {
    this.model = model;
    this.send = send;
    this.options = options;
    this.registers = new Map(
      Object.entries(model.registers).map(([address, value]) => [Number(address), value]),
    );
    // Flash that was used before: nothing may depend on its being erased.
    this.flash = Uint8Array.from({ length: 4 << 20 }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
    this.start(options.inLoader ? "loader" : "program");
  }

  /** What the chip runs. */
  get running(): "loader" | "stub" | "program" {
    return this.starts.at(-1)!;
  }

  /** Takes bytes that the host sends. */
  receive(bytes: Uint8Array): void {
    if (this.options.silent || !this.hears()) return;
    // No program here listens.
    if (this.running === "program") return;
    for (const packet of this.reader.push(bytes)) this.command(packet);
  }

  /**
   * Sets the port's lines: RTS holds the chip in reset, and DTR pulls GPIO0 low, which the ROM looks at when reset ends.
   */
  setLines(lines: { dtr?: boolean; rts?: boolean }): void {
    const before = this.lines;
    this.lines = { ...before, ...lines };
    if (before.rts && !this.lines.rts) this.start(this.lines.dtr ? "loader" : "program");
  }

  /** The board's program writes to its console. */
  print(text: string): void {
    if (this.running === "program" && this.hears()) this.send(Buffer.from(text, "latin1"));
  }

  private hears(): boolean {
    return this.hostBaud === undefined || this.hostBaud === this.baud;
  }

  private start(what: "loader" | "program"): void {
    this.starts.push(what);
    this.baud = ROM_BAUD;
    this.transfer = undefined;
    this.reader.clear();
    this.ram.clear();
    if (what === "program" && this.options.programText) this.print(this.options.programText);
  }

  private command(packet: Uint8Array): void {
    const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
    if (packet.length < 8 || packet[0] !== 0 || view.getUint16(2, true) !== packet.length - 8) return;
    const code = packet[1]!;
    if (this.isStuckAt(code)) return;
    try {
      const {
        times = 1,
        afterwards,
        ...answer
      } = this.execute(code, packet.subarray(8), view.getUint32(4, true));
      for (let i = 0; i < times; i++) this.answer(code, answer);
      afterwards?.();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const isUnknown = error.reason === INVALID_MESSAGE && this.running === "loader";
      // The ROM says several times that it does not know a command, and does not name it (esptool's comments tell so).
      for (let i = 0; i < (isUnknown ? 8 : 1); i++)
        this.answer(isUnknown ? 0 : code, { reason: error.reason });
    }
  }

  private isStuckAt(code: number): boolean {
    const { answersBlocks = Number.POSITIVE_INFINITY } = this.options;
    const isBlock = code === FLASH_DATA || code === FLASH_DEFL_DATA;
    return isBlock && (this.transfer?.received.length ?? 0) >= answersBlocks;
  }

  private answer(code: number, { value = 0, data = new Uint8Array(), reason = 0 }: Answer): void {
    const statusBytes = this.running === "stub" ? 2 : this.model.romStatusBytes;
    const packet = new Uint8Array(8 + data.length + statusBytes);
    const view = new DataView(packet.buffer);
    packet.set([1, code]);
    view.setUint16(2, data.length + statusBytes, true);
    view.setUint32(4, value >>> 0, true);
    packet.set(data, 8);
    packet.set([reason === 0 ? 0 : 1, reason], 8 + data.length);
    this.send(slipFrame(packet));
  }

  /** Carries a command out and gives the answer. Throws Refused. */
  private execute(code: number, data: Uint8Array, checksum: number): Answer {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const word = (index: number) => {
      if (data.length < 4 * index + 4) throw new Refused(INVALID_MESSAGE);
      return view.getUint32(4 * index, true);
    };
    const inStub = this.running === "stub";
    if (extraCommands.has(code) && !inStub && !this.model.romHasExtras) throw new Refused(INVALID_MESSAGE);
    switch (code) {
      case SYNC:
        return inStub ? {} : { value: 0x20120707, times: 8 };
      case READ_REG:
        return { value: this.registers.get(word(0)) ?? 0 };
      case WRITE_REG:
        this.writeRegister(word(0), word(1));
        return {};
      case SPI_ATTACH:
      case SPI_SET_PARAMS:
        return {};
      case MEM_BEGIN:
      case FLASH_BEGIN:
      case FLASH_DEFL_BEGIN:
        this.begin(kinds[code], word(0), word(1), word(2), word(3));
        return {};
      case MEM_DATA:
      case FLASH_DATA:
      case FLASH_DEFL_DATA:
        this.take(kinds[code], data, checksum);
        return {};
      case MEM_END: {
        this.finishRam();
        const [stay, entry] = [word(0), word(1)];
        return stay ? {} : { afterwards: () => this.runStub(entry) };
      }
      case FLASH_END:
      case FLASH_DEFL_END:
        // The stub does not start programs: it goes back to the ROM's loader.
        return word(0) ? {} : { afterwards: () => this.start(inStub ? "loader" : "program") };
      case SPI_FLASH_MD5: {
        const content = this.flash.subarray(word(0), word(0) + word(1));
        const sum = createHash("md5").update(content).digest();
        return { data: inStub ? sum : Buffer.from(sum.toString("hex"), "latin1") };
      }
      case CHANGE_BAUDRATE: {
        const baud = word(0);
        this.baudChanges.push(baud);
        return {
          afterwards: () => {
            this.baud = baud;
          },
        };
      }
      default:
        throw new Refused(INVALID_MESSAGE);
    }
  }

  private begin(
    kind: Transfer["kind"],
    size: number,
    blocks: number,
    blockBytes: number,
    address: number,
  ): void {
    if (kind !== "ram") {
      if (address % SECTOR_BYTES !== 0 || address + size > this.flash.length)
        throw new Refused(FAILED_TO_ACT);
      this.flash.fill(0xff, address, Math.ceil((address + size) / SECTOR_BYTES) * SECTOR_BYTES);
    }
    this.transfer = { kind, address, size, blocks, blockBytes, received: [] };
  }

  /** A block of data: its length, its number, two words without use, and the bytes. */
  private take(kind: Transfer["kind"], data: Uint8Array, checksum: number): void {
    const transfer = this.transfer;
    if (!transfer || transfer.kind !== kind || data.length < 16) throw new Refused(INVALID_MESSAGE);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const bytes = data.slice(16);
    const isNext =
      view.getUint32(0, true) === bytes.length &&
      view.getUint32(4, true) === transfer.received.length &&
      transfer.received.length < transfer.blocks &&
      bytes.length <= transfer.blockBytes;
    if (!isNext) throw new Refused(FAILED_TO_ACT);
    if (bytes.reduce((sum, byte) => sum ^ byte, CHECKSUM_SEED) !== (checksum & 0xff))
      throw new Refused(INVALID_CHECKSUM);
    if (kind === "flash") {
      const at = transfer.address + transfer.received.length * transfer.blockBytes;
      // The last block is filled up with ones, beyond what was erased: flash stays as it is there.
      this.program(at, bytes);
    }
    transfer.received.push(bytes);
    if (transfer.received.length < transfer.blocks || kind === "flash") return;
    const received = Buffer.concat(transfer.received);
    const content = kind === "deflated" ? inflateSync(received) : received;
    // The ROM is told what it is to erase, the stub what is to be written.
    const missing = transfer.size - content.length;
    const isRight =
      this.running === "loader" && kind === "deflated"
        ? missing >= 0 && missing < transfer.blockBytes
        : missing === 0;
    if (!isRight) throw new Refused(FAILED_TO_ACT);
    if (kind === "deflated") this.program(transfer.address, content);
    else this.ram.set(transfer.address, content);
  }

  /** Programming clears bits, and sets none. */
  private program(at: number, bytes: Uint8Array): void {
    for (const [index, byte] of bytes.entries()) {
      if (at + index !== this.options.damagedAt) this.flash[at + index]! &= byte;
    }
  }

  private finishRam(): void {
    const { kind, received, blocks } = this.transfer ?? {};
    if (kind !== "ram" || received?.length !== blocks) throw new Refused(FAILED_TO_ACT);
  }

  /** Jumps to code that was loaded into RAM: here always a stub, which announces itself. */
  private runStub(entry: number): void {
    const isLoaded = [...this.ram].some(
      ([address, bytes]) => entry >= address && entry < address + bytes.length,
    );
    if (!isLoaded) return;
    this.starts.push("stub");
    this.send(slipFrame(Buffer.from("OHAI", "latin1")));
  }

  /** The controller of the flash chip knows one command: to tell what chip it is. */
  private writeRegister(address: number, value: number): void {
    const { base, user2, data } = this.model.spi;
    if (address === base && value & SPI_COMMAND_USER) {
      const command = (this.registers.get(base + user2) ?? 0) & 0xff;
      this.registers.set(base + data, command === SPI_READ_ID ? FLASH_CHIP_OF_4_MB : 0);
    } else this.registers.set(address, value);
  }
}
