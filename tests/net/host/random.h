// Numbers from a seed, so that a run can be repeated.

#ifndef PXT_ESP_TESTS_HOST_RANDOM_H
#define PXT_ESP_TESTS_HOST_RANDOM_H

#include <stdint.h>

class Random {
  public:
    explicit Random(uint32_t seed) : state(seed * 2654435761u + 0x9E3779B9u) {}

    uint32_t next() {
        // SplitMix32
        state += 0x9E3779B9u;
        uint32_t z = state;
        z = (z ^ z >> 16) * 0x85EBCA6Bu;
        z = (z ^ z >> 13) * 0xC2B2AE35u;
        return z ^ z >> 16;
    }

    /** From 0 to below the limit. */
    uint32_t below(uint32_t limit) {
        return next() % limit;
    }

    bool percent(uint32_t chance) {
        return below(100) < chance;
    }

  private:
    uint32_t state;
};

#endif
