// The time of day, for whoever must know whether something is valid yet or still: seconds since 1970-01-01 00:00 UTC without
// leap seconds (POSIX's Epoch), good until 2106. libs/time sets it.

#ifndef PXT_ESP_UNIX_TIME_H
#define PXT_ESP_UNIX_TIME_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * The time now. While nobody has set it, a lower bound: the time at which the program was built, or that of this file, plus
 * the time since reset.
 */
uint32_t platform_unix_time(void);

/** Whether the time was set since reset. */
bool platform_unix_time_is_set(void);

/** Sets the time: seconds, and milliseconds of the second that has begun. */
void platform_set_unix_time(uint32_t seconds, uint32_t milliseconds);

#ifdef __cplusplus
}
#endif

#endif
