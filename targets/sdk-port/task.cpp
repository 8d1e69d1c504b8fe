// The runtime's task: all fibers run in it, the scheduler on its own stack. Time, sleeping and waking.

#include "task.h"

#include "../runtime/port.h"
#include "../runtime/ram-shares.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "network-thread.h"
#include "network-turn.h"

extern "C" void runtime_start(void);

namespace {

/** Above the idle task's, below those of lwIP, Wi-Fi and the SDK's main task (start.cpp). */
constexpr UBaseType_t PRIORITY = tskIDLE_PRIORITY + 2;
/** The scheduler's, in which there is room for what interrupts put on the stack of the task that they interrupt. */
constexpr uint32_t STACK_BYTES = SCHEDULER_STACK;
/** Longest time that lwIP's thread stays stopped while fibers give way to each other. */
constexpr uint32_t NETWORK_TURN_MS = 3;
/** FreeRTOS counts ticks; a longer sleep is several. */
constexpr uint32_t LONGEST_SLEEP_MS = 60000;

TaskHandle_t task;
volatile bool hasSlept;
uint32_t lastNetworkTurn;

void letNetworkRun(TickType_t sleep) {
    network_thread_go_on();
    if (sleep > 0)
        ulTaskNotifyTake(pdTRUE, sleep);
    network_thread_stop();
    lastNetworkTurn = platform_time_ms();
}

uint32_t turn(uint32_t now) {
    if (now - lastNetworkTurn >= NETWORK_TURN_MS)
        letNetworkRun(0);
    return network_turn();
}

void run(void *) {
    runtime_start();
}

} // namespace

bool runtime_task_start() {
    return xTaskCreate(run, "pxt", STACK_BYTES, nullptr, PRIORITY, &task) == pdPASS;
}

void runtime_task_make_room() {
    // Two ticks at the idle task's priority: tasks of one priority take turns tick by tick.
    constexpr TickType_t SHARED_TICKS = 2;
    if (!hasSlept) {
        vTaskPrioritySet(task, tskIDLE_PRIORITY);
        vTaskDelay(SHARED_TICKS);
        vTaskPrioritySet(task, PRIORITY);
    }
    hasSlept = false;
}

extern "C" void port_init(void) {
    // The handle may not be written yet where the task runs at once.
    task = xTaskGetCurrentTaskHandle();
    network_thread_stop();
    platform_register_idle_poll(turn);
}

extern "C" uint64_t platform_time_us(void) {
    return uint64_t(esp_timer_get_time());
}

extern "C" uint32_t platform_time_ms(void) {
    return uint32_t(uint64_t(esp_timer_get_time()) / 1000);
}

extern "C" void platform_wake(void) {
    if (xPortInIsrContext()) {
        vTaskNotifyGiveFromISR(task, nullptr);
    } else {
        xTaskNotifyGive(task);
    }
}

extern "C" void port_idle(uint32_t since, uint32_t ms) {
    uint32_t passed = platform_time_ms() - since;
    if (passed >= ms)
        return;
    ms -= passed;
    if (ms > LONGEST_SLEEP_MS)
        ms = LONGEST_SLEEP_MS;
    TickType_t ticks = (ms * configTICK_RATE_HZ + 999) / 1000;
    hasSlept = true;
    letNetworkRun(ticks);
}
