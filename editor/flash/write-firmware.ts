// Writes a firmware to the board at a serial port, with Espressif's esptool-js, and reads it back.

import { ESPLoader, Transport, UnexpectedChipIdError, UnexpectedChipMagicError } from "esptool-js";
import { md5 } from "../../compiler/image/hashes.js";
import type { FlashFirmware } from "./firmware.js";

export type Phase = "connecting" | "writing" | "checking";

export interface WriteOptions {
  /** Told how far it has come: bytes of the firmware, of all. */
  report(phase: Phase, done: number, total: number): void;
  /** Ends it early. */
  signal: AbortSignal;
}

/** Why a firmware is not on the board. */
export type FailureReason =
  /** The port can't be opened. */
  | { kind: "port"; message: string }
  /** No loader answers. */
  | { kind: "silent" }
  /** Another chip answers; its name is missing when it is not known. */
  | { kind: "chip"; found: string | undefined }
  /** Flash does not hold what was written. */
  | { kind: "content"; offset: number }
  | { kind: "stopped" }
  /** The loader no longer answers, or refuses. */
  | { kind: "lost"; message: string };

export class FlashFailure extends Error {
  readonly reason: FailureReason;
  constructor(reason: FailureReason) {
    super(`flashing failed: ${reason.kind}`);
    this.reason = reason;
  }
}

/** Baud rate at which the ROM's loader begins. */
const ROM_BAUD = 115200;

/** How long the port may take to close, in ms; one that is lost can't be waited for. */
const CLOSING = 2000;

/** esptool-js's own messages are of no use to who reads the dialog. */
const quiet = { clean() {}, write() {}, writeLine() {} };

/**
 * Writes the firmware and compares what is in flash with it. When it is done, or has failed, the board is in its loader and the
 * port is closed.
 *
 * @throws FlashFailure
 */
export async function writeFirmware(
  port: SerialPort,
  firmware: FlashFirmware,
  { report, signal }: WriteOptions,
): Promise<void> {
  const lent = lend(port);
  const transport = new Transport(lent.port);
  const interruption = interruptionOf(port, signal);
  const work = async () => {
    report("connecting", 0, 1);
    const loader = await connect(transport, firmware);
    await write(loader, firmware, report);
    await check(loader, firmware, report);
  };
  try {
    // esptool-js can't be stopped: it tries again for a long time after the port is gone.
    await Promise.race([work(), interruption.happens]);
  } catch (error) {
    if (error instanceof FlashFailure) throw error;
    throw new FlashFailure({ kind: "lost", message: messageOf(error) });
  } finally {
    interruption.forget();
    const closed = transport.disconnect().catch(() => {});
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, CLOSING))]);
    lent.end();
  }
}

/** The port, until it is asked back: then whoever still holds it can neither send nor open it. */
function lend(port: SerialPort): { port: SerialPort; end(): void } {
  let isLent = true;
  const refuse = () => Promise.reject(new DOMException("the port was given back", "InvalidStateError"));
  const proxy = new Proxy(port, {
    get(target, name) {
      if (!isLent && (name === "readable" || name === "writable")) return null;
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      return isLent ? value.bind(target) : refuse;
    },
  });
  return {
    port: proxy,
    end: () => {
      isLent = false;
    },
  };
}

/** Fails as soon as the user stops, or the board is unplugged. */
function interruptionOf(
  port: SerialPort,
  signal: AbortSignal,
): { happens: Promise<never>; forget: () => void } {
  let forget = () => {};
  const happens = new Promise<never>((_, reject) => {
    const stop = () => reject(new FlashFailure({ kind: "stopped" }));
    const lose = () => reject(new FlashFailure({ kind: "lost", message: "the port is gone" }));
    signal.addEventListener("abort", stop);
    port.addEventListener("disconnect", lose);
    forget = () => {
      signal.removeEventListener("abort", stop);
      port.removeEventListener("disconnect", lose);
    };
  });
  return { happens, forget };
}

/** Opens the port, puts the board into its loader, and starts esptool's stub at the firmware's baud rate. */
async function connect(transport: Transport, firmware: FlashFirmware): Promise<ESPLoader> {
  const loader = new ESPLoader({
    transport,
    baudrate: firmware.loader.baud,
    romBaudrate: ROM_BAUD,
    terminal: quiet,
  });
  try {
    await loader.detectChip();
  } catch (error) {
    if (error instanceof UnexpectedChipIdError || error instanceof UnexpectedChipMagicError)
      throw new FlashFailure({ kind: "chip", found: undefined });
    // What is no error of esptool-js comes from opening the port.
    if (error instanceof DOMException || error instanceof TypeError)
      throw new FlashFailure({ kind: "port", message: messageOf(error) });
    throw new FlashFailure({ kind: "silent" });
  }
  const found = loader.chip.CHIP_NAME;
  if (found.toLowerCase().replace(/[^a-z0-9]/g, "") !== firmware.loader.chip)
    throw new FlashFailure({ kind: "chip", found });
  await loader.chip.postConnect?.(loader);
  await loader.runStub();
  if (firmware.loader.baud !== ROM_BAUD) await loader.changeBaud();
  return loader;
}

async function write(
  loader: ESPLoader,
  { parts }: FlashFirmware,
  report: WriteOptions["report"],
): Promise<void> {
  const total = bytesOf(parts);
  report("writing", 0, total);
  await loader.writeFlash({
    fileArray: parts.map(({ offset, bytes }) => ({ address: offset, data: bytes })),
    flashMode: "keep",
    flashFreq: "keep",
    flashSize: "keep",
    eraseAll: false,
    compress: true,
    // Counts deflated bytes of one part.
    reportProgress: (index, sent, all) =>
      report(
        "writing",
        bytesOf(parts.slice(0, index)) + Math.round((parts[index]!.bytes.length * sent) / all),
        total,
      ),
  });
}

async function check(
  loader: ESPLoader,
  { parts }: FlashFirmware,
  report: WriteOptions["report"],
): Promise<void> {
  const total = bytesOf(parts);
  report("checking", 0, total);
  for (const [index, { offset, bytes }] of parts.entries()) {
    const sum = await loader.flashMd5sum(offset, bytes.length);
    if (sum !== hexadecimal(md5(bytes))) throw new FlashFailure({ kind: "content", offset });
    report("checking", bytesOf(parts.slice(0, index + 1)), total);
  }
}

const bytesOf = (parts: FlashFirmware["parts"]) => parts.reduce((sum, { bytes }) => sum + bytes.length, 0);

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function hexadecimal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
