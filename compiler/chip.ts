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
  image: {
    format: string;
    flashMode: string;
    flashSize: string;
    flashFreq: string;
    flashOffsetOfIrom: string;
    flashWindow: string;
  };
  /** Folder in targets/ with the peripherals' drivers of the emulated board. */
  port: string;
  toolchain: { prefix: string };
  emulators: { qemu?: QemuJson; renode?: RenodeJson };
}

/** An emulated machine of any kind. */
export interface EmulatorJson {
  /** Size of the emulated machine's own flash, which need not be the chip's. */
  flashBytes: number;
}

export interface QemuJson extends EmulatorJson {
  command: string;
  machine: string;
  cpu: string;
}

export interface RenodeJson extends EmulatorJson {
  /** Renode script that makes the machine and loads the program, from the repository's root. */
  script: string;
  /** QEMU's command, which serves the network. */
  networkCommand: string;
}
