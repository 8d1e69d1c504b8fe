// The runtime image (compiler/link/runtime-image.ts) from what a vendor's SDK has linked: programs are linked behind it and put into its
// flash image without the SDK, its compiler, or any other.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import type { ChipJson } from "../../compiler/chip.js";
import { layOut } from "../../compiler/image/write-firmware.js";
import { runtimeSegments } from "../../compiler/link/link.js";
import type { RuntimeImage, RuntimeSegment } from "../../compiler/link/runtime-image.js";
import { demangle, readChip } from "./build-runtime.js";
import { type ElfFile, readElf } from "./elf.js";
import { runtimeImage } from "./image.js";
import { run } from "./process.js";
import { readSdk, type SdkJson } from "./sdk.js";
import { ownNamePrefix } from "./sdk-library.js";

/** flasher_args.json, which the SDK's build leaves for flashing tools. */
interface FlasherArgs {
  flash_files: Record<string, string>;
  app: { offset: string; file: string };
}

export interface SdkRuntimeOptions {
  board: string;
  /** Where the vendor's SDK is installed. */
  sdk: string;
  /** Folder for runtime.json and the SDK's build. */
  out: string;
  /** The SDK's build folder, when it was built before: the SDK is not called then. */
  built?: string;
  log: (line: string) => void;
}

/** The memory that the SDK's project gives to a program (targets/sdk-port/start.cpp). */
const PROGRAM_RAM = "pxt_program_ram";

/** Builds the SDK's project of the board, and makes <out>/runtime.json of it. */
export async function buildSdkRuntime(options: SdkRuntimeOptions): Promise<RuntimeImage> {
  const { board, log } = options;
  const chip = await readChip(board);
  const { project, sdk } = await readSdk(board);
  const out = resolve(options.out);
  const build = options.built === undefined ? join(out, "build") : resolve(options.built);
  await mkdir(out, { recursive: true });
  if (options.built === undefined) {
    log(`build ${project} with ${sdk.name}`);
    const folders: Record<string, string> = { sdk: resolve(options.sdk), project, build };
    const [command, ...words] = sdk.build.map((word) =>
      word.replace(/\{(\w+)\}/g, (_, name: string) => folders[name]!),
    );
    log(await run(command!, words, { environment: { IDF_PATH: resolve(options.sdk) } }));
  }
  const elf = readElf(await readFile(join(build, sdk.elf)));
  const flasher = JSON.parse(await readFile(join(build, "flasher_args.json"), "utf8")) as FlasherArgs;
  const image = runtimeImage(
    await describedChip(chip, sdk, elf, build, flasher),
    elf,
    await demangle(chip, elf),
  );
  image.segments = withoutProgramRam(image.segments, programRam(elf));
  if (sdk.isImageTheSame) requireSameImage(image, await readFile(join(build, flasher.app.file)));
  addOwnNames(image);
  await writeFile(join(out, "runtime.json"), JSON.stringify(image));
  return image;
}

/** chip.json as it is with the SDK. */
async function describedChip(
  chip: ChipJson,
  sdk: SdkJson,
  elf: ElfFile,
  build: string,
  flasher: FlasherArgs,
): Promise<ChipJson> {
  const ram = programRam(elf);
  const parts = Object.entries(flasher.flash_files).filter(([, file]) => file !== flasher.app.file);
  return {
    ...chip,
    regions: {
      // First, since it is within the SDK's.
      dram: {
        title: chip.regions[chip.place.bss]!.title,
        address: `0x${ram.start.toString(16)}`,
        size: `0x${ram.bytes.toString(16)}`,
        access: "byte",
      },
      ...sdk.regions,
    },
    image: {
      ...chip.image,
      format: sdk.imageFormat,
      applicationOffset: flasher.app.offset,
      flashSettings: [...(await readFile(join(build, flasher.app.file))).subarray(2, 4)],
      parts: await Promise.all(
        parts.map(async ([offset, file]) => ({
          offset,
          file: fileNames[basename(file)] ?? basename(file),
          base64: (await readFile(join(build, file))).toString("base64"),
        })),
      ),
    },
    port: "sdk-port",
    emulators: {},
  };
}

/** The SDK's names of files, and what they are called beside firmware.bin. */
const fileNames: Record<string, string> = { "partition-table.bin": "partitions.bin" };

function programRam(elf: ElfFile): { start: number; bytes: number } {
  const symbol = elf.symbols.find(({ name }) => name === PROGRAM_RAM);
  if (!symbol) throw new Error(`the SDK's build has no ${PROGRAM_RAM}: it is not the runtime's project`);
  return { start: symbol.address, bytes: symbol.size };
}

/** What the SDK has in the section where the program's memory is, less that memory. */
function withoutProgramRam(
  segments: RuntimeSegment[],
  { start, bytes }: { start: number; bytes: number },
): RuntimeSegment[] {
  const end = start + bytes;
  return segments.flatMap((segment) => {
    const segmentEnd = segment.address + segment.size;
    if (segmentEnd <= start || segment.address >= end) return [segment];
    return [
      { ...segment, region: "sdk", size: start - segment.address },
      { ...segment, region: "sdk", address: end, size: segmentEnd - end },
    ].filter(({ size }) => size > 0);
  });
}

/** Without a program, the image that this project writes is the SDK's own, byte for byte; with one, what differs is the program. */
function requireSameImage(image: RuntimeImage, sdkImage: Buffer): void {
  const { chip, entry } = image;
  const { files } = layOut({ chip, entry, segments: runtimeSegments(image) });
  if (!sdkImage.equals(files["firmware.bin"]!))
    throw new Error(
      `the SDK's image is not what its ELF file gives in the format ${chip.image.format}: is this another version of the SDK?`,
    );
}

/** Functions of C that the runtime has for itself go by their usual names in programs. */
function addOwnNames(image: RuntimeImage): void {
  for (const [name, symbol] of Object.entries(image.symbols))
    if (name.startsWith(ownNamePrefix)) image.symbols[name.slice(ownNamePrefix.length)] = symbol;
}
