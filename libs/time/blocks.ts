// Blocks of time that are no function of it already: asking a server without a handler, and the hour in the user's time zone.

/** What is shown on a clock. */
enum TimePart {
  //% block="hour"
  Hour,
  //% block="minute"
  Minute,
  //% block="second"
  Second,
}

namespace time {
  /** How long ask() waits, in ms, even if others' requests follow upon each other: as long as a call of sync() may take, and a little. */
  const LONGEST_WAIT = 6500;

  /**
   * Ask a time server for the time and set it; waits for the answer, about six seconds at most. Then "time is set"
   * tells whether it came.
   * @param server name or IPv4 address of the server, eg: "pool.ntp.org"
   */
  //% blockId=time_ask block="set time from server $server" weight=95 help=time/ask
  //% server.defl="pool.ntp.org"
  export function ask(server: string): void {
    sync(server);
    // Not for a handler: sync() calls none when another request is under way, whose answer is as good.
    pauseUntil(() => !isAsking(), LONGEST_WAIT);
  }

  /**
   * The hour, minute or second of now, in a time zone.
   * @param part which of them
   * @param zone hours that are to be added to UTC, eg: 1
   */
  //% blockId=time_part block="$part of time in zone UTC+ $zone" weight=92 help=time/part
  //% zone.min=-12 zone.max=14 zone.defl=1
  export function part(part: TimePart, zone: number): number {
    const seconds = now() + zone * 3600;
    if (part === TimePart.Hour) return Math.floor(seconds / 3600) % 24;
    return part === TimePart.Minute ? Math.floor(seconds / 60) % 60 : seconds % 60;
  }
}
