// Puts a scripted board at the serial port of a page in a browser.

import { build } from "esbuild";
import type { Page } from "playwright-core";
import { repository } from "../support/cli.js";
import type { BoardModel } from "./boards.js";
import { type DeviceOptions, LoaderDevice } from "./loader-device.js";
import type { BoardPort } from "./page/serial-port.js";

export interface BoardInPage {
  device: LoaderDevice;
  /** Baud rates at which the port was opened, and "closed". */
  portUses: (number | "closed")[];
}

/** Bundles a script of tests/flash/page/ for the browser. */
export async function bundleForPage(name: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: repository,
    entryPoints: [`tests/flash/page/${name}`],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2020",
    logLevel: "warning",
  });
  return outputFiles[0]!.text;
}

/** Replaces `navigator.serial` in what the page opens from now on. */
export async function boardInPage(
  page: Page,
  model: BoardModel,
  options: DeviceOptions = {},
): Promise<BoardInPage> {
  let sent: Promise<unknown> = Promise.resolve();
  const device = new LoaderDevice(
    model,
    (bytes) => {
      sent = sent
        .then(() => page.evaluate((data) => window.boardPort.send(data), [...bytes]))
        // The page may be gone by now.
        .catch(() => {});
    },
    options,
  );
  const portUses: BoardInPage["portUses"] = [];
  await page.exposeFunction("boardOpened", (baud: number) => {
    portUses.push(baud);
    device.hostBaud = baud;
  });
  await page.exposeFunction("boardClosed", () => portUses.push("closed"));
  await page.exposeFunction("boardReceives", (bytes: number[]) => device.receive(Uint8Array.from(bytes)));
  await page.exposeFunction("boardLines", (lines: { dtr?: boolean; rts?: boolean }) =>
    device.setLines(lines),
  );
  await page.addInitScript(await bundleForPage("serial-port.ts"));
  return { device, portUses };
}

declare global {
  interface Window {
    boardPort: BoardPort;
  }
}
