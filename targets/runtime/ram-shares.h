// How the data RAM left over by the program is shared out, in bytes. One place to tune.
//
// Measured with examples/hello-mqtt: C++ called by TypeScript takes up to 540 bytes of a fiber's C stack, the network's
// work up to 780 bytes of the scheduler's. C stacks are larger than that because numbers are formatted and objects are
// collected on top; TypeScript stacks are for recursion, at 12 to 60 bytes a call.

#ifndef PXT_ESP_RAM_SHARES_H
#define PXT_ESP_RAM_SHARES_H

// What a port with tasks and interrupts of its own puts on the C stack that is in use, besides what is measured above. The build of
// such a port sets it.
#ifndef C_STACK_FOR_PORT
#define C_STACK_FOR_PORT 0
#endif

// Frames of the windowed ABI have room for the windows of callers in each: 32 bytes and more.
#ifdef __XTENSA_WINDOWED_ABI__
#define C_STACK(bytes) ((bytes) * 2 + C_STACK_FOR_PORT)
#else
#define C_STACK(bytes) ((bytes) + C_STACK_FOR_PORT)
#endif

// Stacks of the fiber that runs the program's main function: C, then TypeScript, which its first context is a part of (fibers.h).
#define MAIN_FIBER_C_STACK C_STACK(2048)
#define MAIN_FIBER_TS_STACK 4096

// Stacks of all other fibers.
#define FIBER_C_STACK C_STACK(1536)
#define FIBER_TS_STACK 1536

// The scheduler's own stack: poll functions (network input) and the first steps after reset run on it.
#define SCHEDULER_STACK C_STACK(2048)

// Interrupt handlers, and the report of a fatal exception.
#define INTERRUPT_STACK C_STACK(512)

// What the collector leaves to the system heap when it takes its block at the program's first allocation: stacks of
// further fibers, the network's buffers, the collector's lists. A program changes it with
// `namespace userconfig { export const SYSTEM_HEAP_BYTES = … }`.
#define SYSTEM_HEAP_RESERVE C_STACK(12288)

// The smallest block that the collector takes at first: gc.cpp writes to its first 28 bytes without looking.
#define GC_LEAST_BLOCK 64

// When the program's objects need more, the collector takes from that reserve, in steps of at least GC_HEAP_GROWTH, until this
// much is left: room for the lists that the collector itself needs.
#define SYSTEM_HEAP_LEAST 2048
#define GC_HEAP_GROWTH 1024

// A stack pointer below the stack's end plus this finds the stack full: room for what checks do not see.
#define C_STACK_MARGIN C_STACK(512)
#define TS_STACK_MARGIN 96

// Events that interrupt handlers raise and the scheduler has not seen yet.
#define INTERRUPT_EVENT_QUEUE 16

// Events that wait for a busy handler; the browser simulator's number. More are dropped.
#define HANDLER_EVENT_QUEUE 6

#endif
