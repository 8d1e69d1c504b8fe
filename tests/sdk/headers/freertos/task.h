// FreeRTOS's tasks, as far as the port uses them. For tests: nothing defines them.

#pragma once

#include "FreeRTOS.h"

typedef struct tskTaskControlBlock *TaskHandle_t;

extern "C" {
BaseType_t xTaskCreate(TaskFunction_t function, const char *name, uint32_t stackDepth, void *parameter, UBaseType_t priority,
                       TaskHandle_t *created);
void vTaskDelete(TaskHandle_t task);
void vTaskDelay(TickType_t ticks);
void vTaskPrioritySet(TaskHandle_t task, UBaseType_t priority);
TaskHandle_t xTaskGetCurrentTaskHandle(void);
uint32_t ulTaskNotifyTake(BaseType_t clearOnExit, TickType_t ticks);
BaseType_t xTaskNotifyGive(TaskHandle_t task);
void vTaskNotifyGiveFromISR(TaskHandle_t task, BaseType_t *hasWoken);
}
