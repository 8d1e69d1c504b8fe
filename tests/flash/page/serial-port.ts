// In place of the browser's serial ports: one that leads to the test's scripted board. Runs before the page's own scripts.

/** What the test gives the page: the other end of the port. */
interface Bridge {
  boardOpened(baud: number): Promise<void>;
  boardClosed(): Promise<void>;
  boardReceives(bytes: number[]): Promise<void>;
  boardLines(lines: { dtr?: boolean; rts?: boolean }): Promise<void>;
}

/** What the test calls. */
export interface BoardPort {
  /** What the user does in the browser's dialog of ports. */
  choice: "port" | "none";
  /** The port can't be opened when there is a message. */
  openError: string | undefined;
  /** The board sends. */
  send(bytes: number[]): void;
  /** The board is unplugged. */
  unplug(): void;
  /** Takes the browser's serial ports away. */
  removeSerial(): void;
}

const bridge = globalThis as unknown as Bridge;

/** The members of SerialPort that the dialog and esptool-js use. */
class BridgedPort extends EventTarget {
  readable: ReadableStream<Uint8Array> | null = null;
  writable: WritableStream<Uint8Array> | null = null;
  private input: ReadableStreamDefaultController<Uint8Array> | undefined;

  async open({ baudRate }: SerialOptions): Promise<void> {
    if (boardPort.openError) throw new DOMException(boardPort.openError, "NetworkError");
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

const boardPort: BoardPort = {
  choice: "port",
  openError: undefined,
  send: (bytes) => port.receive(bytes),
  unplug: () => port.lose(),
  removeSerial: () => replaceSerial(undefined),
};

function replaceSerial(value: Pick<Serial, "requestPort"> | undefined): void {
  Object.defineProperty(navigator, "serial", { configurable: true, value });
}

replaceSerial({
  async requestPort() {
    if (boardPort.choice === "none") throw new DOMException("No port selected by the user.", "NotFoundError");
    return port as unknown as SerialPort;
  },
});
Object.assign(globalThis, { boardPort });
