// Pins of the simulated board: a pin reads as what was last written to it, like libs/core/pins.cpp without hardware.

namespace pxsim.pins {
  const PINS = 17;
  const PANIC_NO_SUCH_PIN = 908;

  function check(pin: number): void {
    if (!(pin >= 0 && pin < PINS)) pxtrt.panic(PANIC_NO_SUCH_PIN);
  }

  export function digitalWritePin(pin: number, value: number): void {
    check(pin);
    espBoard().pins[pin] = value ? 1 : 0;
  }

  export function digitalReadPin(pin: number): number {
    check(pin);
    return espBoard().pins[pin] || 0;
  }
}
