// Numbers on the heap, allocated several at a time.

#ifndef PXT_ESP_NUMBER_BOX_H
#define PXT_ESP_NUMBER_BOX_H

#include "pxtbase.h"

/** A new number object. May collect. */
pxt::TNumber number_box(double value);

/**
 * Forgets the number objects kept ready. To be called whenever the collector begins, since nothing refers to them, and
 * when a fiber's context ends: without contexts the collector could not tell.
 */
void number_box_forget();

#endif
