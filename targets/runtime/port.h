// What a port (targets/<port>/) supplies to the rest of the platform layer, besides the functions that platform-api.h
// marks "port". Times are in milliseconds unless the name says otherwise.

#ifndef PXT_ESP_PORT_H
#define PXT_ESP_PORT_H

#include "platform-api.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Makes console, clock and interrupts work. Called first, with interrupts off. */
void port_init(void);

/** Sends one byte to the console, waiting until the UART takes it. */
void port_console_put(char byte);

/**
 * Sleeps until an interrupt comes, at most until `ms` milliseconds after `since`, a time of platform_time_ms not long ago, unless
 * platform_wake was called since the last time. May return early.
 */
void port_idle(uint32_t since, uint32_t ms);

/** Ends the firmware: an emulator exits with this status, a board stops. */
void port_halt(int status) __attribute__((noreturn));

/** Restarts as after power-on. */
void port_restart(void) __attribute__((noreturn));

/** A number that tells this board from others. */
uint64_t port_serial_number(void);

/** Sets a pin of the package "pins" as an output, and reads it. A port without pins leaves them out (libs/core/pins.cpp). */
void platform_pin_write(int pin, int value);
int platform_pin_read(int pin);

/** A pin reads 1 while nothing is connected to it; the analog pin, 0 to 1023. Optional like the two above. */
void platform_pin_pull_up(int pin);
int platform_analog_read(void);

#ifdef __cplusplus
}
#endif

#endif
