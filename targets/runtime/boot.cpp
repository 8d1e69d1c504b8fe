// From reset to the program's main function. What pxt::exec_binary does for a hex file, this does for a linked program
// (docs/abi.md, "Program header").

#include "fibers.h"
#include "heap.h"
#include "program-info.h"
#include "ram-shares.h"
#include "port.h"

extern "C" {

// In a bare runtime the linker script's values stay.
extern uint8_t _free_start[], _free_end[];
__attribute__((section(".data.pxt_program_info"))) volatile ProgramInfo pxt_program_info = {
    nullptr, nullptr, (uintptr_t)_free_start, (uintptr_t)_free_end, 0, 0};

/** A firmware that is all C++ defines this; it runs as the main fiber when no program is linked. */
void pxt_native_main(void) __attribute__((weak));

/** First C++ function after reset, on the scheduler's stack (the port's start-*.S). */
void runtime_start(void);

typedef void (*Constructor)(void);
extern Constructor _ctors_start[], _ctors_end[];
}

namespace pxt {

// Where getConfig looks before a program runs; there is nothing.
const uintptr_t functionsAndBytecode[] = {0};

void initRuntime() {}
void initSystemTimer() {}

unsigned afterProgramPage() {
    return 0;
}

uint64_t getLongSerialNumber() {
    return port_serial_number();
}

} // namespace pxt

namespace {

// First word of a program header.
constexpr uint32_t headerMagic = 0x923B8E70;

// The header's size; the RefAction of the main function follows it.
constexpr uint32_t headerBytes = 64;

void runProgram(Fiber *) {
    uint16_t *header = pxt_program_info.header;
    if (*(uint32_t *)header != headerMagic)
        target_panic(PANIC_INVALID_BINARY_HEADER);
    bytecode = header;
    globals = pxt_program_info.globals;
    // base's convention: the first word of the globals points at something in RAM.
    globals[0] = (TValue)&globals;
    initPerfCounters();
    initRuntime();
    runAction0((Action)((uintptr_t)header + headerBytes));
}

void runNativeMain(Fiber *) {
    pxt_native_main();
}

} // namespace

extern "C" void runtime_start(void) {
    port_init();
    heap_init(pxt_program_info.freeStart, pxt_program_info.freeEnd);
    for (Constructor *constructor = _ctors_end; constructor != _ctors_start;)
        (*--constructor)();
    if (pxt_program_info.header) {
        fibers_create(runProgram, TAG_UNDEFINED, TAG_UNDEFINED, nullptr, true);
    } else if (pxt_native_main) {
        fibers_create(runNativeMain, TAG_UNDEFINED, TAG_UNDEFINED, nullptr, true);
    } else {
        platform_console_line("pxt-esp runtime: no program linked");
        port_halt(0);
    }
    fibers_run();
}
