// The task that fibers run in, and who shares the processor with it.

#ifndef SDK_PORT_TASK_H
#define SDK_PORT_TASK_H

/** Makes the task. False when there is no memory. Called by the SDK's main task, once. */
bool runtime_task_start();

/**
 * Lets the idle task run if the runtime's task has not slept since the last call: it feeds the task watchdog and frees what ended
 * tasks leave. To be called about twice a second by a task of higher priority.
 */
void runtime_task_make_room();

#endif
