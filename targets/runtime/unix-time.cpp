// See unix-time.h.

#include "unix-time.h"

#include "pxtbase.h"

namespace {

/** Of DAL in libs/core/dal.d.ts: the day, and its second, that the build put into the program's table of configuration. */
constexpr int CFG_BUILD_DAY = 3001, CFG_BUILD_SECOND = 3002;
/** 2026-11-01, in days since 1970. */
constexpr int EARLIEST_BUILD_DAY = 20758;

constexpr uint32_t SECONDS_PER_DAY = 86400;
constexpr uint64_t MICROSECONDS = 1000000;

/** In microseconds; 0 while it is not known. */
uint64_t timeOfReset;

} // namespace

extern "C" {

uint32_t platform_unix_time(void) {
    uint64_t sinceReset = platform_time_us();
    if (timeOfReset)
        return uint32_t((timeOfReset + sinceReset) / MICROSECONDS);
    uint32_t buildDay = pxt::getConfig(CFG_BUILD_DAY, EARLIEST_BUILD_DAY);
    uint32_t buildSecond = pxt::getConfig(CFG_BUILD_SECOND, 0);
    return buildDay * SECONDS_PER_DAY + buildSecond + uint32_t(sinceReset / MICROSECONDS);
}

bool platform_unix_time_is_set(void) {
    return timeOfReset != 0;
}

void platform_set_unix_time(uint32_t seconds, uint32_t milliseconds) {
    timeOfReset = seconds * MICROSECONDS + milliseconds * 1000 - platform_time_us();
}

} // extern "C"
