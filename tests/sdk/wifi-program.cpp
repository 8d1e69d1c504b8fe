// targets/sdk-port/wifi.cpp on the machine of the tests, with an SDK that this program plays: it answers each call as told, and events
// come when this program says so.

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <deque>
#include <string>
#include <vector>

#include "../../targets/runtime/net/network.h"
#include "checks.h"
#include "esp_netif.h"
#include "esp_wifi.h"
#include "freertos/FreeRTOS.h"
#include "freertos/queue.h"
#include "lwip/netif.h"
#include "network-turn.h"

using network::Reason;
using network::State;

// --- The SDK ---

static std::string calls;
static esp_event_handler_t wifiHandler, addressHandler;
static wifi_config_t configured;
static esp_err_t initResult = ESP_OK;
static std::vector<wifi_ap_record_t> inReach;
static uint32_t now = 1000;
static int addressesTaken;
static jmp_buf outOfMainTask;
static int roundsLeft;
static esp_event_base_t const wifiEvents = "wifi", addressEvents = "ip";

struct QueueDefinition {
    size_t length, itemBytes;
    std::deque<std::vector<uint8_t>> items;
};

struct netif *netif_default;
static struct netif station;

extern "C" {
esp_event_base_t const WIFI_EVENT = wifiEvents;
esp_event_base_t const IP_EVENT = addressEvents;

QueueHandle_t xQueueCreate(UBaseType_t length, UBaseType_t itemBytes) {
    return new QueueDefinition{length, itemBytes, {}};
}
BaseType_t xQueueSend(QueueHandle_t queue, const void *item, TickType_t) {
    if (queue->items.size() >= queue->length)
        return 0;
    auto bytes = static_cast<const uint8_t *>(item);
    queue->items.emplace_back(bytes, bytes + queue->itemBytes);
    return pdTRUE;
}
BaseType_t xQueueOverwrite(QueueHandle_t queue, const void *item) {
    queue->items.clear();
    return xQueueSend(queue, item, 0);
}
BaseType_t xQueueReceive(QueueHandle_t queue, void *item, TickType_t ticks) {
    if (ticks > 0 && roundsLeft-- == 0)
        longjmp(outOfMainTask, 1);
    if (queue->items.empty())
        return 0;
    memcpy(item, queue->items.front().data(), queue->itemBytes);
    queue->items.pop_front();
    return pdTRUE;
}

esp_err_t esp_wifi_init(const wifi_init_config_t *) { calls += "init "; return initResult; }
esp_err_t esp_wifi_set_storage(wifi_storage_t) { return ESP_OK; }
esp_err_t esp_wifi_set_mode(wifi_mode_t) { return ESP_OK; }
esp_err_t esp_wifi_set_config(wifi_interface_t, wifi_config_t *configuration) { configured = *configuration; return ESP_OK; }
esp_err_t esp_wifi_start(void) { calls += "start "; return ESP_OK; }
esp_err_t esp_wifi_connect(void) { calls += "connect "; return ESP_OK; }
esp_err_t esp_wifi_disconnect(void) { calls += "disconnect "; return ESP_OK; }
esp_err_t esp_wifi_scan_start(const wifi_scan_config_t *, bool) { calls += "scan "; return ESP_OK; }
esp_err_t esp_wifi_scan_get_ap_records(uint16_t *count, wifi_ap_record_t *records) {
    if (*count > inReach.size())
        *count = uint16_t(inReach.size());
    for (uint16_t i = 0; i < *count; i++)
        records[i] = inReach[i];
    return ESP_OK;
}
esp_err_t esp_wifi_sta_get_ap_info(wifi_ap_record_t *accessPoint) { accessPoint->rssi = -61; return ESP_OK; }
esp_err_t esp_event_handler_register(esp_event_base_t base, int32_t, esp_event_handler_t handler, void *) {
    (base == wifiEvents ? wifiHandler : addressHandler) = handler;
    return ESP_OK;
}

uint32_t platform_time_ms(void) { return now; }
void platform_wake(void) {}
void platform_console_line(const char *, ...) {}
void sdk_attach_station() { calls += "attach "; }
char *ip4addr_ntoa_r(const ip4_addr_t *, char *text, int) { return strcpy(text, "192.0.2.7"); }
void netif_set_addr(struct netif *, const ip4_addr_t *, const ip4_addr_t *, const ip4_addr_t *) { addressesTaken++; }
const ip_addr_t ip_addr_any = {0};
}

void runtime_task_make_room() {}

// --- The tasks, in turn ---

/** The main task carries out what is queued, and some rounds more. */
static void mainTask(int rounds = 3) {
    roundsLeft = rounds;
    if (!setjmp(outOfMainTask))
        network_main_task();
}

