// The call stack without a table on the board: prints every word on the fiber's stacks that is a return address into the
// program's code, with its place. Old words may be among them; which ones form a chain is found out where the ELF file is,
// which knows every function's frame (compiler/trace/).
//
// A call from C++ begins a segment of the TypeScript stack (docs/abi.md); the innermost comes first. The return address into
// the function that called C++ last is on the C stack, the others are on the TypeScript stack.

#include "call-stack.h"

#include "call-instruction-xtensa.h"
#include "fibers.h"
#include "program-info.h"

namespace {

// What _pxt_lambda_trampoline keeps below a segment's bottom: function, arguments, C stack pointer as a tagged integer.
constexpr int rootWords = 5;

// The trampoline's own frame on the C stack.
constexpr int trampolineFrameWords = 8;

// Return addresses that are printed: of the C stack per segment; of the TypeScript stack its innermost and outermost.
constexpr int maxFromC = 6;
constexpr int maxInnermost = 24;
constexpr int maxOutermost = 8;

bool isReturnAddress(uint32_t word) {
    uint32_t code = pxt_program_info.codeStart + callInstructionBytes;
    return word - code <= pxt_program_info.codeEnd - code && isBehindCall(word);
}

void print(const char *text) {
    platform_console_write(text, strlen(text));
}

// For example " 0x4022c911+36".
void printPlace(uint32_t address, char kind, int bytes) {
    char text[24] = " 0x";
    char *at = text + 3;
    for (int shift = 28; shift >= 0; shift -= 4)
        *at++ = "0123456789abcdef"[address >> shift & 15];
    *at++ = kind;
    itoa(bytes, at);
    print(text);
}

void printFromC(const uint32_t *low, const uint32_t *base) {
    int left = maxFromC;
    for (auto word = base - 1; word >= low && left; word--) {
        if (!isReturnAddress(*word))
            continue;
        printPlace(*word, '^', (base - word) * sizeof(uint32_t));
        left--;
    }
}

void printFromTypeScript(const uint32_t *top, const uint32_t *end) {
    int count = 0;
    for (auto word = top; word < end; word++)
        count += isReturnAddress(*word);
    int index = 0;
    for (auto word = top; word < end; word++) {
        if (!isReturnAddress(*word))
            continue;
        if (index < maxInnermost || index >= count - maxOutermost)
            printPlace(*word, '+', (word - top) * sizeof(uint32_t));
        else if (index == maxInnermost)
            print(" ...");
        index++;
    }
}

} // namespace

void call_stack_print() {
    Fiber *fiber = currentFiber;
    if (!fiber || !fiber->context || !pxt_program_info.header || platform_in_interrupt)
        return;
    auto cStack = (const uint32_t *)__builtin_frame_address(0);
    // A report of a CPU exception runs on a stack of its own.
    if (cStack < fiber->cStackEnd || cStack >= fiber->tsStackEnd)
        cStack = fiber->cStackEnd;
    print("at");
    for (auto segment = &fiber->context->stack; segment; segment = segment->next) {
        auto bottom = (const uint32_t *)segment->bottom;
        auto top = (const uint32_t *)segment->top;
        if (bottom > fiber->tsStackBase || bottom - rootWords < fiber->tsStackEnd)
            break;
        auto base = (const uint32_t *)(bottom[-1] & ~1u);
        if (base < cStack || base >= fiber->tsStackEnd)
            break;
        // The top is not set before the first call into C++.
        if (top) {
            auto end = bottom - rootWords;
            if (segment != &fiber->context->stack)
                print(" |");
            printFromC(cStack, base);
            printFromTypeScript(top, end);
            char text[16] = " =";
            itoa((end - top) * sizeof(uint32_t), text + 2);
            print(text);
        }
        cStack = base + trampolineFrameWords;
    }
    print("\n");
}
