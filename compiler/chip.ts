// What a chip is, as data: the shape of targets/<chip>/chip.json. Nothing else in the project knows a chip by name.

/** A range of addresses of the chip. Numbers are written as "0x…" strings in chip.json. */
export interface ChipRegionJson {
  /** Name for people, as printed in the memory table. */
  title: string;
  address: string;
  size: string;
  /** Widest constraint on reads and writes: "word" means aligned 32-bit accesses only. */
  access: "byte" | "word";
  /** Shares of the region that programs must leave alone, such as the vendor's Wi-Fi stack. */
  reserved?: { for: string; bytes: number }[];
}

/** How the loader in the chip's ROM is reached over a serial port. */
export interface ChipLoaderJson {
  /** The chip as esptool's `--chip` names it. */
  chip: string;
  /** Baud rate for the firmware. The loader begins with its own, and is told to change. */
  baud: number;
  /** Baud rate of the console of programs. */
  consoleBaud: number;
  /** Whether something else has its place in flash between the parts of a firmware, so that these can't be one file. */
  keepGaps?: boolean;
  /** Whether esptool is to do without its stub, which Debian's package does not have for every chip: the ROM's loader can do all that is needed. */
  withoutStub?: boolean;
  /** Where in flash the ROM finds the vendor's second-stage bootloader, which no firmware has; missing where it starts firmware itself. */
  bootloader?: string;
}

export interface ChipJson {
  id: string;
  name: string;
  architecture: string;
  core: string;
  abi: "call0" | "windowed";
  features: Record<string, boolean>;
  regions: Record<string, ChipRegionJson>;
  /** The part of the flash window in which the store of named values keeps them (targets/runtime/storage). */
  settings: { address: string; size: string; sectorBytes: string };
  /** Which region receives each kind of section. */
  place: { text: string; rodata: string; data: string; bss: string };
  uf2Family: string;
  image: ImageJson;
  /** Missing where nothing here flashes boards over a serial port. */
  loader?: ChipLoaderJson;
  /** Folder in targets/ with the peripherals' drivers of the emulated board. */
  port: string;
  /** Macros for the C++ of the port: where the board's parts are. */
  portConstants: Record<string, string>;
  /** `core`: whose instructions the assembler is to know, if not the toolchain's own (targets/build/core-tables.ts). */
  toolchain: { prefix: string; core?: string };
  emulators: { qemu?: QemuJson; renode?: RenodeJson };
}

/** How the flash is laid out. What there is besides these depends on the format (compiler/image/<format>.ts). */
export interface ImageJson {
  format: string;
  flashMode: string;
  flashSize: string;
  flashFreq: string;
  /** Formats esp8266 and esp8266-app: where the region of the program's code is in flash, and where flash is among the addresses. */
  flashOffsetOfIrom?: string;
  flashWindow?: string;
  /** Of a runtime that a vendor's SDK has linked: what is in flash besides the application. */
  parts?: { offset: string; file: string; base64: string }[];
  /** Of such a runtime: the application's place in flash, and the flash's settings in its header. */
  applicationOffset?: string;
  flashSettings?: number[];
  /** Format esp32. */
  chipId?: number;
  partitions?: PartitionJson[];
}

/** A line of a partition table (format esp32). Types and subtypes are those of ESP-IDF, by name or as "0x…". */
export interface PartitionJson {
  name: string;
  type: string;
  subtype: string;
  offset: string;
  size: string;
}

/** An emulated machine of any kind. */
export interface EmulatorJson {
  /** What of a board it has, for people. */
  supports: string[];
  /** Size of the emulated machine's own flash, which need not be the chip's. */
  flashBytes: number;
}

export interface QemuJson extends EmulatorJson {
  command: string;
  machine: string;
  cpu: string;
  /** Of the emulated machine, which has the chip's addresses in it; its own default when left out. */
  memory?: string;
  stubRegisters: StubRegisters;
}

export interface RenodeJson extends EmulatorJson {
  /** Renode script that makes the machine and loads the program, from the repository's root. */
  script: string;
  /** QEMU's command, which serves the network. */
  networkCommand: string;
}

/** Where registers are in what the emulator's debug stub tells of them, in words. */
export interface StubRegisters {
  pc: number;
  /** The first address register: a0, or the register file's first where there are windows. */
  a: number;
  /** `base`: WINDOWBASE. */
  windows?: { base: number; registers: number };
}
