// What the platform layer offers to drivers, to the network stack and to the packages' C++: time, memory, events,
// the idle loop and the console. Usable from C and from C++; pxt.h includes it. Each function is implemented once for
// all chips in targets/runtime/, except those marked "port", which targets/<port>/ implements.

#ifndef PXT_ESP_PLATFORM_API_H
#define PXT_ESP_PLATFORM_API_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// --- Time ---

/** Microseconds since reset. Never goes back. May be called in an interrupt handler. */
uint64_t platform_time_us(void);

/** Milliseconds since reset, wrapping after 49.7 days (what lwIP's sys_now wants). May be called in an interrupt handler. */
uint32_t platform_time_ms(void);

// --- Memory ---

/**
 * Allocates from the system heap, which the garbage collector does not manage; aligned to 8 bytes. (malloc, in contrast,
 * takes from the collector's heap.)
 * Panics with 20 when there is no room: it never returns NULL. Not to be called in an interrupt handler.
 */
void *xmalloc(size_t bytes);

/** Like xmalloc, but returns NULL when there is no room. */
void *platform_try_malloc(size_t bytes);

/**
 * Like platform_try_malloc, but leaves SYSTEM_HEAP_LEAST bytes (ram-shares.h) to others: for buffers, and for what peers can have
 * the board allocate.
 */
void *platform_try_malloc_sparingly(size_t bytes);

/** Gives back what xmalloc or one of the above returned; NULL is allowed. */
void xfree(void *pointer);

/**
 * Like platform_try_malloc, for large blocks: when the system heap has no room, from the collector's heap, which does not look into it.
 * Only in a fiber, and where C++ holds no values that the collector does not know of. Aligned to 4 bytes.
 */
void *platform_try_malloc_large(size_t bytes);

/** Gives back what platform_try_malloc_large returned. */
void platform_free_large(void *pointer);

/** Free bytes of the system heap, and its largest free piece (NULL allowed). */
size_t platform_heap_free(size_t *largest);

// --- Critical sections ---

/** Masks interrupts and returns the former state, for platform_irq_restore. May be nested. (port) */
uint32_t platform_irq_disable(void);

/** Restores the interrupt state that platform_irq_disable returned. (port) */
void platform_irq_restore(uint32_t state);

// --- Events, and waiting for them ---

/**
 * Raises a MakeCode event: runs its handlers in fibers of their own and wakes the fibers waiting for it.
 * May be called in an interrupt handler; it only puts the event into a queue, which the scheduler empties.
 */
void platform_raise_event(int id, int value);

/**
 * Blocks the current fiber until (id, value) is raised or `ms` milliseconds have passed; `value` 0 means any. Others run.
 * Returns true when it was the event, false on time-out. `ms` < 0 waits without limit.
 */
bool platform_wait_event(int id, int value, int ms);

/** A number that nobody else got: good as an event's id, or as its value with the id DEVICE_ID_NOTIFY. */
int platform_allocate_event_id(void);

/**
 * Registers a function that the scheduler calls, outside of any interrupt handler and on the scheduler's own stack
 * (SCHEDULER_STACK in ram-shares.h), between fibers and before it waits. It must not block. From the garbage collector it takes
 * memory only if there is some (collector.h). At most 4.
 * It gets the time at which the scheduler's turn began (platform_time_ms), and returns the number of milliseconds since then until it
 * wants to be called next at the latest (its own next timer), or PLATFORM_POLL_IDLE when only an interrupt gives it work.
 */
typedef uint32_t (*platform_poll_function)(uint32_t now);
void platform_register_idle_poll(platform_poll_function poll);
#define PLATFORM_POLL_IDLE 0xffffffffu

/** Called at the end of an interrupt handler that has made work for a poll function: the next idle wait returns at once. */
void platform_wake(void);

/** Registers the handler of an interrupt and enables it. `irq` is the core's interrupt number, 0 to 15. (port) */
void platform_set_interrupt_handler(int irq, void (*handler)(void));

/** Lets other fibers run; returns when it is this fiber's turn again. */
void platform_yield(void);

// --- Console ---

/** Writes a text to the console as it is, and returns when the UART has taken it. */
void platform_console_write(const char *text, size_t bytes);

/** Writes one formatted line; "\n" is added. printf's %d %u %x %c %s %p, l and 0-padding; no floating point. */
void platform_console_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/** Prints "PANIC <code>: <meaning>" and halts the board (the emulator ends with status 2). */
void target_panic(int error_code) __attribute__((noreturn));

#ifdef __cplusplus
} // extern "C"

namespace pxt {

/** C++ names of the above, as MakeCode's packages call them. */
static inline void raiseEvent(int id, int event) {
    platform_raise_event(id, event);
}
static inline int allocateNotifyEvent() {
    return platform_allocate_event_id();
}
static inline void registerIdlePoll(platform_poll_function poll) {
    platform_register_idle_poll(poll);
}

} // namespace pxt
#endif

#endif
