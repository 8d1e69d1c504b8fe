// The network's part of the scheduler's loop.

#ifndef SDK_PORT_NETWORK_TURN_H
#define SDK_PORT_NETWORK_TURN_H

#include <stdint.h>

/** Takes what the SDK has told since the last turn. Returns milliseconds until the next one at the latest (platform-api.h). */
uint32_t network_turn();

/** What the SDK's main task does after the start: it calls the SDK's Wi-Fi functions for fibers. Never returns. */
void network_main_task() __attribute__((noreturn));

/** Makes the queues between the two. False when there is no memory. */
bool network_init();

#endif
