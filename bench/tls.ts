// `npm run bench:tls`: what TLS takes of the board, in instructions, data RAM and flash. Prints a table, and writes
// bench/results/tls.json.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chipOfBoard } from "../cli/boards.js";
import { compileForChip, writeFirmware } from "../cli/compile.js";
import { targetRoot } from "../cli/makecode/root.js";
import { readElf } from "../targets/build/elf.js";
import { elfSymbols } from "./elf-symbols.js";
import { board } from "./language/programs.js";
import { countTls, portsLiteral, sessionBytes, startServers } from "./tls/count.js";

const chip = chipOfBoard(board);
const say = (line: string) => process.stdout.write(`${line}\n`);
const number = (value: number) => value.toLocaleString("en").padStart(12);

/** Bytes of the runtime that are BearSSL's and the session's, by the names of their functions and constants. */
function flashBytes(): number {
  const folder = join(targetRoot, "built/runtime", chip.id);
  const theirs = readdirSync(join(folder, "third-party/bearssl")).filter((file) => file.endsWith(".o"));
  const ours = readdirSync(join(folder, "objects")).filter((file) =>
    /^targets\.runtime\.tls\..*\.o$/.test(file),
  );
  const paths = [
    ...theirs.map((file) => join(folder, "third-party/bearssl", file)),
    ...ours.map((file) => join(folder, "objects", file)),
  ];
  const names = new Set(
    paths.flatMap((path) =>
      readElf(readFileSync(path))
        .symbols.filter((s) => s.section >= 0)
        .map((s) => s.name),
    ),
  );
  return readElf(readFileSync(join(folder, "runtime.elf")))
    .symbols.filter((symbol) => names.has(symbol.name) && symbol.name !== "")
    .reduce((sum, symbol) => sum + symbol.size, 0);
}

const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
const servers = await startServers();
try {
  const project = join(folder, "program");
  cpSync(join(targetRoot, "bench/tls/program"), project, { recursive: true });
  mkdirSync(join(project, "certs"));
  for (const [i, root] of servers.roots.entries())
    writeFileSync(join(project, `certs/root-${i}.pem`), root.pem);
  const main = join(project, "main.ts");
  const source = readFileSync(main, "utf8");
  writeFileSync(
    main,
    source.replace(/^const PORTS = .*;$/m, `const PORTS = ${portsLiteral(servers.ports)};`),
  );
  writeFirmware(await compileForChip(project, chip), project);
  const elf = join(project, "firmware.elf");
  const symbols = elfSymbols(readFileSync(elf));
  const instructions = await countTls(chip, { elf, mark: symbols.get("_ZN7control6microsEv")! });
  const memory = await sessionBytes(chip, elf, symbols.get("tls_session_bytes")!);
  const flash = flashBytes();

  say("Instructions, connections and echoes over QEMU's user-mode network\n");
  for (const [name, count] of Object.entries(instructions)) say(`${name.padEnd(24)}${number(count)}`);
  say(
    `\nData RAM of a session: ${memory.session} bytes, and ${memory.handshake} more until its handshake is over`,
  );
  say(`Flash: ${flash} bytes`);
  const results = { command: "npm run bench:tls", instructions, memory, flash };
  writeFileSync(join(targetRoot, "bench/results/tls.json"), `${JSON.stringify(results, null, 1)}\n`);
} finally {
  servers.stop();
  rmSync(folder, { recursive: true, force: true });
}
