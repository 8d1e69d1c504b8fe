// The flash image of a program behind a runtime that a vendor's SDK has linked, read back with Node's SHA-256. The
// runtime is a stand-in with the SDK's layout; `npm run runtime` compares its image with the SDK's own.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import type { ChipJson } from "../../compiler/chip.js";
import { writeFirmware } from "../../compiler/image/write-firmware.js";
import { DataBuilder } from "../../compiler/link/data-builder.js";
import { link } from "../../compiler/link/link.js";
import type { RuntimeImage } from "../../compiler/link/runtime-image.js";
import { XtensaAssembler } from "../../compiler/xtensa/assembler.js";
import { a2 } from "../../compiler/xtensa/registers.js";
import { cli, project, temporaryFolder } from "../support/cli.js";
import { esp8266 } from "../support/xtensa-chip.js";

const WINDOW = 0x40200000;
const APP = 0x10000;
const TEXT = WINDOW + APP + 16;
const TEXT_BYTES = 500;
/** Eight bytes are left for the segment's header. */
const RODATA = TEXT + TEXT_BYTES;
const DATA = 0x3ffe8000;
const PROGRAM_RAM = 0x3ffe9000;

/** Bytes that no two places share. */
const pattern = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, n) => (n * 7 + seed + (n >> 8)) & 255);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

const chip: ChipJson = {
  ...esp8266,
  regions: {
    dram: { title: "data RAM", address: `0x${PROGRAM_RAM.toString(16)}`, size: "0x1000", access: "byte" },
    sdk: { title: "data RAM, the SDK's", address: "0x3FFE8000", size: "0x18000", access: "byte" },
    iram: { title: "instruction RAM", address: "0x40100000", size: "0xC000", access: "word" },
    irom: { title: "flash", address: "0x40210000", size: "0xE4000", access: "word" },
  },
  image: {
    ...esp8266.image,
    format: "esp8266-app",
    applicationOffset: "0x10000",
    flashSettings: [2, 0x20],
    parts: [
      { offset: "0x0", file: "bootloader.bin", base64: base64(pattern(100, 5)) },
      { offset: "0x8000", file: "partitions.bin", base64: base64(pattern(96, 6)) },
    ],
  },
};

const runtime: RuntimeImage = {
  chip,
  entry: TEXT + 4,
  segments: [
    {
      name: ".flash.text",
      region: "irom",
      address: TEXT,
      size: TEXT_BYTES,
      data: base64(pattern(TEXT_BYTES, 1)),
    },
    { name: ".flash.rodata", region: "irom", address: RODATA, size: 48, data: base64(pattern(48, 2)) },
    { name: ".dram0.data", region: "sdk", address: DATA, size: 40, data: base64(pattern(40, 3)) },
    { name: ".dram0.bss", region: "sdk", address: DATA + 0x2000, size: 64, data: "" },
    { name: ".iram0.text", region: "iram", address: 0x40100000, size: 33, data: base64(pattern(33, 4)) },
  ],
  symbols: { pxt_program_info: [DATA, 24, "object"], runtime_start: [TEXT, 4, "func"] },
  elfSymbols: { runtime_start: [TEXT, 4, "func"] },
};

const code = new XtensaAssembler("main", { features: chip.features, displayName: "main.ts:main" });
code.emit("l32r", a2, code.literal(0x3c3c3c3c));
code.call0("runtime_start");
code.emit("ret");
const firmware = link(
  runtime,
  [
    code.finish(),
    new DataBuilder("header", "rodata").address("main").finish(),
    new DataBuilder("vtable", "data", 4, "Clock vtable").address("main").finish(),
    new DataBuilder("globals", "bss").space(8).finish(),
  ],
  { header: "header", globals: "globals" },
);
const files = writeFirmware(firmware);
const bin = files["firmware.bin"];
/** Without the hash. */
const image = bin.subarray(0, bin.length - 32);

interface Segment {
  addr: number;
  data: Uint8Array;
}

