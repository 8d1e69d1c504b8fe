// Events: an event wakes the fibers that wait for it and runs its handlers, each in a fiber of its own. A handler that is
// still busy gets the event afterwards, unless its flags say otherwise (CODAL's MESSAGE_BUS_LISTENER flags).

#include "events.h"

#include "fibers.h"
#include "ram-shares.h"

namespace pxt {

/** An event that waits for its handler to finish. */
struct Event {
    Event *next;
    int value;
};

} // namespace pxt

namespace {

using pxt::Event;
using pxt::HandlerBinding;

// CODAL's flags of a listener, as control.onEvent gives them.
constexpr uint32_t reentrant = 8;
constexpr uint32_t dropIfBusy = 32;

// Kept in HandlerBinding::flags, above CODAL's bits.
constexpr uint32_t busy = 1u << 31;

// Numbers from here on are given out by platform_allocate_event_id; MakeCode's own ids are smaller.
constexpr int firstAllocatedId = 0x4000;

struct RaisedInInterrupt {
    int id;
    int value;
};

RaisedInInterrupt interruptQueue[INTERRUPT_EVENT_QUEUE];
int allocatedIds;
/** In platform_wait_event. Mostly none does, and nobody has to be looked for. */
int fibersThatWait;

void runHandler(Fiber *self) {
    auto binding = (HandlerBinding *)self->data;
    pxt::runAction1(self->action, self->argument);
    while (Event *event = binding->pending) {
        binding->pending = event->next;
        self->action = binding->action;
        self->argument = pxt::fromInt(event->value);
        xfree(event);
        pxt::runAction1(self->action, self->argument);
    }
    binding->flags &= ~busy;
}

void runHandlerReentrant(Fiber *self) {
    pxt::runAction1(self->action, self->argument);
}

void queueForHandler(HandlerBinding *binding, int value) {
    int length = 0;
    Event **link = &binding->pending;
    while (*link) {
        link = &(*link)->next;
        length++;
    }
    if (length >= HANDLER_EVENT_QUEUE) {
        DMESG("event (%d, %d) dropped: its handler is too slow", binding->source, value);
        return;
    }
    auto event = (Event *)xmalloc(sizeof(Event));
    event->next = nullptr;
    event->value = value;
    *link = event;
}

void deliver(HandlerBinding *binding, int value) {
    // Values of events are small integers: fromInt does not allocate for them.
    if (binding->flags & reentrant) {
        fibers_create(runHandlerReentrant, binding->action, pxt::fromInt(value), nullptr);
    } else if (!(binding->flags & busy)) {
        binding->flags |= busy;
        fibers_create(runHandler, binding->action, pxt::fromInt(value), binding);
    } else if (!(binding->flags & dropIfBusy)) {
        queueForHandler(binding, value);
    }
}

bool waitsFor(Fiber *fiber, int id, int value) {
    if (fiber->waitValue != 0 && fiber->waitValue != value)
        return false;
    return fiber->waitSource == id || (fiber->waitSource == DEVICE_ID_NOTIFY && id == DEVICE_ID_NOTIFY_ONE);
}

void dispatch(int id, int value) {
    for (Fiber *fiber = fibersThatWait ? fibers_first() : nullptr; fiber; fiber = fiber->next) {
        if (fiber->state != FiberState::Waiting || !waitsFor(fiber, id, value))
            continue;
        fibers_make_ready(fiber);
        if (id == DEVICE_ID_NOTIFY_ONE)
            break;
    }
    for (auto binding = pxt::findBinding(id, value); binding; binding = pxt::nextBinding(binding->next, id, value))
        deliver(binding, value);
}

} // namespace

volatile uint32_t events_raised_in_interrupts;
uint32_t events_dispatched_from_interrupts;

void events_dispatch_from_interrupts() {
    while (events_are_raised()) {
        auto event = interruptQueue[events_dispatched_from_interrupts % INTERRUPT_EVENT_QUEUE];
        events_dispatched_from_interrupts++;
        dispatch(event.id, event.value);
    }
}

extern "C" void platform_raise_event(int id, int value) {
    if (!platform_in_interrupt) {
        dispatch(id, value);
        return;
    }
    // Nothing can be allocated here. Events beyond the queue's length are lost, as on other MakeCode boards.
    uint32_t raised = events_raised_in_interrupts;
    if (raised - events_dispatched_from_interrupts < INTERRUPT_EVENT_QUEUE) {
        interruptQueue[raised % INTERRUPT_EVENT_QUEUE] = {id, value};
        events_raised_in_interrupts = raised + 1;
    }
    platform_wake();
}

extern "C" bool platform_wait_event(int id, int value, int ms) {
    currentFiber->waitSource = id;
    currentFiber->waitValue = value;
    fibersThatWait++;
    bool happened = fibers_block(FiberState::Waiting, ms);
    fibersThatWait--;
    return happened;
}

extern "C" int platform_allocate_event_id(void) {
    return firstAllocatedId + allocatedIds++;
}

namespace pxt {

void waitForEvent(int id, int event) {
    platform_wait_event(id, event, -1);
}

void registerWithDal(int id, int event, Action action, int flags) {
    setBinding(id, event, action);
    for (auto binding = findBinding(id, event); binding; binding = nextBinding(binding->next, id, event)) {
        if (binding->source == id && binding->value == event)
            binding->flags = (binding->flags & busy) | (uint32_t)flags;
    }
}

} // namespace pxt
