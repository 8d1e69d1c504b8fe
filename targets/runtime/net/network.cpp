// Runs lwIP from the scheduler's idle loop and joins the network: link, DHCP, and the names the board itself knows.

#include "network-state.h"

#include <string.h>

#include "../platform-api.h"
#include "lwip/dhcp.h"
#include "lwip/dns.h"
#include "lwip/init.h"
#include "lwip/ip4_addr.h"
#include "lwip/netif.h"
#include "lwip/timeouts.h"
#include "netif/ethernet.h"
#include "port.h"

namespace network {

namespace {

constexpr uint32_t LINK_CHECK_MS = 250;
constexpr int PANIC_INTERNAL_ERROR = 906;
constexpr char HOST_NAME[] = "pxt-esp";

struct netif nic;
bool started = false;
uint32_t joinStarted = 0;
bool isPolling = false;
/** The time of the scheduler's turn in which poll() runs. */
uint32_t pollTime = 0;

void nameGateway() {
    ip_addr_t gateway;
    ip_addr_copy_from_ip4(gateway, *netif_ip4_gw(&nic));
    for (const char *const *name = network_gateway_names; *name; name++) {
        dns_local_removehost(*name, nullptr);
        dns_local_addhost(*name, &gateway);
    }
}

/** lwIP calls this when the address changes, by DHCP or because it was taken away. */
void addressChanged(struct netif *) {
    if (state() == State::idle)
        return;
    if (ip4_addr_isany(netif_ip4_addr(&nic))) {
        if (state() == State::connected)
            setState(State::failed, netif_is_link_up(&nic) ? Reason::addressLost : Reason::linkLost);
        return;
    }
    nameGateway();
    setState(State::connected);
}

/** Ends the connections and gives the address back. The link's flag goes first: it tells them why they end. */
void dropAddress() {
    netif_set_link_down(&nic);
    dhcp_release_and_stop(&nic);
}

void checkLink(void *) {
    sys_timeout(LINK_CHECK_MS, checkLink, nullptr);
    bool up = network_port_link_up();
    if (up && !netif_is_link_up(&nic)) {
        netif_set_link_up(&nic);
        if (dhcp_start(&nic) != ERR_OK)
            netif_set_link_down(&nic); // no memory now: the next check tries again
    } else if (!up && netif_is_link_up(&nic)) {
        dropAddress();
    }
    if (state() == State::connecting && platform_time_ms() - joinStarted >= JOIN_TIMEOUT_MS)
        setState(State::failed, up ? Reason::noAddress : Reason::noLink);
}

uint32_t poll(uint32_t now) {
    pollTime = now;
    isPolling = true;
    bool more = network_port_poll(&nic);
    uint32_t wait = sys_timeouts_sleeptime();
    if (!wait) {
        sys_check_timeouts();
        wait = sys_timeouts_sleeptime();
    }
    if (more)
        wait = 0;
    isPolling = false;
    return wait == SYS_TIMEOUTS_SLEEPTIME_INFINITE ? PLATFORM_POLL_IDLE : wait;
}

void startStack() {
    lwip_init();
    netif_add(&nic, nullptr, nullptr, nullptr, nullptr, network_port_attach, ethernet_input);
    netif_set_hostname(&nic, HOST_NAME);
    netif_set_status_callback(&nic, addressChanged);
    netif_set_default(&nic);
    platform_register_idle_poll(poll);
    started = true;
}

} // namespace

void join(const char *name, const char *password) {
    leave();
    if (strlen(name) > NAME_BYTES || strlen(password) > PASSWORD_BYTES) {
        setState(State::failed, Reason::settings);
        return;
    }
    if (!started)
        startStack();
    netif_set_up(&nic);
    joinStarted = platform_time_ms();
    setState(State::connecting);
    checkLink(nullptr);
}

void leave() {
    // Who gives up after a failure still finds why.
    setState(State::idle, state() == State::failed ? reason() : Reason::left);
    if (!started || !netif_is_up(&nic))
        return;
    sys_untimeout(checkLink, nullptr);
    dropAddress();
    netif_set_down(&nic);
}

/** There is one network: what the link leads to. */
void scan(void (*found)(const Found *network)) {
    if (network_port_link_up()) {
        Found network = {};
        strncpy(network.name, network_port_name, sizeof network.name - 1);
        network.signal = int8_t(network_port_signal());
        found(&network);
    }
    found(nullptr);
}

void address(char text[ADDRESS_BYTES]) {
    text[0] = 0;
    if (state() == State::connected)
        ip4addr_ntoa_r(netif_ip4_addr(&nic), text, ADDRESS_BYTES);
}

int signal() {
    return state() == State::connected ? network_port_signal() : 0;
}

} // namespace network

extern "C" {

/** lwIP's clock. It stands still while lwIP works, which reads it a few times at each turn of the scheduler. */
uint32_t sys_now(void) {
    return network::isPolling ? network::pollTime : platform_time_ms();
}

void network_assertion_failed(const char *message) {
    platform_console_line("lwIP: %s", message);
    target_panic(network::PANIC_INTERNAL_ERROR);
}

} // extern "C"
