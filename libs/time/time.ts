// The time of day, over the C++ of time.cpp.

/**
 * The time of day, as the board was told it.
 */
//% color="#2E7D8C" weight=65 icon="\uf017"
namespace time {
  const SECONDS_PER_DAY = 86400;

  /**
   * Seconds since 1 January 1970, UTC. Before the time was set it is a lower bound: the time at which the program was
   * built, plus the time since the board started.
   */
  //% blockId=time_now block="seconds since 1970" weight=100 help=time/now
  export function now(): number {
    return timeshims.now();
  }

  /**
   * True if the time was set since the board started.
   */
  //% blockId=time_is_set block="time is set" weight=90 help=time/is-set
  export function isSet(): boolean {
    return timeshims.isSet();
  }

  /**
   * Set the time. Whoever calls it is believed, also when the time is before the program was built.
   * @param seconds since 1 January 1970, UTC
   */
  //% blockId=time_set block="set time to $seconds seconds since 1970" weight=80 help=time/set
  export function set(seconds: number): void {
    timeshims.set(seconds, 0);
  }

  /**
   * A time as text (ISO 8601, RFC 3339), such as "2026-11-26T09:30:00Z".
   * @param seconds since 1 January 1970, UTC
   */
  //% blockId=time_format block="time $seconds as text" weight=85 help=time/format
  //% seconds.shadow=time_now
  export function format(seconds: number): string {
    const day = Math.floor(seconds / SECONDS_PER_DAY);
    const second = seconds - day * SECONDS_PER_DAY;
    // Years from March on, so that a leap day is the last of its year. The Gregorian calendar repeats after 400 years of 146097
    // days; 719468 lie between 1 March of year 0 and 1970.
    const fromMarch = day + 719468;
    const era = Math.idiv(fromMarch, 146097);
    const dayOfEra = fromMarch - era * 146097;
    const yearOfEra = Math.idiv(
      dayOfEra - Math.idiv(dayOfEra, 1460) + Math.idiv(dayOfEra, 36524) - Math.idiv(dayOfEra, 146096),
      365,
    );
    const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.idiv(yearOfEra, 4) - Math.idiv(yearOfEra, 100));
    // Months of 31, 30, 31, 30, 31 days: 153 in five.
    const month = Math.idiv(5 * dayOfYear + 2, 153);
    const dayOfMonth = dayOfYear - Math.idiv(153 * month + 2, 5) + 1;
    const year = yearOfEra + era * 400 + (month > 9 ? 1 : 0);
    return (
      year +
      "-" +
      twoDigits(month > 9 ? month - 9 : month + 3) +
      "-" +
      twoDigits(dayOfMonth) +
      "T" +
      twoDigits(Math.idiv(second, 3600)) +
      ":" +
      twoDigits(Math.idiv(second, 60) % 60) +
      ":" +
      twoDigits(second % 60) +
      "Z"
    );
  }

  function twoDigits(value: number): string {
    return (value < 10 ? "0" : "") + value;
  }
}
