// The state of the network, for whoever implements joining (network.h): network.cpp, or a port to a vendor's SDK.

#ifndef PXT_ESP_NETWORK_STATE_H
#define PXT_ESP_NETWORK_STATE_H

#include "network.h"

namespace network {

/** Changes the state, if it is another one, and tells the listener. */
void setState(State state, Reason reason = Reason::none);

} // namespace network

#endif
