// The linker: what goes where, what reaches what, and what it says when something is wrong.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { ChipJson } from "../../compiler/chip.js";
import { DataBuilder } from "../../compiler/link/data-builder.js";
import type { LinkedFirmware } from "../../compiler/link/firmware.js";
import { link } from "../../compiler/link/link.js";
import { formatMemoryTable } from "../../compiler/link/memory.js";
import type { ObjectSection } from "../../compiler/link/object.js";
import { XtensaAssembler } from "../../compiler/xtensa/assembler.js";
import { a2, a3 } from "../../compiler/xtensa/registers.js";
import { disassemble } from "../support/xtensa-binutils.js";
import { esp8266 } from "../support/xtensa-chip.js";
import { DRAM, IROM, runtimeImage } from "../support/xtensa-runtime-image.js";

const header = new DataBuilder("header", "rodata").word(0x1234).finish();

/** A function whose body is `body`, closed by a return. */
function fn(name: string, body: (asm: XtensaAssembler) => void = () => {}): ObjectSection {
  const asm = new XtensaAssembler(name, { features: esp8266.features, displayName: `main.ts:${name}` });
  body(asm);
  asm.emit("ret");
  return asm.finish();
}

/** A function of exactly this many bytes: a multiple of 3, plus the two of its return. */
const sized = (name: string, bytes: number, body: (asm: XtensaAssembler) => void = () => {}): ObjectSection =>
  fn(name, (asm) => {
    body(asm);
    for (let n = 0; n < (bytes - 2) / 3; n++) asm.emit("memw");
  });

function segment(firmware: LinkedFirmware, name: string) {
  const found = firmware.segments.find((s) => s.name === name);
  assert.ok(found, `a segment named ${name}`);
  return found;
}

function wordAt(firmware: LinkedFirmware, address: number): number {
  const found = firmware.segments.find((s) => address >= s.address && address < s.address + s.data.length);
  assert.ok(found, `a segment with content at ${address.toString(16)}`);
  return new DataView(found.data.buffer).getUint32(address - found.address, true);
}

/** objdump's text of the `count` instructions at a symbol. */
function code(firmware: LinkedFirmware, name: string, count: number): string[] {
  const address = firmware.addressOf(name);
  const { data, address: start } = firmware.segments.find(
    (s) => address >= s.address && address < s.address + s.data.length,
  )!;
  return disassemble(data.subarray(address - start, address - start + 3 * count), address)
    .slice(0, count)
    .map(({ text }) => text);
}

test("program text follows the runtime in flash, program data its bss in data RAM", () => {
  const runtime = runtimeImage({ irom: new Uint8Array(37), bssBytes: 20 });
  const vtable = new DataBuilder("vtable", "data").word(7).address("main").finish();
  const globals = new DataBuilder("globals", "bss").space(12).finish();
  const firmware = link(runtime, [fn("main"), header, vtable, globals], {
    header: "header",
    globals: "globals",
  });
  assert.equal(segment(firmware, ".program.text").address, IROM + 48);
  assert.equal(firmware.addressOf("main"), IROM + 48);
  assert.equal(firmware.addressOf("header"), IROM + 52);
  assert.equal(firmware.addressOf("vtable"), DRAM + 36);
  assert.equal(firmware.addressOf("globals"), DRAM + 44);
  assert.equal(wordAt(firmware, DRAM + 40), IROM + 48);
});

test("the program begins behind the runtime's last segment, in whatever order they are listed", () => {
  const runtime = runtimeImage({ bssBytes: 20 });
  runtime.segments.reverse();
  const vtable = new DataBuilder("vtable", "data").word(7).finish();
  assert.equal(link(runtime, [header, vtable], { header: "header" }).addressOf("vtable"), DRAM + 36);
});

test("pxt_program_info holds header, globals, first free byte and end of data RAM", () => {
  const globals = new DataBuilder("globals", "bss").space(12).finish();
  const firmware = link(runtimeImage(), [header, globals], { header: "header", globals: "globals" });
  assert.deepEqual(
    [0, 4, 8, 12].map((offset) => wordAt(firmware, DRAM + offset)),
    // 16 bytes of runtime data, 12 of globals, rounded up to 8; 80 KB less the 28 KB kept for Wi-Fi.
    [firmware.addressOf("header"), DRAM + 16, DRAM + 32, DRAM + 0x14000 - 28672],
  );
});

