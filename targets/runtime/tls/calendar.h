// Days and dates of the Gregorian calendar, as certificates have them.

#ifndef PXT_ESP_TLS_CALENDAR_H
#define PXT_ESP_TLS_CALENDAR_H

#include <stdint.h>

namespace tls {

constexpr uint32_t SECONDS_PER_DAY = 86400;

struct Date {
    uint32_t year, month, day;
};

/** Days from 1970-01-01 to a date from that day on. */
constexpr uint32_t daysTo(Date date) {
    // Years begin in March, so that the leap day is a year's last.
    uint32_t year = date.month > 2 ? date.year : date.year - 1;
    uint32_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    constexpr uint32_t to1970 = 719468;
    return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + date.day - 1 - to1970;
}

/** The date of a time in seconds since 1970-01-01. */
constexpr Date dateOf(uint32_t seconds) {
    uint32_t days = seconds / SECONDS_PER_DAY;
    Date date = {1970, 1, 1};
    while (date.year < 2106 && daysTo({date.year + 1, 1, 1}) <= days)
        date.year++;
    while (date.month < 12 && daysTo({date.year, date.month + 1, 1}) <= days)
        date.month++;
    date.day = days - daysTo({date.year, date.month, 1}) + 1;
    return date;
}

static_assert(daysTo({1970, 1, 1}) == 0);
static_assert(daysTo({2000, 3, 1}) == 11017);
static_assert(dateOf(951782400).month == 2 && dateOf(951782400).day == 29);
static_assert(dateOf(0xffffffff).year == 2106);

} // namespace tls

#endif
