#include "programs.h"

#include <stdint.h>
#include <stdlib.h>

int sieve(int size, int repetitions) {
    int count = 0;
    uint8_t *flags = malloc(size);
    for (int r = 0; r < repetitions; r++) {
        count = 0;
        for (int i = 0; i < size; i++)
            flags[i] = 1;
        for (int i = 0; i < size; i++) {
            if (flags[i]) {
                int prime = i + i + 3;
                for (int k = i + prime; k < size; k += prime)
                    flags[k] = 0;
                count++;
            }
        }
    }
    free(flags);
    return count;
}
