// Opens the flash dialog in a browser, with a scripted board at its serial port.

import { build } from "esbuild";
import type { BrowserContext, Page } from "playwright-core";
import { chipOfBoard } from "../../cli/boards.js";
import { serve } from "../support/browser.js";
import { repository } from "../support/cli.js";
import type { TestScope } from "../support/process.js";
import type { BoardModel } from "./boards.js";
import { type DeviceOptions, LoaderDevice } from "./loader-device.js";
import type { FlashPage } from "./page/main.js";

/** The page's script, as one classic script. */
export async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: ["tests/flash/page/main.ts"],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2020",
    logLevel: "warning",
  });
  return outputFiles[0]!.text;
}

export interface PageOptions {
  script: string;
  model: BoardModel;
  device?: DeviceOptions;
  /** The editor's, as a tag. */
  language?: string;
  /** Done on the page before the dialog opens. */
  before?: (flashPage: FlashPage) => void;
}

export interface OpenPage {
  page: Page;
  device: LoaderDevice;
  /** Baud rates at which the port was opened, and "closed". */
  portUses: (number | "closed")[];
}

/** Opens the dialog for a firmware in a page of its own. */
export async function openPage(
  t: TestScope,
  browser: BrowserContext,
  firmware: { name: string; uf2: Uint8Array },
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
  let sent: Promise<unknown> = Promise.resolve();
  const device = new LoaderDevice(
    model,
    (bytes) => {
      sent = sent
        .then(() => page.evaluate((data) => window.flashPage.send(data), [...bytes]))
        .catch(() => {});
    },
    deviceOptions,
  );
  const portUses: OpenPage["portUses"] = [];
  await page.exposeFunction("boardOpened", (baud: number) => {
    portUses.push(baud);
    device.hostBaud = baud;
  });
  await page.exposeFunction("boardClosed", () => portUses.push("closed"));
  await page.exposeFunction("boardReceives", (bytes: number[]) => device.receive(Uint8Array.from(bytes)));
  await page.exposeFunction("boardLines", (lines: { dtr?: boolean; rts?: boolean }) =>
    device.setLines(lines),
  );
  await page.goto(origin);
  if (before) await page.evaluate(`(${before.toString()})(window.flashPage)`);
  await page.evaluate(
    ([name, uf2, chip, lang]) => {
      window.flashPage.open(name, uf2, chip, lang);
    },
    [firmware.name, Buffer.from(firmware.uf2).toString("base64"), chipOfBoard("esp8266"), language] as const,
  );
  return { page, device, portUses };
}

declare global {
  interface Window {
    flashPage: FlashPage;
  }
}
