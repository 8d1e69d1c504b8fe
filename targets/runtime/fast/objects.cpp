// Objects of the program's classes.

#include "fast.h"
#include "ram.h"

using namespace fast;

extern "C" RefRecord *pxt_fast_new(VTable *vtable) {
    if (vtable->methods[0] != (PVoid)&RefRecord_destroy)
        return mkClassInstance(vtable);
    unsigned bytes = halfWordInRam(vtable->numbytes);
    auto words = (uintptr_t *)gcAllocate((int)bytes);
    words[0] = (uintptr_t)vtable;
    for (unsigned i = 1; i < bytes / sizeof(uintptr_t); i++)
        words[i] = 0;
    return (RefRecord *)words;
}
