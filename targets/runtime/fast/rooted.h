// Keeps an object alive while C++ allocates. Cheaper than registerGC: the reference lies on the fiber's TypeScript stack, below what
// the program has on it (docs/abi.md). TypeScript must not be called meanwhile.

#ifndef PXT_ESP_FAST_ROOTED_H
#define PXT_ESP_FAST_ROOTED_H

#include "fibers.h"
#include "pxtbase.h"

namespace fast {

class Rooted {
  public:
    explicit Rooted(RefObject *object) {
        StackSegment &stack = currentFiber->context->stack;
        auto top = (TValue *)stack.top - 1;
        *top = (TValue)object;
        stack.top = top;
    }

    ~Rooted() {
        StackSegment &stack = currentFiber->context->stack;
        stack.top = (TValue *)stack.top + 1;
    }

    Rooted(const Rooted &) = delete;
    Rooted &operator=(const Rooted &) = delete;
};

} // namespace fast

#endif
