// Fetches third-party sources from Debian's archive at build time, pinned by version and SHA-256, and unpacks them.
// Nothing fetched here is kept in the repository (design.md, decision 7): it all lands in .cache/.

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { exists } from "./files.js";
import { run } from "./process.js";

const APT_HELPER = "/usr/lib/apt/apt-helper";

/** The repository's root folder. */
export const repositoryRoot = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Folder for whatever is fetched once and can be fetched again. */
export const cacheDir = join(repositoryRoot, ".cache");

export interface DebianSource {
  /** Debian source package, such as "lwip"; names the folder in .cache/. */
  package: string;
  /** Version of the package, for messages and for the folder in .cache/. */
  version: string;
  /** File name in the pool folder, such as "lwip_2.1.3+dfsg1.orig.tar.xz". */
  file: string;
  /** SHA-256 of the file, in hexadecimal. */
  sha256: string;
  /** A binary package built from it, whose address tells apt's mirror and the pool folder. */
  binaryPackage: string;
  /** The folder of the archive's pool, such as "e/esptool", when `binaryPackage` is not built from it. */
  poolFolder?: string;
}

/**
 * Fetches one file of a Debian source package through apt's own download helper, so that no deb-src line is needed.
 * Returns the path of the file in .cache/. Fails with a sentence that names the package when apt does not know it,
 * the download fails, or the content is not the pinned one.
 */
export async function fetchDebianSource(source: DebianSource): Promise<string> {
  const target = join(cacheDir, "debian", `${source.package}-${source.version}`, source.file);
  if (await exists(target)) {
    await requireSha256(target, source);
    return target;
  }
  const pool = await poolFolder(source);
  // apt writes "~" and "+" in file names as they are, except that "+" is percent-encoded in its addresses.
  const uri = `${pool}/${encodeURIComponent(source.file).replace(/%2B/g, "%2b")}`;
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.part`;
  try {
    await run(APT_HELPER, ["download-file", uri, partial, `SHA256:${source.sha256}`]);
    await requireSha256(partial, source);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Error(`cannot fetch ${source.file} (${source.package} ${source.version}): ${messageOf(error)}`);
  }
  return target;
}

/**
 * Unpacks members of a tar archive (any compression tar knows) into a folder, which is created.
 * `members` are tar member names or folders; all of the archive when empty. `strip` leading path parts are dropped.
 */
export async function extractTar(
  archive: string,
  folder: string,
  options: { members?: string[]; strip?: number } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await run("tar", [
    "--extract",
    `--file=${archive}`,
    `--directory=${folder}`,
    "--no-same-owner",
    "--wildcards",
    `--strip-components=${options.strip ?? 0}`,
    ...(options.members ?? []),
  ]);
}

/** Unpacks one file of a .deb package to `target`. `member` is the path within the package, without a leading "/". */
export async function extractDebMember(deb: string, member: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await run("sh", [
    "-c",
    'dpkg-deb --fsys-tarfile "$1" | tar --extract --to-stdout --file=- "./$2" > "$3"',
    "sh",
    deb,
    member,
    target,
  ]);
}

async function poolFolder(source: DebianSource): Promise<string> {
  const output = await run("apt-get", ["--print-uris", "download", source.binaryPackage]).catch((error) => {
    throw new Error(
      `apt knows no package ${source.binaryPackage} (source of ${source.package}); run "apt-get update" first. ${messageOf(error)}`,
    );
  });
  const uri = /^'([^']+)'/m.exec(output)?.[1];
  if (!uri) throw new Error(`apt gives no address for the package ${source.binaryPackage}`);
  const own = uri.slice(0, uri.lastIndexOf("/"));
  return source.poolFolder === undefined ? own : own.replace(/[^/]+\/[^/]+$/, source.poolFolder);
}

async function requireSha256(path: string, source: DebianSource): Promise<void> {
  const actual = await sha256OfFile(path);
  if (actual !== source.sha256) {
    throw new Error(`${source.file}: SHA-256 is ${actual}, the pinned one is ${source.sha256}`);
  }
}

async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
