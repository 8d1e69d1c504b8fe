// Counts the TCP segments in which publishes leave the board: program/main.ts makes one with the topic segments/one, and ten in one
// turn with segments/ten, and QEMU captures the network's frames.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startQemu } from "../../cli/emulators/qemu.js";
import type { ChipJson } from "../../compiler/chip.js";
import { tcpSegments } from "../../tests/net/pcap.js";
import type { MarkedFirmware } from "./count.js";

const runTime = 60_000;

export interface Segments {
  one: number;
  ten: number;
}

/** Runs program/main.ts, which connects to the broker at `port`, until its first operation. */
export async function countSegments(
  chip: ChipJson,
  firmware: MarkedFirmware,
  port: number,
): Promise<Segments> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-bench-"));
  const capture = join(folder, "capture");
  try {
    let text = "";
    let onText = () => {};
    const qemu = startQemu(
      chip,
      firmware.elf,
      (piece) => {
        text += piece;
        onText();
      },
      { extraArguments: ["-object", `filter-dump,id=f0,netdev=n0,file=${capture}`] },
    );
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the program published nothing:\n${text}`)), runTime);
      onText = () => {
        if (!/^OPERATION/m.test(text)) return;
        clearTimeout(timer);
        resolve();
      };
    });
    await qemu.stop();
    const sent = tcpSegments(readFileSync(capture)).filter((segment) => segment.destinationPort === port);
    const withText = (topic: string) => sent.filter(({ payload }) => payload.includes(topic)).length;
    return { one: withText("segments/one"), ten: withText("segments/ten") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
