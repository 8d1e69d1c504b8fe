// What differs between the vendor's SDKs: targets/<chip>/<sdk>/components/pxt_esp/ implements it.

#ifndef SDK_PORT_SDK_H
#define SDK_PORT_SDK_H

extern "C" {

/** Gives the Wi-Fi station a network interface with DHCP. Called once, before Wi-Fi starts. */
void sdk_attach_station();

/** Sends a byte to the console's UART, waiting until it takes it. */
void sdk_console_put(char byte);

} // extern "C"

#endif
