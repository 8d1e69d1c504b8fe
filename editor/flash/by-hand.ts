// Flashing without Web Serial: the firmware as a file, and the command line that writes it.

import { bootloaderOffset } from "../../compiler/image/bootloader.js";
import { button, element } from "../elements.js";
import type { Localize } from "../localize.js";
import { type FlashFirmware, firmwareFiles } from "./firmware.js";

/** The instructions, for who can't or won't flash from the page. */
export function flashByHand(lf: Localize, firmware: FlashFirmware): HTMLElement {
  const { files, command } = firmwareFiles(firmware);
  const bootloader = bootloaderOffset(firmware.chip);
  const copied = element("span", { role: "status" });
  const copy = button(lf("Copy the command"), async () => {
    try {
      await navigator.clipboard.writeText(command);
      copied.textContent = lf("Copied");
    } catch {
      copied.textContent = lf("The browser does not let the page copy: select the command and copy it.");
    }
  });
  return element(
    "ol",
    {},
    element(
      "li",
      {},
      lf("Save the firmware:"),
      ...files.flatMap(({ name, content }) => [" ", button(lf("Save {0}", name), () => save(name, content))]),
    ),
    element(
      "li",
      {},
      lf(
        "Install esptool, if it is not there: apt-get install esptool (Debian 13, Ubuntu), or pipx install esptool.",
      ),
    ),
    element(
      "li",
      {},
      lf("In the folder of the file, with the port of your board in place of /dev/ttyUSB0:"),
      element("pre", { tabindex: "0", "aria-label": lf("Command line") }, command),
      element("div", { class: "esp-row" }, copy, copied),
      ...(bootloader === undefined
        ? []
        : [
            lf(
              "For a board without a bootloader, add its file at the end: {0}",
              `0x${bootloader.toString(16)} bootloader.bin`,
            ),
          ]),
    ),
  );
}

/** Has the browser save a file. */
function save(name: string, content: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
