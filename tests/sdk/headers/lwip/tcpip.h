// What the port uses of lwIP's thread, declared as lwIP's documentation has it. For tests: nothing defines it. lwIP's other headers are its
// own.

#pragma once

#include "lwip/err.h"

typedef void (*tcpip_callback_fn)(void *context);
struct tcpip_callback_msg;

extern "C" {
struct tcpip_callback_msg *tcpip_callbackmsg_new(tcpip_callback_fn function, void *context);
err_t tcpip_callbackmsg_trycallback(struct tcpip_callback_msg *message);
}
