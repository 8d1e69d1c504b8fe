// Arrays: appending and taking away at the end. Appending where there is room is in arrays-call0.S.

#include "fast.h"
#include "list.h"

using namespace fast;

namespace {

List &listOf(RefCollection *array) {
    return (List &)array->head;
}

} // namespace

extern "C" void pxt_array_push_to_full(RefCollection *array, TValue value) {
    appendToFull(listOf(array), value);
}

extern "C" TValue pxt_fast_array_pop(RefCollection *array) {
    List &list = listOf(array);
    unsigned length = list.length();
    if (length == 0)
        return TAG_UNDEFINED;
    TValue &last = list.data[length - 1];
    TValue value = last;
    last = TAG_UNDEFINED;
    list.lengthInRam = length - 1;
    return value;
}
