// MakeCode's events: who listens, who waits.

#ifndef PXT_ESP_EVENTS_H
#define PXT_ESP_EVENTS_H

/** Event ids with a meaning of their own (CODAL's numbers). */
#define DEVICE_ID_NOTIFY_ONE 1022
#define DEVICE_ID_NOTIFY 1023

/** Dispatches what interrupt handlers have raised. For the scheduler. */
void events_dispatch_from_interrupts();

#endif
