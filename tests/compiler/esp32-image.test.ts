// The ESP32's files, read back by others: pxt-core's reader of images, Node's hashes, binutils for what is to be in them.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chipOfBoard } from "../../cli/boards.js";
import type { ChipJson } from "../../compiler/chip.js";
import { md5, sha256 } from "../../compiler/image/hashes.js";
import { writeFirmware } from "../../compiler/image/write-firmware.js";
import type { LinkedFirmware } from "../../compiler/link/firmware.js";
import { cli, project, temporaryFolder } from "../support/cli.js";
import { Scope } from "../support/process.js";
import { binutil } from "../support/xtensa-binutils.js";

interface PxtReaders {
  pxt: { esp: { parseBuffer(buffer: Uint8Array): { segments: { addr: number; data: Uint8Array }[] } } };
  ts: {
    pxtc: {
      UF2: { parseFile(file: Uint8Array): { targetAddr: number; familyId: number; data: Uint8Array }[] };
    };
  };
}

const hash = (name: string, bytes: Uint8Array): string => createHash(name).update(bytes).digest("hex");
const pages = 0x10000;

let out: string;
let bin: Buffer;
let readers: PxtReaders;

const scope = new Scope();
after(() => scope.end());

before(async () => {
  out = temporaryFolder(scope);
  const folder = project(scope, `const greetings = ["hello", "flash"];\nconsole.log(greetings.join(" "));`);
  const { status, stderr } = await cli(scope, "build", folder, "--board", "esp32", "--out", out);
  assert.equal(status, 0, stderr);
  bin = readFileSync(join(out, "firmware.bin"));
  createRequire(import.meta.url)("pxt-core/built/pxt.js");
  readers = globalThis as unknown as PxtReaders;
});

test("MD5 and SHA-256 are Node's, whatever the length", () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, i) => i * 37 + length);
    assert.equal(Buffer.from(md5(bytes)).toString("hex"), hash("md5", bytes));
    assert.equal(Buffer.from(sha256(bytes)).toString("hex"), hash("sha256", bytes));
  }
});

test("firmware.bin has the chip's header, its checksum at the end of a multiple of 16, and its SHA-256 behind", () => {
  assert.deepEqual([...bin.subarray(0, 1), ...bin.subarray(2, 4)], [0xe9, 2, 0x20]); // DIO, 4 MB and 40 MHz
  assert.equal(bin[8], 0xee);
  assert.equal(bin.readUInt16LE(12), 0);
  assert.equal(bin[23], 1);
  const end = bin.length - 32;
  assert.equal(end % 16, 0);
  assert.equal(bin.subarray(end).toString("hex"), hash("sha256", bin.subarray(0, end)));
  let checksum = 0xef;
  let offset = 24;
  for (let n = 0; n < bin[1]!; n++) {
    const length = bin.readUInt32LE(offset + 4);
    for (const byte of bin.subarray(offset + 8, offset + 8 + length)) checksum ^= byte;
    offset += 8 + length;
  }
  assert.equal(Math.floor(offset / 16) * 16 + 16, end);
  assert.equal(bin[end - 1], checksum);
  assert.match(
    binutil("readelf", "-h", join(out, "firmware.elf")),
    new RegExp(`Entry.*0x${bin.readUInt32LE(4).toString(16)}`),
  );
});

test("pxt-core's reader finds everything that firmware.elf loads at its address", () => {
  const memory = readers.pxt.esp.parseBuffer(bin).segments.filter(({ addr }) => addr !== 0);
  const rows = [...binutil("readelf", "-lW", join(out, "firmware.elf")).matchAll(/^ +LOAD +(.*?)$/gm)];
  const elf = readFileSync(join(out, "firmware.elf"));
  assert.ok(rows.length >= 6);
  for (const row of rows) {
    const [offset, address, , bytes] = row[1]!.split(/ +/).map(Number) as [number, number, number, number];
    if (bytes === 0) continue;
    const home = memory.find(({ addr, data }) => address >= addr && address + bytes <= addr + data.length);
    assert.ok(home, `0x${address.toString(16)} is in no segment`);
    const found = Buffer.from(home.data).subarray(address - home.addr, address - home.addr + bytes);
    assert.deepEqual(found, elf.subarray(offset, offset + bytes));
  }
});

