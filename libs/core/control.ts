// micro:bit's names for what base calls otherwise, so that programs written for it run here unchanged.

namespace control {
  /**
   * Run code in a fiber of its own.
   * @param action code to run
   */
  //% blockId="control_in_background" block="run in background" blockGap=8 handlerStatement=1
  export function inBackground(action: () => void): void {
    control.runInParallel(action);
  }
}
