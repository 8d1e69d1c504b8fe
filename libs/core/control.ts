// micro:bit's names for what base calls otherwise, so that programs written for it run here unchanged; and the texts of a project's
// configuration.

namespace control {
  /**
   * Run code in a fiber of its own.
   * @param action code to run
   */
  //% blockId="control_in_background" block="run in background" blockGap=8 handlerStatement=1
  export function inBackground(action: () => void): void {
    control.runInParallel(action);
  }

  /** Texts of the project's configuration by key. */
  let configTexts: { key: number; text: string }[];

  /** Called by source that the project's settings become (docs/configuration.md). */
  //% blockHidden=true
  export function _setConfigText(key: number, text: string): void {
    if (!configTexts) configTexts = [];
    configTexts.push({ key: key, text: text });
  }

  /**
   * A text of the project's configuration; MakeCode's table of configuration has numbers only.
   * @param key one of DAL.CFG_…
   * @param byDefault the text when the project says none
   */
  //% blockHidden=true
  export function getConfigText(key: number, byDefault: string): string {
    if (configTexts) for (const entry of configTexts) if (entry.key == key) return entry.text;
    return byDefault;
  }
}
