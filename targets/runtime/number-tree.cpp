// Expressions of generated code in which a value is no number: step by step, since any sum in them may be text
// (operators.cpp). Those of numbers are in number-tree-routine.S.

#include "abi.h"
#include "operators.h"

namespace {

double number(TValue value) {
    double result;
    return readNumber(value, result) ? result : toDouble(value);
}

// Steps of a tree, four bits each: compiler/xtensa/function-emitter.ts, encodeTree. With `Leaf` the right operand is the next leaf.
enum Step : uint32_t { End = 0, Leaf = 1, Add = 2, Subtract = 4, Multiply = 8, Divide = 10, SquareRoot = 12 };

constexpr int depth = 8;

TValue compute(uint32_t step, TValue left, TValue right) {
    switch (step) {
    case Add:
        return addAny(left, right);
    case Subtract:
        return fromDouble(number(left) - number(right));
    case Multiply:
        return fromDouble(number(left) * number(right));
    default:
        return fromDouble(number(left) / number(right));
    }
}

} // namespace

/** The same as pxt_number_tree, for any values. */
extern "C" TValue pxt_tree_of_values(const TValue *leaves, uint32_t low, uint32_t high) {
    TValue values[depth] = {};
    registerGC(values, depth);
    for (TValue *end = values;; low = low >> 4 | high << 28, high >>= 4) {
        uint32_t step = low & 15;
        if (step == End)
            break;
        if (step & Leaf)
            *end++ = *leaves++;
        step &= ~Leaf;
        if (step == SquareRoot)
            end[-1] = fromDouble(sqrt(number(end[-1])));
        else if (step != End) {
            end--;
            end[-1] = compute(step, end[-1], *end);
        }
    }
    unregisterGC(values, depth);
    return values[0];
}
