// Random numbers from the chip, whose generator takes its noise from the radio while that is on: a TLS session is never without.

#include "../runtime/tls/entropy.h"

#include "esp_system.h"
// Where the SDK has a header for it.
#if __has_include("esp_random.h")
#include "esp_random.h"
#endif

extern "C" bool port_entropy(void *to, size_t bytes) {
    esp_fill_random(to, bytes);
    return true;
}
