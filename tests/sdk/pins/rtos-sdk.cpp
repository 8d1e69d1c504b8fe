// PWM and measuring by ESP8266_RTOS_SDK's drivers, which this program plays with their limits: the pins are those of the beginning, and what
// is started before a period has begun with what was started last, is lost.

#include <map>

#include "../../../targets/runtime/port.h"
#include "../checks.h"
#include "driver/adc.h"
#include "driver/gpio.h"
#include "driver/pwm.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "sdk.h"

// --- The SDK ---

constexpr esp_err_t FAILED = -1;
static int64_t now = 5000000;
static int memoryFor = 8;
static uint8_t channelCount;
static bool hasBegun, isPending;
static uint32_t period, set[8], pending[8], pinOf[8];
static int64_t nextPeriod;
static int starts;
/** For how many microseconds of a period pins are high. */
static std::map<uint32_t, uint32_t> highUs;
static esp_err_t adcResult = ESP_OK;
static uint16_t adcValue = 1023;
static int adcInits;

static void passUntil(int64_t time) {
    now = time;
    if (!hasBegun || nextPeriod > now)
        return;
    nextPeriod = now + period;
    for (int i = 0; isPending && i < channelCount; i++)
        highUs[pinOf[i]] = pending[i];
    isPending = false;
}

extern "C" {
int64_t esp_timer_get_time(void) {
    return now;
}
void vTaskDelay(TickType_t ticks) {
    passUntil(now + 1000 * ticks);
}
esp_err_t gpio_set_level(gpio_num_t pin, uint32_t level) {
    highUs[pin] = level ? period : 0;
    return ESP_OK;
}
esp_err_t pwm_init(uint32_t periodUs, uint32_t *duties, uint8_t count, const uint32_t *pins) {
    if (channelCount || count > memoryFor)
        return FAILED;
    channelCount = count;
    period = periodUs;
    for (int i = 0; i < count; i++) {
        set[i] = duties[i];
        pinOf[i] = pins[i];
    }
    return ESP_OK;
}
esp_err_t pwm_deinit(void) {
    for (int i = 0; i < channelCount; i++)
        highUs[pinOf[i]] = period;
    channelCount = 0;
    hasBegun = isPending = false;
    return ESP_OK;
}
esp_err_t pwm_set_duty(uint8_t channel, uint32_t duty) {
    check(channel < channelCount, "a duty is set for a channel that there is");
    set[channel] = duty;
    return ESP_OK;
}
esp_err_t pwm_start(void) {
    starts++;
    if (hasBegun && isPending)
        return ESP_OK;
    if (!hasBegun)
        nextPeriod = now + period;
    hasBegun = isPending = true;
    std::copy(set, set + 8, pending);
    return ESP_OK;
}
esp_err_t adc_init(adc_config_t *config) {
    adcInits++;
    return config->mode == ADC_READ_TOUT_MODE && config->clk_div >= 8 && config->clk_div <= 32 ? adcResult : FAILED;
}
esp_err_t adc_read(uint16_t *data) {
    *data = adcValue;
    return ESP_OK;
}
}

/** After two periods. */
static uint32_t high(uint32_t pin) {
    vTaskDelay(2);
    vTaskDelay(2);
    return highUs[pin];
}

int main() {
    check(sdk_pwm_set(3, 4, 100) && sdk_pwm_set(1, 5, PLATFORM_ANALOG_HIGHEST), "pins get PWM");
    check(high(4) == 100 && high(5) == period, "for the shares that were set; the highest is always");
    sdk_pwm_set(3, 4, 200);
    sdk_pwm_set(1, 5, 300);
    check(high(4) == 200 && high(5) == 300, "of two that are set one right after the other none is lost");
    int before = starts;
    check(sdk_pwm_set(1, 5, 300) && starts == before, "what is so already is not set again");

    sdk_pwm_end(3);
    check(highUs[5] == 0, "while the driver begins anew, a pin has the level that it mostly has");
    check(high(5) == 300, "and then its share again");
    sdk_pwm_set(1, 5, 301);
    check(high(5) == 301 && high(4) == period, "a pin whose PWM has ended is left alone");

    memoryFor = 1;
    check(!sdk_pwm_set(0, 12, 400), "without memory for one more pin it gets none");
    check(high(5) == 301, "and those that have it keep it");
    memoryFor = 0;
    check(!sdk_pwm_set(0, 12, 400), "without memory for any, none has it");
    check(high(5) == 0, "and one that had it has the level that it mostly had");
    check(!sdk_pwm_set(1, 5, 500), "nor gets it");
    memoryFor = 8;
    check(sdk_pwm_set(1, 5, 500) && high(5) == 500, "until there is some");
    sdk_pwm_end(1);
    check(channelCount == 0, "with the last one the driver ends");

    check((sdk_pins.pwm >> 16 & 1) == 0 && sdk_pins.outputs >> 16 == 1, "GPIO 16 is an output without PWM");

    adcResult = FAILED;
    check(sdk_analog_read() < 0, "an analog pin that the driver refuses can't be measured");
    adcResult = ESP_OK;
    check(sdk_analog_read() == 1023, "it has 10 bits");
    adcValue = 0xFFFF;
    check(sdk_analog_read() < 0, "what the driver says when it could not measure is no number");
    check(adcInits == 2, "a driver that is ready is not begun again");
    return endOfTest();
}
