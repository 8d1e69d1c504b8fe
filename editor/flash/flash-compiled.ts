// The way from MakeCode's editor into the dialog: takes what the compiler made, and the editor's language.

import type { ChipJson } from "../../compiler/chip.js";
import german from "./de.json";
import { openFlashDialog } from "./dialog.js";
import type { Localize } from "./elements.js";
import { firmwareOfUf2 } from "./firmware.js";

/** The dialog's texts in other languages, by its texts in English. */
const translations: Record<string, Record<string, string>> = { de: german };

/**
 * Shows the dialog that flashes a program. Resolves when its user has closed it.
 *
 * @param name of the project
 * @param outfiles outputs of the compilation, of which firmware.uf2 and chip.json are read
 * @param editor `lf` fills in values, and may know further translations; `language` is a tag such as "de" or "pt-BR"
 */
export async function flashCompiled(
  name: string,
  outfiles: Record<string, string>,
  editor: { lf: Localize; language: string },
): Promise<void> {
  const { "firmware.uf2": uf2, "chip.json": chip } = outfiles;
  if (uf2 === undefined || chip === undefined) throw new Error("the compiler gave no firmware");
  const texts = translations[editor.language.split("-")[0]!] ?? {};
  const lf: Localize = (format, ...values) => editor.lf(texts[format] ?? format, ...values);
  await openFlashDialog(firmwareOfUf2(name, uf2, JSON.parse(chip) as ChipJson), {
    lf,
    note: lf("This program is built for the emulated board: it does not run on a real one yet."),
  });
}
