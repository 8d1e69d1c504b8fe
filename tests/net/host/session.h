// What the board's side (board.cpp) has to do for session.cpp.

#ifndef PXT_ESP_TESTS_HOST_SESSION_H
#define PXT_ESP_TESTS_HOST_SESSION_H

#include <stdint.h>

/** Before a run. */
void seedSessions(uint32_t seed);

/** Gives all sessions their turn, as the scheduler does with their fibers. */
void runSessions();

#endif
