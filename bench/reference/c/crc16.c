#include "programs.h"

#include <stdint.h>
#include <stdlib.h>

int crc16(int n, int repetitions) {
    int *table = malloc(256 * sizeof *table);
    for (int i = 0; i < 256; i++) {
        int c = i << 8;
        for (int k = 0; k < 8; k++)
            c = c & 0x8000 ? ((c << 1) ^ 0x1021) & 0xFFFF : (c << 1) & 0xFFFF;
        table[i] = c;
    }
    uint8_t *bytes = malloc(n);
    for (int i = 0; i < n; i++)
        bytes[i] = (i * 7 + 3) & 255;
    int crc = 0xFFFF;
    for (int r = 0; r < repetitions; r++)
        for (int i = 0; i < n; i++)
            crc = ((crc << 8) & 0xFFFF) ^ table[((crc >> 8) ^ bytes[i]) & 255];
    free(table);
    free(bytes);
    return crc;
}