/** As esptool's documentation has them: address, length, content, so many as the header says. */
function segments(): Segment[] {
  const view = new DataView(image.buffer, image.byteOffset);
  const found: Segment[] = [];
  let at = 8;
  while (found.length < image[1]!) {
    const bytes = view.getUint32(at + 4, true);
    found.push({ addr: view.getUint32(at, true), data: image.subarray(at + 8, at + 8 + bytes) });
    at += 8 + bytes;
  }
  assert.equal(Math.floor(at / 16) * 16 + 16, image.length, "the checksum follows");
  return found;
}

test("every byte of runtime and program is in the image at its address, with the program's variables as zeros", () => {
  const memory = new Map<number, number>();
  let place = 8;
  for (const { addr, data } of segments().sort((a, b) => a.addr - b.addr)) {
    // The address of the second segment in flash is where its header is.
    const start = addr === RODATA ? addr + 8 : addr;
    for (const [offset, byte] of data.entries()) memory.set(start + offset, byte);
    if (addr < WINDOW) continue;
    // They come first in the image; the flash window shows them where they are.
    place += 8;
    assert.equal(start, WINDOW + APP + place);
    place += data.length;
  }
  for (const { name, address, data, origin, size } of firmware.segments) {
    const skipped = name === ".flash.rodata" ? 8 : 0;
    for (let n = skipped; n < size; n++) {
      const expected = data.length > 0 ? data[n] : origin === "program" ? 0 : undefined;
      assert.equal(memory.get(address + n), expected, `${name} + ${n}`);
    }
  }
});

test("the runtime is told where the program is, in the memory that the SDK's project keeps for it", () => {
  const data = segments().find(({ addr }) => addr === DATA)!.data;
  const words = new DataView(Uint8Array.from(data).buffer);
  const word = (n: number): number => words.getUint32(4 * n, true);
  assert.equal(word(0), firmware.addressOf("header"));
  assert.equal(word(1), firmware.addressOf("globals"));
  assert.ok(word(1) >= PROGRAM_RAM && word(2) > word(1));
  assert.equal(word(3), PROGRAM_RAM + 0x1000);
});

test("header, checksum and hash are those of the image with the program", () => {
  assert.deepEqual([...image.subarray(0, 8)], [0xe9, 6, 2, 0x20, 0x14, 0x00, 0x21, 0x40]);
  let checksum = 0xef;
  for (const { data } of segments()) for (const byte of data) checksum ^= byte;
  assert.equal(image.length % 16, 0);
  assert.equal(image[image.length - 1], checksum);
  assert.deepEqual([...bin.subarray(image.length)], [...createHash("sha256").update(image).digest()]);
});

test("bootloader and partition table of the SDK are files of their own, and in the UF2 file with the application", () => {
  assert.deepEqual(files["bootloader.bin"], pattern(100, 5));
  assert.deepEqual(files["partitions.bin"], pattern(96, 6));
  const uf2 = Buffer.from(files["firmware.uf2"]);
  const pages = new Map<number, Buffer>();
  for (let at = 0; at < uf2.length; at += 512)
    pages.set(uf2.readUInt32LE(at + 12), uf2.subarray(at + 32, at + 288));
  assert.deepEqual(new Uint8Array(pages.get(0)!.subarray(0, 100)), pattern(100, 5));
  assert.deepEqual(new Uint8Array(pages.get(0x8000)!.subarray(0, 96)), pattern(96, 6));
  assert.deepEqual(new Uint8Array(pages.get(APP)!), bin.subarray(0, 256));
});

test("a runtime that would not be in place where it was linked for is refused", () => {
  const moved = { ...runtime, chip: { ...chip, image: { ...chip.image, applicationOffset: "0x20000" } } };
  assert.throws(
    () =>
      writeFirmware(
        link(moved, [new DataBuilder("header", "rodata").word(0).finish()], { header: "header" }),
      ),
    /segment 1 was linked for 0x40210010, but is at 0x40220010/,
  );
});

test("build --runtime says what is wrong with the folder", async (t) => {
  const folder = project(t, `console.log("hello")`);
  const empty = temporaryFolder(t);
  const missing = await cli(t, "build", folder, "--runtime", empty);
  assert.equal(missing.status, 1);
  assert.match(
    missing.stderr,
    new RegExp(`there is no runtime in ${empty}: ${join(empty, "runtime.json")} is missing`),
  );
});
