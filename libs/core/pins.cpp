// Pins. A port whose chip has pins defines the platform_ functions (targets/runtime/port.h); elsewhere (an emulated core without pins)
// a pin reads as what was last written to it or pulled, and the analog pin as 0.

#include "pxt.h"

#include "port.h"

extern "C" {
void platform_pin_write(int pin, int value) __attribute__((weak));
int platform_pin_read(int pin) __attribute__((weak));
void platform_pin_pull_up(int pin) __attribute__((weak));
int platform_analog_read(void) __attribute__((weak));
bool platform_analog_write(int pin, int value) __attribute__((weak));
}

namespace pins {

/** DAL.CFG_GPIO_PIN_COUNT: how many pins the chip has, as the board's package says; those that DigitalPin of this package names when none says it. */
static const int CFG_GPIO_PIN_COUNT = 3006;
static const int GPIO_PIN_COUNT = 17;
/** No chip's numbers go beyond these. */
static const int MOST_PINS = 64;
static uint32_t written[MOST_PINS / 32];

static void check(int pin) {
    if (pin < 0 || pin >= min(getConfig(CFG_GPIO_PIN_COUNT, GPIO_PIN_COUNT), MOST_PINS))
        target_panic(PANIC_NO_SUCH_PIN);
}

/**
 * Set a pin to a level, as an output.
 * @param pin pin to set
 * @param value 0 for low, 1 for high
 */
//% blockId=pins_digital_write block="digital write pin $pin to $value" weight=30
//% pin.shadow=pins_digital_pin help=pins/digital-write-pin
//% value.min=0 value.max=1
void digitalWritePin(int pin, int value) {
    check(pin);
    if (value)
        written[pin / 32] |= 1u << pin % 32;
    else
        written[pin / 32] &= ~(1u << pin % 32);
    if (platform_pin_write)
        platform_pin_write(pin, value ? 1 : 0);
}

/**
 * Read the level of a pin: 0 or 1.
 * @param pin pin to read
 */
//% blockId=pins_digital_read block="digital read pin $pin" weight=20
//% pin.shadow=pins_digital_pin help=pins/digital-read-pin
int digitalReadPin(int pin) {
    check(pin);
    if (platform_pin_read)
        return platform_pin_read(pin);
    return (written[pin / 32] >> pin % 32) & 1;
}

/**
 * Have a pin read 1 while nothing is connected to it, as a button to ground wants it.
 * @param pin pin to pull
 */
//% blockId=pins_pull_up block="pull up pin $pin" weight=10
//% pin.shadow=pins_digital_pin help=pins/pull-up
void pullUp(int pin) {
    check(pin);
    if (platform_pin_pull_up)
        platform_pin_pull_up(pin);
    else
        digitalWritePin(pin, 1);
}

/**
 * Read the analog pin: from 0 (no voltage) to 1023.
 */
//% blockId=pins_analog_read block="analog read" weight=15 help=pins/analog-read
int analogRead() {
    return platform_analog_read ? platform_analog_read() : 0;
}

/**
 * Set a pin high for a share of the time, very often a second (PWM), so that a light at it is more or less bright. Where the board
 * can't do that, the pin is low below 512 and high from there on.
 * @param pin pin to set
 * @param value 0 for never to 1023 for always, eg: 512
 */
//% blockId=pins_analog_write block="analog write pin $pin to $value" weight=12
//% pin.shadow=pins_digital_pin value.min=0 value.max=1023 value.defl=512 help=pins/analog-write-pin
void analogWritePin(int pin, int value) {
    check(pin);
    value = max(0, min(value, PLATFORM_ANALOG_HIGHEST));
    if (!platform_analog_write || !platform_analog_write(pin, value))
        digitalWritePin(pin, value > PLATFORM_ANALOG_HIGHEST / 2);
}

} // namespace pins
