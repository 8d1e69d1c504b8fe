// What is made once, and what is made anew when its inputs have changed.

import { createHash } from "node:crypto";
import { access, readFile, rename, rm, writeFile } from "node:fs/promises";

export function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes a file or a folder that is not there yet, under another name, so that nobody ever sees a part of it. */
export async function makeOnce(path: string, make: (part: string) => Promise<void>): Promise<void> {
  if (await exists(path)) return;
  const part = `${path}.${process.pid}.part`;
  try {
    await make(part);
    await rename(part, path);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

/**
 * Makes `path` unless it is there, and was made of files with the same content and with the same parameters.
 * @param parameters whatever else decides what is made, as JSON can write it
 */
export async function makeOf(
  path: string,
  inputs: { files: string[]; parameters: unknown },
  make: () => Promise<void>,
): Promise<void> {
  const hash = createHash("sha256").update(JSON.stringify(inputs));
  for (const file of inputs.files) hash.update(await readFile(file));
  const wanted = hash.digest("hex");
  const stamp = `${path}.inputs`;
  const made = await readFile(stamp, "utf8").catch(() => "");
  if (made === wanted && (await exists(path))) return;
  await rm(stamp, { force: true });
  await make();
  await writeFile(stamp, wanted);
}
