// Functions of base that collector.cpp replaces. They could not have these names there, where gc.cpp defines them too, as weak
// symbols.

    .macro replace name, by
    .section .text.\by\()_name, "ax"
    .global \name
    .type \name, @function
    .align 4
\name:
    j.l \by, a9
    .size \name, . - \name
    .endm

    // pxt::gcAllocate(int)
    replace _ZN3pxt10gcAllocateEi, pxt_gc_allocate
    // pxt::gcScanMany(pxt::TValueStruct**, unsigned int)
    replace _ZN3pxt10gcScanManyEPPNS_12TValueStructEj, pxt_gc_scan_many
    // pxt::gc(int)
    replace _ZN3pxt2gcEi, pxt_gc_collect
