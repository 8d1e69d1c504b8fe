// Files that are given as bootloaders: no bootloader is part of this project, so only their headers are like one's.

/** An image with a chip's id in its header. */
export function bootloaderOf(chipId: number, length = 0x6000): Buffer {
  const file = Buffer.alloc(length, 0x5a);
  file[0] = 0xe9;
  file.writeUInt16LE(chipId, 12);
  return file;
}

/** What is no bootloader for an ESP32, and why, as command line and dialog say it. */
export const wrongBootloaders: [file: Buffer, sentence: RegExp][] = [
  [Buffer.alloc(0x1000), /no image for a chip of Espressif's/],
  [bootloaderOf(2), /another chip/],
  [bootloaderOf(0, 0x7001), /reaches into the (program|firmware)/],
];
