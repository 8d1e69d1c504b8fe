// One function of a project at every stage of its compilation, as text. What the front end numbers, and what an address
// would be, is left out: a listing depends on the function and the code generator only.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import type { LineMark, Relocation } from "../../compiler/link/object.js";
import { runtimeOf } from "../boards.js";
import { bundleExtension } from "../bundle.js";
import { compileProject } from "../makecode/compile.js";
import { ProjectError } from "../makecode/project.js";
import { changedBlocks } from "./changes.js";

/** What the extension hands over. */
export interface FunctionListing {
  ir: string;
  /** LIR after lowering and after each pass. */
  passes: { name: string; listing: string }[];
  allocation: string;
  /** Before linking: addresses in it are not filled in. */
  code: { bytes: number[]; relocations: Relocation[]; lines: LineMark[] };
}

export interface Stage {
  name: string;
  text: string;
  /** For LIR: the blocks that the stage has changed, as a diff; empty when it has changed nothing. */
  changes?: string;
}

/**
 * The stages of a function, from pxt's IR to machine code.
 *
 * @param functionName as in the ELF's symbol table (compiler/lower/function-names.ts)
 * @throws ProjectError when the project does not compile or has no such function
 */
export async function stagesOf(project: string, functionName: string, chip: ChipJson): Promise<Stage[]> {
  const listing = await inScratchFolder(async (folder) => {
    const extensionPath = await bundleExtension("cli/listing/extension.ts", join(folder, "listing.js"), {
      FUNCTION: functionName,
    });
    const runtime = runtimeOf(chip);
    const { diagnostics, outfiles } = await compileProject(project, {
      kind: "native",
      runtime,
      extensionPath,
    });
    const json = outfiles["listing.json"];
    if (json === undefined) throw new ProjectError(diagnostics);
    return JSON.parse(json) as FunctionListing;
  });
  const { ir, passes, allocation, code } = listing;
  return [
    { name: "IR", text: withoutNumbers(ir) },
    ...passes.map(({ name, listing }, i) => ({
      name,
      text: withoutNumbers(listing),
      ...(i === 0 ? {} : { changes: withoutNumbers(changedBlocks(passes[i - 1]!.listing, listing)) }),
    })),
    { name: "allocation", text: allocation },
    { name: "machine code", text: withoutNumbers(await disassembly(code, chip)) },
  ];
}

/** Labels end in numbers of the front end's, which depend on the rest of the program: they are counted from 1 instead. */
function withoutNumbers(text: string): string {
  const labels = new Map<string, number>();
  return text
    .replace(/__[PC]\d+/g, "")
    .replace(/(\.[a-z]+)[._](\d+(?:_\d+)?)\b/g, (_, name: string, number: string) => {
      if (!labels.has(number)) labels.set(number, labels.size + 1);
      return `${name}${labels.get(number)}`;
    })
    .trimEnd();
}

/** Offset, bytes and instruction, a line each, under the lines of the source. Operands are what the linker will fill in. */
async function disassembly(code: FunctionListing["code"], chip: ChipJson): Promise<string> {
  const text = await inScratchFolder(async (folder) => {
    const path = join(folder, "code.bin");
    writeFileSync(path, Uint8Array.from(code.bytes));
    const args = ["-D", "-b", "binary", "-m", chip.architecture, path];
    return execFileSync(`${chip.toolchain.prefix}objdump`, args, { encoding: "utf8" });
  });
  const filledIn = new Map(code.relocations.map((r) => [r.offset, r]));
  const places = new Map(code.lines.map((place) => [place.offset, `; line ${place.line}`]));
  return [...text.matchAll(/^\s*([0-9a-f]+):\s+([0-9a-f]+)\s+(\S+)[ \t]*(.*)$/gm)]
    .flatMap(([, offset, bytes, mnemonic, shown]) => {
      const at = Number.parseInt(offset!, 16);
      const place = places.get(at);
      const relocation = filledIn.get(at);
      const operands = relocation ? operandsWith(relocation, shown!) : shown!;
      const line =
        `${offset!.padStart(4)}  ${bytes!.padEnd(6)}  ${mnemonic!.padEnd(8)} ${operands}`.trimEnd();
      return place === undefined ? [line] : [place, line];
    })
    .join("\n");
}

/** Operands with what the linker will fill in, instead of what is there now. */
function operandsWith(relocation: Relocation, shown: string): string {
  const to = relocation.kind === "literal" ? relocation.literal : relocation;
  const content =
    "value" in to
      ? `0x${(to.value >>> 0).toString(16)}`
      : `${to.symbol}${to.addend ? ` + ${to.addend}` : ""}`;
  return relocation.kind === "literal" ? `${shown.split(",")[0]}, =${content}` : content;
}

/** Runs `body` with a folder that is gone afterwards. */
async function inScratchFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-listing-"));
  try {
    return await body(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
