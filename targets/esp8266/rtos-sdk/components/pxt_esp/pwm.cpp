// PWM by the SDK's driver, whose interrupt handler sets the pins: the chip has no hardware for it.

#include "../../../../runtime/port.h"
#include "driver/gpio.h"
#include "driver/pwm.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#include "pwm-channels.h"
#include "sdk.h"

namespace {

/** A microsecond for each part of a whole: 977 periods a second. */
constexpr uint32_t PERIOD_US = PLATFORM_ANALOG_HIGHEST;

struct Channel {
    bool isUsed;
    uint32_t pin;
    uint32_t highUs;
};

Channel channels[PwmChannels::COUNT];
bool isRunning;
int64_t startedAt;

/** The driver counts the channels that are used. */
uint8_t driversNumberOf(int channel) {
    uint8_t number = 0;
    for (int i = 0; i < channel; i++)
        number += channels[i].isUsed;
    return number;
}

void start() {
    pwm_start();
    startedAt = esp_timer_get_time();
}

/** The driver looks at what is new when a period begins. What is started before it has looked, it forgets without a word. */
void waitForPeriod() {
    while (esp_timer_get_time() - startedAt < 2 * PERIOD_US)
        vTaskDelay(1);
}

/**
 * The driver's pins are those that it began with, so it begins anew. False when it has no memory for them: then each has the level
 * that it mostly had.
 */
bool restart() {
    if (isRunning)
        pwm_deinit();
    isRunning = false;
    uint32_t pins[PwmChannels::COUNT], highUs[PwmChannels::COUNT];
    uint8_t count = 0;
    for (auto &channel : channels)
        if (channel.isUsed) {
            pins[count] = channel.pin;
            highUs[count++] = channel.highUs;
        }
    if (count == 0)
        return true;
    isRunning = pwm_init(PERIOD_US, highUs, count, pins) == ESP_OK;
    // So they are until the first period, too, which begins one later. (pwm_deinit has set all high.)
    for (uint8_t i = 0; i < count; i++)
        gpio_set_level(gpio_num_t(pins[i]), highUs[i] > PERIOD_US / 2);
    if (isRunning)
        start();
    return isRunning;
}

} // namespace

bool sdk_pwm_set(int channel, int pin, int value) {
    Channel &own = channels[channel];
    bool isNew = !own.isUsed || !isRunning;
    if (!isNew && own.highUs == uint32_t(value))
        return true;
    own = {true, uint32_t(pin), uint32_t(value)};
    if (!isNew) {
        waitForPeriod();
        pwm_set_duty(driversNumberOf(channel), own.highUs);
        start();
    } else if (!restart()) {
        sdk_pwm_end(channel);
        return false;
    }
    return true;
}

void sdk_pwm_end(int channel) {
    channels[channel].isUsed = false;
    restart();
}
