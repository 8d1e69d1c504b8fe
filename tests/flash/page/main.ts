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
  /** The dialog's texts that are to be seen, and the contrast of each to what is behind it (WCAG 2.1). */
  contrasts(): [text: string, contrast: number][];
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
  contrasts: () =>
    Array.from(document.querySelectorAll<HTMLElement>("dialog, dialog *"))
      .filter((element) => element.getClientRects().length > 0 && hasText(element))
      .map((element) => {
        const ink = luminance(numbersIn(getComputedStyle(element).color));
        const paper = luminance(backgroundOf(element));
        const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        return [element.textContent!.slice(0, 40), contrast];
      }),
};

function hasText(element: HTMLElement): boolean {
  return Array.from(element.childNodes).some(
    (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== "",
  );
}

function numbersIn(color: string): number[] {
  return Array.from(color.matchAll(/[\d.]+/g), Number);
}

/** Colour of the nearest element that is not transparent. */
function backgroundOf(element: HTMLElement): number[] {
  const color = numbersIn(getComputedStyle(element).backgroundColor);
  return color.length === 3 ? color : backgroundOf(element.parentElement!);
}

/** Relative luminance as WCAG 2.1 defines it. */
function luminance(color: number[]): number {
  const linear = color.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}

Object.assign(globalThis, { flashPage });
