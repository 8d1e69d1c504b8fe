// Panics: the code, its meaning and the call stack go to the console, then the board halts.

#include "panic.h"

#include "call-stack.h"
#include "port.h"
#include "pxtbase.h"

namespace {

struct Meaning {
    int code;
    const char *text;
};

// The codes of pxtbase.h's PXT_PANIC.
const Meaning meanings[] = {
    {pxt::PANIC_CODAL_OOM, "out of memory in the system heap (fiber stacks, network buffers)"},
    {pxt::PANIC_GC_OOM, "out of memory: the program's objects do not fit into the heap"},
    {pxt::PANIC_GC_TOO_BIG_ALLOCATION, "an array, string or buffer is larger than an object may be"},
    {pxt::PANIC_CODAL_HEAP_ERROR, "the system heap is damaged"},
    {pxt::PANIC_CODAL_NULL_DEREFERENCE, "a null pointer was used"},
    {pxt::PANIC_CODAL_USB_ERROR, "USB failed"},
    {pxt::PANIC_CODAL_HARDWARE_CONFIGURATION_ERROR, "the hardware is not configured as the program expects"},
    {pxt::PANIC_INVALID_BINARY_HEADER, "the program does not belong to this runtime"},
    {pxt::PANIC_OUT_OF_BOUNDS, "an index is out of bounds"},
    {pxt::PANIC_REF_DELETED, "a deleted object was used"},
    {pxt::PANIC_SIZE, "an object has not the size its class says"},
    {pxt::PANIC_INVALID_VTABLE, "an object has no valid class"},
    {pxt::PANIC_INTERNAL_ERROR, "internal error of the runtime"},
    {pxt::PANIC_NO_SUCH_CONFIG, "the board has no such setting"},
    {pxt::PANIC_NO_SUCH_PIN, "the board has no such pin"},
    {pxt::PANIC_INVALID_ARGUMENT, "an argument is out of the range that is allowed"},
    {pxt::PANIC_MEMORY_LIMIT_EXCEEDED, "the program uses more memory than allowed"},
    {pxt::PANIC_SCREEN_ERROR, "the screen failed"},
    {pxt::PANIC_MISSING_PROPERTY, "an object has no property of the name used"},
    {pxt::PANIC_INVALID_IMAGE, "an image is not valid"},
    {pxt::PANIC_CALLED_FROM_ISR, "an interrupt handler, or the collector itself, allocated memory or ran TypeScript"},
    {pxt::PANIC_HEAP_DUMPED, "halted after a heap dump"},
    {pxt::PANIC_STACK_OVERFLOW, "a stack is full: calls are nested too deep"},
    {pxt::PANIC_BLOCKING_TO_STRING, "toString() of an object waited for something"},
    {pxt::PANIC_VM_ERROR, "the virtual machine failed"},
    {pxt::PANIC_SETTINGS_CLEARED, "the settings were damaged and have been cleared; restart"},
    {pxt::PANIC_SETTINGS_OVERLOAD, "the settings are full"},
    {pxt::PANIC_SETTINGS_SECRET_MISSING, "a secret that the program needs is not in the settings"},
    {pxt::PANIC_DELETE_ON_CLASS, "delete was used on an instance of a class"},
    {pxt::PANIC_OUT_OF_TIMERS, "no timer is left"},
    {pxt::PANIC_JACDAC, "Jacdac failed"},
    {pxt::PANIC_MICROPHONE_MISSING, "the board has no microphone"},
    {pxt::PANIC_VARIANT_NOT_SUPPORTED, "the program was built for another variant of the board"},
    {pxt::PANIC_CAST_FROM_UNDEFINED, "undefined was used where an object is needed"},
    {pxt::PANIC_CAST_FROM_BOOLEAN, "a boolean was used where something else is needed"},
    {pxt::PANIC_CAST_FROM_NUMBER, "a number was used where something else is needed"},
    {pxt::PANIC_CAST_FROM_STRING, "a string was used where something else is needed"},
    {pxt::PANIC_CAST_FROM_OBJECT, "an object was used where one of another class is needed"},
    {pxt::PANIC_CAST_FROM_FUNCTION, "a function was used where something else is needed"},
    {pxt::PANIC_CAST_FROM_NULL, "null was used where an object is needed"},
    {pxt::PANIC_UNHANDLED_EXCEPTION, "an exception was thrown that no code catches"},
};

} // namespace

const char *panic_meaning(int code) {
    for (auto &meaning : meanings)
        if (meaning.code == code)
            return meaning.text;
    // pxtbase.h's oops(n) panics with 800 + n.
    if (code >= 800 && code < 900)
        return "internal error: a check in the runtime's own code failed";
    return "raised by the program";
}

extern "C" void target_panic(int error_code) {
    platform_irq_disable();
    platform_console_line("PANIC %d: %s", error_code, panic_meaning(error_code));
    call_stack_print();
    port_halt(PANIC_EXIT_STATUS);
}

extern "C" void target_reset() {
    port_restart();
}
