// The button "Download": saves the firmware, and shows how full the chip is.

import type { RegionUse } from "../compiler/link/firmware.js";
import { element } from "./elements.js";
import { flashCompiled } from "./flash/flash-compiled.js";
import { type CompileResult, lf, pxt } from "./pxt.js";

/** Saves firmware.uf2, with the project in it, and offers the flash image. */
export async function saveFirmware(result: CompileResult): Promise<void> {
  const uf2 = result.outfiles["binary.uf2"];
  if (!result.success || uf2 === undefined) return;
  const name = result.downloadFileBaseName || "firmware";
  const save = (content: string, ending: string) =>
    pxt.BrowserUtils.browserDownloadBase64(content, name + ending, {
      contentType: "application/octet-stream",
    });
  save(uf2, ".uf2");
  // The button is free again while the dialog stands.
  void result.confirmAsync({
    header: lf("Firmware saved"),
    className: "esp-download",
    hideAgree: true,
    hasCloseIcon: true,
    onLoaded: (dialog) =>
      showMemory(dialog, JSON.parse(result.outfiles["memory.json"]!) as RegionUse[], name),
    buttons: [
      {
        label: lf("Flash a board"),
        className: "primary",
        onclick: () => {
          flashCompiled(name, result.outfiles, lf);
        },
      },
      // Without a class, pxt-core gives a button white on a light green, which differ too little.
      { label: lf("Save UF2 again"), className: "secondary", onclick: () => save(uf2, ".uf2") },
      {
        label: lf("Save flash image (.bin)"),
        className: "secondary",
        onclick: () => save(result.outfiles["firmware.bin"]!, ".bin"),
      },
    ],
  });
}

/** Puts the memory table into the dialog. */
function showMemory(dialog: HTMLElement, memory: RegionUse[], name: string): void {
  const content = dialog.querySelector(".content") ?? dialog;
  if (content.querySelector(".esp-memory")) return;
  const text = lf(
    "{0}.uf2 holds the program and, for this editor, the project: drop it here to open it again. This is how full the chip is:",
    name,
  );
  const head = [lf("Memory"), lf("Bytes"), lf("Runtime"), lf("Program"), lf("Free"), lf("Full")];
  const rows = memory.map((use) => {
    const reserved = use.reserved.reduce((sum, { bytes }) => sum + bytes, 0);
    const program = use.code + use.literals + use.data;
    const full = `${Math.round((100 * (use.size - use.free)) / use.size)} %`;
    const numbers = [use.size, use.runtime + reserved, program, use.free, full];
    return element(
      "tr",
      {},
      element("th", { scope: "row" }, use.title),
      ...numbers.map((value) => element("td", {}, String(value))),
    );
  });
  const table = element(
    "table",
    { class: "ui celled table esp-memory" },
    element(
      "tbody",
      {},
      element("tr", {}, ...head.map((title) => element("th", { scope: "col" }, title))),
      ...rows,
    ),
  );
  content.prepend(element("p", {}, text), table);
}
