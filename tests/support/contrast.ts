// How much the texts of a page differ from what is behind them, as WCAG 2.1 defines contrast.

import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";

/** Contrast that WCAG 2.1 asks of texts at level AA. */
const LEVEL_AA = 4.5;

interface ShownText {
  text: string;
  /** Colours as browsers compute them. */
  color: string;
  /** What is behind the text, from the front to the first that is opaque, or to the page. */
  backgrounds: string[];
}

/**
 * Fails for each text of these elements that has less contrast than level AA asks for. Elements without a text of their own are passed over;
 * fields have one, and their placeholder is one.
 * @param atLeast how many texts there are, so that a selector that finds nothing is told of
 */
export async function assertContrasts(page: Page | Frame, selector: string, atLeast: number): Promise<void> {
  const texts = await page.evaluate((selector): ShownText[] => {
    const shown: ShownText[] = [];
    for (const element of Array.from(document.querySelectorAll(selector))) {
      if (element.getClientRects().length === 0) continue;
      const isField = element.matches("input, textarea, select");
      const own = Array.from(element.childNodes).filter((node) => node.nodeType === Node.TEXT_NODE);
      const text = own.map((node) => node.textContent!.trim()).join(" ");
      if (!isField && text.trim() === "") continue;
      const backgrounds: string[] = [];
      for (let behind: Element | null = element; behind; behind = behind.parentElement) {
        const { backgroundColor } = getComputedStyle(behind);
        backgrounds.push(backgroundColor);
        if (backgroundColor.startsWith("rgb(")) break;
      }
      const name = isField ? element.outerHTML : text;
      shown.push({ text: name, color: getComputedStyle(element).color, backgrounds });
      if (element.getAttribute("placeholder"))
        shown.push({
          text: `placeholder of ${name}`,
          color: getComputedStyle(element, "::placeholder").color,
          backgrounds,
        });
    }
    return shown;
  }, selector);
  assert.ok(texts.length >= atLeast, `${texts.length} texts`);
  for (const { text, color, backgrounds } of texts) {
    const value = contrast(color, backgrounds);
    assert.ok(value >= LEVEL_AA, `${text}: ${value.toFixed(2)}, ${color} on ${backgrounds.join(" on ")}`);
  }
}

function contrast(color: string, backgrounds: string[]): number {
  // The page is white.
  let paper = [1, 1, 1];
  for (const background of [...backgrounds].reverse()) paper = blend(background, paper);
  const [dark, light] = [luminance(blend(color, paper)), luminance(paper)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** Red, green and blue, from 0 to 1, of a colour that may let others through. */
function blend(color: string, behind: number[]): number[] {
  const numbers = Array.from(color.matchAll(/(?<![\w])[\d.]+/g), Number);
  const [alpha, largest] = [numbers[3] ?? 1, color.startsWith("rgb") ? 255 : 1];
  assert.ok(/^rgba?\(|^color\(srgb /.test(color) && numbers.length >= 3, color);
  return behind.map((value, at) => (numbers[at]! / largest) * alpha + value * (1 - alpha));
}

/** Relative luminance. */
function luminance(color: number[]): number {
  const linear = color.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * linear[0]! + 0.7152 * linear[1]! + 0.0722 * linear[2]!;
}
