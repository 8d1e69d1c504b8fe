// Bits of PS, the processor's state (Xtensa ISA, "PS Register").

#ifndef LX60_PROCESSOR_STATE_H
#define LX60_PROCESSOR_STATE_H

#define PS_UM 0x20      // user vectors
#define PS_WOE 0x40000  // windows overflow and underflow
#define PS_INTLEVEL_1 0x1
#define PS_INTLEVEL_ALL 0xf

// Everything on: interrupts on level 0, no exception.
#ifdef __XTENSA_WINDOWED_ABI__
#define PS_RUNNING (PS_UM | PS_WOE)
#else
#define PS_RUNNING PS_UM
#endif

#define EXCCAUSE_LEVEL1_INTERRUPT 4

#endif
