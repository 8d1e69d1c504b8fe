// FreeRTOS's semaphores, as far as the port uses them. For tests: nothing defines them.

#pragma once

#include "FreeRTOS.h"

typedef struct QueueDefinition *SemaphoreHandle_t;

extern "C" {
SemaphoreHandle_t xSemaphoreCreateBinary(void);
BaseType_t xSemaphoreGive(SemaphoreHandle_t semaphore);
BaseType_t xSemaphoreTake(SemaphoreHandle_t semaphore, TickType_t ticks);
}
