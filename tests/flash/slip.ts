// SLIP frames (RFC 1055), as the loaders in the chips' ROM take and send them.

const END = 0xc0;
const ESC = 0xdb;
const ESC_END = 0xdc;
const ESC_ESC = 0xdd;

/** A packet as a frame. */
export function slipFrame(packet: Uint8Array): Uint8Array {
  const frame = [END];
  for (const byte of packet) {
    if (byte === END) frame.push(ESC, ESC_END);
    else if (byte === ESC) frame.push(ESC, ESC_ESC);
    else frame.push(byte);
  }
  return Uint8Array.from([...frame, END]);
}

/** Takes bytes as they come and gives the packets that are complete. */
export class SlipReader {
  private packet: number[] = [];
  private escaped = false;

  /** Bytes of a frame that has begun are forgotten. */
  clear(): void {
    this.packet = [];
    this.escaped = false;
  }

  push(bytes: Uint8Array): Uint8Array[] {
    const packets: Uint8Array[] = [];
    for (const byte of bytes) {
      if (byte === END) {
        if (this.packet.length > 0) packets.push(Uint8Array.from(this.packet));
        this.clear();
      } else if (this.escaped) {
        this.packet.push(byte === ESC_END ? END : byte === ESC_ESC ? ESC : byte);
        this.escaped = false;
      } else if (byte === ESC) this.escaped = true;
      else this.packet.push(byte);
    }
    return packets;
  }
}
