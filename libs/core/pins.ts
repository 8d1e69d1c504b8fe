// The pins' names as programs and blocks use them, and their changes as events; what sets and reads them is in pins.cpp.

/**
 * A general-purpose pin, by the chip's number.
 */
enum DigitalPin {
  //% block="GPIO 0" blockIdentity="pins.digitalPin"
  P0 = 0,
  //% block="GPIO 1" blockIdentity="pins.digitalPin"
  P1 = 1,
  //% block="GPIO 2" blockIdentity="pins.digitalPin"
  P2 = 2,
  //% block="GPIO 3" blockIdentity="pins.digitalPin"
  P3 = 3,
  //% block="GPIO 4" blockIdentity="pins.digitalPin"
  P4 = 4,
  //% block="GPIO 5" blockIdentity="pins.digitalPin"
  P5 = 5,
  //% block="GPIO 12" blockIdentity="pins.digitalPin"
  P12 = 12,
  //% block="GPIO 13" blockIdentity="pins.digitalPin"
  P13 = 13,
  //% block="GPIO 14" blockIdentity="pins.digitalPin"
  P14 = 14,
  //% block="GPIO 15" blockIdentity="pins.digitalPin"
  P15 = 15,
  //% block="GPIO 16" blockIdentity="pins.digitalPin"
  P16 = 16,
}

/**
 * What a pin does.
 */
enum PinChange {
  /** From low to high. */
  //% block="goes high"
  GoesHigh = 1,
  /** From high to low. */
  //% block="goes low"
  GoesLow = 2,
  //% block="changes"
  Changes = 3,
}

namespace pins {
  /** How often pins are looked at; contacts of a button bounce for a shorter time. */
  const LOOK_MS = 20;

  /** A pin that is looked at. */
  class Watched {
    pin: DigitalPin;
    change: PinChange;
    level: number;
    handler: () => void;
  }

  let watched: Watched[];

  /**
   * One of the board's pins.
   */
  //% blockId=pins_digital_pin block="$pin" shim=TD_ID blockHidden=1
  export function digitalPin(pin: DigitalPin): number {
    return pin;
  }

  /**
   * Run code when the level of a pin changes. Changes that last less than 20 ms may be missed.
   * @param pin pin to look at
   * @param change which change counts
   */
  //% blockId=pins_on_changed block="on pin $pin $change"
  //% weight=40 help=pins/on-changed
  export function onChanged(pin: DigitalPin, change: PinChange, handler: () => void): void {
    const each = new Watched();
    each.pin = pin;
    each.change = change;
    each.level = digitalReadPin(pin);
    each.handler = handler;
    if (watched) {
      watched.push(each);
      return;
    }
    watched = [each];
    control.runInParallel(() => {
      while (true) {
        pause(LOOK_MS);
        for (const one of watched) look(one);
      }
    });
  }

  function look(one: Watched): void {
    const level = digitalReadPin(one.pin);
    if (level == one.level) return;
    one.level = level;
    if (one.change & (level ? PinChange.GoesHigh : PinChange.GoesLow)) control.runInParallel(one.handler);
  }
}