static void associated() { wifiHandler(nullptr, wifiEvents, WIFI_EVENT_STA_CONNECTED, nullptr); }
static void disconnected(uint8_t reason) {
    wifi_event_sta_disconnected_t event = {reason};
    wifiHandler(nullptr, wifiEvents, WIFI_EVENT_STA_DISCONNECTED, &event);
}
static void gotAddress() { addressHandler(nullptr, addressEvents, IP_EVENT_STA_GOT_IP, nullptr); }

static std::string states;
static void onState(State state) { states += std::to_string(int(state)); }

static std::string found;
static void onFound(const network::Found *network) {
    if (!network) {
        found += "end";
        return;
    }
    found += std::string(network->name) + " " + std::to_string(network->signal) + (network->isSecured ? " secured, " : " open, ");
}

static bool is(State state, Reason reason) { return network::state() == state && network::reason() == reason; }

int main() {
    netif_default = &station;
    network_init();
    network::onStateChange(onState);

    network::join("kitchen", "secret password");
    check(is(State::connecting, Reason::none) && calls.empty(), "joining calls nothing of the SDK in the fiber");
    mainTask();
    check(calls == "attach init start connect ", "the main task starts the driver once and asks to connect once");
    check(!strcmp((char *)configured.sta.ssid, "kitchen") && !strcmp((char *)configured.sta.password, "secret password") &&
              configured.sta.threshold.authmode == WIFI_AUTH_WPA_PSK,
          "name and password are the driver's, and an open network of that name is none");
    associated();
    gotAddress();
    check(is(State::connecting, Reason::none), "events change nothing until the scheduler looks");
    network_turn();
    mainTask();
    char text[network::ADDRESS_BYTES];
    network::address(text);
    check(is(State::connected, Reason::none) && !strcmp(text, "192.0.2.7") && network::signal() == -61,
          "with an address it is connected, and has a signal");

    calls.clear();
    disconnected(200);
    network_turn();
    check(is(State::failed, Reason::linkLost) && addressesTaken == 1, "a lost access point ends the connections");
    mainTask();
    check(calls == "connect ", "and the main task tries to join again");
    associated();
    gotAddress();
    network_turn();
    check(is(State::connected, Reason::none), "until the network is back");

    calls.clear();
    network::leave();
    mainTask();
    check(is(State::idle, Reason::left) && calls == "disconnect ", "leaving disconnects, and does not try again");
    disconnected(8);
    network_turn();
    check(is(State::idle, Reason::left), "what comes after leaving changes nothing");

    network::join("kitchen", "wrong password");
    mainTask();
    disconnected(WIFI_REASON_4WAY_HANDSHAKE_TIMEOUT);
    network_turn();
    check(is(State::failed, Reason::refused), "a wrong password is told at once");
    network::leave();
    check(is(State::idle, Reason::refused), "who gives up finds why");

    network::join("nowhere", "");
    mainTask();
    check(configured.sta.threshold.authmode == WIFI_AUTH_OPEN, "without a password an open network will do");
    disconnected(201);
    network_turn();
    check(is(State::connecting, Reason::none), "a network that is not there yet is waited for");
    now += network::JOIN_TIMEOUT_MS;
    network_turn();
    check(is(State::failed, Reason::noLink), "for as long as joining may take");

    network::join("slow", "");
    mainTask();
    associated();
    now += network::JOIN_TIMEOUT_MS;
    network_turn();
    check(is(State::failed, Reason::noAddress), "a network that gives no address is another failure");
    gotAddress();
    network_turn();
    check(is(State::connected, Reason::none), "which a late address mends");

    network::join("123456789012345678901234567890123", "");
    check(is(State::failed, Reason::settings), "a name of 33 bytes is refused");
    network::join("12345678901234567890123456789012", "");
    mainTask();
    check(!memcmp(configured.sta.ssid, "12345678901234567890123456789012", 32), "one of 32 bytes is whole");

    wifi_ap_record_t attic = {}, cellar = {};
    strcpy((char *)attic.ssid, "attic");
    attic.rssi = -40;
    strcpy((char *)cellar.ssid, "cellar");
    cellar.rssi = -80;
    cellar.authmode = WIFI_AUTH_WPA_PSK;
    inReach = {attic, cellar};
    network::scan(onFound);
    mainTask();
    wifiHandler(nullptr, wifiEvents, WIFI_EVENT_SCAN_DONE, nullptr);
    check(found.empty(), "a scan tells nothing outside of the scheduler");
    network_turn();
    check(found == "attic -40 open, cellar -80 secured, end", "then all networks and the end, once");
    wifiHandler(nullptr, wifiEvents, WIFI_EVENT_SCAN_DONE, nullptr);
    network_turn();
    check(found == "attic -40 open, cellar -80 secured, end", "a scan that nobody asked for tells nobody");

    check(states == "123201301301320301", "every change of the state was told once");
    return endOfTest();
}
