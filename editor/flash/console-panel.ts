// The panel that shows the console of the board: its text, and what can be done with it.

import { button, element } from "../elements.js";
import type { Localize } from "../localize.js";
import { SerialConsole } from "./serial-console.js";

const BAUD_RATES = [9600, 74880, 115200, 230400, 460800, 921600];

/** More text than this is not kept, in characters. */
const MOST_TEXT = 200_000;

export class ConsolePanel {
  readonly element: HTMLElement;
  private readonly lf: Localize;
  private readonly text: HTMLElement;
  private readonly state: HTMLElement;
  private readonly baud: HTMLSelectElement;
  private readonly follow: HTMLInputElement;
  private readonly resetButton: HTMLButtonElement;
  private console: SerialConsole | undefined;
  private port: SerialPort | undefined;
  /** Opening and closing, one after the other. */
  private turn: Promise<void> = Promise.resolve();

  constructor(lf: Localize, baud: number) {
    this.lf = lf;
    const rates = [...new Set([...BAUD_RATES, baud])].sort((a, b) => a - b);
    this.baud = element("select", {}, ...rates.map((rate) => element("option", {}, String(rate))));
    this.baud.value = String(baud);
    this.baud.addEventListener("change", () => this.port && this.show(this.port));
    this.follow = element("input", { type: "checkbox", checked: true });
    this.text = element("pre", { role: "log", tabindex: "0", "aria-label": lf("Console of the board") });
    this.state = element("span", { role: "status" });
    this.resetButton = button(lf("Reset the board"), () => this.reset());
    this.element = element(
      "section",
      { class: "esp-console", hidden: true },
      element("h3", {}, lf("Console")),
      element(
        "div",
        { class: "esp-row" },
        element("label", {}, lf("Baud rate"), " ", this.baud),
        element("label", {}, this.follow, " ", lf("Scroll to the end")),
        button(lf("Clear"), () => this.text.replaceChildren()),
        this.resetButton,
        this.state,
      ),
      this.text,
    );
  }

  /** Shows the console of the board at this port from now on, and resets the board if that is wanted. */
  show(port: SerialPort, options: { reset?: boolean } = {}): Promise<void> {
    this.port = port;
    return this.queue(async () => {
      await this.leave();
      this.element.hidden = false;
      const shown = new SerialConsole(port, (text) => this.add(text));
      try {
        await shown.open(Number(this.baud.value), () => this.disconnected());
        this.console = shown;
        this.resetButton.disabled = false;
        this.state.textContent = this.lf("Connected");
        if (options.reset) await shown.reset();
      } catch {
        this.disconnected();
      }
    });
  }

  /** Whether the console of a board is shown. */
  get isOpen(): boolean {
    return this.console !== undefined;
  }

  /** Gives the port back. */
  close(): Promise<void> {
    this.port = undefined;
    return this.queue(() => this.leave());
  }

  private queue(task: () => Promise<void>): Promise<void> {
    this.turn = this.turn.then(task);
    return this.turn;
  }

  private async leave(): Promise<void> {
    const shown = this.console;
    this.console = undefined;
    this.resetButton.disabled = true;
    this.state.textContent = "";
    await shown?.close();
  }

  private async reset(): Promise<void> {
    await this.console?.reset().catch(() => this.disconnected());
  }

  private disconnected(): void {
    this.console?.close();
    this.console = undefined;
    this.resetButton.disabled = true;
    this.state.textContent = this.lf("Disconnected");
  }

  private add(text: string): void {
    this.text.append(text.replaceAll("\r", ""));
    while (this.text.textContent!.length > MOST_TEXT) this.text.firstChild!.remove();
    if (this.follow.checked) this.text.scrollTop = this.text.scrollHeight;
  }
}
