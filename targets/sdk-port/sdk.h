// What differs between the vendor's SDKs: targets/<chip>/<sdk>/components/pxt_esp/ implements it.

#ifndef SDK_PORT_SDK_H
#define SDK_PORT_SDK_H

#include <stddef.h>
#include <stdint.h>

extern "C" {

/** Gives the Wi-Fi station a network interface with DHCP. Called once, before Wi-Fi starts. */
void sdk_attach_station();

/** Sends a byte to the console's UART, waiting until it takes it. */
void sdk_console_put(char byte);

/** Bytes from the chip's generator of random numbers, which is one while the radio is on. */
void sdk_random(void *to, size_t bytes);

/** The chip's own MAC address. */
void sdk_mac(uint8_t mac[6]);

} // extern "C"

#endif
