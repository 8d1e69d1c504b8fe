// In place of the board's fibers, which switch Xtensa's registers: as much of them as TLS's session uses, over ucontext. What C++ needs
// of a stack on this machine is more than a fiber is given: it has memory of its own. The memory given, where the board would have the
// stack and the fiber, must not be touched meanwhile, which AddressSanitizer is told.

#ifndef PXT_ESP_FIBERS_H
#define PXT_ESP_FIBERS_H

#include <stddef.h>
#include <stdint.h>
#include <ucontext.h>

struct Fiber;

typedef void (*FiberEntry)(Fiber *self);

enum class FiberState : uint8_t { Ready, Sleeping };

struct Fiber {
    void *data;
    FiberState state;
    FiberEntry entry;
    void *memory;
    size_t bytes;
    void *stack;
    void *fakeStack; // AddressSanitizer's
    ucontext_t context;
};

Fiber *fibers_create_in(void *memory, size_t bytes, FiberEntry entry, void *data);
void fibers_remove(Fiber *fiber);
void fibers_make_ready(Fiber *fiber);
bool fibers_have_room();
bool fibers_block(FiberState state, int ms);

/** Gives each fiber that is ready one turn; true if there was one. */
bool fibers_run_once();

/** Fibers there are. */
int fibers_count();

#endif
