// The button on the board: mostly it is at GPIO 0 and gives a low level while it is pressed.

/**
 * The board's own button.
 */
//% color="#B4009E" weight=90 icon="\uf192"
namespace input {
  const PIN = DigitalPin.P0;
  let isReady = false;

  function prepare(): void {
    if (!isReady) pins.pullUp(PIN);
    isReady = true;
  }

  /**
   * True while the button is pressed.
   */
  //% blockId=input_button_is_pressed block="button is pressed" weight=90 help=input/button-is-pressed
  export function buttonIsPressed(): boolean {
    prepare();
    return pins.digitalReadPin(PIN) == 0;
  }

  /**
   * Run code each time the button is pressed.
   * @param handler code to run
   */
  //% blockId=input_on_button_pressed block="on button pressed" weight=100 help=input/on-button-pressed
  export function onButtonPressed(handler: () => void): void {
    prepare();
    pins.onChanged(PIN, PinChange.GoesLow, handler);
  }
}
