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

/** A pin reads 1 while nothing is connected to it. Optional like the two above, and like those below. */
void platform_pin_pull_up(int pin);

/** What analog values go up to, from 0. */
#define PLATFORM_ANALOG_HIGHEST 1023

/**
 * How much voltage is at the analog pin: 0 for none, PLATFORM_ANALOG_HIGHEST for the most that the chip measures, or more. Which pin and
 * which voltage these are, is the chip's (docs/boards.md). When it can't be measured now, what was measured last, and 0 at first.
 */
int platform_analog_read(void);

/**
 * Sets a pin as an output that is high for `value` parts of PLATFORM_ANALOG_HIGHEST of the time (PWM), until it is written, read or pulled
 * up. 0 is never, PLATFORM_ANALOG_HIGHEST always. False when the pin can't have that, or as many others have it as can: then nothing was
 * done.
 */
bool platform_analog_write(int pin, int value);

#ifdef __cplusplus
}
#endif

#endif
