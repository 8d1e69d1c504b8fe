// What wifi.ts calls: the runtime's network.h, with its state changes as MakeCode events (EVENT_ID_WIFI, new state).

#include "pxt.h"

#include "network.h"
#include "platform-api.h"

namespace wifishims {

/** Source of the MakeCode event of a change of state; wifi.ts has the same number. */
static const int EVENT_ID_WIFI = 9101;

/** What the last scan found, a record for each network: bytes of its name, signal, channel, 1 if it wants a password, the name. */
static uint8_t *records;
static int recordBytes;
static bool scanIsDone;

static const int RECORD_HEADER_BYTES = 4;
/** Some 30 networks with names of usual length; those found later are left out. */
static const int MAX_RECORD_BYTES = 512;

static void found(const network::Found *network) {
    if (!network) {
        scanIsDone = true;
        return;
    }
    int length = strlen(network->name);
    if (!records || recordBytes + RECORD_HEADER_BYTES + length > MAX_RECORD_BYTES)
        return;
    uint8_t *record = records + recordBytes;
    record[0] = length;
    record[1] = network->signal;
    record[2] = network->channel;
    record[3] = network->isSecured;
    memcpy(record + RECORD_HEADER_BYTES, network->name, length);
    recordBytes += RECORD_HEADER_BYTES + length;
}

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

/** Why the state is what it is: the numbers of network::Reason. */
//%
int reason() {
    return int(network::reason());
}

/** Starts to look for networks; scanned() gives what was found. */
//%
void scan() {
    if (!records)
        records = static_cast<uint8_t *>(platform_try_malloc(MAX_RECORD_BYTES));
    recordBytes = 0;
    scanIsDone = false;
    network::scan(found);
}

/** What the scan has found, once, as records; undefined while it runs. */
//%
Buffer scanned() {
    if (!scanIsDone)
        return nullptr;
    Buffer result = mkBuffer(records, recordBytes);
    xfree(records);
    records = nullptr;
    scanIsDone = false;
    return result;
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
