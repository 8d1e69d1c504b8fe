// The TypeScript call stack of the running fiber, for panics.

#ifndef PXT_ESP_CALL_STACK_H
#define PXT_ESP_CALL_STACK_H

/** Prints the call stack as one line of addresses (docs/debugging.md); nothing when no TypeScript function is running. */
void call_stack_print();

#endif
