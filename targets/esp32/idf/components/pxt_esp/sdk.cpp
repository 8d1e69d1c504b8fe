// What is ESP-IDF's own.

#include "sdk.h"

#include <stdint.h>

#include "esp_netif.h"
#include "esp_rom_uart.h"
#include "esp_wifi_default.h"

void sdk_attach_station() {
    esp_netif_create_default_wifi_sta();
}

void sdk_console_put(char byte) {
    esp_rom_uart_tx_one_char(uint8_t(byte));
}
