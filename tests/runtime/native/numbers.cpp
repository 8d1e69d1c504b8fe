// Prints doubles of many sizes as text, each line with its two words, for comparison with JavaScript; and reads each back.

#include "conversions.h"
#include "program.h"

namespace numops {
void mycvt(double value, char *text);
}

namespace {

uint32_t seed = 2024;
uint32_t nextRandom() {
    seed = seed * 1664525 + 1013904223;
    return seed >> 3 ^ seed << 13;
}

void show(uint64_t bits) {
    auto value = bitwise_cast<double>(bits);
    if (!isfinite(value) || value == 0)
        return;
    char text[40];
    numops::mycvt(value, text);
    // Without a TypeScript stack there is no collector: one string for all.
    alignas(BoxedString) static uint8_t memory[sizeof(BoxedString) + sizeof(text)];
    auto string = new (memory) BoxedString(&string_inline_ascii_vt);
    string->ascii.length = strlen(text);
    strcpy(string->ascii.data, text);
    bool isSame = textToNumber(string) == value;
    platform_console_line("%08x%08x %s %s", (uint32_t)(bits >> 32), (uint32_t)bits, text, isSame ? "same" : "differs");
}

bool isInteger(double value, int integer) {
    TValue number = fromDouble(value);
    return isInt(number) && numValue(number) == integer;
}

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    bool tagged = true;
    for (int bit = 0; bit < 30; bit++) {
        int integer = 1 << bit;
        tagged = tagged && isInteger(integer, integer) && isInteger(-integer, -integer);
        tagged = tagged && isInteger(integer - 1, integer - 1) && isInteger(integer | 1, integer | 1);
        tagged = tagged && !isInt(fromDouble(integer + 0.5)) && !isInt(fromDouble(integer * 1.000000001));
    }
    expect(tagged, "doubles become tagged integers exactly when they are integers");
    expect(isInteger(-1073741824.0, -1073741824) && !isInt(fromDouble(1073741824.0)), "the range of tagged integers");
    expect(!isInt(fromDouble(-0.0)) && fromDouble(NAN) == TAG_NAN, "minus zero and NaN");
    for (int i = 0; i < 1500; i++)
        show((uint64_t)nextRandom() << 32 | nextRandom());
    for (int i = 0; i < 1000; i++)
        show(bitwise_cast<uint64_t>((double)(int)nextRandom() / 1000.0));
    for (int exponent = -30; exponent < 30; exponent++)
        show(bitwise_cast<uint64_t>(pow(10, exponent)));
    show(1);
    show(0x7fefffffffffffff);
    platform_console_line("end of test");
    port_halt(0);
}
