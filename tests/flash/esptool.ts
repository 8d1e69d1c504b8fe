// Debian's esptool for tests: Debian 12 has no such package, so that of Debian 13 is taken from the archive (esptool.json pins
// it) and unpacked into .cache/. Its Python modules are Debian 12's.

import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DebianSource, fetchDebianSource } from "../../targets/build/debian-source.js";
import { run } from "../../targets/build/process.js";
import { repository } from "../support/cli.js";

const pin = JSON.parse(readFileSync(join(repository, "tests/flash/esptool.json"), "utf8")) as DebianSource;

/** The folder with a command `esptool` to put into the path; where there can't be one, the reason. */
export async function esptoolFolder(): Promise<{ folder: string } | { missing: string }> {
  const root = join(repository, ".cache/debian", `${pin.package}-${pin.version}`, "root");
  try {
    if (!existsSync(root)) {
      const archive = await fetchDebianSource(pin);
      const work = `${root}.${process.pid}.part`;
      mkdirSync(join(work, "path"), { recursive: true });
      await run("dpkg-deb", ["--extract", archive, work]);
      const command = join(work, "path/esptool");
      const modules = join(root, "usr/lib/python3/dist-packages");
      writeFileSync(command, `#!/bin/sh\nPYTHONPATH='${modules}' exec /usr/bin/python3 -m esptool "$@"\n`);
      chmodSync(command, 0o755);
      takePlace(work, root);
    }
    const folder = join(root, "path");
    await run(join(folder, "esptool"), ["version"]);
    return { folder };
  } catch (error) {
    return { missing: `Debian's esptool is not here: ${error instanceof Error ? error.message : error}` };
  }
}

/** Gives a folder its name, unless another test's process was first. */
function takePlace(work: string, root: string): void {
  try {
    renameSync(work, root);
  } catch (error) {
    if (!existsSync(root)) throw error;
    rmSync(work, { recursive: true });
  }
}
