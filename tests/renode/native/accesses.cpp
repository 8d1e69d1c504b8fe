// Accesses to memory, which ACCESSES names: ACCESS(instruction, address) and JUMP(address). The program says so before it makes
// them, and after, when the chip lets it. The symbol test_access is at the last one's instruction.

#include "../../runtime/native/program.h"

// The compiler would make word accesses of what it knows to be in flash (-mforce-l32): these are the instructions themselves.
#define HERE ".global test_access\n .set test_access, .\n "
#define ACCESS(instruction, address)                                                               \
    {                                                                                              \
        uint32_t value = 0;                                                                        \
        asm volatile(HERE #instruction " %0, %1, 0" : "+a"(value) : "a"(address) : "memory");      \
    }
#define JUMP(address) asm volatile(HERE "jx %0" ::"a"(address) : "memory");

extern "C" void pxt_native_main(void) {
    platform_console_line("before");
    ACCESSES
    platform_console_line("after");
    port_halt(0);
}
