// Places in a JSON text, for messages about it: JSON.parse does not always tell.

/** Line and column, from 1, of the character at `offset`. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, Math.max(0, offset)).split("\n");
  return { line: before.length, column: before[before.length - 1]!.length + 1 };
}

/** Offset of the first string `key` at or behind `from`; `from` when there is none. */
export function keyOffset(text: string, key: string, from = 0): number {
  const offset = text.indexOf(JSON.stringify(key), from);
  return offset < 0 ? from : offset;
}

/** Offset of the first character that can't stand where it does (RFC 8259); undefined if the text is JSON. */
export function jsonErrorOffset(text: string): number | undefined {
  let at = 0;
  /** Moves over what `pattern` (sticky) matches; throws where it does not match. */
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) throw new Misplaced();
    at += match.length;
    return match;
  };
  const space = () => take(/[ \t\r\n]*/y);
  const list = (end: string, item: () => void): void => {
    at++;
    space();
    if (text[at] !== end)
      for (;;) {
        item();
        space();
        if (text[at] !== ",") break;
        at++;
        space();
      }
    take(end === "]" ? /\]/y : /\}/y);
  };
  const string = () => take(/"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy);
  const value = (): void => {
    if (text[at] === "[") list("]", value);
    else if (text[at] === "{")
      list("}", () => {
        string();
        space();
        take(/:/y);
        space();
        value();
      });
    else if (text[at] === '"') string();
    else take(/true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y);
  };
  try {
    space();
    value();
    space();
    return at === text.length ? undefined : at;
  } catch (error) {
    if (error instanceof Misplaced) return at;
    throw error;
  }
}

class Misplaced extends Error {}
