// See network-thread.h.

#include "network-thread.h"

#include "freertos/FreeRTOS.h"
#include "freertos/semphr.h"
#include "freertos/task.h"
#include "lwip/tcpip.h"

namespace {

SemaphoreHandle_t stopped;
SemaphoreHandle_t mayGoOn;
/** Made once, so that stopping can't fail for want of memory. */
struct tcpip_callback_msg *stopMessage;

void waitInThread(void *) {
    xSemaphoreGive(stopped);
    xSemaphoreTake(mayGoOn, portMAX_DELAY);
}

} // namespace

bool network_thread_init() {
    stopped = xSemaphoreCreateBinary();
    mayGoOn = xSemaphoreCreateBinary();
    stopMessage = tcpip_callbackmsg_new(waitInThread, nullptr);
    return stopped && mayGoOn && stopMessage;
}

void network_thread_stop() {
    // The thread's mailbox is full while more comes than it has handled.
    while (tcpip_callbackmsg_trycallback(stopMessage) != ERR_OK)
        vTaskDelay(1);
    xSemaphoreTake(stopped, portMAX_DELAY);
}

void network_thread_go_on() {
    xSemaphoreGive(mayGoOn);
}
