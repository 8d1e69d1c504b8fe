// Image files read back by others: Debian's binutils, pxt-core's parsers, and QEMU.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import type { ChipJson } from "../../compiler/chip.js";
import { writeFirmware } from "../../compiler/image/write-firmware.js";
import { DataBuilder } from "../../compiler/link/data-builder.js";
import type { LinkedFirmware } from "../../compiler/link/firmware.js";
import { link } from "../../compiler/link/link.js";
import type { ObjectSection } from "../../compiler/link/object.js";
import { XtensaAssembler } from "../../compiler/xtensa/assembler.js";
import { encode, type Mnemonic } from "../../compiler/xtensa/encodings-instructions.js";
import { a0, a1, a2, a3, a4, a5 } from "../../compiler/xtensa/registers.js";
import { binutil, withScratchDirectory } from "../support/xtensa-binutils.js";
import { esp8266 } from "../support/xtensa-chip.js";
import { DRAM, IRAM, IROM, runtimeImage } from "../support/xtensa-runtime-image.js";

interface Uf2Block {
  flags: number;
  targetAddr: number;
  payloadSize: number;
  blockNo: number;
  numBlocks: number;
  familyId: number;
  data: Uint8Array;
}

interface EspImage {
  segments: { addr: number; data: Uint8Array }[];
}

/** pxt-core's own readers of the formats, which its bundle leaves in global variables. */
function loadPxt(): {
  pxt: { esp: { parseBuffer(buffer: Uint8Array): EspImage } };
  ts: { pxtc: { UF2: { parseFile(file: Uint8Array): Uf2Block[] } } };
} {
  createRequire(import.meta.url)("pxt-core/built/pxt.js");
  return globalThis as unknown as ReturnType<typeof loadPxt>;
}

/** Bytes that no two places share. */
const pattern = (length: number, seed: number): Uint8Array =>
  Uint8Array.from({ length }, (_, n) => (n * 7 + seed + (n >> 8)) & 255);

function program(): ObjectSection[] {
  const blink = new XtensaAssembler("f1", { features: esp8266.features, displayName: "main.ts:blink" });
  blink.emit("l32r", a2, blink.literal(0x3c3c3c3c));
  blink.emit("l32r", a3, blink.literal("greeting"));
  blink.call0("runtime_start");
  blink.emit("ret");
  const tick = new XtensaAssembler("f2", { features: esp8266.features, displayName: "main.ts:Clock.tick" });
  tick.emit("addi", a2, a2, 1);
  tick.emit("l32r", a3, tick.literal(0x76767676));
  tick.emit("ret");
  return [
    blink.finish(),
    tick.finish(),
    new DataBuilder("header", "rodata").address("f1").finish(),
    new DataBuilder("greeting", "rodata").string("hello, flash").finish(),
    new DataBuilder("vtable", "data", 4, "Clock vtable").address("f2").finish(),
    new DataBuilder("globals", "bss").space(8).finish(),
  ];
}

const firmware: LinkedFirmware = link(
  runtimeImage({
    iram: pattern(40, 1),
    irom: pattern(500, 2),
    data: pattern(36, 3),
    bssBytes: 24,
    entry: IRAM + 4,
  }),
  program(),
  { header: "header", globals: "globals" },
);
const files = writeFirmware(firmware);

/** Runs a tool on firmware.elf. */
const elfTool = (tool: string, ...args: string[]): string =>
  withScratchDirectory((directory) => {
    const path = join(directory, "firmware.elf");
    writeFileSync(path, files["firmware.elf"]);
    return binutil(tool, ...args, path);
  });

test("readelf reads firmware.elf without complaint, as an Xtensa executable", () => {
  const header = elfTool("readelf", "-h");
  assert.match(header, /Type: +EXEC/);
  assert.match(header, /Machine: +Tensilica Xtensa/);
  assert.match(header, /Entry point address: +0x40100004/);
  assert.match(header, /Flags: +0x300/);
  withScratchDirectory((directory) => {
    const path = join(directory, "firmware.elf");
    writeFileSync(path, files["firmware.elf"]);
    const { stderr } = spawnSync("xtensa-lx106-elf-readelf", ["-a", "--lint", path], { encoding: "utf8" });
    assert.equal(stderr, "");
  });
});

