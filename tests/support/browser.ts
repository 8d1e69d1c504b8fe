// Debian's Chromium for tests, without a window, and pages that this machine serves to it.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type BrowserContext, chromium } from "playwright-core";
import { temporaryFolder } from "./cli.js";
import type { TestScope } from "./process.js";

/** playwright-core brings no browser. */
const BROWSER = "/usr/bin/chromium";

/** The browser is to open the given pages and nothing else. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What pages see of a browser. */
export interface BrowserOptions {
  viewport?: { width: number; height: number };
  /** Its language, as a tag. */
  locale?: string;
  /** Keys of servers whose certificates it takes without asking: SHA-256 of SubjectPublicKeyInfo, in base64. */
  trustedKeys?: string[];
}

/** Starts a browser with a profile of its own; both end with the test. */
export async function startBrowser(
  t: TestScope,
  { trustedKeys = [], ...options }: BrowserOptions = {},
): Promise<BrowserContext> {
  let browser: BrowserContext | undefined;
  // Before its profile is removed, which is told later.
  t.after(async () => browser?.close());
  browser = await chromium.launchPersistentContext(temporaryFolder(t), {
    executablePath: BROWSER,
    args: [...QUIET, `--ignore-certificate-errors-spki-list=${trustedKeys.join(",")}`],
    headless: true,
    ...options,
  });
  return browser;
}

/** Serves these contents on the loopback until the test ends; returns the server's origin. */
export async function serve(
  t: TestScope,
  content: Record<string, [type: string, text: string]>,
): Promise<string> {
  const server = createServer((request, response) => {
    const found = content[request.url ?? "/"];
    if (!found) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": found[0] }).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
