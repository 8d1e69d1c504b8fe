// The pins of the package "pins", by the SDK's driver of GPIOs, and by what sdk.h has of measuring and of PWM.

#include "../runtime/port.h"

#include "driver/gpio.h"
#include "pwm-channels.h"
#include "sdk.h"

namespace {

/** A bit for each pin: whether its pad is the GPIO's, whether it is an output, and its level then. */
uint64_t gpios, outputs, levels;
PwmChannels channels;

uint64_t bit(int pin) {
    return 1ull << pin;
}

/** Notes that a pin is an output, and at which level. */
void noteOutput(int pin, bool isHigh) {
    outputs |= bit(pin);
    levels = isHigh ? levels | bit(pin) : levels & ~bit(pin);
}

/** Ends a pin's PWM, and connects its pad to the GPIO: after reset that of some pins is a UART's or a debugger's. */
void makeGpio(int pin) {
    int channel = channels.giveBack(pin);
    if (channel != PwmChannels::NONE)
        sdk_pwm_end(channel);
    if (gpios & bit(pin))
        return;
    gpio_config_t config = {};
    config.pin_bit_mask = decltype(config.pin_bit_mask)(bit(pin));
    config.mode = GPIO_MODE_INPUT;
    gpio_config(&config);
    gpios |= bit(pin);
}

} // namespace

extern "C" {

/** A pin that can't be an output stays as it is. */
void platform_pin_write(int pin, int value) {
    if (!(sdk_pins.outputs & bit(pin)))
        return;
    makeGpio(pin);
    noteOutput(pin, value);
    gpio_set_level(gpio_num_t(pin), value ? 1 : 0);
    gpio_set_direction(gpio_num_t(pin), GPIO_MODE_OUTPUT);
}

/** An output has the level that it was set to, and from now on all the time; any other pin becomes an input. */
int platform_pin_read(int pin) {
    if (!(sdk_pins.usable & bit(pin)))
        return 0;
    if (outputs & bit(pin)) {
        int level = levels & bit(pin) ? 1 : 0;
        if (channels.of(pin) != PwmChannels::NONE)
            platform_pin_write(pin, level);
        return level;
    }
    makeGpio(pin);
    gpio_set_direction(gpio_num_t(pin), GPIO_MODE_INPUT);
    return gpio_get_level(gpio_num_t(pin));
}

void platform_pin_pull_up(int pin) {
    if (!(sdk_pins.usable & bit(pin)))
        return;
    makeGpio(pin);
    outputs &= ~bit(pin);
    gpio_set_direction(gpio_num_t(pin), GPIO_MODE_INPUT);
    if (sdk_pins.pullUps & bit(pin))
        gpio_set_pull_mode(gpio_num_t(pin), GPIO_PULLUP_ONLY);
}

int platform_analog_read(void) {
    static int last;
    if (sdk_pins.analog >= 0)
        gpios &= ~bit(sdk_pins.analog);
    int now = sdk_analog_read();
    if (now >= 0)
        last = now;
    return last;
}

bool platform_analog_write(int pin, int value) {
    int channel = sdk_pins.pwm & bit(pin) ? channels.take(pin) : PwmChannels::NONE;
    if (channel == PwmChannels::NONE)
        return false;
    gpios &= ~bit(pin);
    if (!sdk_pwm_set(channel, pin, value)) {
        channels.giveBack(pin);
        return false;
    }
    noteOutput(pin, value > PLATFORM_ANALOG_HIGHEST / 2);
    return true;
}

} // extern "C"
