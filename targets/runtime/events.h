// MakeCode's events: who listens, who waits.

#ifndef PXT_ESP_EVENTS_H
#define PXT_ESP_EVENTS_H

/** Event ids with a meaning of their own (CODAL's numbers). */
#define DEVICE_ID_NOTIFY_ONE 1022
#define DEVICE_ID_NOTIFY 1023

#include <stdint.h>

/** Events raised by interrupt handlers, counted, and how many of them are dispatched. */
extern volatile uint32_t events_raised_in_interrupts;
extern uint32_t events_dispatched_from_interrupts;

inline bool events_are_raised() {
    return events_raised_in_interrupts != events_dispatched_from_interrupts;
}

/** Dispatches what interrupt handlers have raised. For the scheduler. */
void events_dispatch_from_interrupts();

#endif
