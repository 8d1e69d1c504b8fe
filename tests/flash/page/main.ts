// The page that tests open for the flash dialog.

import type { ChipJson } from "../../../compiler/chip.js";
import { flashCompiled } from "../../../editor/flash/flash-compiled.js";
import german from "../../../editor/page/locales/de/strings.json";

/** What the test calls. */
export interface FlashPage {
  /** Opens the dialog; `closed` turns true when its user has closed it. */
  open(name: string, uf2: string, chip: ChipJson, language: string): void;
  closed: boolean;
  /** Texts that had no translation. */
  untranslated: string[];
}

const flashPage: FlashPage = {
  closed: false,
  untranslated: [],
  async open(name, uf2, chip, language) {
    const translations: Record<string, string> = german;
    const lf = (format: string, ...values: (string | number)[]) => {
      const translation = translations[format];
      if (translation === undefined) flashPage.untranslated.push(format);
      const text = (language.startsWith("de") ? translation : undefined) ?? format;
      return text.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
    };
    document.documentElement.lang = language;
    await flashCompiled(name, { "firmware.uf2": uf2, "chip.json": JSON.stringify(chip) }, lf);
    flashPage.closed = true;
  },
};

Object.assign(globalThis, { flashPage });
