// See network-state.h.

#include "network-state.h"

namespace network {

namespace {

State current = State::idle;
Reason why = Reason::none;
void (*listener)(State) = nullptr;

} // namespace

void setState(State state, Reason reason) {
    if (state == current)
        return;
    current = state;
    why = reason;
    if (listener)
        listener(state);
}

State state() {
    return current;
}

Reason reason() {
    return why;
}

void onStateChange(void (*function)(State)) {
    listener = function;
}

} // namespace network
