// For .S files that generated code calls, which have its convention on every chip (docs/abi.md): defining a routine, and calling
// C++ from it; several routines may share a section. Where C++ is windowed, the routine has a second entry, for C++.

#ifndef PXT_ESP_GENERATED_CODE_H
#define PXT_ESP_GENERATED_CODE_H

// A section for a routine, its own if none is named.
    .macro  code_section name section
    .ifb \section
    .section .text.\name, "ax"
    .else
    .section .text.\section, "ax"
    .endif
    .literal_position
    .endm

    .macro  begin name
    .global \name
    .type   \name, @function
    .align  4
\name:
    .endm

#if defined(__XTENSA_WINDOWED_ABI__)

// The name alone is what C++ calls; generated code and .S files call the one with ".call0" (compiler/xtensa/bridge.ts).
    .macro  routine name section
    code_section \name, \section
    begin   \name
    entry   a1, 64
    movi    a8, \name\().call0
    movi    a9, _pxt_call0_from_cpp
    jx      a9
    .size   \name, . - \name
    begin   \name\().call0
    .endm

// A routine that C++ never calls.
    .macro  inner_routine name
    code_section \name
    .global \name
    .type   \name, @function
    .set    \name, \name\().call0
    begin   \name\().call0
    .endm

    .macro  end_routine name
    .size   \name\().call0, . - \name\().call0
    .endm

// Arguments and result as in the call0 ABI; keeps what that keeps.
    .macro  call_cpp name
    movi    a8, \name
    movi    a0, _pxt_bridge
    callx0  a0
    .endm

    .macro  tail_call_cpp name
    movi    a8, \name
    movi    a9, _pxt_bridge
    jx      a9
    .endm

// Functions of the C library's call0 build (targets/build/call0-library.ts).
    .macro  call_library name
    call0   call0_\name
    .endm

#else

    .macro  routine name section
    code_section \name, \section
    begin   \name
    .endm

    .macro  inner_routine name
    routine \name
    .endm

    .macro  end_routine name
    .size   \name, . - \name
    .endm

    .macro  call_cpp name
    call0   \name
    .endm

    .macro  tail_call_cpp name
    j.l     \name, a9
    .endm

    .macro  call_library name
    call0   \name
    .endm

#endif

#endif
