// pxt::gcAllocate(int) is ours (collector.cpp). It could not have this name there, where gc.cpp defines it too, as a weak symbol.

    .text
    .global _ZN3pxt10gcAllocateEi
    .type _ZN3pxt10gcAllocateEi, @function
    .align 4
_ZN3pxt10gcAllocateEi:
    j.l pxt_gc_allocate, a9
    .size _ZN3pxt10gcAllocateEi, . - _ZN3pxt10gcAllocateEi
