// What ESP8266_RTOS_SDK's chip has in pins, and measuring the analog one.

#include "../../../../runtime/port.h"
#include "driver/adc.h"
#include "sdk.h"
#include "sdkconfig.h"

namespace {

/** GPIO 0 to 16, without the flash's, 6 to 11. */
constexpr uint64_t USABLE = 0x1F03F;
/** It belongs to the clock that goes on in sleep: no pull-up, and PWM's interrupt does not reach it. */
constexpr uint64_t GPIO16 = 1 << 16;
#ifdef CONFIG_ESP8266_NMI_WDT
/** The watchdog has PWM's interrupt. */
constexpr uint64_t PWM = 0;
#else
constexpr uint64_t PWM = USABLE & ~GPIO16;
#endif
/** TOUT, "A0" on boards, is no GPIO. */
constexpr int ANALOG_PIN = -1;

} // namespace

const SdkPins sdk_pins = {USABLE, USABLE, USABLE & ~GPIO16, PWM, ANALOG_PIN};

int sdk_analog_read() {
    static bool isReady;
    // The divider is that of fast measuring, which this is not; the driver wants one that is allowed.
    adc_config_t config = {};
    config.mode = ADC_READ_TOUT_MODE;
    config.clk_div = 8;
    uint16_t measured;
    if (!isReady && adc_init(&config) != ESP_OK)
        return -1;
    isReady = true;
    // The driver's own number has 10 bits; larger ones say that it could not measure.
    if (adc_read(&measured) != ESP_OK || measured > PLATFORM_ANALOG_HIGHEST)
        return -1;
    return measured;
}
