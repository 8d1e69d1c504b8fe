// A task for what takes long: mbed TLS computes without ever giving way, while fibers must go on.

#ifndef SDK_PORT_MBEDTLS_WORKER_H
#define SDK_PORT_MBEDTLS_WORKER_H

/**
 * Has the worker's task call `work(of)`, after what it was given before. False when too much waits, or there is no memory for the
 * task, which is made at the first call. Called by fibers and by the scheduler only.
 */
bool worker_do(void (*work)(void *), void *of);

#endif
