// See pwm-channels.h.

#include "pwm-channels.h"

int PwmChannels::of(int pin) const {
    for (int channel = 0; channel < COUNT; channel++)
        if (pins[channel] == pin)
            return channel;
    return NONE;
}

int PwmChannels::take(int pin) {
    int channel = of(pin);
    if (channel == NONE)
        channel = of(FREE);
    if (channel != NONE)
        pins[channel] = int8_t(pin);
    return channel;
}

int PwmChannels::giveBack(int pin) {
    int channel = of(pin);
    if (channel != NONE)
        pins[channel] = FREE;
    return channel;
}
