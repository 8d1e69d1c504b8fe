// What each panic code means, as a sentence for the person at the console.

#ifndef PXT_ESP_PANIC_H
#define PXT_ESP_PANIC_H

/** Exit status of the emulator after a panic or an uncaught exception; the command line tool relies on it. */
#define PANIC_EXIT_STATUS 2

/** The meaning of a code of pxtbase.h's PXT_PANIC, or of an oops (800 to 899). Never null. */
const char *panic_meaning(int code);

#endif
