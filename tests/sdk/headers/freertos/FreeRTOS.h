// What the port uses of FreeRTOS, declared as its reference manual has it. For tests: nothing defines it.

#pragma once

#include <stdint.h>

typedef long BaseType_t;
typedef unsigned long UBaseType_t;
typedef uint32_t TickType_t;
typedef void (*TaskFunction_t)(void *);

#define configTICK_RATE_HZ ((TickType_t)1000)
#define portMAX_DELAY ((TickType_t)0xffffffffUL)
#define pdTRUE ((BaseType_t)1)
#define pdPASS ((BaseType_t)1)
#define tskIDLE_PRIORITY ((UBaseType_t)0)

extern "C" BaseType_t xPortInIsrContext(void);
