// The light on the board: mostly it is at GPIO 2 and lit by a low level; a board's package says otherwise as config.LED_LEVEL.

/**
 * The board's own light.
 */
//% color="#5C2D91" weight=85 icon="\uf185"
namespace led {
  const PIN = DigitalPin.P2;
  let lit = false;

  /**
   * Turn the light on or off.
   */
  //% blockId=led_set block="set light $on" weight=100 help=led/set
  //% on.shadow=toggleOnOff
  export function set(on: boolean): void {
    lit = on;
    const level = control.getConfigValue(DAL.CFG_LED_LEVEL, 0);
    pins.digitalWritePin(PIN, on ? level : 1 - level);
  }

  /**
   * Turn the light on if it is off, and off if it is on.
   */
  //% blockId=led_toggle block="toggle light" weight=90 help=led/toggle
  export function toggle(): void {
    set(!lit);
  }

  /**
   * True while the light is on.
   */
  //% blockId=led_is_on block="light is on" weight=80 help=led/is-on
  export function isOn(): boolean {
    return lit;
  }
}
