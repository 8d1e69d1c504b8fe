// Text in buffers, as UTF-8: the same functions as libs/core/utf8.cpp.

namespace pxsim.utf8 {
  export function size(text: string): number {
    return new TextEncoder().encode(text).length;
  }

  export function write(buffer: RefBuffer, offset: number, text: string): number {
    const bytes = new TextEncoder().encode(text);
    if (offset >= 0 && offset < buffer.data.length)
      buffer.data.set(bytes.subarray(0, buffer.data.length - offset), offset);
    return bytes.length;
  }

  export function read(buffer: RefBuffer, offset: number, length: number): string | undefined {
    if (offset < 0 || length < 0 || length > buffer.data.length - offset) return undefined;
    try {
      const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
      return decoder.decode(buffer.data.subarray(offset, offset + length));
    } catch {
      return undefined;
    }
  }

  export function textAt(buffer: RefBuffer, offset: number, length: number): string {
    return BufferMethods.toString(BufferMethods.slice(buffer, offset, length));
  }

  export function isAt(buffer: RefBuffer, offset: number, length: number, text: string): boolean {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are ASCII, too
    return /^[\x00-\x7f]+$/.test(text) && length === text.length && read(buffer, offset, length) === text;
  }

  export function hasAny(text: string, characters: string): boolean {
    return Array.from(characters).some((character) => text.includes(character));
  }
}
