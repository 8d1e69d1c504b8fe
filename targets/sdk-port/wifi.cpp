// Joining Wi-Fi networks by the SDK's driver, as network.h has it.
//
// Three tasks have a part in it. Fibers call network.h's functions, which only leave a command. The SDK's main task carries it
// out, and tries again while a network is not there; its functions may wait for lwIP's thread, which fibers keep stopped. The
// SDK's event task hears what happens, and queues notices, which the scheduler takes at its next turn (network_turn).

#include "../runtime/net/network-state.h"

#include <stdlib.h>
#include <string.h>

#include "../runtime/platform-api.h"
#include "esp_event.h"
#include "esp_netif.h"
#include "esp_wifi.h"
#include "freertos/FreeRTOS.h"
#include "freertos/queue.h"
#include "freertos/task.h"
#include "lwip/ip4_addr.h"
#include "lwip/netif.h"
#include "network-turn.h"
#include "sdk.h"
#include "task.h"

namespace network {

namespace {

constexpr TickType_t ROUND_TICKS = configTICK_RATE_HZ / 2;
constexpr UBaseType_t NOTICES = 8;
/** Most networks that a scan tells of. */
constexpr uint16_t MAX_FOUND = 30;

struct Command {
    enum Kind : uint8_t { join, leave } kind;
    /** Numbers the calls of join and leave: notices of an earlier one are void. */
    uint16_t use;
    char name[NAME_BYTES];
    char password[PASSWORD_BYTES];
};

struct Notice {
    enum Kind : uint8_t { address, addressLost, disconnected, failed, scanned } kind;
    uint8_t reason; // wifi_err_reason_t, if disconnected
    uint16_t use;
    uint16_t count;          // of what was found, if scanned
    wifi_ap_record_t *found; // from malloc
};

/** The last command only: a new one makes an earlier one void. */
QueueHandle_t commandSlot;
volatile bool isScanWanted;
QueueHandle_t notices;

// --- Of the main task and the event task ---

volatile uint16_t currentUse;
volatile bool isWanted;
volatile bool isAssociated;
volatile bool isTrying;
volatile int8_t signalStrength;

void tell(Notice notice) {
    notice.use = currentUse;
    // A notice that finds no room is a change that others follow, since the scheduler has not looked for long.
    if (xQueueSend(notices, &notice, 0) != pdTRUE)
        free(notice.found);
    platform_wake();
}

/** Also without an array for what was found: then nothing was. */
void tellScanned() {
    Notice notice = {Notice::scanned, 0, 0, 0, nullptr};
    uint16_t count = MAX_FOUND;
    notice.found = static_cast<wifi_ap_record_t *>(malloc(count * sizeof(wifi_ap_record_t)));
    if (notice.found && esp_wifi_scan_get_ap_records(&count, notice.found) == ESP_OK)
        notice.count = count;
    tell(notice);
}

void onWifiEvent(void *, esp_event_base_t, int32_t id, void *data) {
    switch (id) {
    case WIFI_EVENT_STA_CONNECTED:
        isAssociated = true;
        break;
    case WIFI_EVENT_STA_DISCONNECTED:
        isAssociated = isTrying = false;
        tell({Notice::disconnected, uint8_t(static_cast<wifi_event_sta_disconnected_t *>(data)->reason), 0, 0, nullptr});
        break;
    case WIFI_EVENT_SCAN_DONE:
        tellScanned();
        break;
    }
}

void onAddressEvent(void *, esp_event_base_t, int32_t id, void *) {
    if (id == IP_EVENT_STA_GOT_IP)
        tell({Notice::address, 0, 0, 0, nullptr});
    else if (id == IP_EVENT_STA_LOST_IP)
        tell({Notice::addressLost, 0, 0, 0, nullptr});
}

/** The driver takes its memory only from programs that use it. */
bool startDriver() {
    static bool runs = false;
    if (runs)
        return true;
    wifi_init_config_t configuration = WIFI_INIT_CONFIG_DEFAULT();
    static bool isAttached = false;
    if (!isAttached)
        sdk_attach_station();
    isAttached = true;
    runs = esp_wifi_init(&configuration) == ESP_OK && esp_wifi_set_storage(WIFI_STORAGE_RAM) == ESP_OK &&
           esp_wifi_set_mode(WIFI_MODE_STA) == ESP_OK &&
           esp_event_handler_register(WIFI_EVENT, ESP_EVENT_ANY_ID, onWifiEvent, nullptr) == ESP_OK &&
           esp_event_handler_register(IP_EVENT, ESP_EVENT_ANY_ID, onAddressEvent, nullptr) == ESP_OK &&
           esp_wifi_start() == ESP_OK;
    if (!runs)
        platform_console_line("Wi-Fi does not start: there may be no memory for it");
    return runs;
}

bool configure(const Command &command) {
    wifi_config_t configuration;
    memset(&configuration, 0, sizeof configuration);
    memcpy(configuration.sta.ssid, command.name, NAME_BYTES);
    memcpy(configuration.sta.password, command.password, PASSWORD_BYTES);
    // Nobody who has the name but not the password is joined.
    configuration.sta.threshold.authmode = command.password[0] ? WIFI_AUTH_WPA_PSK : WIFI_AUTH_OPEN;
    return esp_wifi_set_config(WIFI_IF_STA, &configuration) == ESP_OK;
}

void startScan() {
    isScanWanted = false;
    if (!startDriver() || esp_wifi_scan_start(nullptr, false) != ESP_OK)
        tell({Notice::scanned, 0, 0, 0, nullptr});
}

void carryOut(const Command &command) {
    currentUse = command.use;
    isWanted = false;
    if (isAssociated || isTrying)
        esp_wifi_disconnect();
    if (command.kind == Command::leave)
        return;
    isWanted = startDriver() && configure(command);
    if (!isWanted)
        tell({Notice::failed, 0, 0, 0, nullptr});
}

void measureSignal() {
    wifi_ap_record_t accessPoint;
    signalStrength = isAssociated && esp_wifi_sta_get_ap_info(&accessPoint) == ESP_OK ? accessPoint.rssi : 0;
}

// --- Of the runtime's task ---

uint16_t lastUse;
uint32_t joinStarted;
/** Why the network could not be joined until now. */
Reason lastFailure;
void (*scanListener)(const Found *);

Reason reasonOf(uint8_t reason) {
    switch (reason) {
    case WIFI_REASON_AUTH_FAIL:
    case WIFI_REASON_4WAY_HANDSHAKE_TIMEOUT:
    case WIFI_REASON_HANDSHAKE_TIMEOUT:
        return Reason::refused;
    default:
        return Reason::noLink;
    }
}

/** lwIP ends the connections of an address that is taken away. */
void endConnections() {
    if (netif_default)
        netif_set_addr(netif_default, IP4_ADDR_ANY4, IP4_ADDR_ANY4, IP4_ADDR_ANY4);
}

void tellFound(const Notice &notice) {
    auto found = scanListener;
    scanListener = nullptr;
    for (uint16_t i = 0; found && i < notice.count; i++) {
        const wifi_ap_record_t &record = notice.found[i];
        Found network = {};
        memcpy(network.name, record.ssid, NAME_BYTES);
        network.signal = record.rssi;
        network.channel = record.primary;
        network.isSecured = record.authmode != WIFI_AUTH_OPEN;
        found(&network);
    }
    free(notice.found);
    if (found)
        found(nullptr);
}

void take(const Notice &notice) {
    if (notice.kind == Notice::scanned) {
        tellFound(notice);
        return;
    }
    if (notice.use != lastUse || state() == State::idle)
        return;
    switch (notice.kind) {
    case Notice::address:
        setState(State::connected);
        break;
    case Notice::addressLost:
        setState(State::failed, Reason::addressLost);
        break;
    case Notice::failed:
        setState(State::failed, Reason::settings);
        break;
    default:
        lastFailure = reasonOf(notice.reason);
        if (state() == State::connected) {
            endConnections();
            setState(State::failed, Reason::linkLost);
        } else if (lastFailure == Reason::refused) {
            setState(State::failed, Reason::refused);
        }
    }
}

void send(const Command &next) {
    xQueueOverwrite(commandSlot, &next);
}

} // namespace

void join(const char *name, const char *password) {
    leave();
    size_t nameBytes = strlen(name), passwordBytes = strlen(password);
    if (nameBytes > NAME_BYTES || passwordBytes > PASSWORD_BYTES) {
        setState(State::failed, Reason::settings);
        return;
    }
    Command command = {};
    command.kind = Command::join;
    command.use = ++lastUse;
    memcpy(command.name, name, nameBytes);
    memcpy(command.password, password, passwordBytes);
    joinStarted = platform_time_ms();
    lastFailure = Reason::noLink;
    setState(State::connecting);
    send(command);
}

void leave() {
    if (state() == State::idle)
        return;
    // Who gives up after a failure still finds why.
    setState(State::idle, state() == State::failed ? reason() : Reason::left);
    Command command = {};
    command.kind = Command::leave;
    command.use = ++lastUse;
    endConnections();
    send(command);
}

void scan(void (*found)(const Found *network)) {
    if (!scanListener)
        isScanWanted = true;
    scanListener = found;
}

void address(char text[ADDRESS_BYTES]) {
    text[0] = 0;
    if (state() == State::connected && netif_default)
        ip4addr_ntoa_r(netif_ip4_addr(netif_default), text, ADDRESS_BYTES);
}

int signal() {
    return state() == State::connected ? signalStrength : 0;
}

} // namespace network

bool network_init() {
    network::commandSlot = xQueueCreate(1, sizeof(network::Command));
    network::notices = xQueueCreate(network::NOTICES, sizeof(network::Notice));
    return network::commandSlot && network::notices;
}

uint32_t network_turn() {
    using namespace network;
    Notice notice;
    while (xQueueReceive(notices, &notice, 0) == pdTRUE)
        take(notice);
    if (state() != State::connecting)
        return PLATFORM_POLL_IDLE;
    uint32_t waited = platform_time_ms() - joinStarted;
    if (waited < JOIN_TIMEOUT_MS)
        return JOIN_TIMEOUT_MS - waited;
    setState(State::failed, isAssociated ? Reason::noAddress : lastFailure);
    return PLATFORM_POLL_IDLE;
}

void network_main_task() {
    using namespace network;
    Command next;
    for (;;) {
        if (xQueueReceive(commandSlot, &next, ROUND_TICKS) == pdTRUE)
            carryOut(next);
        else
            runtime_task_make_room();
        if (isScanWanted)
            startScan();
        if (isWanted && !isAssociated && !isTrying)
            isTrying = esp_wifi_connect() == ESP_OK;
        if (isAssociated)
            measureSignal();
    }
}
