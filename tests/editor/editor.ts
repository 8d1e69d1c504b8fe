// MakeCode's editor in a real browser, as its users have it: the static package, from a plain file server under some path.

import { createHash, X509Certificate } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { BrowserContext, Frame, FrameLocator, Locator, Page } from "playwright-core";
import { startBrowser } from "../support/browser.js";
import { cli, repository, temporaryFolder } from "../support/cli.js";
import { type TestScope, until } from "../support/process.js";
import type { Issued } from "../tls/certificates.js";

/** How long a step may take, in ms; the machine may be busy. */
const PATIENCE = 90_000;

/** Where the editor is on the server. */
const SUB_PATH = "/some/where/";
/** Pictures of the editor, to look at after the tests. */
const PICTURES = join(repository, "built/tests/editor");

export interface SiteOptions {
  /** The browser's, as a tag. */
  language?: string;
  /** Has the page come over HTTPS. */
  certificate?: Issued;
  /** Certificates that the browser takes as if an authority had issued them. */
  trusts?: Issued[];
}

export class EditorSite {
  readonly url: string;
  private readonly context: BrowserContext;

  private constructor(url: string, context: BrowserContext) {
    this.url = url;
    this.context = context;
  }

  /** Writes the package, serves it and starts a browser; all ends with the test. */
  static async start(t: TestScope, options: SiteOptions = {}): Promise<EditorSite> {
    const site = join(temporaryFolder(t), "site");
    const written = await cli(t, "staticpkg", "--out", site);
    if (written.status !== 0) throw new Error(written.stderr);
    const origin = await serveFolder(t, site, options.certificate);
    return EditorSite.at(t, origin + SUB_PATH, options);
  }

  /** Starts a browser for the editor that is served at an address; it ends with the test. */
  static async at(t: TestScope, url: string, options: SiteOptions = {}): Promise<EditorSite> {
    const context = await startBrowser(t, {
      viewport: { width: 1280, height: 800 },
      locale: options.language ?? "en-US",
      trustedKeys: (options.trusts ?? []).map(keyHash),
    });
    context.setDefaultTimeout(PATIENCE);
    return new EditorSite(url, context);
  }

  /** Opens the editor in a new tab, at its home screen. */
  async open(): Promise<Editor> {
    const editor = new Editor(await this.context.newPage(), this.url);
    await editor.page.goto(this.url);
    await editor.page.locator(".newprojectcard").last().waitFor();
    await editor.page.locator("#loading").waitFor({ state: "detached" });
    return editor;
  }

