// Reading and writing the Xtensa core's special registers by name.

#ifndef LX60_SPECIAL_REGISTERS_H
#define LX60_SPECIAL_REGISTERS_H

#include <stdint.h>

#define READ_SPECIAL(name)                                                                         \
    ({                                                                                             \
        uint32_t value_;                                                                           \
        asm volatile("rsr." #name " %0" : "=a"(value_));                                           \
        value_;                                                                                    \
    })

#define WRITE_SPECIAL(name, value)                                                                 \
    asm volatile("wsr." #name " %0\n rsync" ::"a"((uint32_t)(value)) : "memory")

#endif
