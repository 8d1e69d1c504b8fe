// Adds, subtracts and multiplies pairs of numbers, and computes two expressions of them, as generated code has it done. Prints the
// words of both and of each result, for comparison with JavaScript.

#include "abi.h"
#include "program.h"

namespace {

uint32_t seed = 2025;
uint32_t nextRandom() {
    seed = seed * 1664525 + 1013904223;
    return seed >> 3 ^ seed << 13;
}

// Of every kind: around the limits of tagged integers, of integers that are exact, of normal and of subnormal numbers.
const double special[] = {
    0, -0.0, 1, -1, 2, 3, 7, -10, 0.5, -0.5, 1.0 / 3, 1073741823, 1073741824, -1073741824, -1073741825, 1073741823.5, 4294967295.0,
    9007199254740991.0, 9007199254740992.0, 2097152, 2097153.25, 1e-300, 5e-324, 2.2250738585072014e-308, 2.2250738585072009e-308,
    1.7976931348623157e308, -1.7976931348623157e308, INFINITY, -INFINITY, NAN,
};
constexpr int specialCount = sizeof(special) / sizeof(special[0]);

double anyNumber() {
    switch (nextRandom() % 8) {
    case 0:
        return special[nextRandom() % specialCount];
    case 1:
        return (int)nextRandom();
    case 2:
        return (int)(nextRandom() % 2000) - 1000;
    case 3:
        return ((int)(nextRandom() % 2000) - 1000) / 16.0;
    case 4:
        return bitwise_cast<double>((uint64_t)nextRandom() << 32 | nextRandom());
    default:
        return bitwise_cast<double>((uint64_t)(0x3fe00000 + (nextRandom() & 0x803fffff)) << 32 | nextRandom());
    }
}

bool isRepresentedAsItShould = true;

uint64_t bitsOf(TValue value) {
    double number = toDouble(value);
    bool isTagged = number == floor(number) && number >= -1073741824 && number <= 1073741823 && !(number == 0 && signbit(number));
    isRepresentedAsItShould = isRepresentedAsItShould && isInt(value) == isTagged && (value == TAG_NAN) == !!isnan(number);
    return bitwise_cast<uint64_t>(number);
}

void print(const uint64_t (&numbers)[7]) {
    static const char digits[] = "0123456789abcdef";
    char line[140], *end = line;
    for (uint64_t bits : numbers) {
        for (int shift = 60; shift >= 0; shift -= 4)
            *end++ = digits[bits >> shift & 15];
        *end++ = ' ';
    }
    *end = 0;
    platform_console_line("%s", line);
}

void show(double left, double right) {
    TValue pair[2] = {}, leaves[8];
    registerGC(pair, 2);
    TValue a = pair[0] = fromDouble(left);
    TValue b = pair[1] = fromDouble(right);
    uint64_t sum = bitsOf(pxt_number_adds(a, b));
    uint64_t difference = bitsOf(pxt_number_subs(a, b));
    uint64_t product = bitsOf(pxt_number_muls(a, b));
    // sqrt(a * a + 3) / b: push a, times a, plus 3, root, divided by b.
    leaves[0] = leaves[1] = a;
    leaves[2] = TAG_NUMBER(3);
    leaves[3] = b;
    uint64_t quotient = bitsOf(pxt_number_tree(leaves, 0xbc391, 0));
    // a - (b - (a + b * (a - (b * 5 - a)))): pushed from the left, computed from the right, in more steps than a word has.
    leaves[0] = leaves[2] = leaves[4] = leaves[7] = a;
    leaves[1] = leaves[3] = leaves[5] = b;
    leaves[6] = TAG_NUMBER(5);
    uint64_t nested = bitsOf(pxt_number_tree(leaves, 0x59111111, 0x44284));
    print({bitsOf(a), bitsOf(b), sum, difference, product, quotient, nested});
    unregisterGC(pair, 2);
}

DEFINE_ACTION(showAll, [](TValue) -> TValue {
    for (double left : special)
        for (double right : special)
            show(left, right);
    for (int i = 0; i < 4000; i++)
        show(anyNumber(), anyNumber());
    return TAG_UNDEFINED;
});

} // namespace

extern "C" void pxt_native_main(void) {
    installTestProgram();
    runAction0(showAll);
    expect(isRepresentedAsItShould, "integers are tagged, NaN is its tag, and other numbers are on the heap");
    platform_console_line("end of test");
    port_halt(0);
}
