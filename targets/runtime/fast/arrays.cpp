// Arrays: appending and taking away at the end.

#include "fast.h"
#include "list.h"

using namespace fast;

namespace {

List &listOf(RefCollection *array) {
    return (List &)array->head;
}

} // namespace

extern "C" void pxt_fast_array_push(RefCollection *array, TValue value) {
    append(listOf(array), value);
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
