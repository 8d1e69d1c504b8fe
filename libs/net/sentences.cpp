// Why something did not go, in words: for programs, and for the console.

#include "sockets.h"

#include "pxt.h"

#include "tls/reasons.h"

namespace netsockets {

const char *sentenceOf(int reason) {
    switch (reason) {
    case ERROR_NAME:
        return "there is no host of that name";
    case ERROR_REFUSED:
        return "the host refuses connections to that port";
    case ERROR_TIMED_OUT:
        return "the host does not answer";
    case ERROR_RESET:
        return "the peer broke the connection off";
    case ERROR_MEMORY:
        return "the board has no memory left for a connection";
    case ERROR_NETWORK_DOWN:
        return "the board is in no network";
    case ERROR_NAME_TIMED_OUT:
        return "no name server answers";
    case ERROR_NO_SOCKET:
        return "all sockets of this kind are in use: close those that are no longer needed";
    case ERROR_PORT_IN_USE:
        return "the port is in use";
    default:
        return tls::sentenceOf(tls::Reason(reason));
    }
}

/** A reason as a sentence; "" for numbers that are none. */
//%
String describe(int reason) {
    return mkString(sentenceOf(reason));
}

} // namespace netsockets
