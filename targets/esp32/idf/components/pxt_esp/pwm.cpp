// PWM by the chip's controller for LEDs: one timer, and a channel for each pin.

#include "../../../../runtime/port.h"
#include "driver/ledc.h"
#include "pwm-channels.h"
#include "sdk.h"

static_assert(PwmChannels::COUNT <= LEDC_CHANNEL_MAX, "a channel of the chip for each");

namespace {

/** The group of channels that all of these chips have. */
constexpr ledc_mode_t GROUP = LEDC_LOW_SPEED_MODE;
constexpr ledc_timer_t TIMER = LEDC_TIMER_0;
constexpr uint32_t FREQUENCY_HZ = 1000;
/** What a pin is always high with. */
constexpr uint32_t FULL_DUTY = 1 << LEDC_TIMER_10_BIT;

/** A bit for each channel: whether it has a pin. */
uint32_t running;

bool startTimer() {
    static bool isRunning;
    if (isRunning)
        return true;
    ledc_timer_config_t config = {};
    config.speed_mode = GROUP;
    config.timer_num = TIMER;
    config.duty_resolution = LEDC_TIMER_10_BIT;
    config.freq_hz = FREQUENCY_HZ;
    config.clk_cfg = LEDC_USE_APB_CLK;
    isRunning = ledc_timer_config(&config) == ESP_OK;
    return isRunning;
}

bool begin(int channel, int pin, uint32_t duty) {
    ledc_channel_config_t config = {};
    config.gpio_num = pin;
    config.speed_mode = GROUP;
    config.channel = ledc_channel_t(channel);
    config.timer_sel = TIMER;
    config.duty = duty;
    return startTimer() && ledc_channel_config(&config) == ESP_OK;
}

} // namespace

bool sdk_pwm_set(int channel, int pin, int value) {
    uint32_t duty = uint32_t(value) * FULL_DUTY / PLATFORM_ANALOG_HIGHEST;
    if (running >> channel & 1) {
        ledc_set_duty(GROUP, ledc_channel_t(channel), duty);
        ledc_update_duty(GROUP, ledc_channel_t(channel));
        return true;
    }
    if (!begin(channel, pin, duty))
        return false;
    running |= 1u << channel;
    return true;
}

void sdk_pwm_end(int channel) {
    ledc_stop(GROUP, ledc_channel_t(channel), 0);
    running &= ~(1u << channel);
}
