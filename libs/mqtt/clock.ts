// One fiber looks after the time-outs of all clients, and ends when none needs it.

//% optimize=size
namespace mqtt {
  /** How often. */
  const TICK_MS = 200;

  /** Something with time-outs. */
  export interface Timed {
    /** Returns false when it needs the clock no more. */
    tick(now: number): boolean;
  }

  let timed: Timed[];
  let runs = false;

  /** Calls `client.tick` at intervals until that returns false. */
  export function watch(client: Timed): void {
    if (!timed) timed = [];
    if (timed.indexOf(client) < 0) timed.push(client);
    if (runs) return;
    runs = true;
    control.runInParallel(() => {
      while (timed.length > 0) {
        pause(TICK_MS);
        const now = control.millis();
        // From the last one, since it may go; new ones come behind it.
        for (let i = timed.length - 1; i >= 0; i--) if (!timed[i].tick(now)) timed.removeAt(i);
      }
      runs = false;
    });
  }
}
