// C++ functions that generated code and abi-*.S call by their C names.

#ifndef PXT_ESP_ABI_H
#define PXT_ESP_ABI_H

#include "pxt.h"

extern "C" {

/**
 * Drops the stack segments of calls from C++ into TypeScript that an exception has left, so that the collector sees the
 * stack from `tsSp` on as one.
 */
void pxt_unwind_segments(pxt::ThreadContext *context, void *tsSp);

/** An array's element by any index; `object` may be anything (panics as MakeCode does when it is no array). */
pxt::TValue pxt_array_get(pxt::TValue object, pxt::TValue index);
void pxt_array_set(pxt::TValue object, pxt::TValue index, pxt::TValue value);

/** A place in text or in an array: without fraction, 0 for what is no number, and the nearest integer beyond 32 bits. */
int pxt_to_position(pxt::TValue value);

/** The same where something must be: -1 for what is not at least 0. */
int pxt_to_existing_position(pxt::TValue value);

/** A buffer's byte, 0 to 255, by any index; 0 beyond its end. */
int pxt_buffer_get(pxt::TValue object, pxt::TValue index);

/** Sets a buffer's byte to the low 8 bits of `value`; does nothing beyond its end. */
void pxt_buffer_set(pxt::TValue object, pxt::TValue index, int value);

/** a + b, a - b and a * b for any values. */
pxt::TValue pxt_number_adds(pxt::TValue a, pxt::TValue b);
pxt::TValue pxt_number_subs(pxt::TValue a, pxt::TValue b);
pxt::TValue pxt_number_muls(pxt::TValue a, pxt::TValue b);

/** At the beginning of a `finally` block: the exception that led there, or what was `pending` if none did. */
pxt::TValue pxt_take_thrown(pxt::TValue pending);

/** At its end: throws again what is pending; goes on when that is TAG_NON_VALUE. */
void pxt_end_finally(pxt::TValue pending);

/** The value of an expression in postfix order: steps of four bits each, from the lowest of `low` on. */
pxt::TValue pxt_number_tree(const pxt::TValue *leaves, uint32_t low, uint32_t high);
}

#endif
