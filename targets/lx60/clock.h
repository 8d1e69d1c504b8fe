// Start of the clock.

#ifndef LX60_CLOCK_H
#define LX60_CLOCK_H

/** Starts counting; the time is 0 now. */
void clock_init();

#endif
