// The dialog that flashes a board from the page: choice of the port, progress, and then the board's console. Where the browser
// has no Web Serial, it says so and offers the firmware as a file.

import { button, element } from "../elements.js";
import type { Localize } from "../localize.js";
import { BootloaderField, bootloaderNote } from "./bootloader-field.js";
import { flashByHand } from "./by-hand.js";
import { ConsolePanel } from "./console-panel.js";
import type { FlashFirmware } from "./firmware.js";
import { failureMessage } from "./messages.js";
import { addStyle } from "./style.js";
import { FlashFailure, type Phase, writeFirmware } from "./write-firmware.js";

export interface FlashDialogOptions {
  /** Gives the user interface's texts in the user's language. */
  lf: Localize;
  /** Said at the top, as what the firmware can't do. */
  note?: string;
}

/** Shows the dialog. Resolves when its user has closed it. */
export function openFlashDialog(firmware: FlashFirmware, { lf, note }: FlashDialogOptions): Promise<void> {
  addStyle();
  const serial = (navigator as Partial<Navigator>).serial;
  const body = serial
    ? new FlashView(serial, firmware, lf)
    : { element: withoutSerial(lf, firmware), busy: false, leave: async () => {} };
  const notes = [note, bootloaderNote(lf, firmware)].flatMap((text) => text ?? []);
  const close = button(lf("Close"), () => dialog.close());
  const dialog = element(
    "dialog",
    { class: "esp-flash", "aria-labelledby": "esp-flash-title" },
    element("h2", { id: "esp-flash-title" }, lf("Flash {0}", firmware.name)),
    ...notes.map((text) => element("p", { class: "esp-note" }, text)),
    body.element,
    element("div", { class: "esp-row" }, close),
  );
  document.body.append(dialog);
  // A board that is being written to is not left by Escape. The editor has handlers for keys, too: none of them is meant here.
  dialog.addEventListener("cancel", (event) => body.busy && event.preventDefault());
  dialog.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key !== "Escape") return;
    event.preventDefault();
    if (!body.busy) dialog.close();
  });
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", async () => {
      dialog.remove();
      await body.leave();
      resolve();
    });
  });
}

function withoutSerial(lf: Localize, firmware: FlashFirmware): HTMLElement {
  const why = window.isSecureContext
    ? lf(
        "This browser can't reach a board: it has no Web Serial. Chrome, Edge and other browsers of their kind have it on a computer. You can flash the board from a terminal instead:",
      )
    : lf(
        "The browser lets only pages of this computer, or with https, reach a board. You can flash the board from a terminal instead:",
      );
  return element("div", {}, element("p", {}, why), flashByHand(lf, firmware));
}

/** The part of the dialog for browsers with Web Serial. */
class FlashView {
  readonly element: HTMLElement;
  private readonly serial: Serial;
  private readonly firmware: FlashFirmware;
  private readonly lf: Localize;
  private readonly status = element("p", { role: "status" });
  private readonly problem = element("p", { role: "alert" });
  private readonly bar = element("div");
  private readonly percent = element("p", { "aria-hidden": "true" });
  private readonly progress: HTMLElement;
  private readonly flashButton: HTMLButtonElement;
  private readonly otherPortButton: HTMLButtonElement;
  private readonly consoleButton: HTMLButtonElement;
  private readonly stopButton: HTMLButtonElement;
  private readonly consolePanel: ConsolePanel;
  private readonly bootloader: BootloaderField;
  private port: SerialPort | undefined;
  private writing: AbortController | undefined;

