// What wifi.ts calls: the runtime's network.h, with its state changes as MakeCode events (EVENT_ID_WIFI, new state).

#include "pxt.h"

#include "network.h"
#include "platform-api.h"

namespace wifishims {

/** Source of the MakeCode event of a change of state; wifi.ts has the same number. */
static const int EVENT_ID_WIFI = 9101;

static void stateChanged(network::State state) {
    pxt::raiseEvent(EVENT_ID_WIFI, int(state));
}

/** Starts to join a network and returns at once; state() tells how it went. */
//%
void join(String ssid, String password) {
    network::onStateChange(stateChanged);
    network::join(ssid->getUTF8Data(), password->getUTF8Data());
}

/** Leaves the network; every connection ends. */
//%
void leave() {
    network::leave();
}

/** 0 idle, 1 connecting, 2 connected (link up and address obtained), 3 failed. */
//%
int state() {
    return int(network::state());
}

/** The IPv4 address in dotted form, or "". */
//%
String address() {
    char text[network::ADDRESS_BYTES];
    network::address(text);
    return mkString(text);
}

/** Strength of the signal in dBm (0 or below); 0 when not joined or when there is no radio. */
//%
int signal() {
    return network::signal();
}

} // namespace wifishims
