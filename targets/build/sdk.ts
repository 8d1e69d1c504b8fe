// What is known of a vendor's SDK, as data: targets/<chip>/<sdk>/sdk.json, in the folder of the SDK's project.

import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ChipJson, ChipRegionJson } from "../../compiler/chip.js";
import { repositoryRoot } from "./debian-source.js";

/** targets/<chip>/<sdk>/sdk.json. */
export interface SdkJson {
  /** For people, with the version. */
  name: string;
  /** The command that builds the project; {sdk}, {project} and {build} stand for folders. */
  build: string[];
  /** The SDK's own compiler, which its environment has in the path. */
  toolchain: ChipJson["toolchain"];
  /** What it links, in the folder {build}. */
  elf: string;
  /** The chip's memory as the SDK divides it. Programs have what the SDK's project gives them besides (Kconfig, PXT_ESP_PROGRAM_RAM). */
  regions: Record<string, ChipRegionJson>;
  /** `image.format` (compiler/image). */
  imageFormat: string;
  /** Whether an image in that format is, without a program, the SDK's own byte for byte; its tool may cut RAM's content otherwise. */
  isImageTheSame: boolean;
}

/** The SDK of a board, and the folder of its project. Throws an Error when there is none. */
export async function readSdk(board: string): Promise<{ project: string; sdk: SdkJson }> {
  const chip = join(repositoryRoot, "targets", board);
  const found = (await readdir(chip, { recursive: true })).find((file) => basename(file) === "sdk.json");
  if (!found) throw new Error(`there is no vendor's SDK for the board "${board}"`);
  const sdk = JSON.parse(await readFile(join(chip, found), "utf8")) as SdkJson;
  return { project: join(chip, found, ".."), sdk };
}
