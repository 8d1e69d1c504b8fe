// The console of the program on the board, over a serial port.

/** How long the chip is held in reset, in ms. */
const RESET = 100;

export class SerialConsole {
  private readonly port: SerialPort;
  private readonly onText: (text: string) => void;
  private reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private reading: Promise<void> = Promise.resolve();

  /** @param onText is given what the board prints, as it comes */
  constructor(port: SerialPort, onText: (text: string) => void) {
    this.port = port;
    this.onText = onText;
  }

  /**
   * Opens the port and begins to read.
   *
   * @param onLost is called when the port ends by itself, as when the board is unplugged
   * @throws DOMException when the port can't be opened
   */
  async open(baud: number, onLost: () => void): Promise<void> {
    await this.port.open({ baudRate: baud });
    const { readable } = this.port;
    if (!readable) throw new DOMException("the port can't be read", "NetworkError");
    const reader = readable.getReader();
    this.reader = reader;
    this.reading = this.readAll(reader).then((ended) => {
      if (ended === "lost") onLost();
    });
  }

  /** Starts the board's program: RTS holds the chip in reset, and DTR, which would start its loader, is let go. */
  async reset(): Promise<void> {
    await this.port.setSignals({ dataTerminalReady: false, requestToSend: true });
    await new Promise((resolve) => setTimeout(resolve, RESET));
    await this.port.setSignals({ dataTerminalReady: false, requestToSend: false });
  }

  /** Closes the port. */
  async close(): Promise<void> {
    const reader = this.reader;
    if (!reader) return;
    this.reader = undefined;
    await reader.cancel().catch(() => {});
    await this.reading;
    await this.port.close().catch(() => {});
  }

  private async readAll(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<"closed" | "lost"> {
    const decoder = new TextDecoder();
    try {
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        this.onText(decoder.decode(value, { stream: true }));
      }
    } catch {
      // A lost port: the stream fails, and there is no more to read.
    } finally {
      reader.releaseLock();
    }
    return this.reader === undefined ? "closed" : "lost";
  }
}
