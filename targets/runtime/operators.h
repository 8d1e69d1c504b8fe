// Operators on values of any type.

#ifndef PXT_ESP_OPERATORS_H
#define PXT_ESP_OPERATORS_H

#include "conversions.h"

/** `a + b`: text joined when either is text, an object, an array or a function; otherwise the sum of the numbers that they are. */
TValue addAny(TValue a, TValue b);

#endif
