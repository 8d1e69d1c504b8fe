// The blocks of settings, over MakeCode's functions. Reading takes a value for the first time, when nothing is kept yet; and what
// is kept already is not written again, so that a program may keep a value in a loop without wearing out the flash.

/**
 * Values that are still there after the power was off.
 */
//% color="#8A5A00" weight=63 icon="\uf0c7"
namespace settings {
  /** MakeCode keeps what it needs itself under keys that begin with "#". */
  function keyOf(name: string): string {
    return name.charAt(0) === "#" ? "_" + name : name;
  }

  /**
   * Keep a number under a name, also while the power is off.
   * @param name of the number, eg: "starts"
   */
  //% blockId=settings_keep_number block="keep number $value as $name" weight=100 help=settings/keep-number
  //% name.defl="starts"
  export function keepNumber(name: string, value: number): void {
    const key = keyOf(name);
    const kept = readNumber(key);
    // Not a number is never equal to anything.
    if (kept !== value && !(Number.isNaN(kept) && Number.isNaN(value))) writeNumber(key, value);
  }

  /**
   * The number that is kept under a name.
   * @param name of the number, eg: "starts"
   * @param otherwise the value when no number is kept under this name, eg: 0
   */
  //% blockId=settings_number_of block="kept number $name or else $otherwise" weight=90 help=settings/number-of
  //% name.defl="starts"
  export function numberOf(name: string, otherwise: number): number {
    const value = readNumber(keyOf(name));
    return value === undefined ? otherwise : value;
  }

  /**
   * Keep a text under a name, also while the power is off.
   * @param name of the text, eg: "room"
   * @param text to keep, eg: "kitchen"
   */
  //% blockId=settings_keep_text block="keep text $text as $name" weight=80 help=settings/keep-text
  //% name.defl="room" text.defl="kitchen"
  export function keepText(name: string, text: string): void {
    const key = keyOf(name);
    if (readString(key) !== text) writeString(key, text);
  }

  /**
   * The text that is kept under a name.
   * @param name of the text, eg: "room"
   * @param otherwise the text when none is kept under this name, eg: "kitchen"
   */
  //% blockId=settings_text_of block="kept text $name or else $otherwise" weight=70 help=settings/text-of
  //% name.defl="room" otherwise.defl="kitchen"
  export function textOf(name: string, otherwise: string): string {
    const text = readString(keyOf(name));
    return text === undefined ? otherwise : text;
  }

  /**
   * True if something is kept under a name.
   * @param name of a number or a text, eg: "starts"
   */
  //% blockId=settings_is_kept block="$name is kept" weight=60 help=settings/is-kept
  //% name.defl="starts"
  export function isKept(name: string): boolean {
    return exists(keyOf(name));
  }

  /**
   * Forget what is kept under a name.
   * @param name of a number or a text, eg: "starts"
   */
  //% blockId=settings_forget block="forget $name" weight=50 help=settings/forget
  //% name.defl="starts"
  export function forget(name: string): void {
    remove(keyOf(name));
  }
}