test("the ELF loads every segment at its address, bss as memory without content", () => {
  const rows = [...elfTool("readelf", "-lW").matchAll(/^ +LOAD +(.*?)$/gm)].map((row) => row[1]!.split(/ +/));
  const loads = rows.map(([, virtual, physical, content, memory]) =>
    [virtual, physical, content, memory].map(Number),
  );
  assert.deepEqual(
    loads,
    firmware.segments.map(({ address, data, size }) => [address, address, data.length, size]),
  );
  assert.ok(loads.some(([, , content, memory]) => content === 0 && memory! > 0));
});

test("objcopy extracts each segment's exact content from the ELF", () => {
  withScratchDirectory((directory) => {
    const path = (name: string): string => join(directory, name);
    writeFileSync(path("firmware.elf"), files["firmware.elf"]);
    for (const { name, data } of firmware.segments) {
      if (data.length === 0) continue;
      binutil("objcopy", "-O", "binary", "-j", name, path("firmware.elf"), path("out.bin"));
      assert.deepEqual(new Uint8Array(readFileSync(path("out.bin"))), data, name);
    }
  });
});

test("the ELF's symbols have the TypeScript names, types and sizes", () => {
  const table = elfTool("readelf", "-sW");
  const symbol = (name: string): string[] => {
    const line = table.split("\n").find((text) => text.endsWith(` ${name}`));
    assert.ok(line, `a symbol ${name} in\n${table}`);
    return line.trim().split(/ +/).slice(1, 5);
  };
  const address = (name: string): string => firmware.addressOf(name).toString(16);
  assert.deepEqual(symbol("main.ts:blink"), [address("f1"), "11", "FUNC", "GLOBAL"]);
  assert.deepEqual(symbol("main.ts:Clock.tick"), [address("f2"), "7", "FUNC", "GLOBAL"]);
  assert.match(table, new RegExp(`${address("vtable")} +4 OBJECT +GLOBAL.*Clock vtable`));
  assert.deepEqual(symbol("runtime_start"), [IROM.toString(16), "4", "FUNC", "GLOBAL"]);
  assert.deepEqual(symbol(".literals").slice(1), ["12", "OBJECT", "LOCAL"]);
});

test("objdump shows the program's functions under their names, and pools as words between them", () => {
  const listing = elfTool("objdump", "-d", "-j", ".program.text");
  const of = (name: string): string[] => {
    const [, body] = listing.split(`<${name}>:\n`);
    assert.ok(body, `${name} in\n${listing}`);
    return body
      .split("\n\n")[0]!
      .split("\n")
      .filter((line) => line.includes("\t"))
      .map((line) => line.split("\t").slice(2).join(" ").trim());
  };
  const mnemonics = (name: string): string[] => of(name).map((line) => line.split(" ")[0]!);
  assert.deepEqual(mnemonics("main.ts:blink").slice(0, 4), ["l32r", "l32r", "call0", "ret.n"]);
  assert.deepEqual(mnemonics("main.ts:Clock.tick").slice(0, 3), ["addi.n", "l32r", "ret.n"]);
  assert.match(of("main.ts:blink")[0]!, /\(0x3c3c3c3c\)|<\.literals>/);
  assert.match(of("main.ts:blink")[2]!, /<runtime_start>/);
});

/** The boot ROM's view of an ESP8266 image: its segments, by pxt-core's reader. */
function romSegments(bin: Uint8Array): EspImage["segments"] {
  // pxt-core reads the ESP32's header, which has 16 more bytes; the segment table that follows is the same.
  const extended = new Uint8Array(bin.length + 16);
  extended.set(bin.subarray(0, 8));
  extended.set(bin.subarray(8), 24);
  const { segments } = loadPxt().pxt.esp.parseBuffer(extended);
  return segments.map(({ addr, data }) => ({ addr, data: new Uint8Array(data) }));
}

