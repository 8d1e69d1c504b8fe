// Debian's esptool for tests: Debian 12 has no such package, so that of Debian 13 is taken from the archive (esptool.json pins
// it) and unpacked into .cache/. Its Python modules are Debian 12's.

import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
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
      mkdirSync(work, { recursive: true });
      await run("dpkg-deb", ["--extract", archive, work]);
      renameSync(work, root);
    }
    const folder = join(root, "path");
    const command = join(folder, "esptool");
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      command,
      `#!/bin/sh\nPYTHONPATH='${join(root, "usr/lib/python3/dist-packages")}' exec /usr/bin/python3 -m esptool "$@"\n`,
    );
    chmodSync(command, 0o755);
    await run(command, ["version"]);
    return { folder };
  } catch (error) {
    return { missing: `Debian's esptool is not here: ${error instanceof Error ? error.message : error}` };
  }
}
