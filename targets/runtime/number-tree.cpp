// Arithmetic beyond small integers, for generated code: single operations, and whole expressions that box their final
// value only. Where an operand is no number, + may join text (operators.cpp).

// Arithmetic is where programs spend their time, and this file is small.
#pragma GCC optimize("O2")

#include "abi.h"
#include "operators.h"

namespace {

inline double number(TValue value) {
    double result;
    return readNumber(value, result) ? result : toDouble(value);
}

// Steps of a tree, four bits each: compiler/xtensa/function-emitter.ts, STEP_CODES.
enum Step : uint32_t { End, Leaf, Adds, Subs, Muls, Div, Sqrt };

// Eight leaves need no more than eight values at a time, the first of them under a zero.
constexpr int depth = 8;

// A tree with a leaf that is no number, step by step, since any sum in it may be text.
__attribute__((noinline)) TValue treeOfValues(const TValue *leaves, uint32_t low, uint32_t high) {
    TValue values[depth] = {};
    registerGC(values, depth);
    TValue *end = values;
    for (;;) {
        auto step = (Step)(low & 15);
        low = low >> 4 | high << 28;
        high >>= 4;
        switch (step) {
        case Leaf:
            *end++ = *leaves++;
            break;
        case Sqrt:
            end[-1] = fromDouble(sqrt(number(end[-1])));
            break;
        case End:
            unregisterGC(values, depth);
            return values[0];
        default:
            TValue right = *--end, left = end[-1];
            end[-1] = step == Adds   ? addAny(left, right)
                      : step == Subs ? pxt_number_subs(left, right)
                      : step == Muls ? pxt_number_muls(left, right)
                                     : fromDouble(number(left) / number(right));
        }
    }
}

} // namespace

extern "C" TValue pxt_number_adds(TValue a, TValue b) {
    double x, y;
    return readNumber(a, x) && readNumber(b, y) ? fromDouble(x + y) : addAny(a, b);
}

extern "C" TValue pxt_number_subs(TValue a, TValue b) {
    return fromDouble(number(a) - number(b));
}

extern "C" TValue pxt_number_muls(TValue a, TValue b) {
    return fromDouble(number(a) * number(b));
}

extern "C" TValue pxt_number_tree(const TValue *leaves, uint32_t low, uint32_t high) {
    auto firstLeaf = leaves;
    uint32_t firstLow = low, firstHigh = high;
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
            if (!readNumber(*leaves++, top))
                return treeOfValues(firstLeaf, firstLow, firstHigh);
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
