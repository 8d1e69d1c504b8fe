// What the dialog says of the vendor's bootloader, where the chip's ROM starts that and not the program, and the field that takes its
// file.

import { type BootloaderProblem, bootloaderOffset, withBootloader } from "../../compiler/image/bootloader.js";
import type { FlashPart } from "../../compiler/image/flash.js";
import { element } from "../elements.js";
import type { Localize } from "../localize.js";
import type { FlashFirmware } from "./firmware.js";

/** What a board must have besides the program; undefined where that is nothing. */
export function bootloaderNote(lf: Localize, { chip }: FlashFirmware): string | undefined {
  const offset = bootloaderOffset(chip);
  if (offset === undefined) return undefined;
  return lf(
    "A board with {0} starts programs by the bootloader of the vendor, at {1} in flash, which is not part of this program. A board that has run a program of ESP-IDF or Arduino has one.",
    chip.name,
    `0x${offset.toString(16)}`,
  );
}

/** The field for a bootloader's file. */
export class BootloaderField {
  readonly element: HTMLElement;
  private readonly lf: Localize;
  private readonly firmware: FlashFirmware;
  private readonly input = element("input", { type: "file", accept: ".bin" });
  private readonly tell: (problem: string) => void;
  private chosen: Promise<FlashPart[] | undefined> = Promise.resolve(undefined);

  /** @param tell shows what is wrong with a file, "" when nothing is */
  constructor(lf: Localize, firmware: FlashFirmware, tell: (problem: string) => void) {
    this.lf = lf;
    this.firmware = firmware;
    this.tell = tell;
    this.input.addEventListener("change", () => {
      this.chosen = this.take();
    });
    this.element = element(
      "div",
      { hidden: bootloaderOffset(firmware.chip) === undefined },
      element(
        "label",
        {},
        lf("For a board that has none, choose the file (bootloader.bin):"),
        " ",
        this.input,
      ),
    );
  }

  /** What is to be written: the program, and the bootloader if there is one. */
  async parts(): Promise<FlashPart[]> {
    return (await this.chosen) ?? this.firmware.parts;
  }

  /** Reads the file that was chosen, or says why it is none. */
  private async take(): Promise<FlashPart[] | undefined> {
    this.tell("");
    const file = this.input.files?.[0];
    if (!file) return undefined;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const parts = withBootloader(this.firmware.parts, bytes, this.firmware.chip);
    if (typeof parts !== "string") return parts;
    this.input.value = "";
    this.tell(this.sentence(parts, file.name));
    return undefined;
  }

  private sentence(problem: BootloaderProblem, name: string): string {
    const { chip } = this.firmware;
    switch (problem) {
      case "no image":
        return this.lf("{0} is no bootloader: it is no image for a chip of Espressif's.", name);
      case "another chip":
        return this.lf("{0} is for another chip than {1}.", name, chip.name);
      case "too large":
        return this.lf("{0} is no bootloader for {1}: it reaches into the program.", name, chip.name);
    }
  }
}
