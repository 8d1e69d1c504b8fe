// Constants of a program as data sections: strings, numbers, buffers and function values, laid out as the C++ runtime's
// objects (libs/base/pxtbase.h). They are in flash, so the runtime reads them in aligned words.

import { DataBuilder } from "../link/data-builder.js";
import type { ObjectSection } from "../link/object.js";

/** Characters per entry of a long string's skip list (PXT_STRING_SKIP_INCR). */
const SKIP_INCREMENT = 16;

/** A string object. Long strings beyond ASCII get a list of byte offsets, one for every 16 characters. */
export function stringLiteral(label: string, text: string): ObjectSection {
  const bytes = utf8(text);
  const d = new DataBuilder(label, "rodata", 4);
  const ascii = bytes.length === text.length;
  if (ascii) d.address("pxt::string_inline_ascii_vt").short(bytes.length);
  else if (text.length <= SKIP_INCREMENT) d.address("pxt::string_inline_utf8_vt").short(bytes.length);
  else {
    d.address("pxt::string_skiplist16_packed_vt").short(bytes.length).short(text.length);
    for (let end = SKIP_INCREMENT; end <= text.length; end += SKIP_INCREMENT) {
      d.short(utf8(text.slice(0, end)).length);
    }
  }
  return d.raw(bytes).raw(new Uint8Array(1)).finish();
}

/** UTF-8 as pxt has it: each half of a surrogate pair is encoded for itself, so that offsets count UTF-16 units. */
function utf8(text: string): Uint8Array {
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x80) out.push(c);
    else if (c < 0x800) out.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else out.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(out);
}

/** A boxed double. `hex` is its bytes, little-endian. */
export function doubleLiteral(label: string, hex: string): ObjectSection {
  return new DataBuilder(label, "rodata", 4).address("pxt::number_vt").raw(fromHex(hex)).finish();
}

export function bufferLiteral(label: string, hex: string): ObjectSection {
  const bytes = fromHex(hex);
  return new DataBuilder(label, "rodata", 4).address("pxt::buffer_vt").word(bytes.length).raw(bytes).finish();
}

/** The value of a function that captures nothing, with so many parameters. */
export function functionLiteral(
  label: string,
  code: string,
  parameters: number,
  displayName?: string,
): ObjectSection {
  return appendFunctionValue(new DataBuilder(label, "rodata", 4, displayName), code, parameters).finish();
}

export function appendFunctionValue(d: DataBuilder, code: string, parameters: number): DataBuilder {
  return d.address("pxt::RefAction_vtable").short(0).short(parameters).address(code);
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
