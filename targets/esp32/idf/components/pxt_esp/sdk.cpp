// What is ESP-IDF's own.

#include "sdk.h"

#include "esp_mac.h"
#include "esp_netif.h"
#include "esp_random.h"
#include "esp_rom_uart.h"
#include "esp_wifi_default.h"
#include "sdkconfig.h"

void sdk_attach_station() {
    esp_netif_create_default_wifi_sta();
}

void sdk_console_put(char byte) {
    esp_rom_uart_tx_one_char(uint8_t(byte));
}

void sdk_random(void *to, size_t bytes) {
    esp_fill_random(to, bytes);
}

void sdk_mac(uint8_t mac[6]) {
    esp_efuse_mac_get_default(mac);
}
