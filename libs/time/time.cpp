// What time.ts and sntp.ts call: the runtime's time of day.

#include "pxt.h"

#include "unix-time.h"

namespace timeshims {

/** Seconds since 1970-01-01 UTC, or a lower bound while the time is not set. */
//%
TNumber now() {
    return fromUInt(platform_unix_time());
}

/** Whether the time was set. */
//%
bool isSet() {
    return platform_unix_time_is_set();
}

/** Sets the time. */
//%
void set(TNumber seconds, int milliseconds) {
    platform_set_unix_time(toUInt(seconds), milliseconds);
}

/** Whether the clock is right without a time server: in the simulator only. */
//%
bool isGiven() {
    return false;
}

} // namespace timeshims
