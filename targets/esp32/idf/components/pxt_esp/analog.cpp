// What ESP-IDF's chip has in pins, and measuring one of them.

#include "../../../../runtime/port.h"
#include "esp_adc/adc_oneshot.h"
#include "sdk.h"
#include "soc/soc_caps.h"

namespace {

/** GPIO 6 to 11. */
constexpr uint64_t FLASH = 0xFC0;
constexpr uint64_t USABLE = SOC_GPIO_VALID_GPIO_MASK & ~FLASH;
/** Without GPIO 34 to 39, which have no pull-ups either (ESP32 Datasheet §2.2). */
constexpr uint64_t OUTPUTS = SOC_GPIO_VALID_OUTPUT_GPIO_MASK & ~FLASH;

/**
 * GPIO 36, "VP" on most boards, is channel 0 of the first converter: the second is Wi-Fi's while that is on. It is no output and has no
 * part in the start, so that nothing else is likely to be there.
 */
constexpr int ANALOG_PIN = 36;
constexpr adc_unit_t UNIT = ADC_UNIT_1;
constexpr adc_channel_t CHANNEL = ADC_CHANNEL_0;
/** The converter's, of which PLATFORM_ANALOG_HIGHEST has 10. */
constexpr int BITS = 12, ANALOG_BITS = 10;
static_assert(PLATFORM_ANALOG_HIGHEST == (1 << ANALOG_BITS) - 1, "analog values have 10 bits");

} // namespace

const SdkPins sdk_pins = {USABLE, OUTPUTS, OUTPUTS, OUTPUTS, ANALOG_PIN};

int sdk_analog_read() {
    static adc_oneshot_unit_handle_t unit;
    adc_oneshot_unit_init_cfg_t unitConfig = {};
    unitConfig.unit_id = UNIT;
    if (!unit && adc_oneshot_new_unit(&unitConfig, &unit) != ESP_OK)
        return -1;
    // The whole range of its voltages, to 3.1 V. Each time, since the pin may have been read digitally.
    adc_oneshot_chan_cfg_t config = {};
    config.atten = ADC_ATTEN_DB_12;
    config.bitwidth = ADC_BITWIDTH_12;
    int measured;
    if (adc_oneshot_config_channel(unit, CHANNEL, &config) != ESP_OK ||
        adc_oneshot_read(unit, CHANNEL, &measured) != ESP_OK)
        return -1;
    return measured >> (BITS - ANALOG_BITS);
}
