// Cooperative fibers: each has a C stack and a TypeScript stack (docs/abi.md). A fiber runs until it sleeps, waits or
// ends; then the scheduler, which has a stack of its own, looks for the next one that can run.

#ifndef PXT_ESP_FIBERS_H
#define PXT_ESP_FIBERS_H

#include "pxtbase.h"

struct Fiber;

typedef void (*FiberEntry)(Fiber *self);

// Those that a time may end come last.
enum class FiberState : uint8_t {
    Pooled,   // ended; its stacks wait for reuse
    Ready,    // in the ready queue, or running
    Sleeping, // until wakeTime
    Waiting,  // for an event, until wakeTime if hasDeadline
};

struct Fiber {
    Fiber *next;      // all fibers
    Fiber *nextReady; // ready queue
    void *sp;         // a1, while not running
    FiberEntry entry;
    pxt::ThreadContext *context;
    pxt::ThreadContext firstContext; // the one while C++ has called TypeScript once
    // Two values that the collector keeps alive for the entry function: the function to call, and its argument.
    pxt::TValue action;
    pxt::TValue argument;
    void *data;   // for the entry function
    void *memory; // what to give back
    uint32_t *cStackEnd;  // lowest address
    uint32_t *tsStackEnd; // lowest address
    uint32_t *tsStackBase; // one past the highest address
    uint32_t wakeTime; // platform_time_ms
    int waitSource;
    int waitValue;
    FiberState state;
    bool hasDeadline;
    bool isMain;
    bool isFromCollector; // memory is in the collector's heap
};

/** The fiber that runs, or null in the scheduler. */
extern Fiber *currentFiber;

/** A new fiber, ready to run `entry`, with the main fiber's stack sizes if `isMain`. Panics when there is no room. */
Fiber *fibers_create(FiberEntry entry, pxt::TValue action, pxt::TValue argument, void *data, bool isMain = false);

/**
 * A new fiber of C++ only, ready to run `entry`, which must not return and must not call TypeScript. It and its stack are in `memory`
 * of the caller's, aligned to 8 bytes, until fibers_remove.
 */
Fiber *fibers_create_in(void *memory, size_t bytes, FiberEntry entry, void *data);

/** Ends a fiber that fibers_create_in made; not the current one. */
void fibers_remove(Fiber *fiber);

/** Lets a fiber that sleeps or waits run again. */
void fibers_make_ready(Fiber *fiber);

/** First of all fibers, for those who look for waiting ones. */
Fiber *fibers_first();

/** Whether fibers_create would find room for a fiber (not the main one). May collect. */
bool fibers_have_room();

/** Gives the stacks of one ended fiber back to the system heap; false when there is none. */
bool fibers_release_one();

/** Runs the fibers; never returns. */
void fibers_run() __attribute__((noreturn));

/** Stops the current fiber until fibers_make_ready, or for `ms` milliseconds if not negative. True when made ready before. */
bool fibers_block(FiberState state, int ms);

#endif
