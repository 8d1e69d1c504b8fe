// Arithmetic beyond small integers, for generated code: single operations, and whole expressions that box their final
// value only. The results are those of base's numops.

// Arithmetic is where programs spend their time, and this file is small.
#pragma GCC optimize("O2")

#include "abi.h"

namespace {

inline double number(TValue v) {
    if (isInt(v))
        return (double)numValue(v);
    if (isPointer(v) && ((RefObject *)v)->vtable == &number_vt)
        return ((BoxedNumber *)v)->num;
    return toDouble(v);
}

// Steps of a tree, four bits each: compiler/xtensa/function-emitter.ts, STEP_CODES.
enum Step : uint32_t { End, Leaf, Adds, Subs, Muls, Div, Sqrt };

// Eight leaves need no more than eight values at a time, the first of them under a zero.
constexpr int depth = 8;

} // namespace

extern "C" TValue pxt_number_adds(TValue a, TValue b) {
    return fromDouble(number(a) + number(b));
}

extern "C" TValue pxt_number_subs(TValue a, TValue b) {
    return fromDouble(number(a) - number(b));
}

extern "C" TValue pxt_number_muls(TValue a, TValue b) {
    return fromDouble(number(a) * number(b));
}

extern "C" TValue pxt_number_tree(const TValue *leaves, uint32_t low, uint32_t high) {
    // The topmost value is kept apart from those below it, so that most steps need no memory.
    double below[depth];
    double *end = below;
    double top = 0;
    for (;;) {
        auto step = (Step)(low & 15);
        low = low >> 4 | high << 28;
        high >>= 4;
        switch (step) {
        case Leaf:
            *end++ = top;
            top = number(*leaves++);
            break;
        case Adds:
            top = *--end + top;
            break;
        case Subs:
            top = *--end - top;
            break;
        case Muls:
            top = *--end * top;
            break;
        case Div:
            top = *--end / top;
            break;
        case Sqrt:
            top = sqrt(top);
            break;
        case End:
            return fromDouble(top);
        }
    }
}