test("pxt-core's reader finds the RAM content of firmware.bin where it belongs", () => {
  const memory = new Map<number, number>();
  for (const { addr, data } of romSegments(files["firmware.bin"]))
    for (const [index, byte] of data.entries()) memory.set(addr + index, byte);
  const inRam = firmware.segments.filter(({ region }) => region !== "irom");
  for (const { name, address, data } of inRam)
    for (const [index, byte] of data.entries())
      assert.equal(memory.get(address + index), byte, `${name} + ${index}`);
  const globals = firmware.addressOf("globals");
  for (let n = 0; n < 8; n++) assert.equal(memory.get(globals + n), 0, "the program's bss arrives as zeros");
  assert.equal([...memory.keys()].filter((address) => address >= IROM).length, 0);
});

test("firmware.bin has the ROM's header, a checksum at the end of a multiple of 16, and erased flash behind", () => {
  const bin = files["firmware.bin"];
  // 0xE9, segments, DIO, 1 MB and 40 MHz, then the entry address.
  assert.deepEqual([...bin.subarray(0, 8)], [0xe9, 4, 2, 0x20, 0x04, 0x00, 0x10, 0x40]);
  let offset = 8;
  let checksum = 0xef;
  const view = new DataView(bin.buffer);
  for (let n = 0; n < 4; n++) {
    const length = view.getUint32(offset + 4, true);
    assert.equal(length % 4, 0);
    for (const byte of bin.subarray(offset + 8, offset + 8 + length)) checksum ^= byte;
    offset += 8 + length;
  }
  const end = Math.floor(offset / 16) * 16 + 15;
  assert.equal(bin[end], checksum);
  assert.ok(bin.subarray(end + 1, 0x10000).every((byte) => byte === 0xff));
});

test("firmware.bin has what runs from flash at its flash offset", () => {
  const bin = files["firmware.bin"];
  const mapped = firmware.segments.filter(({ region }) => region === "irom");
  assert.equal(mapped.length, 3);
  for (const { name, address, data } of mapped) {
    const offset = address - 0x40200000;
    assert.deepEqual(bin.subarray(offset, offset + data.length), data, name);
  }
});

test("RAM content that reaches into the flash part is an error that says by how much", () => {
  const large = link(runtimeImage({ iram: new Uint8Array(32768), data: new Uint8Array(36000) }), program(), {
    header: "header",
    globals: "globals",
  });
  assert.throws(() => writeFirmware(large), /takes 68832 bytes of flash, 3296 more than .* at 0x00010000/);
});

test("unknown image settings are errors that name the setting and the choices", () => {
  const withImage = (image: Partial<ChipJson["image"]>): LinkedFirmware => ({
    ...firmware,
    chip: { ...esp8266, image: { ...esp8266.image, ...image } },
  });
  assert.throws(
    () => writeFirmware(withImage({ flashSize: "3MB" })),
    /image\.flashSize is "3MB", .*512KB, 256KB, 1MB/,
  );
  assert.throws(() => writeFirmware(withImage({ flashMode: "spi" })), /image\.flashMode is "spi"/);
  assert.throws(() => writeFirmware(withImage({ flashFreq: "toString" })), /image\.flashFreq is "toString"/);
  assert.throws(() => writeFirmware(withImage({ format: "intel" })), /image\.format is "intel", .* esp8266/);
});

test("pxt-core's UF2 reader gets the flash content back, block by block", () => {
  const blocks = loadPxt().ts.pxtc.UF2.parseFile(files["firmware.uf2"]);
  assert.equal(blocks.length * 512, files["firmware.uf2"].length);
  const flash = new Uint8Array(files["firmware.bin"].length + 255).fill(0xff);
  for (const [index, block] of blocks.entries()) {
    assert.equal(block.familyId, 0x7eab61ed);
    assert.equal(block.payloadSize, 256);
    assert.equal(block.targetAddr % 256, 0);
    assert.deepEqual([block.blockNo, block.numBlocks], [index, blocks.length]);
    flash.set(block.data, block.targetAddr);
  }
  assert.deepEqual(flash.subarray(0, files["firmware.bin"].length), files["firmware.bin"]);
  assert.ok(
    blocks.length * 256 < files["firmware.bin"].length / 10,
    "erased flash between the parts is left out",
  );
});

