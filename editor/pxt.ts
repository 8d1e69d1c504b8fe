// pxt-core's web application as our extension of it sees it: the few members of its globals that are called or replaced.

import type { CompileOptions as PxtCompileOptions } from "../cli/makecode/pxt.js";
import type { Localize } from "./localize.js";
import type { ProjectError } from "./project.js";

export interface CompileOptions extends PxtCompileOptions {
  extinfo: PxtCompileOptions["extinfo"] & { hexinfo: { hex: string[] } | null };
  /** Read by our code generator (compiler/extension.ts). */
  projectErrors?: ProjectError[];
}

export interface CompileResult {
  success: boolean;
  outfiles: Record<string, string>;
  /** File name for the user, without ending. */
  downloadFileBaseName?: string;
  confirmAsync(options: DialogOptions): Promise<number>;
}

export interface DialogOptions {
  header: string;
  className?: string;
  hideAgree?: boolean;
  hasCloseIcon?: boolean;
  buttons?: { label: string; className?: string; onclick(): void }[];
  /** The dialog's element, once it is there. */
  onLoaded?(dialog: HTMLElement): void;
}

export interface Package {
  id: string;
}

export interface MainPackage {
  config: { name: string; files: string[]; dependencies: Record<string, string>; yotta?: unknown };
  /** Packages that are loaded, by name; the project itself is among them. */
  deps: Record<string, Package>;
  /** The project and its packages, each behind those that it depends on. */
  sortedDeps(...options: boolean[]): Package[];
  /** The packages that the project itself depends on; null for one that is not loaded. */
  resolvedDependencies(): (Package | null)[];
  readFile(name: string): string | null;
  getCompileOptionsAsync(target?: { isNative: boolean }): Promise<CompileOptions>;
}

export interface ProjectView {
  /** Of the open project, if there is one. */
  state: { header?: Header };
  showBoardDialogAsync(features?: string[], closeIcon?: boolean): Promise<void>;
  updateFileAsync(name: string, content: string): Promise<void>;
  /** Opens the project anew. */
  reloadHeaderAsync(): Promise<void>;
  /** Hides the dialog of extensions. */
  hidePackageDialog(): void;
  showAboutDialog(): void;
  showModalDialogAsync(options: { header: string; body: string }): Promise<void>;
}

/** A project in the browser. */
export interface Header {
  id: string;
  name: string;
  isDeleted?: boolean;
}

/** What pxt-core's web application gives to the browser's console. */
export interface WebApplication {
  workspace: {
    getHeaders(): Header[];
    getTextAsync(id: string): Promise<Record<string, string> | undefined>;
  };
  pkg: {
    mainPkg: { config?: MainPackage["config"] };
    /** The open project, to be changed. */
    mainEditorPkg(): {
      getAllFiles(): Record<string, string>;
      setContentAsync(name: string, content: string): Promise<void>;
      /** Adds or replaces a dependency, and saves the project. */
      setDependencyAsync(id: string, version: string): Promise<void>;
    };
  };
}

export interface ExtensionOptions {
  projectView: ProjectView;
  showNotification(message: string): void;
}

export interface ExtensionResult {
  deployAsync?(result: CompileResult): Promise<void>;
  saveOnlyAsync?(result: CompileResult): Promise<void>;
  resourceImporters?: ResourceImporter[];
}

/** Takes files that are dropped onto the editor, or opened with its import dialog. */
export interface ResourceImporter {
  id: string;
  canImport(file: File): boolean;
  importAsync(view: ProjectView, file: File): Promise<void>;
}

/** Blockly's FieldDropdown. */
export interface DropDown {
  /** What is shown of each choice, and its value; the field's own array. */
  getOptions(useCache: boolean): [shown: string, value: string][];
  /** The value if the field can have it, or null. */
  doClassValidation_(value: string): string | null;
}

export interface Pxt {
  appTarget: {
    bundledpkgs: Record<string, Record<string, string>>;
    title: string;
    versions: { target: string; pxt: string };
    /** Added by the static package (cli/editor/static-package.ts). */
    esp: { boards: string[] };
  };
  webConfig: { cdnUrl: string; docsUrl: string };
  MainPackage: { prototype: MainPackage };
  blocks: { requireBlockly(): { FieldDropdown: { prototype: DropDown } } };
  cpp: {
    /** What a file of firmware holds of the project that it was built from: its files, as JSON. Fails for a file that holds none. */
    unpackSourceFromHexFileAsync(file: File): Promise<{ source?: string } | null>;
  };
  hexloader: { getHexInfoAsync(): Promise<{ hex: string[] } | null> };
  BrowserUtils: {
    browserDownloadBase64(content: string, name: string, options: { contentType: string }): string;
  };
  Util: {
    lf: Localize;
    /** The same for texts that are not in the source. */
    rlf(format: string): string;
  };
  editor: { initExtensionsAsync(options: ExtensionOptions): Promise<ExtensionResult> };
}

export const pxt = (globalThis as unknown as { pxt: Pxt }).pxt;

/** pxt-core's web application, once it has begun. */
export function webApplication(): WebApplication {
  return (globalThis as unknown as { E: WebApplication }).E;
}

/** A text of the user interface in the user's language. */
export const lf: Localize = (format, ...values) => pxt.Util.lf(format, ...values);
