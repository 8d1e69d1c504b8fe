// What a board's port (targets/<port>/) gives to the network stack: a network interface, and what the board's network is
// like. Boards whose vendor SDK brings its own lwIP do without; they implement network.h instead.

#ifndef PXT_ESP_NETWORK_PORT_H
#define PXT_ESP_NETWORK_PORT_H

#include <stdbool.h>
#include <stdint.h>

#include "lwip/err.h"
#include "lwip/netif.h"

#ifdef __cplusplus
extern "C" {
#endif

/** lwIP's netif_init_fn: starts the hardware, and fills in hardware address, MTU, flags and output functions. */
err_t network_port_attach(struct netif *netif);

/**
 * Hands received frames to netif->input, a bounded number of them. Must not block. Frames are those of Ethernet: at least 60
 * bytes without their checksum (IEEE 802.3 §3.2.8), of which lwIP reads the headers before it looks at the length.
 * Returns true when frames are left, so that it wants to be called again soon.
 */
bool network_port_poll(struct netif *netif);

/** Whether the link is up: cable plugged in, or access point joined. */
bool network_port_link_up(void);

/** Strength of the received signal in dBm (0 or below); 0 when there is no radio. */
int network_port_signal(void);

/** What a scan shows the board's network as; at most 32 bytes. */
extern const char network_port_name[];

/** Names that this board's network lacks and that mean the default gateway. Ends with a null pointer. */
extern const char *const network_gateway_names[];

#ifdef __cplusplus
}
#endif

#endif
