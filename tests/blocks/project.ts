// A project's blocks as the editor has them: pxt-core's own conversions from TypeScript to blocks, and to Python and back.

import { prepareCompilation } from "../../cli/makecode/compile.js";
import { type CompileOptions, loadPxt, type PxtDiagnostic } from "../../cli/makecode/pxt.js";
import { project } from "../support/cli.js";
import type { TestScope } from "../support/process.js";

/** A function, or an enum's member, as pxt-core's parser has found it. */
export interface ApiSymbol {
  qName: string;
  /** One of pxtc.SymbolKind. */
  kind: number;
  name: string;
  namespace: string;
  pkg?: string;
  attributes: {
    blockId?: string;
    block?: string;
    blockHidden?: boolean;
    blockCombine?: boolean;
    help?: string;
    jsDoc?: string;
    shim?: string;
    advanced?: boolean;
    color?: string;
    icon?: string;
    [key: string]: unknown;
  };
  retType: string;
  parameters?: { name: string; type: string; isEnum?: boolean }[];
}

/** pxtc.SymbolKind.EnumMember. */
export const ENUM_MEMBER = 7;

export interface BlocksInfo {
  apis: { byQName: Record<string, ApiSymbol> };
  blocks: ApiSymbol[];
}

interface Conversion {
  success: boolean;
  diagnostics: PxtDiagnostic[];
  outfiles: Record<string, string>;
}

interface Program {
  getSourceFile(name: string): object;
  getSyntacticDiagnostics(file: object): { messageText: unknown }[];
  getSemanticDiagnostics(file: object): { messageText: unknown }[];
}

interface Converters {
  getTSProgram(options: CompileOptions, old: Program | undefined): Program;
  getApiInfo(program: Program, jres: unknown): BlocksInfo["apis"];
  getBlocksInfo(apis: BlocksInfo["apis"], banned: string[]): BlocksInfo;
  decompiler: {
    buildRenameMap(program: Program, file: object, options: object): [renames: object, names: object];
    decompileToBlocks(info: BlocksInfo, file: object, options: object, renames: object): Conversion;
  };
  transpile: {
    tsToPy(program: Program, file: string): Conversion;
    pyToTs(options: object): Conversion;
  };
}

const converters = () => loadPxt().pxtc as unknown as Converters;

/** The namespaces of this target's own blocks. */
export const CATEGORIES = ["input", "led", "mqtt", "pins", "settings", "time", "wifi"];

/** Dependencies of a project that has all of them. */
export const ALL_PACKAGES = { esp8266: "*", settings: "*", time: "*" };

/** This target's own blocks. */
export function ownBlocks(info: BlocksInfo): ApiSymbol[] {
  return info.blocks.filter(
    ({ namespace, attributes }) => CATEGORIES.includes(namespace) && attributes.blockId !== undefined,
  );
}

/** Code that runs when something happens, rather than a step or a value. */
export function isEvent({ retType, parameters }: ApiSymbol): boolean {
  return retType === "void" && (parameters ?? []).some(({ type }) => type.includes("=>"));
}

/** Conversions in a project with these dependencies. */
export class BlocksProject {
  /** What the toolbox is made from. */
  readonly info: BlocksInfo;
  private readonly options: CompileOptions & { jres?: unknown };
  /** The last program: the next one takes over what has not changed. */
  private last: { program: Program; source: string } | undefined;

  private constructor(options: CompileOptions) {
    this.options = options;
    const { getApiInfo, getBlocksInfo } = converters();
    this.info = getBlocksInfo(getApiInfo(this.programOf(""), this.options.jres), []);
  }

  static async load(t: TestScope, dependencies: Record<string, string>): Promise<BlocksProject> {
    const { options } = await prepareCompilation(project(t, "", { dependencies }), { kind: "js" });
    return new BlocksProject(options);
  }

  /**
   * The blocks (main.blocks) of a program. Throws when it is wrong, or has parts that are no blocks.
   * @param isSnippet what no event starts is not put under "on start"
   */
  toBlocks(source: string, isSnippet = false): string {
    const program = this.programOf(source);
    const file = program.getSourceFile("main.ts");
    const { decompiler } = converters();
    // What pxtc.decompile does, with the toolbox made once.
    const [renames] = decompiler.buildRenameMap(program, file, { declarations: "variables", takenNames: {} });
    const options = {
      snippetMode: isSnippet,
      alwaysEmitOnStart: false,
      includeGreyBlockMessages: true,
      generateSourceMap: false,
      allowedArgumentTypes: ["number", "boolean", "string"],
      errorOnGreyBlocks: true,
    };
    const xml = fileOf(
      decompiler.decompileToBlocks(this.info, file, options, renames),
      "main.blocks",
      source,
    );
    if (/typescript_(statement|expression)/.test(xml)) throw new Error(`no blocks: ${source}\n${xml}`);
    return xml;
  }

  /** The program in Python. */
  toPython(source: string): string {
    return fileOf(converters().transpile.tsToPy(this.programOf(source), "main.ts"), "main.py", source);
  }

  /** A Python program in TypeScript. */
  fromPython(source: string): string {
    const options = {
      ...this.options,
      fileSystem: { ...this.options.fileSystem, "main.py": source, "main.ts": "" },
      sourceFiles: [...this.options.sourceFiles, "main.py"],
      apisInfo: this.info.apis,
      generatedFiles: [],
    };
    return fileOf(converters().transpile.pyToTs(options), "main.ts", source);
  }

  private programOf(source: string): Program {
    if (this.last?.source === source) return this.last.program;
    const options = { ...this.options, fileSystem: { ...this.options.fileSystem, "main.ts": source } };
    const program = converters().getTSProgram(options, this.last?.program);
    this.last = { program, source };
    const main = program.getSourceFile("main.ts");
    const errors = [...program.getSyntacticDiagnostics(main), ...program.getSemanticDiagnostics(main)];
    if (errors.length > 0)
      throw new Error(
        `${errors.map(({ messageText }) => JSON.stringify(messageText)).join("\n")}\n${source}`,
      );
    return program;
  }
}

function fileOf(result: Conversion, name: string, source: string): string {
  const text = result.outfiles[name];
  if (result.success && text !== undefined) return text;
  throw new Error(
    `${result.diagnostics.map((each) => JSON.stringify(each.messageText)).join("\n")}\n${source}`,
  );
}
