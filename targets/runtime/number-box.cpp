// Number objects. The collector's allocation costs more than the arithmetic around it, so one allocation makes several
// number objects side by side. Those that wait for use are complete objects which nothing refers to: a collection would
// free them, and therefore forgets them first.

#include "number-box.h"

#pragma GCC optimize("O2")

namespace {

// More make each cheaper, and lose more at a collection.
constexpr int batch = 16;

struct NumberBoxes {
    BoxedNumber *next, *end;
};

} // namespace

/** Those that wait for use; number-tree-routine.S takes of them, too. */
extern "C" NumberBoxes number_boxes;
NumberBoxes number_boxes;

namespace {

void refill() {
    auto piece = (BoxedNumber *)gcAllocate(batch * sizeof(BoxedNumber));
    for (int i = 0; i < batch; i++)
        piece[i].vtable = &number_vt;
    number_boxes = {piece, piece + batch};
}

} // namespace

TNumber number_box(double value) {
    if (number_boxes.next == number_boxes.end)
        refill();
    BoxedNumber *boxed = number_boxes.next++;
    boxed->num = value;
    return (TNumber)boxed;
}

void number_box_forget() {
    number_boxes = {nullptr, nullptr};
}
