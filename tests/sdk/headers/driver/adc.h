// ESP8266_RTOS_SDK's driver of the analog pin, as far as it is used. For tests.

#pragma once

#include <stdint.h>

#include "esp_err.h"

typedef enum { ADC_READ_TOUT_MODE, ADC_READ_VDD_MODE } adc_mode_t;

typedef struct {
    adc_mode_t mode;
    uint8_t clk_div;
} adc_config_t;

extern "C" {
esp_err_t adc_init(adc_config_t *config);
esp_err_t adc_read(uint16_t *data);
}