test("what is mapped from flash lies at the same place in a page of 64 KB as in memory", () => {
  const chip = chipOfBoard("esp32");
  let offset = 24;
  let mapped = 0;
  for (let n = 0; n < bin[1]!; n++) {
    const address = bin.readUInt32LE(offset);
    const inPlace = [chip.place.text, chip.place.rodata].some((name) => {
      const region = chip.regions[name]!;
      return address >= Number(region.address) && address < Number(region.address) + Number(region.size);
    });
    if (inPlace) {
      mapped++;
      assert.equal((offset + 8) % pages, address % pages);
    }
    offset += 8 + bin.readUInt32LE(offset + 4);
  }
  assert.equal(mapped, 2);
});

test("partitions.bin lists the partitions of chip.json, with the MD5 of the list", () => {
  const table = readFileSync(join(out, "partitions.bin"));
  assert.equal(table.length, 0xc00);
  const listed = [];
  let offset = 0;
  for (; table.readUInt16LE(offset) === 0x50aa; offset += 32) {
    const name = table
      .subarray(offset + 12, offset + 28)
      .toString()
      .replace(/\0+$/, "");
    listed.push([
      name,
      table[offset + 2],
      table[offset + 3],
      table.readUInt32LE(offset + 4),
      table.readUInt32LE(offset + 8),
    ]);
  }
  assert.deepEqual(listed, [
    ["nvs", 1, 2, 0x9000, 0x6000],
    ["phy_init", 1, 1, 0xf000, 0x1000],
    ["factory", 0, 0, 0x10000, 0x380000],
    ["settings", 1, 0x40, 0x390000, 0x8000],
  ]);
  assert.equal(table.readUInt16LE(offset), 0xebeb);
  assert.equal(
    table.subarray(offset + 16, offset + 32).toString("hex"),
    hash("md5", table.subarray(0, offset)),
  );
  assert.ok(table.subarray(offset + 32).every((byte) => byte === 0xff));
});

test("pxt-core's UF2 reader gets partition table and application back, at their places in flash", () => {
  const blocks = readers.ts.pxtc.UF2.parseFile(readFileSync(join(out, "firmware.uf2")));
  const flash = Buffer.alloc(0x10000 + bin.length + 255, 0xff);
  for (const { targetAddr, familyId, data } of blocks) {
    assert.equal(familyId, 0x1c5f21b0);
    flash.set(data, targetAddr);
  }
  assert.deepEqual(flash.subarray(0x8000, 0x8c00), readFileSync(join(out, "partitions.bin")));
  assert.deepEqual(flash.subarray(0x10000, 0x10000 + bin.length), bin);
});

test("settings of chip.json that an image can't be made with are errors that name them", () => {
  const chip = chipOfBoard("esp32");
  const firmware = (image: Partial<ChipJson["image"]>): LinkedFirmware => ({
    chip: { ...chip, image: { ...chip.image, ...image } },
    entry: 0x40080400,
    segments: [
      {
        name: "text",
        origin: "program",
        region: "irom",
        address: 0x400d0020,
        size: 64,
        data: new Uint8Array(64),
        writable: false,
        executable: true,
      },
    ],
    symbols: [],
    lines: [],
    memory: [],
    addressOf: () => 0,
  });
  const app = { name: "small", type: "app", subtype: "factory", offset: "0x10000", size: "0x40" };
  const refused: [Partial<ChipJson["image"]>, RegExp][] = [
    [{ partitions: [app] }, /takes 144 bytes, 80 more than the partition small has/],
    [{ partitions: [{ ...app, type: "data", subtype: "nvs" }] }, /no partition of type app/],
    [
      { partitions: [{ ...app, size: "0x1000", subtype: "spiffs" }] },
      /image\.partitions\.subtype is "spiffs", .* factory/,
    ],
    [
      { partitions: [{ ...app, size: "0x1000", name: "sixteen-letters!" }] },
      /name is longer than 15: sixteen-letters!/,
    ],
    [{ flashSize: "512KB" }, /image\.flashSize is "512KB", .* 4MB/],
  ];
  for (const [image, message] of refused) assert.throws(() => writeFirmware(firmware(image)), message);
});
