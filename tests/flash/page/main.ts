// The page that tests open: the flash dialog, and in place of the browser's serial ports one that leads to a scripted board.

import type { ChipJson } from "../../../compiler/chip.js";
import german from "../../../editor/flash/de.json";
import { flashCompiled } from "../../../editor/flash/flash-compiled.js";

/** What the test gives the page: the other end of the port. */
interface Bridge {
  boardOpened(baud: number): Promise<void>;
  boardClosed(): Promise<void>;
  boardReceives(bytes: number[]): Promise<void>;
  boardLines(lines: { dtr?: boolean; rts?: boolean }): Promise<void>;
}

/** What the test calls. */
export interface FlashPage {
  /** Opens the dialog; `closed` turns true when its user has closed it. */
  open(name: string, uf2: string, chip: ChipJson, language: string): void;
  closed: boolean;
  /** Texts that had no translation. */
  untranslated: string[];
  /** Takes the browser's serial ports away. */
  withoutSerial(): void;
  /** What the user does in the browser's dialog of ports. */
  choice: "port" | "none";
  /** The port can't be opened when there is a message. */
  openError: string | undefined;
  /** The board sends. */
  send(bytes: number[]): void;
  /** The board is unplugged. */
  unplug(): void;
  /** The dialog's texts that are to be seen, and the contrast of each to what is behind it (WCAG 2.1). */
  contrasts(): [text: string, contrast: number][];
}

const bridge = globalThis as unknown as Bridge;

/** The members of SerialPort that the dialog and esptool-js use. */
class BridgedPort extends EventTarget {
  readable: ReadableStream<Uint8Array> | null = null;
  writable: WritableStream<Uint8Array> | null = null;
  private input: ReadableStreamDefaultController<Uint8Array> | undefined;

  async open({ baudRate }: SerialOptions): Promise<void> {
    if (flashPage.openError) throw new DOMException(flashPage.openError, "NetworkError");
    if (this.readable) throw new DOMException("The port is already open.", "InvalidStateError");
    await bridge.boardOpened(baudRate);
    this.readable = new ReadableStream({
      start: (controller) => {
        this.input = controller;
      },
      cancel: () => {
        this.input = undefined;
      },
    });
    this.writable = new WritableStream({ write: (bytes) => bridge.boardReceives([...bytes]) });
  }

  async close(): Promise<void> {
    if (this.readable?.locked || this.writable?.locked)
      throw new TypeError("Cannot close a port whose streams are locked.");
    this.readable = null;
    this.writable = null;
    await bridge.boardClosed();
  }

  async setSignals({ dataTerminalReady, requestToSend }: SerialOutputSignals): Promise<void> {
    await bridge.boardLines({
      ...(dataTerminalReady === undefined ? {} : { dtr: dataTerminalReady }),
      ...(requestToSend === undefined ? {} : { rts: requestToSend }),
    });
  }

  getInfo(): SerialPortInfo {
    return {};
  }

  receive(bytes: number[]): void {
    this.input?.enqueue(Uint8Array.from(bytes));
  }

  lose(): void {
    this.input?.error(new DOMException("The device has been lost.", "NetworkError"));
    this.input = undefined;
    this.readable = null;
    this.writable = null;
    this.dispatchEvent(new Event("disconnect"));
  }
}

const port = new BridgedPort();

const flashPage: FlashPage = {
  closed: false,
  untranslated: [],
  choice: "port",
  openError: undefined,
  async open(name, uf2, chip, language) {
    const known: readonly string[] = language.startsWith("de") ? Object.values(german) : Object.keys(german);
    const lf = (format: string, ...values: (string | number)[]) => {
      if (!known.includes(format)) flashPage.untranslated.push(format);
      return format.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
    };
    document.documentElement.lang = language;
    await flashCompiled(name, { "firmware.uf2": uf2, "chip.json": JSON.stringify(chip) }, { lf, language });
    flashPage.closed = true;
  },
  withoutSerial() {
    Object.defineProperty(navigator, "serial", { value: undefined, configurable: true });
  },
  send: (bytes) => port.receive(bytes),
  unplug: () => port.lose(),
  contrasts: () =>
    Array.from(document.querySelectorAll<HTMLElement>("dialog, dialog *"))
      .filter((element) => element.getClientRects().length > 0 && hasText(element))
      .map((element) => {
        const ink = luminance(numbersIn(getComputedStyle(element).color));
        const paper = luminance(backgroundOf(element));
        const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        return [element.textContent!.slice(0, 40), contrast];
      }),
};

function hasText(element: HTMLElement): boolean {
  return Array.from(element.childNodes).some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "",
  );
}

function numbersIn(color: string): number[] {
  return Array.from(color.matchAll(/[\d.]+/g), Number);
}

/** Colour of the nearest element that is not transparent. */
function backgroundOf(element: HTMLElement): number[] {
  const color = numbersIn(getComputedStyle(element).backgroundColor);
  return color.length === 3 ? color : backgroundOf(element.parentElement!);
}

/** Relative luminance as WCAG 2.1 defines it. */
function luminance(color: number[]): number {
  const linear = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

Object.defineProperty(navigator, "serial", {
  configurable: true,
  value: {
    async requestPort() {
      if (flashPage.choice === "none")
        throw new DOMException("No port selected by the user.", "NotFoundError");
      return port;
    },
  },
});
Object.assign(globalThis, { flashPage });