  constructor(serial: Serial, firmware: FlashFirmware, lf: Localize) {
    this.serial = serial;
    this.firmware = firmware;
    this.lf = lf;
    this.progress = element(
      "div",
      {
        role: "progressbar",
        "aria-label": lf("Progress"),
        "aria-valuemin": "0",
        "aria-valuemax": "100",
      },
      this.bar,
    );
    this.flashButton = button(lf("Choose the port and flash"), () => this.flash(), "esp-primary");
    this.otherPortButton = button(lf("Choose another port"), () => this.flash({ choose: true }));
    this.consoleButton = button(lf("Only show the console"), () => this.showConsole());
    this.stopButton = button(lf("Stop"), () => this.writing?.abort());
    this.consolePanel = new ConsolePanel(lf, firmware.loader.consoleBaud);
    this.bootloader = new BootloaderField(lf, firmware, (problem) => {
      this.problem.textContent = problem;
    });
    this.element = element(
      "div",
      {},
      this.bootloader.element,
      element("p", {}, lf("Connect the board by USB, then choose its serial port.")),
      this.status,
      this.progress,
      this.percent,
      this.problem,
      element(
        "div",
        { class: "esp-row" },
        this.flashButton,
        this.otherPortButton,
        this.consoleButton,
        this.stopButton,
      ),
      element(
        "details",
        {},
        element("summary", {}, lf("Flash from a terminal instead")),
        flashByHand(lf, firmware),
      ),
      this.consolePanel.element,
    );
    this.showButtons();
    this.showProgress(false);
  }

  /** Whether a board is being written to. */
  get busy(): boolean {
    return this.writing !== undefined;
  }

  /** Ends what is going on, and gives the port back. */
  async leave(): Promise<void> {
    this.writing?.abort();
    await this.consolePanel.close();
  }

  private async flash({ choose = false } = {}): Promise<void> {
    const port = await this.choosePort(choose);
    if (!port) return;
    const writing = new AbortController();
    this.writing = writing;
    this.showButtons();
    this.stopButton.focus();
    await this.consolePanel.close();
    try {
      await writeFirmware(
        port,
        { ...this.firmware, parts: await this.bootloader.parts() },
        {
          report: (phase, done, total) => this.report(phase, done, total),
          signal: writing.signal,
        },
      );
      this.status.textContent = this.lf("Done: the board has the program, checked, and starts it.");
    } catch (error) {
      const reason =
        error instanceof FlashFailure ? error.reason : { kind: "lost" as const, message: String(error) };
      this.status.textContent = "";
      this.showProgress(false);
      this.problem.textContent = failureMessage(this.lf, reason, this.firmware);
      return;
    } finally {
      this.writing = undefined;
      this.showButtons();
      this.flashButton.focus();
    }
    await this.consolePanel.show(port, { reset: true });
    this.showButtons();
  }

  private async showConsole(): Promise<void> {
    const port = await this.choosePort(false);
    if (port) await this.consolePanel.show(port);
    this.showButtons();
  }

  /** The port that was chosen before, or that the user chooses now in the browser's dialog. */
  private async choosePort(choose: boolean): Promise<SerialPort | undefined> {
    this.problem.textContent = "";
    this.status.textContent = "";
    if (this.port && !choose) return this.port;
    try {
      this.port = await this.serial.requestPort();
      return this.port;
    } catch {
      this.status.textContent = this.lf("No port was chosen.");
      return undefined;
    }
  }

  /** Shows how far it has come. The phase is announced when it begins; the numbers are there for who asks. */
  private report(phase: Phase, done: number, total: number): void {
    const percent = Math.floor((100 * done) / total);
    const [title, text] = {
      connecting: () => [this.lf("Connecting to the board…"), this.lf("Connecting")],
      writing: () => [this.lf("Writing the program…"), this.lf("{0} % written", percent)],
      checking: () => [this.lf("Checking what was written…"), this.lf("{0} % checked", percent)],
    }[phase]() as [string, string];
    if (this.status.textContent !== title) this.status.textContent = title;
    this.percent.textContent = text;
    this.progress.setAttribute("aria-valuenow", String(percent));
    this.progress.setAttribute("aria-valuetext", text);
    this.bar.style.width = `${percent}%`;
    this.showProgress(true);
  }

  private showProgress(shown: boolean): void {
    this.progress.hidden = !shown;
    this.percent.hidden = !shown;
  }

  private showButtons(): void {
    const known = this.port !== undefined;
    this.flashButton.textContent = known ? this.lf("Flash again") : this.lf("Choose the port and flash");
    this.flashButton.disabled = this.busy;
    this.otherPortButton.hidden = !known;
    this.otherPortButton.disabled = this.busy;
    this.consoleButton.hidden = this.consolePanel.isOpen;
    this.consoleButton.disabled = this.busy;
    this.stopButton.hidden = !this.busy;
  }
}
