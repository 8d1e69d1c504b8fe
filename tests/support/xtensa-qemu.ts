// QEMU's disassembler as a judge of instructions that Debian's binutils are not configured for: it reads the tables of the core that
// it emulates.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A core with register windows, loops, division and more, and where its machine has RAM. */
const core = "de212";
const ram = 0x60000000;

/** How long QEMU may take, in ms. */
const timeLimit = 60_000;

/** What QEMU makes of the first `count` instructions of code that begins at address 0. */
export async function qemuDisassemble(bytes: Uint8Array, count: number): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-"));
  const code = join(folder, "code.bin");
  writeFileSync(code, bytes);
  const qemu = spawn("qemu-system-xtensa", [
    ...["-M", "sim", "-cpu", core, "-S", "-display", "none", "-serial", "none", "-monitor", "stdio"],
    ...["-device", `loader,file=${code},addr=${ram},force-raw=on`],
  ]);
  const timer = setTimeout(() => qemu.kill("SIGKILL"), timeLimit);
  const texts: string[] = [];
  let rest = "";
  qemu.stdout.setEncoding("utf8").on("data", (output: string) => {
    const lines = (rest + output).split(/\r?\n/);
    rest = lines.pop()!;
    for (const line of lines) {
      const [, text] = /^0x[0-9a-f]+:\s+(.*)$/.exec(line) ?? [];
      if (text !== undefined) texts.push(withOwnAddresses(text.trim().replace(/\s+/g, " ")));
    }
    // Not by the monitor's "quit", which drops what is still to be written.
    if (texts.length >= count) qemu.kill("SIGKILL");
  });
  qemu.stdin.write(`x/${count}i ${ram}\n`);
  await new Promise((resolve, reject) => qemu.on("close", resolve).on("error", reject));
  clearTimeout(timer);
  rmSync(folder, { recursive: true, force: true });
  return texts;
}

/** Addresses as they are in code that begins at 0, in decimal. */
function withOwnAddresses(text: string): string {
  return text.replace(/0x([0-9a-f]+)/g, (_, address: string) => `${Number.parseInt(address, 16) - ram}`);
}
