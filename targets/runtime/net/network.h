// The network as a program sees it: joined or not, and under which address. libs/wifi is written against this, whatever
// is below: lwIP over a port's network interface (network.cpp), or a vendor SDK's Wi-Fi.

#ifndef PXT_ESP_NETWORK_H
#define PXT_ESP_NETWORK_H

#include <stddef.h>
#include <stdint.h>

namespace network {

/** Where joining a network stands. The numbers are what libs/wifi shows to programs. */
enum class State {
    /** Not asked to join. */
    idle = 0,
    /** Waiting for the link or for an address. */
    connecting = 1,
    /** The link is up and an address was obtained. */
    connected = 2,
    /**
     * No link or no address within JOIN_TIMEOUT_MS, or lost again, or impossible settings. Unless the settings are
     * impossible it goes on trying, and becomes `connected` when the network is there.
     */
    failed = 3,
};

/** Why the state is not `connected`. The numbers are what libs/wifi shows to programs. */
enum class Reason {
    none = 0,
    /** leave() was called. */
    left = 1,
    /** A name or password that no network can have. */
    settings = 2,
    /** No such network in reach, or no cable. */
    noLink = 3,
    /** The network does not accept the password. */
    refused = 4,
    /** The network gave no address. */
    noAddress = 5,
    /** The access point has gone, or the cable was pulled. */
    linkLost = 6,
    /** The network has taken the address back. */
    addressLost = 7,
};

/** A network that a scan has found. */
struct Found {
    /** UTF-8, ended by a zero. */
    char name[33];
    /** In dBm; 0 where it can't be measured. */
    int8_t signal;
    /** 0 where there is none. */
    uint8_t channel;
    /** Wants a password. */
    bool isSecured;
};

constexpr unsigned JOIN_TIMEOUT_MS = 15000;

/** Most bytes of a name and of a password (IEEE 802.11 §9.4.2.2, WPA2's limit). */
constexpr size_t NAME_BYTES = 32;
constexpr size_t PASSWORD_BYTES = 64;

/** Room for an IPv4 address as text, with the final zero. */
constexpr size_t ADDRESS_BYTES = 16;

/**
 * Starts to join the network with this name and password (UTF-8, ended by a zero), leaving the one joined before. Returns at
 * once; the state tells the result. A name or a password that is too long makes the state `failed`. On a board with a wire instead of a
 * radio both are ignored.
 */
void join(const char *name, const char *password);

/** Leaves the network: gives the address back, and ends every connection. */
void leave();

State state();

/** Why the state is what it is. */
Reason reason();

/**
 * Looks for networks in reach, joined or not. Calls `found` for each, and once more with null after the last: before it returns,
 * or later. It must not block. A scan while another one runs has the first one's end as its own.
 */
void scan(void (*found)(const Found *network));

/** Writes the IPv4 address in dotted form, or an empty text when there is none. */
void address(char text[ADDRESS_BYTES]);

/** Strength of the signal in dBm (0 or below); 0 when not joined, or when there is no radio. */
int signal();

/** Sets the function to be called after each change of the state. One function; it must not block. */
void onStateChange(void (*listener)(State));

} // namespace network

#endif
