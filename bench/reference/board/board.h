// What a bare program needs of the board: a clock that can be found from outside, and a console.
#pragma once

#include <stdint.h>

/** Reads CCOUNT (40 MHz). Its first instruction is where bench/language/count.ts reads QEMU's instruction counter. */
uint32_t mark(void);

/** Prints one result in the form that bench/language/count.ts reads. */
void report(const char *name, uint32_t ticks, long result);

/** Writes text to the console. */
void console(const char *text);
