// The time of day in the simulator: the computer's own, which a program may set otherwise for itself.

namespace pxsim.timeshims {
  /** What the program has set: the difference to the computer's clock in milliseconds. */
  const offsets = new WeakMap<BaseBoard, number>();

  export function now(): number {
    return Math.floor((Date.now() + (offsets.get(runtime.board) ?? 0)) / 1000);
  }

  export function isSet(): boolean {
    return true;
  }

  export function isGiven(): boolean {
    return true;
  }

  export function set(seconds: number, milliseconds: number): void {
    offsets.set(runtime.board, seconds * 1000 + milliseconds - Date.now());
  }
}
