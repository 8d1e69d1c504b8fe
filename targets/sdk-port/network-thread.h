// Taking turns with lwIP. In a vendor's SDK lwIP has a thread of its own, while libs/net calls lwIP's raw API from fibers and
// is called back "between fibers". So the thread runs only while no fiber does: it is stopped before a fiber runs, and goes on
// while the scheduler sleeps, and for a moment at every few milliseconds of its turns.
//
// The thread is stopped by a message to it (tcpip_callbackmsg) whose function does not return until it may. That needs no
// core locking (LWIP_TCPIP_CORE_LOCKING), which one of the SDKs lacks, and when the thread goes on it looks at lwIP's timers
// anew, as it must when the fibers have set one.
//
// So functions of the SDK that wait for lwIP's thread must not be called by the runtime's task. The SDK's main task calls
// them (wifi.cpp).

#ifndef SDK_PORT_NETWORK_THREAD_H
#define SDK_PORT_NETWORK_THREAD_H

/** Called once, after lwIP's thread was made and before the runtime's task. False when there is no memory. */
bool network_thread_init();

/** Returns when lwIP's thread has stopped: raw calls are allowed from now on. Of the runtime's task only, as is the next. */
void network_thread_stop();

/** Lets lwIP's thread go on: callbacks come from now on. */
void network_thread_go_on();

#endif
