// The MakeCode editor's compiler worker, with pxt-core's own scripts, in a browser without a window: what a user's editor
// does when it compiles a program.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CompileOptions, type CompileResult, pxtCoreDirectory } from "../../cli/makecode/pxt.js";
import { serve, startBrowser } from "../support/browser.js";
import type { TestScope } from "../support/process.js";

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
  const browser = await startBrowser(t);
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
