// Random numbers from the chip, whose generator takes its noise from the radio: a TLS session is never without one.

#include "../runtime/tls/entropy.h"

#include "sdk.h"

extern "C" bool port_entropy(void *to, size_t bytes) {
    sdk_random(to, bytes);
    return true;
}
