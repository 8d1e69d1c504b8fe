// Counts instructions from reset to an address, exactly: QEMU in record mode counts every instruction executed, leaving out
// the time a machine sleeps, and its debug stub stops the machine at the address.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { qemuCommand } from "../cli/emulators/qemu.js";
import type { ChipJson } from "../compiler/chip.js";
import { GdbStub } from "./gdb-stub.js";

/** How long QEMU may take to open its sockets, and the program to get to the last address, in ms. */
const startTime = 10_000;
const runTime = 120_000;

/**
 * Runs a firmware and returns the number of instructions executed before each of the addresses, which the program must
 * reach in this order. Throws an Error with the console's text when it does not get there in two minutes.
 */
export async function countInstructions(chip: ChipJson, elf: string, addresses: number[]): Promise<number[]> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  const socket = (name: string) => join(folder, name);
  const [program, ...args] = qemuCommand(chip, elf, {
    monitor: `unix:${socket("monitor")},server=on,wait=off`,
    extraArguments: [
      ...[
        "-icount",
        `shift=0,rr=record,rrfile=${socket("record")}`,
        "-object",
        "filter-replay,id=f0,netdev=n0",
      ],
      ...["-chardev", `socket,id=gdb,path=${socket("gdb")},server=on,wait=off`, "-gdb", "chardev:gdb", "-S"],
    ],
  });
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const ended = new Promise<void>((resolve) => child.on("close", () => resolve()));
  let timer: NodeJS.Timeout | undefined;
  const failure = new Promise<never>((_, reject) => {
    const fail = (why: string) => reject(new Error(`${why} before the program got there:\n${output}`));
    ended.then(() => fail("QEMU ended"));
    timer = setTimeout(() => fail(`${runTime / 1000} s passed`), runTime);
  });
  const count = async () => {
    const stub = await retry(() => GdbStub.connect(socket("gdb")));
    const counts: number[] = [];
    for (const address of addresses) {
      await stub.runTo(address);
      counts.push(await instructionCount(socket("monitor")));
    }
    stub.close();
    return counts;
  };
  try {
    return await Promise.race([count(), failure]);
  } finally {
    clearTimeout(timer);
    child.kill("SIGKILL");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks QEMU's monitor, which answers "… instruction count = N" while it records. */
function instructionCount(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const monitor = connect(path);
    let text = "";
    monitor.setEncoding("latin1").on("data", (piece: string) => {
      text += piece;
      const count = /instruction count = (\d+)\r?\n/.exec(text);
      if (!count) return;
      monitor.destroy();
      resolve(Number(count[1]));
    });
    monitor.once("error", reject);
    monitor.write("info replay\n");
  });
}

async function retry<T>(attempt: () => Promise<T>): Promise<T> {
  for (const start = Date.now(); ; await pause(20)) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() - start > startTime) throw error;
    }
  }
}
