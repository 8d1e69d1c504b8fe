// What is ESP8266_RTOS_SDK's own.

#include "sdk.h"

#include <stdint.h>

#include "esp8266/uart_struct.h"

void sdk_attach_station() {
    // esp_wifi_init does it.
}

void sdk_console_put(char byte) {
    // The UART's transmit queue holds 128 bytes (ESP8266 Technical Reference §11.3).
    constexpr uint32_t QUEUE_BYTES = 128;
    while (uart0.status.txfifo_cnt >= QUEUE_BYTES - 1) {
    }
    uart0.fifo.rw_byte = uint8_t(byte);
}
