// What the scripted boards are, chip by chip: the registers that loaders' users read. Values are those of Espressif's
// documents ("ESP8266 Technical Reference", "ESP32 Technical Reference Manual") and of esptool's documentation of the serial
// protocol.

export interface BoardModel {
  /** Registers that read as something else than 0. */
  registers: Record<number, number>;
  /** Base address of the controller of the flash chip, and its registers' offsets. */
  spi: { base: number; user2: number; data: number };
  /** Bytes of status at the end of the ROM loader's answers; a stub's are 2. */
  romStatusBytes: 2 | 4;
  /** Whether the ROM loader itself can change its baud rate, take deflated data, and tell an MD5 sum. */
  romHasExtras: boolean;
}

/** Where every chip has a value of its own. */
const MAGIC = 0x40001000;

export const esp8266Board: BoardModel = {
  registers: {
    [MAGIC]: 0xfff0c101,
    // MAC address, as the fuses hold it.
    1072693328: 0x2a000000,
    1072693332: 0x00001122,
    // Divider of the UART for a crystal of 26 MHz at 115200 baud.
    1610612756: 451,
  },
  spi: { base: 0x60000200, user2: 0x24, data: 0x40 },
  romStatusBytes: 2,
  romHasExtras: false,
};

export const esp32Board: BoardModel = {
  registers: {
    [MAGIC]: 0x00f01d83,
    // Divider of the UART for a crystal of 40 MHz at 115200 baud.
    1072955412: 347,
    // By these the ROM finds its crystal's frequency: 1600 periods of the 8 MHz clock, which the fuses say is fast by nothing.
    1073082476: 1600 << 7,
    1073061904: 64,
  },
  spi: { base: 0x3ff42000, user2: 0x24, data: 0x80 },
  romStatusBytes: 4,
  romHasExtras: true,
};

/** The scripted boards by the boards' names. */
export const boardModels: Record<string, BoardModel> = { esp8266: esp8266Board, esp32: esp32Board };
