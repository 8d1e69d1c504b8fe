// pxt-core's Blockly in a browser without a window: what turns blocks into TypeScript in the editor.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { loadPxt, pxtCoreDirectory } from "../../cli/makecode/pxt.js";
import { serve, startBrowser } from "../support/browser.js";
import { Scope } from "../support/process.js";
import type { ApiSymbol, BlocksInfo } from "./project.js";

/** What the page uses of pxt-core: `pxtblocks`, which blockssetup.js makes known. */
interface PxtBlockly {
  initializeAndInject(info: BlocksInfo): void;
  loadWorkspaceXml(xml: string): object | undefined;
  compileAsync(workspace: object, info: BlocksInfo): Promise<{ source: string; diagnostics: object[] }>;
  createToolboxBlock(info: BlocksInfo, symbol: ApiSymbol, parameters: object): Element;
}

interface PageScope {
  pxt: {
    setAppTarget(target: object): void;
    setupWebConfig(config: { workerjs: string }): void;
    blocks: {
      requirePxtBlockly(): PxtBlockly;
      compileInfo(symbol: ApiSymbol): object;
    };
  };
  blocksInfo: BlocksInfo;
}

export class BlocksPage {
  private constructor(
    private readonly page: Page,
    private readonly scope: Scope,
  ) {}

  /** Opens the page; the caller closes it. */
  static async open(info: BlocksInfo): Promise<BlocksPage> {
    const core = (path: string) => readFileSync(join(pxtCoreDirectory(), "built", path), "utf8");
    const content: Record<string, [type: string, text: string]> = {
      "/": ["text/html", '<!doctype html><meta charset="utf-8"><title>blocks</title><body></body>'],
      "/pxtlib.js": ["text/javascript", core("web/pxtlib.js")],
      "/blockssetup.js": ["text/javascript", core("tests/blockssetup.js")],
      // Asked by Blockly's part of pxt-core for each program, as in the editor.
      "/worker.js": ["text/javascript", core("web/worker.js")],
      "/blb/pxtworker.js": ["text/javascript", core("web/pxtworker.js")],
      "/target.json": ["application/json", JSON.stringify(loadPxt().pxt.appTarget)],
      "/blocks.json": ["application/json", JSON.stringify(info)],
    };
    const scope = new Scope();
    const origin = await serve(scope, content);
    const browser = await startBrowser(scope);
    const opened = new BlocksPage(await browser.newPage(), scope);
    try {
      await opened.load(origin);
      return opened;
    } catch (error) {
      await opened.close();
      throw error;
    }
  }

  private async load(origin: string): Promise<void> {
    await this.page.goto(origin);
    for (const name of ["pxtlib", "blockssetup"])
      await this.page.addScriptTag({ url: `${origin}/${name}.js` });
    await this.page.evaluate(async () => {
      const scope = globalThis as unknown as PageScope;
      scope.pxt.setupWebConfig({ workerjs: "/worker.js" });
      scope.pxt.setAppTarget((await (await fetch("/target.json")).json()) as object);
      scope.blocksInfo = (await (await fetch("/blocks.json")).json()) as BlocksInfo;
      scope.pxt.blocks.requirePxtBlockly().initializeAndInject(scope.blocksInfo);
    });
  }

  async close(): Promise<void> {
    await this.scope.end();
  }

  /** The TypeScript of blocks (main.blocks). */
  toTypeScript(xml: string): Promise<string> {
    return this.page.evaluate(async (xml) => {
      const { pxt, blocksInfo } = globalThis as unknown as PageScope;
      const blockly = pxt.blocks.requirePxtBlockly();
      const workspace = blockly.loadWorkspaceXml(xml);
      if (!workspace) throw new Error(`these are no blocks: ${xml}`);
      const { source, diagnostics } = await blockly.compileAsync(workspace, blocksInfo);
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      return source;
    }, xml);
  }

  /** A block as the toolbox has it, with its shadow blocks. */
  fromToolbox(blockId: string): Promise<string> {
    return this.page.evaluate((blockId) => {
      const { pxt, blocksInfo } = globalThis as unknown as PageScope;
      const symbol = blocksInfo.blocks.find(({ attributes }) => attributes.blockId === blockId);
      if (!symbol) throw new Error(`no block ${blockId}`);
      const blockly = pxt.blocks.requirePxtBlockly();
      return blockly.createToolboxBlock(blocksInfo, symbol, pxt.blocks.compileInfo(symbol)).outerHTML;
    }, blockId);
  }
}
