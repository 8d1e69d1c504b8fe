// `pxt-esp staticpkg`: MakeCode's editor as files for a web host.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { type Command, CommandError, noMoreArguments, readArguments } from "../command.js";
import { staticPackage } from "../editor/static-package.js";

export const staticpkgCommand: Command = {
  name: "staticpkg",
  summary: "write MakeCode's editor as files for a web host",
  help: `Usage: pxt-esp staticpkg --out <folder>

Writes MakeCode's editor as files that any web server can serve, under any path, without a network beyond that server.

Options:
  --out <folder>  where the files go; it must be empty, or hold an earlier package
  --help          this text

Exit status: 0 when the files are written, 1 after any error.
`,
  async run(args) {
    const parsed = readArguments(this, args, { out: { type: "string" } });
    if (!parsed) return 0;
    noMoreArguments(this, parsed.positionals);
    const { out } = parsed.values;
    if (out === undefined) throw new CommandError("no --out given; see pxt-esp staticpkg --help");
    const folder = resolve(out);
    if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, "target.js")))
      throw new CommandError(`${out} has other files in it`);
    const files = await staticPackage((line) => process.stderr.write(`${line}\n`));
    let bytes = 0;
    for (const [name, content] of files) {
      const path = join(folder, name);
      const data = content();
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, data);
      bytes += data.length;
    }
    const where = relative(".", folder) || ".";
    process.stdout.write(`${files.size} files, ${(bytes / 1e6).toFixed(1)} MB, written to ${where}\n`);
    return 0;
  },
};
