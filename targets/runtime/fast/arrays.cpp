// Arrays: appending and taking away at the end. Appending where there is room is in array-routines.S.

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

extern "C" int pxt_fast_array_index_of(RefCollection *array, TValue value, int start) {
    List &list = listOf(array);
    int length = (int)list.length();
    for (int i = start < 0 ? max(length + start, 0) : start; i < length; i++) {
        TValue element = list.data[i];
        // Small integers are equal when they are the same.
        if (bothNumbers(element, value) ? element == value : eqq_bool(element, value))
            return i;
    }
    return -1;
}

extern "C" bool pxt_fast_array_remove_element(RefCollection *array, TValue value) {
    int position = pxt_fast_array_index_of(array, value, 0);
    if (position < 0)
        return false;
    Array_::removeAt(array, position);
    return true;
}
