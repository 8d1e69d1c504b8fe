// Pins of the simulated board: a pin has the level that is put on it from outside, or else the one last written to it or pulled,
// like libs/core/pins.cpp without hardware.

namespace pxsim {
  export class SimPins {
    private readonly written: (number | undefined)[] = [];
    private readonly outside: (number | undefined)[] = [];
    /** Of the analog pin, 0 to 1023. */
    analog = 0;
    /** Told which pin may have another level now. */
    onChange: ((pin: number) => void) | undefined;

    level(pin: number): number {
      return this.outside[pin] ?? this.written[pin] ?? 0;
    }

    /** Whether anything has given the pin a level yet. */
    isSet(pin: number): boolean {
      return (this.outside[pin] ?? this.written[pin]) !== undefined;
    }

    write(pin: number, level: number): void {
      this.written[pin] = level;
      this.onChange?.(pin);
    }

    /** What a hand or a wire puts on a pin; undefined takes it away. */
    putOn(pin: number, level: number | undefined): void {
      this.outside[pin] = level;
      this.onChange?.(pin);
    }

    putOnLevel(pin: number): number | undefined {
      return this.outside[pin];
    }
  }
}

namespace pxsim.pins {
  // As in libs/core/pins.cpp.
  const CFG_GPIO_PIN_COUNT = 3006;
  const GPIO_PIN_COUNT = 17;
  const PANIC_NO_SUCH_PIN = 908;

  function check(pin: number): void {
    if (!(pin >= 0 && pin < pxtcore.getConfig(CFG_GPIO_PIN_COUNT, GPIO_PIN_COUNT)))
      pxtrt.panic(PANIC_NO_SUCH_PIN);
  }

  export function digitalWritePin(pin: number, value: number): void {
    check(pin);
    espBoard().pins.write(pin, value ? 1 : 0);
  }

  export function digitalReadPin(pin: number): number {
    check(pin);
    return espBoard().pins.level(pin);
  }

  export function pullUp(pin: number): void {
    check(pin);
    espBoard().pins.write(pin, 1);
  }

  export function analogRead(): number {
    return espBoard().pins.analog;
  }

  export function analogWritePin(pin: number, value: number): void {
    digitalWritePin(pin, value > 511 ? 1 : 0);
  }
}