  /** Opens a page of help in a new tab, as the editor's side panel has it. */
  async openHelp(path: string): Promise<Editor> {
    const editor = new Editor(await this.context.newPage(), this.url);
    await editor.page.goto(`${this.url}docs.html#doc:${path}`);
    return editor;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

export class Editor {
  readonly page: Page;
  /** Errors on the console, exceptions, requests that failed or went elsewhere. */
  readonly complaints: string[] = [];

  constructor(page: Page, url: string) {
    this.page = page;
    const origin = new URL(url).origin;
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.complaints.push(`exception: ${error.stack}`));
    page.on("requestfailed", (request) => {
      // Of a frame that is sent on to another page while it loads, the browser gives up the first.
      const isGivenUp = request.isNavigationRequest() && request.failure()?.errorText === "net::ERR_ABORTED";
      if (!isGivenUp) this.complaints.push(`request failed: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.complaints.push(`status ${response.status()}: ${response.url()}`);
    });
    page.on("request", (request) => {
      const { protocol, origin: where } = new URL(request.url());
      if (where !== origin && !/^(data|blob):$/.test(protocol))
        this.complaints.push(`request elsewhere: ${request.url()}`);
    });
  }

  /**
   * A new project, in blocks; waits until its simulator stands.
   * @param board the one that is chosen in the dialog of boards, which is closed by Escape when none is given
   */
  async newProject(board?: string): Promise<void> {
    await this.page.locator(".newprojectcard").last().click();
    await this.answerForBoard(board);
    await this.ready();
  }

  /** The editor asks for the board of each project that comes without one. */
  private async answerForBoard(board: string | undefined): Promise<void> {
    const dialog = this.page.locator(".searchdialog");
    await dialog.locator(".card").first().waitFor();
    if (board === undefined) {
      // It may be drawn before it listens.
      await until("the dialog of boards is closed", async () => {
        if (await dialog.isVisible()) await dialog.press("Escape", { timeout: 2000 }).catch(() => {});
        return !(await dialog.isVisible());
      });
    } else {
      await this.pressBoard(board);
      await this.boardPicture(board).waitFor();
    }
    await dialog.waitFor({ state: "detached" });
    await this.page.getByText("creating new project").waitFor({ state: "detached" });
  }

  /** Presses a board's card in the dialog of boards. */
  private async pressBoard(board: string): Promise<void> {
    await this.page.getByRole("button", { name: board, exact: true }).click();
  }

  /**
   * Imports a file at the home screen, and waits until its project is open.
   * @param options.isRight false for a program with errors, which does not run
   * @param options.board for a program without a project
   */
  async import(
    name: string,
    content: string | Buffer,
    options: { isRight?: boolean; board?: string } = {},
  ): Promise<void> {
    await this.page.locator(".import-dialog-btn").first().click();
    await this.page.getByText("Import File...").click();
    await this.page
      .locator("input[type=file]")
      .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
    await this.page.getByRole("button", { name: /Go ahead/i }).click();
    if (name.endsWith(".ts")) await this.answerForBoard(options.board);
    if (options.isRight ?? true) await this.ready();
  }

  /**
   * Has the open project be for this board, in the menu beside "Download".
   * @param options.isRight false when the program has mistakes then, and does not run
   */
  async chooseHardware(board: string, options: { isRight?: boolean } = {}): Promise<void> {
    await this.openBoards();
    await this.pressBoard(board);
    if (options.isRight ?? true) await this.boardPicture(board).waitFor();
  }

  /** Opens the dialog of boards from the menu beside "Download". */
  async openBoards(): Promise<void> {
    await this.page.locator(".hw-button").first().click();
    await this.page.getByRole("menuitem", { name: "Choose Hardware" }).click();
  }

  /** The picture of the simulated board. */
  boardPicture(board: string): Locator {
    return this.simulatorFrame().getByRole("img", { name: board.toUpperCase() });
  }

  /** Drops a file onto the page. */
  async drop(name: string, content: string): Promise<void> {
    await this.page.evaluate(
      ([name, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content!], name!));
        for (const type of ["dragenter", "dragover", "drop"])
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
          );
      },
      [name, content],
    );
  }

  private async ready(): Promise<void> {
    await this.simulatorFrame().locator("#lamps").waitFor();
  }

  /** The simulator's page, whichever it is at the time: one is given up when its project is opened anew. */
  private simulatorFrame(): FrameLocator {
    return this.page.frameLocator(".simframe iframe >> nth=0");
  }

  /** The simulator's page. */
  async simulator(): Promise<Frame> {
    const handle = await this.page.locator(".simframe iframe").first().elementHandle();
    const frame = await handle?.contentFrame();
    if (!frame) throw new Error("the simulator has no page");
    return frame;
  }

  /** Has connections to the name "broker" go to this port of the loopback, as a user would. */
  async useWebSocket(port: number): Promise<void> {
    await this.useWebSocketAddress(`ws://127.0.0.1:${port}/`);
  }

  /** Has connections to the name "broker" go to this address, as a user would. */
  async useWebSocketAddress(address: string): Promise<void> {
    const frame = await this.simulator();
    await frame.locator("#addresses summary").click();
    await frame.locator("#websocket-addresses").fill(`broker = ${address}`);
    await frame.locator("#websocket-save").click();
    await frame.locator("#websocket-answer", { hasText: "Saved" }).waitFor();
    await frame.locator("#addresses summary").click();
  }

  /** Waits until the lamp of this name shows this state. */
  async lamp(name: "wifi" | "broker", state: string): Promise<void> {
    await (await this.simulator()).locator(`#lamp-${name}[data-state=${state}]`).waitFor();
  }

  /** Presses "Download" for a project with mistakes, waits until it was compiled, and tells whether a file was saved. */
  async downloadSaves(): Promise<boolean> {
    let saves = false;
    this.page.on("download", () => {
      saves = true;
    });
    await this.page.evaluate(`new Promise((resolve) => {
      const area = document.querySelector("#downloadArea");
      const button = () => area.querySelector(".download-button");
      let isCompiling = false;
      new MutationObserver((_, observer) => {
        const isLoading = button().classList.contains("loading");
        if (isCompiling && !isLoading) {
          observer.disconnect();
          resolve();
        }
        isCompiling = isLoading;
      }).observe(area, { subtree: true, childList: true, attributes: true });
      button().click();
    })`);
    return saves || (await this.page.locator(".esp-download").isVisible());
  }

  /** Presses "Download", and gives the file that is saved. */
  async download(): Promise<Buffer> {
    const [download] = await Promise.all([
      this.page.waitForEvent("download"),
      this.page.locator("#downloadArea .download-button").first().click(),
    ]);
    return readFileSync(await download.path());
  }

  async picture(name: string): Promise<Buffer> {
    return this.page.screenshot({ path: join(PICTURES, `${name}.png`) });
  }
}

const TYPES: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** SHA-256 of a certificate's SubjectPublicKeyInfo, in base64. */
function keyHash({ pem }: Issued): string {
  const key = new X509Certificate(pem).publicKey.export({ type: "spki", format: "der" });
  return createHash("sha256").update(key).digest("base64");
}

/** Serves a folder under SUB_PATH on the loopback until the test ends, over HTTPS with a certificate; returns the server's origin. */
async function serveFolder(t: TestScope, folder: string, certificate?: Issued): Promise<string> {
  const answer: RequestListener = (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = join(folder, path.slice(SUB_PATH.length) || "index.html");
    if (!path.startsWith(SUB_PATH) || !statSync(file, { throwIfNoEntry: false })?.isFile())
      response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "" }).end(readFileSync(file));
  };
  const server = certificate
    ? createSecureServer({ cert: certificate.pem, key: certificate.keyPem }, answer)
    : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  return `${certificate ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
