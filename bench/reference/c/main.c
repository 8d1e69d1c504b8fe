// Runs the ten programs one after the other. Each is in a file of its own, so that the compiler can't see its arguments.

#include "../board/board.h"
#include "programs.h"

#include <stdio.h>
#include <string.h>

#define KEY_COUNT 500

#define MEASURE(name, call)                 \
    do {                                    \
        uint32_t start = mark();            \
        long result = (call);               \
        report(name, mark() - start, result); \
    } while (0)

int main(void) {
    MEASURE("nothing", 0);
    MEASURE("fib", fib(24));
    MEASURE("sieve", sieve(8192, 3));
    MEASURE("intloop", int_loop(400, 500));
    MEASURE("crc16", crc16(4096, 20));
    MEASURE("strings", strings(2000));
    MEASURE("objects", objects(100000));
    MEASURE("closures", closures(1000, 20));
    MEASURE("quicksort", quicksort(2000));
    MEASURE("nbody", nbody(200));

    static char text[KEY_COUNT][8];
    static char *keys[KEY_COUNT];
    for (int i = 0; i < KEY_COUNT; i++) {
        snprintf(text[i], sizeof text[i], "key%d", i);
        keys[i] = text[i];
    }
    MEASURE("dict", dict(keys, KEY_COUNT, 5000));
    console("DONE\n");
    return 0;
}
