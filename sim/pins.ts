// Pins of the simulated board: a pin has the level that is put on it from outside, or else the one last written to it or pulled,
// like libs/core/pins.cpp without hardware. What is written as analog value is shown besides (visuals/board-view.ts), until the pin is
// written, read or pulled up, as on a board.

namespace pxsim {
  /** What analog values go up to, from 0. */
  export const ANALOG_HIGHEST = 1023;

  export class SimPins {
    private readonly written: (number | undefined)[] = [];
    private readonly outside: (number | undefined)[] = [];
    private readonly shares: (number | undefined)[] = [];
    /** Of the analog pin, 0 to ANALOG_HIGHEST. */
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

    /**
     * For how much of the time the pin is high, of ANALOG_HIGHEST, where that was written; undefined where the pin has a level all the
     * time.
     */
    share(pin: number): number | undefined {
      return this.outside[pin] === undefined ? this.shares[pin] : undefined;
    }

    write(pin: number, level: number): void {
      this.shares[pin] = undefined;
      this.written[pin] = level;
      this.onChange?.(pin);
    }

    writeAnalog(pin: number, value: number): void {
      this.shares[pin] = value;
      this.written[pin] = value > ANALOG_HIGHEST / 2 ? 1 : 0;
      this.onChange?.(pin);
    }

    /** The level, which the pin has all the time from now on. */
    read(pin: number): number {
      if (this.shares[pin] !== undefined) {
        this.shares[pin] = undefined;
        this.onChange?.(pin);
      }
      return this.level(pin);
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
    return espBoard().pins.read(pin);
  }

  export function pullUp(pin: number): void {
    check(pin);
    espBoard().pins.write(pin, 1);
  }

  export function analogRead(): number {
    return espBoard().pins.analog;
  }

  export function analogWritePin(pin: number, value: number): void {
    check(pin);
    // A chip's functions get whole numbers, and 0 for what is none.
    const whole = Math.trunc(value) || 0;
    espBoard().pins.writeAnalog(pin, Math.max(0, Math.min(whole, ANALOG_HIGHEST)));
  }
}
