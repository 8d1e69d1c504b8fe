// ESP8266_RTOS_SDK's driver of PWM, as far as it is used. For tests.

#pragma once

#include <stdint.h>

#include "esp_err.h"

extern "C" {
esp_err_t pwm_init(uint32_t period, uint32_t *duties, uint8_t channelCount, const uint32_t *pins);
esp_err_t pwm_deinit(void);
esp_err_t pwm_set_duty(uint8_t channel, uint32_t duty);
esp_err_t pwm_start(void);
}
