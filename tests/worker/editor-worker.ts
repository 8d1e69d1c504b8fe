// The MakeCode editor's compiler worker, with pxt-core's own scripts, in a browser without a window: what a user's editor
// does when it compiles a program.

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { type CompileOptions, type CompileResult, pxtCoreDirectory } from "../../cli/makecode/pxt.js";
import { temporaryFolder } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

/** Debian's browser; playwright-core brings none. */
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

/** How long one compilation may take, in ms. */
const PATIENCE = 120_000;

/** Answers of pxt-core's `worker.js`; the first one has no `op`. */
interface WorkerMessage {
  id: string;
  result?: CompileResult & { errorMessage?: string };
}

/**
 * Compiles in the editor's worker.
 *
 * @throws Error with the worker's message when it fails
 */
export async function compileInWorker(t: TestScope, options: CompileOptions): Promise<CompileResult> {
  const origin = await serve(t, {
    "/": ["text/html", "<!doctype html><title>editor</title>"],
    "/worker.js": ["text/javascript", webScript("worker.js")],
    "/blb/pxtworker.js": ["text/javascript", webScript("pxtworker.js")],
    "/options.json": ["application/json", JSON.stringify(options)],
  });
  const browser = await chromium.launchPersistentContext(temporaryFolder(t), {
    executablePath: BROWSER,
    args: QUIET,
    headless: true,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(origin);
    const answer = await page.evaluate(async () => {
      const options = (await (await fetch("/options.json")).json()) as unknown;
      const worker = new Worker("/worker.js");
      return new Promise<WorkerMessage>((resolve, reject) => {
        worker.onerror = (event) => reject(new Error(`${event.filename}:${event.lineno}: ${event.message}`));
        worker.onmessage = ({ data }: MessageEvent<WorkerMessage>) => {
          if (data.id === "ready") worker.postMessage({ id: "1", op: "compile", arg: { options } });
          else resolve(data);
        };
      });
    });
    if (!answer.result || answer.result.errorMessage)
      throw new Error(`the worker failed: ${answer.result?.errorMessage ?? "no result"}`);
    return answer.result;
  } finally {
    await browser.close();
  }
}

function webScript(name: string): string {
  return readFileSync(join(pxtCoreDirectory(), "built/web", name), "utf8");
}

/** Serves these contents on the loopback until the test ends; returns the server's origin. */
async function serve(t: TestScope, content: Record<string, [type: string, text: string]>): Promise<string> {
  const server = createServer((request, response) => {
    const found = content[request.url ?? "/"];
    if (!found) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": found[0] }).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
