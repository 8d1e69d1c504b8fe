// See worker.h.

#include "worker.h"

#include "freertos/FreeRTOS.h"
#include "freertos/queue.h"
#include "freertos/task.h"

namespace {

/** What mbed TLS takes for a handshake with RSA or EC, client certificates included, and what interrupts add. */
constexpr uint32_t STACK_BYTES = 8192;
/** That of the fibers' task (../task.cpp): the two take turns, tick by tick, or have a core each. */
constexpr UBaseType_t PRIORITY = tskIDLE_PRIORITY + 2;
constexpr UBaseType_t WAITING_MOST = 16;

struct Work {
    void (*function)(void *);
    void *of;
};

QueueHandle_t queue;
bool isRunning;

void run(void *) {
    Work work;
    for (;;)
        if (xQueueReceive(queue, &work, portMAX_DELAY) == pdTRUE)
            work.function(work.of);
}

} // namespace

bool worker_do(void (*function)(void *), void *of) {
    if (!queue)
        queue = xQueueCreate(WAITING_MOST, sizeof(Work));
    if (queue && !isRunning)
        isRunning = xTaskCreate(run, "pxt-tls", STACK_BYTES, nullptr, PRIORITY, nullptr) == pdPASS;
    Work work = {function, of};
    return isRunning && xQueueSend(queue, &work, 0) == pdTRUE;
}
