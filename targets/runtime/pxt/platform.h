// What pxtbase.h wants to know about the platform before it declares anything.

#ifndef PXT_ESP_PLATFORM_H
#define PXT_ESP_PLATFORM_H

#include "../platform-api.h"

/** True while an interrupt handler runs (the port sets it). */
extern "C" volatile uint8_t platform_in_interrupt;
#define PXT_IN_ISR() (platform_in_interrupt)

#endif
