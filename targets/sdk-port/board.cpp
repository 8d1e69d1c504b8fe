// Console, halt and restart, by the SDK.

#include "../runtime/port.h"

#include "esp_system.h"
// Where the SDK has a header for the chip's own address.
#if __has_include("esp_mac.h")
#include "esp_mac.h"
#endif
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "sdk.h"

extern "C" {

/** Fibers have interrupt handlers' events from queues (wifi.cpp), so no handler calls into the runtime. */
volatile uint8_t platform_in_interrupt;

void port_console_put(char byte) {
    if (byte == '\n')
        sdk_console_put('\r');
    sdk_console_put(byte);
}

void port_halt(int) {
    for (;;)
        vTaskDelay(portMAX_DELAY);
}

void port_restart(void) {
    esp_restart();
    for (;;) {
    }
}

uint64_t port_serial_number(void) {
    uint8_t mac[6];
    esp_efuse_mac_get_default(mac);
    uint64_t number = 0;
    for (uint8_t byte : mac)
        number = number << 8 | byte;
    return number;
}

/** Other tasks must go on, and the watchdogs be fed: nothing is masked. What fibers share with lwIP needs it not (network-thread.h). */
uint32_t platform_irq_disable(void) {
    return 0;
}

void platform_irq_restore(uint32_t) {}

} // extern "C"
