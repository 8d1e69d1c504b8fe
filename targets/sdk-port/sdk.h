// What differs between the vendor's SDKs: targets/<chip>/<sdk>/components/pxt_esp/ implements it.

#ifndef SDK_PORT_SDK_H
#define SDK_PORT_SDK_H

#include <stdint.h>

/** What the chip's pins are good for: a bit for each pin. */
struct SdkPins {
    /** Those that programs may use: not the flash's. */
    uint64_t usable;
    /** Of these, those that can be outputs, those that can be pulled up, and those that can be high for a share of the time. */
    uint64_t outputs, pullUps, pwm;
    /** The one that sdk_analog_read measures, which can't be an output; below 0 when it is not one of them. */
    int analog;
};

extern "C" {

extern const SdkPins sdk_pins;

/** What is at the analog pin: 0 to PLATFORM_ANALOG_HIGHEST (port.h), or a number below 0 when it can't be measured now. */
int sdk_analog_read();

/**
 * Has a PWM channel (pwm-channels.h) make a pin high for `value` parts of PLATFORM_ANALOG_HIGHEST of the time. False when the SDK refuses:
 * then the channel is as after sdk_pwm_end.
 */
bool sdk_pwm_set(int channel, int pin, int value);

/** Ends what a channel does. What level its pin has then is not said, nor what the pin's pad is connected to. */
void sdk_pwm_end(int channel);

/** Gives the Wi-Fi station a network interface with DHCP. Called once, before Wi-Fi starts. */
void sdk_attach_station();

/** Sends a byte to the console's UART, waiting until it takes it. */
void sdk_console_put(char byte);

} // extern "C"

#endif
