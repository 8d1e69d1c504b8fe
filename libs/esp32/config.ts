// What of these boards differs from what core takes a board to be, in MakeCode's table of configuration.

namespace config {
  export const GPIO_PIN_COUNT = 40;
  /** The light is between its pin and ground. */
  export const LED_LEVEL = 1;
}
