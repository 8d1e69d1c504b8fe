// Opens the flash dialog in a browser, with a scripted board at its serial port.

import type { BrowserContext, Page } from "playwright-core";
import type { ChipJson } from "../../compiler/chip.js";
import { serve } from "../support/browser.js";
import type { TestScope } from "../support/process.js";
import { type BoardInPage, boardInPage } from "./board-in-page.js";
import type { BoardModel } from "./boards.js";
import type { DeviceOptions } from "./loader-device.js";
import type { FlashPage } from "./page/main.js";
import type { BoardPort } from "./page/serial-port.js";

export interface PageOptions {
  /** tests/flash/page/main.ts, bundled. */
  script: string;
  model: BoardModel;
  device?: DeviceOptions;
  /** The editor's, as a tag. */
  language?: string;
  /** Done on the page before the dialog opens. */
  before?: (boardPort: BoardPort) => void;
}

export interface OpenPage extends BoardInPage {
  page: Page;
}

/** Opens the dialog for a firmware in a page of its own. */
export async function openPage(
  t: TestScope,
  browser: BrowserContext,
  firmware: { name: string; uf2: Uint8Array; chip: ChipJson },
  { script, model, device: deviceOptions, language = "en", before }: PageOptions,
): Promise<OpenPage> {
  const origin = await serve(t, {
    "/": [
      "text/html",
      '<!doctype html><html lang="en"><title>flash</title><body><script src="/page.js"></script></body>',
    ],
    "/page.js": ["text/javascript", script],
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const board = await boardInPage(page, model, deviceOptions);
  await page.goto(origin);
  if (before) await page.evaluate(`(${before.toString()})(window.boardPort)`);
  await page.evaluate(
    ([name, uf2, chip, lang]) => {
      window.flashPage.open(name, uf2, chip, lang);
    },
    [firmware.name, Buffer.from(firmware.uf2).toString("base64"), firmware.chip, language] as const,
  );
  return { page, ...board };
}

declare global {
  interface Window {
    flashPage: FlashPage;
  }
}