test("a runtime without pxt_program_info is refused", () => {
  const runtime = runtimeImage();
  delete (runtime.symbols as Record<string, unknown>).pxt_program_info;
  assert.throws(() => link(runtime, [header], { header: "header" }), /the runtime has no pxt_program_info/);
});

test("every object keeps its alignment, and none begins inside a word", () => {
  const sections = [1, 2, 4, 8, 16].map((align) =>
    new DataBuilder(`object${align}`, "rodata", align).string("x").finish(),
  );
  const firmware = link(runtimeImage(), [fn("main"), header, ...sections, fn("other")], { header: "header" });
  for (const align of [1, 2, 4, 8, 16])
    assert.equal(firmware.addressOf(`object${align}`) % Math.max(4, align), 0, `object${align}`);
  assert.equal(firmware.addressOf("other") % 4, 0);
  for (const { size, name } of firmware.segments) assert.equal(size % 4, 0, name);
});

test("literals are shared by functions, and hold numbers and addresses", () => {
  const firmware = link(
    runtimeImage({ symbols: { rt_table: [DRAM + 8, 4, "object"] } }),
    [
      fn("one", (asm) => {
        asm.emit("l32r", a2, asm.literal(0x12345678));
        asm.emit("l32r", a3, asm.literal("text", 4));
      }),
      fn("two", (asm) => {
        asm.emit("l32r", a2, asm.literal(0x12345678));
        asm.emit("l32r", a3, asm.literal("rt_table"));
        const here = asm.label();
        asm.place(here);
        asm.emit("l32r", a3, asm.literal(here));
      }),
      header,
      new DataBuilder("text", "rodata").string("hello").finish(),
    ],
    { header: "header" },
  );
  const pool = firmware.symbols.find(({ name }) => name === ".literals")!;
  assert.equal(pool.size, 16);
  assert.deepEqual(
    [0, 4, 8, 12].map((offset) => wordAt(firmware, pool.address + offset)),
    [0x12345678, firmware.addressOf("text") + 4, DRAM + 8, firmware.addressOf("two") + 6],
  );
  const at = (offset: number): string => `0x${(pool.address + offset).toString(16)}`;
  assert.deepEqual(
    [...code(firmware, "one", 2), ...code(firmware, "two", 3)].map((text) => text.replace(/ \(.*/, "")),
    [
      `l32r a2, ${at(0)}`,
      `l32r a3, ${at(4)}`,
      `l32r a2, ${at(0)}`,
      `l32r a3, ${at(8)}`,
      `l32r a3, ${at(12)}`,
    ],
  );
});

test("addresses at different distances from one symbol are different literals", () => {
  const main = fn("main", (asm) => {
    asm.emit("l32r", a2, asm.literal("header"));
    asm.emit("l32r", a2, asm.literal("header", 2));
  });
  const firmware = link(runtimeImage(), [main, header], { header: "header" });
  const { address } = firmware.symbols.find(({ name }) => name === ".literals")!;
  const start = firmware.addressOf("header");
  assert.deepEqual([wordAt(firmware, address), wordAt(firmware, address + 4)], [start, start + 2]);
});

test("functions share a pool as far as an l32r reaches, and the next get their own", () => {
  const load = (asm: XtensaAssembler): void => asm.emit("l32r", a2, asm.literal(0x12345678));
  const withSizes = (...sizes: number[]): LinkedFirmware =>
    link(runtimeImage(), [...sizes.map((size, n) => sized(`f${n}`, size, load)), header], {
      header: "header",
    });
  const pools = (firmware: LinkedFirmware): number[] =>
    firmware.symbols.filter(({ name }) => name === ".literals").map(({ address }) => address);

  const together = withSizes(131000, 131000, 26);
  assert.equal(pools(together).length, 1);
  const apart = withSizes(131000, 131000, 131000);
  assert.equal(pools(apart).length, 2);
  for (const firmware of [together, apart])
    for (const name of ["f0", "f1", "f2"]) {
      const [, target] = /^l32r a2, 0x([0-9a-f]+)/.exec(code(firmware, name, 1)[0]!)!;
      assert.equal(wordAt(firmware, Number.parseInt(target!, 16)), 0x12345678, name);
    }
});

test("a function too long for its own literals is an error that names it", () => {
  const long = sized("huge", 2 + 3 * 87400);
  const asm = new XtensaAssembler("late", { features: esp8266.features, displayName: "main.ts:late" });
  for (let n = 0; n < 87400; n++) asm.emit("memw");
  asm.emit("l32r", a2, asm.literal(0x12345678));
  const options = { header: "header" };
  assert.doesNotThrow(() => link(runtimeImage(), [long, header], options));
  assert.throws(
    () => link(runtimeImage(), [asm.finish(), header], options),
    /^LinkError: main\.ts:late is too large: 262203 bytes of code, .* 262144 bytes at most\. Split it/,
  );
});

test("a literal at the border of an l32r's reach is loaded, and one byte of code more is an error", () => {
  // The pool is one word, and the function follows it.
  const late = (bytesBefore: number): LinkedFirmware =>
    link(
      runtimeImage(),
      [
        fn("late", (asm) => {
          const twos = (3 - (bytesBefore % 3)) % 3;
          for (let n = 0; n < twos; n++) asm.emit("nop.n");
          for (let n = 2 * twos; n < bytesBefore; n += 3) asm.emit("memw");
          asm.emit("l32r", a2, asm.literal(0x12345678));
        }),
        header,
      ],
      { header: "header" },
    );
  const firmware = late(262140);
  const address = firmware.addressOf("late");
  const { data, address: start } = firmware.segments.find((s) => s.name === ".program.text")!;
  const at = address + 262140;
  const [load] = disassemble(data.subarray(at - start, at - start + 3), at);
  assert.equal(load!.text, `l32r a2, 0x${(address - 4).toString(16)}`);
  assert.equal(wordAt(firmware, address - 4), 0x12345678);
  assert.throws(() => late(262141), /^LinkError: main\.ts:late is too large/);
});

test("calls are direct where they reach, and go through a literal where they do not", () => {
  const irom = new Uint8Array(600000);
  const symbols = {
    near: [IROM + 599996, 4, "func"],
    far: [IROM, 4, "func"],
    unaligned: [IROM + 599994, 2, "func"],
  } as const;
  const firmware = link(
    runtimeImage({
      irom,
      symbols: { near: [...symbols.near], far: [...symbols.far], unaligned: [...symbols.unaligned] },
    }),
    [
      fn("main", (asm) => {
        asm.call0("near");
        asm.call0("far");
        asm.call0("unaligned");
        asm.call0("other");
      }),
      fn("other"),
      header,
    ],
    { header: "header" },
  );
  const [near, load, through, load2, through2, other] = code(firmware, "main", 6);
  assert.equal(near, `call0 0x${(IROM + 599996).toString(16)}`);
  for (const [text, address] of [
    [load, IROM],
    [load2, IROM + 599994],
  ] as const) {
    const [, target] = /^l32r a0, 0x([0-9a-f]+)/.exec(text!)!;
    assert.equal(wordAt(firmware, Number.parseInt(target!, 16)), address);
  }
  assert.equal(through, "callx0 a0");
  assert.equal(through2, "callx0 a0");
  assert.equal(other, `call0 0x${firmware.addressOf("other").toString(16)}`);
});

test("a call at the border of its reach is direct, and one word beyond is not", () => {
  // The call is the program's first instruction: its distance is set by the runtime's length.
  const callTo = (target: number): string => {
    const runtime = runtimeImage({
      irom: new Uint8Array(524288 + 16),
      symbols: { far: [target, 4, "func"] },
    });
    return code(
      link(runtime, [fn("main", (asm) => asm.call0("far")), header], { header: "header" }),
      "main",
      1,
    )[0]!;
  };
  const main = IROM + 524288 + 16;
  assert.equal(callTo(main - 524284), `call0 0x${(main - 524284).toString(16)}`);
  assert.match(callTo(main - 524288), /^l32r a0/);
  assert.equal(callTo(main + 524288), `call0 0x${(main + 524288).toString(16)}`);
  assert.match(callTo(main + 524292), /^l32r a0/);
});

test("a tail jump at the border of its reach is direct, and one byte beyond is not", () => {
  const jumpTo = (target: number): string => {
    const runtime = runtimeImage({ irom: new Uint8Array(200000), symbols: { far: [target, 4, "func"] } });
    const main = fn("main", (asm) => asm.jumpTo("far"));
    return code(link(runtime, [main, header], { header: "header" }), "main", 1)[0]!;
  };
  const main = IROM + 200000;
  for (const near of [main + 131075, main - 131068]) assert.equal(jumpTo(near), `j 0x${near.toString(16)}`);
  for (const far of [main + 131076, main - 131069]) assert.match(jumpTo(far), /^l32r a10, /);
});

test("a tail jump to a far symbol goes through its scratch register", () => {
  const runtime = runtimeImage({ irom: new Uint8Array(200000) });
  const firmware = link(
    runtime,
    [fn("main", (asm) => asm.jumpTo("runtime_start", 11)), fn("next", (asm) => asm.jumpTo("main")), header],
    { header: "header" },
  );
  assert.match(code(firmware, "main", 2).join("; "), /^l32r a11, .*; jx a11$/);
  assert.equal(code(firmware, "next", 1)[0], `j 0x${firmware.addressOf("main").toString(16)}`);
});

test("program symbols come before the runtime's", () => {
  const firmware = link(
    runtimeImage(),
    [fn("runtime_start"), fn("main", (asm) => asm.call0("runtime_start")), header],
    { header: "header" },
  );
  assert.equal(code(firmware, "main", 1)[0], `call0 0x${firmware.addressOf("runtime_start").toString(16)}`);
  assert.notEqual(firmware.addressOf("runtime_start"), IROM);
});

test("undefined symbols are listed with those who refer to them", () => {
  const user = fn("blink", (asm) => {
    asm.call0("pxt::missing");
    asm.emit("l32r", a2, asm.literal("lost"));
  });
  const table = new DataBuilder("table", "data", 4, "Pin vtable").address("pxt::missing").finish();
  assert.throws(
    () => link(runtimeImage(), [user, table, header], { header: "header" }),
    (error: Error) => {
      assert.equal(error.name, "LinkError");
      assert.equal(
        error.message,
        "undefined symbols:\n  lost, referred to by main.ts:blink\n  pxt::missing, referred to by Pin vtable, main.ts:blink",
      );
      return true;
    },
  );
  assert.throws(() => link(runtimeImage(), [], { header: "header" }), /undefined symbol: header/);
  assert.throws(
    () => link(runtimeImage(), [header], { header: "header", roots: ["gone"] }),
    /gone, referred to by the program's roots/,
  );
});

test("names of JavaScript's own objects are no symbols", () => {
  const user = fn("main", (asm) => asm.call0("toString"));
  assert.throws(
    () => link(runtimeImage(), [user, header], { header: "header" }),
    /toString, referred to by main\.ts:main/,
  );
});

test("a symbol defined twice is an error that names both places", () => {
  assert.throws(
    () =>
      link(runtimeImage(), [fn("main"), new DataBuilder("main", "data").word(1).finish(), header], {
        header: "header",
      }),
    /main is defined twice: in main\.ts:main and in main/,
  );
});

test("sections that no root reaches are dropped, and what they refer to is not asked for", () => {
  const sections = [
    fn("main", (asm) => {
      asm.call0("used");
      asm.emit("l32r", a2, asm.literal("text"));
    }),
    fn("used"),
    fn("dead", (asm) => asm.call0("nowhere")),
    new DataBuilder("text", "rodata").address("inner").finish(),
    new DataBuilder("object", "data").word(1).symbol("inner").word(2).finish(),
    new DataBuilder("deadText", "rodata").string("dead").finish(),
    header,
  ];
  const firmware = link(runtimeImage(), sections, { header: "header", roots: ["main"] });
  const names = firmware.symbols.filter(({ origin }) => origin === "program").map(({ name }) => name);
  assert.deepEqual(names.sort(), [
    ".literals",
    "header",
    "inner",
    "main.ts:main",
    "main.ts:used",
    "object",
    "text",
  ]);
  assert.throws(() => firmware.addressOf("dead"), /undefined symbol: dead/);
  assert.throws(
    () => link(runtimeImage(), sections, { header: "header" }),
    /nowhere, referred to by main\.ts:dead/,
  );
});

/** The ESP8266 with a smaller flash region. */
const smallChip = (size: number): ChipJson => ({
  ...esp8266,
  regions: { ...esp8266.regions, irom: { ...esp8266.regions.irom!, size: `0x${size.toString(16)}` } },
});

test("a region that overflows is an error that names it, the excess, and the five biggest parts", () => {
  const sizes = [101, 302, 200, 500, 401, 602];
  const sections = [...sizes.map((size, n) => sized(`f${n}`, size)), header];
  // 16 bytes of runtime, the functions with their padding to words, and the header.
  const needed = 16 + sizes.reduce((sum, size) => sum + Math.ceil(size / 4) * 4, 0) + 4;
  const linked = (size: number) =>
    link(runtimeImage({ chip: smallChip(size) }), sections, { header: "header" });
  assert.doesNotThrow(() => linked(needed));
  assert.throws(
    () => linked(needed - 4),
    (error: Error) => {
      assert.equal(error.name, "LinkError");
      assert.deepEqual(error.message.split("\n"), [
        `flash (region irom, ${needed - 4} bytes) overflows by 4 bytes: ${needed} bytes needed, ${needed - 4} available.`,
        "The runtime takes 16 bytes. The biggest parts of the program there:",
        "  main.ts:f5: 602 bytes",
        "  main.ts:f3: 500 bytes",
        "  main.ts:f4: 401 bytes",
        "  main.ts:f1: 302 bytes",
        "  main.ts:f2: 200 bytes",
      ]);
      return true;
    },
  );
});

test("what is reserved for Wi-Fi is not the program's", () => {
  const room = 0x14000 - 28672 - 16;
  const withGlobals = (bytes: number) =>
    link(runtimeImage(), [header, new DataBuilder("globals", "bss").space(bytes).finish()], {
      header: "header",
      globals: "globals",
    });
  assert.doesNotThrow(() => withGlobals(room));
  assert.throws(
    () => withGlobals(room + 4),
    /data RAM \(region dram, 81920 bytes, 28672 bytes reserved for Wi-Fi\) overflows by 4 bytes/,
  );
});

test("the memory table accounts for every byte of every region", () => {
  const firmware = link(
    runtimeImage({ iram: new Uint8Array(64), irom: new Uint8Array(100), bssBytes: 40 }),
    [
      fn("main", (asm) => asm.emit("l32r", a2, asm.literal(0x12345678))),
      header,
      new DataBuilder("globals", "bss").space(20).finish(),
    ],
    { header: "header", globals: "globals" },
  );
  for (const use of firmware.memory) {
    const reserved = use.reserved.reduce((sum, share) => sum + share.bytes, 0);
    assert.equal(
      use.runtime + use.code + use.literals + use.data + use.free + reserved,
      use.size,
      use.region,
    );
  }
  const flash = firmware.memory.find(({ region }) => region === "irom")!;
  // Between the runtime's 100 bytes and the program are 12 of padding; 3 follow the code; then the header.
  assert.deepEqual([flash.runtime, flash.code, flash.literals, flash.data], [100, 5, 4, 12 + 3 + 4]);
  const table = formatMemoryTable(firmware.memory).split("\n");
  assert.match(table[0]!, /^region +size +reserved +runtime +code +literals +data +free$/);
  assert.match(table[1]!, /^data RAM +81920 +28672 +56 +0 +0 +20 +53172$/);
  assert.match(table[2]!, /^instruction RAM +32768 +0 +64 +0 +0 +0 +32704$/);
});

test("linking the same program twice gives the same bytes", () => {
  const build = () =>
    link(
      runtimeImage({ irom: new Uint8Array(600000) }),
      [
        fn("main", (asm) => {
          asm.call0("runtime_start");
          asm.emit("l32r", a2, asm.literal("header"));
        }),
        header,
      ],
      { header: "header" },
    );
  const [one, two] = [build(), build()];
  assert.deepEqual(one.segments, two.segments);
  assert.deepEqual(one.symbols, two.symbols);
});

test("linking does not change the runtime image", () => {
  const runtime = runtimeImage();
  const before = JSON.stringify(runtime);
  link(runtime, [fn("main"), header], { header: "header" });
  assert.equal(JSON.stringify(runtime), before);
});

test("source places come out at their addresses", () => {
  const main = fn("main", (asm) => {
    asm.mark({ file: "main.ts", line: 7, column: 5 });
    asm.emit("nop");
  });
  const firmware = link(runtimeImage(), [fn("first"), main, header], { header: "header" });
  assert.deepEqual(firmware.lines, [
    { address: firmware.addressOf("main"), file: "main.ts", line: 7, column: 5 },
  ]);
});
