// Where a text stops being JSON: JSON.parse does not always tell.

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
