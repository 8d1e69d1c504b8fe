// What interrupts save, for .S files: a frame whose first words are a0 to a11, whatever the core has besides. There is one frame, not a
// stack of them: interrupts stay masked in their handlers, and a fault within a handler ends in a panic.

#ifndef LX60_INTERRUPT_FRAME_H
#define LX60_INTERRUPT_FRAME_H

    .macro  interrupt_frame_of bytes
    .section .bss.interrupt_frame, "aw", @nobits
    .align 4
interrupt_frame:
    .space  \bytes
    .endm

// a0 points to the frame.
    .macro  save_a3_to_a11
    s32i    a3, a0, 12
    s32i    a4, a0, 16
    s32i    a5, a0, 20
    s32i    a6, a0, 24
    s32i    a7, a0, 28
    s32i    a8, a0, 32
    s32i    a9, a0, 36
    s32i    a10, a0, 40
    s32i    a11, a0, 44
    .endm

    .macro  load_a11_to_a0
    l32i    a11, a0, 44
    l32i    a10, a0, 40
    l32i    a9, a0, 36
    l32i    a8, a0, 32
    l32i    a7, a0, 28
    l32i    a6, a0, 24
    l32i    a5, a0, 20
    l32i    a4, a0, 16
    l32i    a3, a0, 12
    l32i    a2, a0, 8
    l32i    a1, a0, 4
    l32i    a0, a0, 0
    .endm

#endif