test("the map lists regions, segments and symbols by address", () => {
  const map = new TextDecoder().decode(files["firmware.map"]);
  assert.match(map, /^ESP8266, entry 0x40100004\n/);
  assert.match(map, /^flash +933888 /m);
  assert.match(
    map,
    new RegExp(
      `^0x${firmware.addressOf("f2").toString(16)} +7  irom +program  func +main\\.ts:Clock\\.tick$`,
      "m",
    ),
  );
  const addresses = [...map.split("Symbols:")[1]!.matchAll(/^0x([0-9a-f]{8})/gm)].map((m) =>
    Number.parseInt(m[1]!, 16),
  );
  assert.deepEqual(
    addresses,
    [...addresses].sort((a, b) => a - b),
  );
  assert.ok(addresses.length >= 8);
});

/** A runtime that calls the function whose address is the header's first word, and exits QEMU with its result. */
function exitingRuntime(): { iram: Uint8Array; entry: number } {
  // Two literals, then the code.
  const bytes = new Uint8Array(new Uint32Array([DRAM + 0x8000, DRAM]).buffer);
  const iram = [...bytes];
  const emit = (mnemonic: Mnemonic, ...operands: number[]): void => {
    iram.push(...encode(mnemonic, operands, IRAM + iram.length));
  };
  emit("l32r", a1, IRAM);
  emit("l32r", a2, IRAM + 4);
  emit("l32i", a2, a2, 0);
  emit("l32i", a2, a2, 0);
  emit("callx0", a2);
  emit("mov", a3, a2);
  emit("movi", a2, 1);
  emit("simcall");
  return { iram: Uint8Array.from(iram), entry: IRAM + bytes.length };
}

/** Runs a main function on QEMU's ESP8266 core; its result is the exit status. */
function runInQemu(sections: ObjectSection[]): number | null {
  const linked = link(runtimeImage(exitingRuntime()), sections, { header: "header" });
  return withScratchDirectory((directory) => {
    const path = join(directory, "firmware.elf");
    writeFileSync(path, writeFirmware(linked)["firmware.elf"]);
    const { command, machine, cpu } = esp8266.emulators.qemu!;
    const { status } = spawnSync(
      command,
      [
        "-M",
        machine,
        "-cpu",
        cpu,
        "-semihosting",
        "-nographic",
        "-monitor",
        "none",
        "-serial",
        "none",
        "-kernel",
        path,
      ],
      { timeout: 20000 },
    );
    return status;
  });
}

test("QEMU runs the ELF: calls, literals, data and branches of every length", () => {
  const fill = (asm: XtensaAssembler, bytes: number): void => {
    for (let n = 0; n < bytes; n += 3) asm.emit("ill");
  };
  // Adds one for each branch that arrives where it should; what lies between would raise an exception.
  const main = new XtensaAssembler("main", { features: esp8266.features });
  main.addImmediate(a1, a1, -16);
  main.emit("s32i", a0, a1, 0);
  main.emit("movi", a2, 0);
  main.emit("movi", a4, 0);
  for (const gap of [3, 60, 120, 150, 2040, 2100, 131000, 132000]) {
    const label = main.label();
    main.emit("beqz", a4, label);
    fill(main, gap);
    main.place(label);
    main.emit("addi", a2, a2, 1);
  }
  main.call0("rest");
  main.emit("l32i", a0, a1, 0);
  main.addImmediate(a1, a1, 16);
  main.emit("ret");

  const rest = new XtensaAssembler("rest", { features: esp8266.features });
  const back = rest.label();
  const start = rest.label();
  rest.emit("j", start);
  rest.place(back);
  rest.emit("l32r", a3, rest.literal("table", 4));
  rest.emit("l32i", a3, a3, 0);
  rest.emit("add", a2, a2, a3);
  rest.movi32(a3, -1000000);
  rest.addImmediate(a3, a3, 1000030, a5);
  rest.emit("add", a2, a2, a3);
  rest.emit("ret");
  fill(rest, 3000);
  rest.place(start);
  rest.emit("beqi", a2, 8, back);
  rest.emit("ret");

  const status = runInQemu([
    main.finish(),
    rest.finish(),
    new DataBuilder("header", "rodata").address("main").finish(),
    new DataBuilder("table", "data").word(1).word(50).finish(),
  ]);
  assert.equal(status, 8 + 50 + 30);
});
