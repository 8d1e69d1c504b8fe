// PWM and measuring by ESP-IDF's drivers, which this program plays.

#include "../../../targets/runtime/port.h"
#include "../checks.h"
#include "driver/ledc.h"
#include "esp_adc/adc_oneshot.h"
#include "sdk.h"

// --- The SDK ---

constexpr esp_err_t FAILED = -1;
static int timers, begun;
static ledc_timer_config_t timer;
static int pinOf[8];
static uint32_t set[8], duty[8];
static int units;
static int adcValue = 4095;
static esp_err_t adcResult = ESP_OK;
static bool isWhole;

extern "C" {
esp_err_t ledc_timer_config(const ledc_timer_config_t *config) {
    timers++;
    timer = *config;
    return ESP_OK;
}
esp_err_t ledc_channel_config(const ledc_channel_config_t *config) {
    begun++;
    if (config->gpio_num > 33 || config->speed_mode != timer.speed_mode || config->timer_sel != timer.timer_num)
        return FAILED;
    pinOf[config->channel] = config->gpio_num;
    duty[config->channel] = config->duty;
    return ESP_OK;
}
esp_err_t ledc_set_duty(ledc_mode_t, ledc_channel_t channel, uint32_t value) {
    set[channel] = value;
    return ESP_OK;
}
esp_err_t ledc_update_duty(ledc_mode_t, ledc_channel_t channel) {
    duty[channel] = set[channel];
    return ESP_OK;
}
esp_err_t ledc_stop(ledc_mode_t, ledc_channel_t channel, uint32_t) {
    pinOf[channel] = -1;
    return ESP_OK;
}
esp_err_t adc_oneshot_new_unit(const adc_oneshot_unit_init_cfg_t *config, adc_oneshot_unit_handle_t *unit) {
    units++;
    *unit = adc_oneshot_unit_handle_t(&units);
    return config->unit_id == ADC_UNIT_1 ? ESP_OK : FAILED;
}
esp_err_t adc_oneshot_config_channel(adc_oneshot_unit_handle_t, adc_channel_t, const adc_oneshot_chan_cfg_t *config) {
    isWhole = config->atten == ADC_ATTEN_DB_12 && config->bitwidth == ADC_BITWIDTH_12;
    return ESP_OK;
}
esp_err_t adc_oneshot_read(adc_oneshot_unit_handle_t, adc_channel_t channel, int *measured) {
    *measured = adcValue;
    return channel == ADC_CHANNEL_0 && isWhole ? adcResult : FAILED;
}
}

int main() {
    check(sdk_pwm_set(2, 5, 512) && pinOf[2] == 5 && duty[2] == 512, "half of the highest value is half of the duty");
    check(sdk_pwm_set(2, 5, 0) && duty[2] == 0, "0 is never");
    check(sdk_pwm_set(2, 5, PLATFORM_ANALOG_HIGHEST) && duty[2] == 1u << timer.duty_resolution, "the highest value is always");
    check(begun == 1, "a channel that is on gets another duty, without an end");
    check(sdk_pwm_set(7, 18, 1) && pinOf[7] == 18 && timers == 1, "all channels have one timer");
    check(timer.freq_hz == 1000, "of 1 kHz");
    sdk_pwm_end(2);
    check(sdk_pwm_set(2, 19, 3) && pinOf[2] == 19 && duty[2] == 3, "a channel that has ended begins with another pin");
    check(!sdk_pwm_set(3, 34, 3) && sdk_pwm_set(3, 33, 3), "one that was refused begins with another, too");

    check(sdk_pins.outputs >> 34 == 0 && sdk_pins.usable >> 34 == 0x3F, "from 34 on there are inputs only");
    check((sdk_pins.usable & 0xFC0) == 0, "the flash's pins are not for programs");
    check(!(sdk_pins.outputs >> sdk_pins.analog & 1) && sdk_pins.usable >> sdk_pins.analog & 1, "the analog pin is an input");

    check(sdk_analog_read() == 1023, "of the 12 bits that are measured there are 10");
    adcValue = 7;
    check(sdk_analog_read() == 1, "the upper ones");
    adcResult = FAILED;
    check(sdk_analog_read() < 0, "what could not be measured is no number");
    check(units == 1, "the converter is taken once");
    return endOfTest();
}
