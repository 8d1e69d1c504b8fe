// The way from MakeCode's editor into the dialog: takes what the compiler made.

import type { ChipJson } from "../../compiler/chip.js";
import type { Localize } from "../localize.js";
import { openFlashDialog } from "./dialog.js";
import { firmwareOfUf2 } from "./firmware.js";

/**
 * Shows the dialog that flashes a program. Resolves when its user has closed it.
 *
 * @param name of the project
 * @param outfiles outputs of the compilation, of which firmware.uf2 and chip.json are read
 * @param lf gives the user interface's texts in the user's language
 */
export async function flashCompiled(
  name: string,
  outfiles: Record<string, string>,
  lf: Localize,
): Promise<void> {
  const { "firmware.uf2": uf2, "chip.json": chip } = outfiles;
  if (uf2 === undefined || chip === undefined) throw new Error("the compiler gave no firmware");
  await openFlashDialog(firmwareOfUf2(name, uf2, JSON.parse(chip) as ChipJson), {
    lf,
    note: lf("This program is built for the emulated board: it does not run on a real one yet."),
  });
}
