// Reads QEMU's log of executed blocks (-d exec,nochain,in_asm). A block is listed once, when it is translated:
//
//   IN: fib
//   0x40210100:  addi	a1, a1, -16
//   …
//
// and each time it is executed there is a line "Trace 0: 0x<host> [<cs>/<address>/<flags>/<cflags>] <symbol>".

const newline = 0x0a;
const [letterT, letterI, digit0] = [0x54, 0x49, 0x30];
const bracket = 0x5b;

export class TraceReader {
  /** Instructions of the blocks translated so far, by address. */
  private readonly lengths = new Map<number, number>();
  private pending = Buffer.alloc(0);
  private listed: number | undefined;

  /** `onBlock` is called for each execution of a block. */
  constructor(private readonly onBlock: (address: number, instructions: number) => void) {}

  /** Takes the next piece of the log. */
  read(piece: Buffer): void {
    const text = this.pending.length > 0 ? Buffer.concat([this.pending, piece]) : piece;
    let start = 0;
    for (let end = text.indexOf(newline); end >= 0; end = text.indexOf(newline, start)) {
      this.line(text, start, end);
      start = end + 1;
    }
    this.pending = Buffer.from(text.subarray(start));
  }

  private line(text: Buffer, start: number, end: number): void {
    const first = text[start];
    if (first === letterT) {
      const address = hexAt(text, text.indexOf(bracket, start) + 10);
      this.onBlock(address, this.lengths.get(address) ?? 0);
    } else if (first === letterI) {
      this.listed = undefined;
    } else if (first === digit0 && end - start > 10) {
      const address = hexAt(text, start + 2);
      if (this.listed === undefined) {
        this.listed = address;
        this.lengths.set(address, 0);
      }
      this.lengths.set(this.listed, this.lengths.get(this.listed)! + 1);
    }
  }
}

/** The number that eight hexadecimal digits stand for. */
function hexAt(text: Buffer, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) {
    const digit = text[i]!;
    value = value * 16 + (digit <= 0x39 ? digit - 0x30 : (digit | 0x20) - 0x57);
  }
  return value;
}
