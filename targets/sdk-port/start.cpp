// From the SDK's start to the runtime's: the memory that a program has, the parts of the SDK that are always there, the task.

#include "../runtime/platform-api.h"
#include "esp_attr.h"
#include "esp_event.h"
#include "esp_log.h"
#include "esp_netif.h"
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "network-thread.h"
#include "network-turn.h"
#include "nvs_flash.h"
#include "sdkconfig.h"
#include "task.h"

#define STRING_OF(value) STRING_OF_(value)
#define STRING_OF_(value) #value

extern "C" {

/**
 * What a linked program has: its vtables and globals, the collector's heap and the system heap. Nothing clears it: the
 * program's part comes with the image.
 */
__NOINIT_ATTR __attribute__((aligned(16))) uint8_t pxt_program_ram[CONFIG_PXT_ESP_PROGRAM_RAM];
asm(".global _free_start\n .set _free_start, pxt_program_ram\n"
    ".global _free_end\n .set _free_end, pxt_program_ram + " STRING_OF(CONFIG_PXT_ESP_PROGRAM_RAM));

void app_main(void);
}

namespace {

/** Above the runtime's task (task.cpp), below lwIP's. */
constexpr UBaseType_t MAIN_PRIORITY = tskIDLE_PRIORITY + 3;

/** Wi-Fi keeps its calibration there. */
void startStoreOfTheSdk() {
    if (nvs_flash_init() != ESP_OK && nvs_flash_erase() == ESP_OK)
        nvs_flash_init();
}

/** The driver of pins would tell on the console, which is the program's, how each is set, and take a fiber's stack for it. */
void quietenPins() {
    esp_log_level_set("gpio", ESP_LOG_WARN);
}

} // namespace

extern "C" void app_main(void) {
    vTaskPrioritySet(nullptr, MAIN_PRIORITY);
    quietenPins();
    startStoreOfTheSdk();
    if (esp_netif_init() != ESP_OK || esp_event_loop_create_default() != ESP_OK || !network_init() ||
        !network_thread_init() || !runtime_task_start()) {
        platform_console_line("pxt-esp: no memory for the runtime's task: CONFIG_PXT_ESP_PROGRAM_RAM is too large");
        vTaskDelete(nullptr);
    }
    network_main_task();
}
