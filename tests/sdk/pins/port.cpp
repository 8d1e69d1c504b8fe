// The package "pins" over the port (targets/sdk-port/pins.cpp), with a chip and an SDK that this program plays: GPIO 0 to 39, of which 6 to
// 11 are the flash's, those from 34 on are inputs without pull-ups, and 36 is measured.

#include <stdlib.h>

#include <string>

#include "../checks.h"
#include "driver/gpio.h"
#include "sdk.h"

namespace pins {
void digitalWritePin(int pin, int value);
int digitalReadPin(int pin);
void pullUp(int pin);
int analogRead();
void analogWritePin(int pin, int value);
} // namespace pins

using namespace pins;

int getConfig(int, int) {
    return 40;
}

// --- The SDK ---

static constexpr uint64_t USABLE = 0xFFFFFFFFFF & ~0xFC0ull, OUTPUTS = USABLE & 0x3FFFFFFFF;
/** What has been called since the last look at it. */
static std::string calls;
static uint64_t inputLevels;
static int measured = 700;
static bool refusesPwm;

static std::string called() {
    std::string all;
    all.swap(calls);
    return all;
}
static void note(const std::string &what, int pin, const std::string &rest = "") {
    calls += what + " " + std::to_string(pin) + rest + ", ";
}

const SdkPins sdk_pins = {USABLE, OUTPUTS, OUTPUTS, OUTPUTS, 36};

int sdk_analog_read() {
    calls += "measure, ";
    return measured;
}
bool sdk_pwm_set(int channel, int pin, int value) {
    note("pwm", channel, ": " + std::to_string(pin) + " at " + std::to_string(value));
    return !refusesPwm;
}
void sdk_pwm_end(int channel) {
    note("end", channel);
}

extern "C" {
void target_panic(int) {
    abort();
}
esp_err_t gpio_config(const gpio_config_t *config) {
    note("gpio", __builtin_ctzll(config->pin_bit_mask));
    return ESP_OK;
}
esp_err_t gpio_set_direction(gpio_num_t pin, gpio_mode_t mode) {
    note(mode == GPIO_MODE_OUTPUT ? "out" : "in", pin);
    return ESP_OK;
}
esp_err_t gpio_set_level(gpio_num_t pin, uint32_t level) {
    note(level ? "high" : "low", pin);
    return ESP_OK;
}
int gpio_get_level(gpio_num_t pin) {
    return inputLevels >> pin & 1;
}
esp_err_t gpio_set_pull_mode(gpio_num_t pin, gpio_pull_mode_t) {
    note("pull", pin);
    return ESP_OK;
}
}

int main() {
    for (int pin : {2, 4, 5, 12, 13, 14, 15, 16})
        analogWritePin(pin, pin);
    check(called() == "pwm 0: 2 at 2, pwm 1: 4 at 4, pwm 2: 5 at 5, pwm 3: 12 at 12, pwm 4: 13 at 13, pwm 5: 14 at 14, "
                      "pwm 6: 15 at 15, pwm 7: 16 at 16, ",
          "eight pins have a channel each");
    analogWritePin(5, 1023);
    analogWritePin(5, 5000);
    analogWritePin(5, -1);
    check(called() == "pwm 2: 5 at 1023, pwm 2: 5 at 1023, pwm 2: 5 at 0, ", "a pin keeps its channel, and no value goes beyond the ends");

    analogWritePin(17, 511);
    check(called() == "gpio 17, low 17, out 17, ", "a ninth pin is low below 512");
    analogWritePin(17, 512);
    check(called() == "high 17, out 17, ", "and high from there on");
    check(digitalReadPin(17) == 1, "which is what it reads");

    digitalWritePin(13, 1);
    check(called() == "end 4, gpio 13, high 13, out 13, ", "a write ends PWM before it sets the level");
    analogWritePin(17, 300);
    check(called() == "pwm 4: 17 at 300, ", "and another pin gets the channel");

    check(digitalReadPin(17) == 0 && called() == "end 4, gpio 17, low 17, out 17, ", "a read ends PWM, with the level that is read");
    analogWritePin(17, 512);
    called();
    check(digitalReadPin(17) == 1 && called() == "end 4, gpio 17, high 17, out 17, ", "which is high from 512 on");
    check(digitalReadPin(17) == 1 && called().empty(), "a second read finds nothing to end");

    analogWritePin(17, 512);
    called();
    pullUp(17);
    check(called() == "end 4, gpio 17, in 17, pull 17, ", "a pull-up ends PWM");
    inputLevels = 1ull << 17;
    check(digitalReadPin(17) == 1 && called() == "in 17, ", "and the pin reads what is connected to it");

    refusesPwm = true;
    analogWritePin(17, 600);
    check(called() == "pwm 4: 17 at 600, gpio 17, high 17, out 17, ", "where the SDK refuses PWM, the pin is high from 512 on");
    refusesPwm = false;
    analogWritePin(18, 7);
    check(called() == "pwm 4: 18 at 7, ", "and the channel is free for others");

    analogWritePin(34, 512);
    digitalWritePin(34, 1);
    check(called().empty() && digitalReadPin(34) == 0, "a pin that can't be an output stays an input");
    inputLevels = 1ull << 34;
    check(digitalReadPin(34) == 1, "and is read");
    called();
    pullUp(34);
    check(called() == "in 34, ", "without being pulled");

    analogWritePin(6, 512);
    digitalWritePin(6, 1);
    pullUp(6);
    check(digitalReadPin(6) == 0 && called().empty(), "the flash's pins are left alone");

    check(analogRead() == 700 && called() == "measure, ", "the analog pin is measured");
    measured = -1;
    check(analogRead() == 700, "where it can't be, its last number counts");
    called();
    digitalReadPin(36);
    check(called() == "gpio 36, in 36, ", "and read as a GPIO after that");
    digitalReadPin(36);
    analogRead();
    digitalReadPin(36);
    check(called() == "in 36, measure, gpio 36, in 36, ", "as often as it changes");
    return endOfTest();
}
