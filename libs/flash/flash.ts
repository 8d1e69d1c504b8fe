// Named values in flash for packages that keep something of their own there, over the C++ of settings.cpp. Unlike the package
// "settings", it does nothing by itself when a program starts.

/**
 * Named values in the board's flash.
 */
namespace flash {
  /** What `set` returns. */
  export const enum Result {
    Done = 0,
    /** The flash is full; the former value is still there. */
    NoRoom = -1,
    /** What was written does not read back; the former value is still there. */
    Failed = -2,
  }

  /**
   * Set a value. When this returns Result.Done, the value survives a power cut.
   * A key or value that is too long is an exception.
   */
  //% shim=settings::_set
  export declare function set(key: string, value: Buffer): number;

  /**
   * The value of a key; undefined when it has none.
   */
  //% shim=settings::_get
  export declare function get(key: string): Buffer;

  /**
   * Remove a key. Returns 0 when that is done, -1 when it has no value.
   */
  //% shim=settings::_remove
  export declare function remove(key: string): number;

  /**
   * Keys that begin with a text, in no particular order. Those that begin with "#" only come when the text does.
   */
  //% shim=settings::_list
  export declare function list(prefix: string): string[];
}
