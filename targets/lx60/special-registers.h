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

/** Masks interrupts, and gives the former state for RESTORE_INTERRUPTS. */
#define MASK_INTERRUPTS()                                                                          \
    ({                                                                                             \
        uint32_t state_;                                                                           \
        asm volatile("rsil %0, 15" : "=a"(state_)::"memory");                                      \
        state_;                                                                                    \
    })

#define RESTORE_INTERRUPTS(state) asm volatile("wsr.ps %0\n rsync" ::"a"(state) : "memory")

#endif
