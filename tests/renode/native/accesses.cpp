// One access per build: ACCESS names it. The program says so before it makes it, and after, when the chip lets it.

#include "../../runtime/native/program.h"

#define SELECT_(name) access_##name
#define SELECT(name) SELECT_(name)

// The compiler would make word accesses of what it knows to be in flash (-mforce-l32): these are the instructions themselves.
#define LOAD(instruction, address)                                                                 \
    ({                                                                                             \
        uint32_t value_;                                                                           \
        asm volatile(instruction " %0, %1, 0" : "=a"(value_) : "a"(address));                      \
        value_;                                                                                    \
    })
#define STORE(instruction, address) asm volatile(instruction " %0, %1, 0" ::"a"(0), "a"(address))

namespace {

const uint32_t inFlash[2] = {0x04030201, 0x08070605};
uint32_t inDataRam[2];
constexpr uintptr_t flashWindow = 0x40200000;
constexpr uintptr_t freeInstructionRam = 0x40107F00;

[[maybe_unused]] void access_byteLoadFromFlash() {
    LOAD("l8ui", inFlash);
}
[[maybe_unused]] void access_halfwordLoadFromFlash() {
    LOAD("l16ui", inFlash);
}
[[maybe_unused]] void access_byteLoadOfCode() {
    LOAD("l8ui", runNativeAction);
}
[[maybe_unused]] void access_byteLoadFromInstructionRam() {
    LOAD("l8ui", freeInstructionRam);
}
[[maybe_unused]] void access_byteStoreToInstructionRam() {
    STORE("s8i", freeInstructionRam);
}
[[maybe_unused]] void access_halfwordStoreToInstructionRam() {
    STORE("s16i", freeInstructionRam);
}
[[maybe_unused]] void access_wordStoreToFlash() {
    STORE("s32i", inFlash);
}
[[maybe_unused]] void access_codeInDataRam() {
    inDataRam[0] = 0x0000F00D; // ret.n
    ((void (*)())inDataRam)();
}
[[maybe_unused]] void access_codeOutsideTheMap() {
    ((void (*)())0x40400000)();
}
[[maybe_unused]] void access_loadBehindFlash() {
    LOAD("l32i", flashWindow + 0x100000);
}
[[maybe_unused]] void access_loadBeforeDataRam() {
    LOAD("l32i", 0x3FFE7FFC);
}
[[maybe_unused]] void access_storeBehindInstructionRam() {
    STORE("s32i", 0x40108000);
}
[[maybe_unused]] void access_nullLoad() {
    LOAD("l32i", 0);
}

/** What the chip lets a program do. */
[[maybe_unused]] void access_allowed() {
    LOAD("l32i", inFlash);
    LOAD("l32i", runNativeAction);
    STORE("s32i", freeInstructionRam);
    LOAD("l32i", freeInstructionRam);
    STORE("s8i", inDataRam);
    STORE("s16i", inDataRam);
    LOAD("l8ui", inDataRam);
    LOAD("l16ui", inDataRam);
}

} // namespace

extern "C" void pxt_native_main(void) {
    platform_console_line("before");
    SELECT(ACCESS)();
    platform_console_line("after");
    port_halt(0);
}
