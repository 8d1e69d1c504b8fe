// Random numbers of the emulated board: it has no source of its own, and asks the machine that the emulator runs on. In QEMU by
// semihosting for Xtensa (target/xtensa/xtensa-semi.c: SIMCALL with a number in a2 and arguments from a3 on), in Renode, whose
// semihosting can't read, by a register of the board.

#include "../runtime/tls/entropy.h"

#include "../runtime/platform-api.h"
#include "board.h"

namespace {

constexpr int SYS_READ = 3, SYS_OPEN = 5, SYS_CLOSE = 6;
constexpr int READ_ONLY = 0;
constexpr char SOURCE[] = "/dev/urandom";

int simcall(int number, uint32_t first, uint32_t second, uint32_t third) {
    register int a2 asm("a2") = number;
    register uint32_t a3 asm("a3") = first;
    register uint32_t a4 asm("a4") = second;
    register uint32_t a5 asm("a5") = third;
    asm volatile("simcall" : "+r"(a2), "+r"(a3) : "r"(a4), "r"(a5) : "memory");
    return a2;
}

bool fromSemihosting(void *to, size_t bytes) {
    int file = simcall(SYS_OPEN, (uint32_t)SOURCE, READ_ONLY, 0);
    if (file < 0)
        return false;
    int got = simcall(SYS_READ, uint32_t(file), (uint32_t)to, bytes);
    simcall(SYS_CLOSE, uint32_t(file), 0, 0);
    return got == int(bytes);
}

bool fromRegister(uint8_t *to, size_t bytes) {
    for (; bytes; bytes--)
        *to++ = uint8_t(FPGA_RANDOM);
    return true;
}

} // namespace

extern "C" bool port_entropy(void *to, size_t bytes) {
    static bool isTold = false;
    bool isGot = FPGA_HAS_RANDOM ? fromRegister((uint8_t *)to, bytes) : fromSemihosting(to, bytes);
    if (isGot && !isTold)
        platform_console_line("emulated board: random numbers come from the emulator's host");
    isTold |= isGot;
    return isGot;
}
