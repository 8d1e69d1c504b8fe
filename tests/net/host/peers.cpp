// See peers.h. Formats: Ethernet II, RFC 826 (ARP), 791 (IPv4), 768 (UDP), 793 (TCP), 2131 (DHCP), 1035 (names).

#include "peers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace {

const uint8_t gatewayMac[6] = {0x52, 0x55, 0x0a, 0, 2, 2};
const uint8_t boardMac[6] = {0x02, 0x00, 0x00, 0x82, 0x66, 0x01};
const uint8_t everybody[6] = {255, 255, 255, 255, 255, 255};
const uint32_t boardAddress = 0x0a00020f, gateway = 0x0a000202, nameServer = 0x0a000203;

const int ETHERNET = 14, IP = 20, TCP = 20, UDP = 8;
const uint8_t FIN = 1, SYN = 2, RST = 4, PSH = 8, ACK = 16;
const uint16_t SERVER_PORT = 80;

void put16(uint8_t *at, uint32_t value) {
    at[0] = value >> 8;
    at[1] = value;
}
void put32(uint8_t *at, uint32_t value) {
    put16(at, value >> 16);
    put16(at + 2, value);
}
uint16_t get16(const uint8_t *at) {
    return uint16_t(at[0] << 8 | at[1]);
}
uint32_t get32(const uint8_t *at) {
    return uint32_t(get16(at)) << 16 | get16(at + 2);
}

uint16_t checksum(const uint8_t *data, size_t bytes, uint32_t sum) {
    for (size_t at = 0; at < bytes; at++)
        sum += at % 2 ? data[at] : data[at] << 8;
    while (sum >> 16)
        sum = (sum & 0xffff) + (sum >> 16);
    return uint16_t(~sum);
}

/** Fills in lengths' checksums: IP's, and TCP's or UDP's. */
void seal(Frame &frame) {
    if (frame.size() < size_t(ETHERNET + IP) || get16(&frame[12]) != 0x0800)
        return;
    uint8_t *ip = &frame[ETHERNET];
    put16(ip + 10, 0);
    put16(ip + 10, checksum(ip, IP, 0));
    uint8_t *data = ip + IP;
    size_t bytes = frame.size() - ETHERNET - IP;
    uint32_t pseudo = get16(ip + 12) + get16(ip + 14) + get16(ip + 16) + get16(ip + 18) + ip[9] + uint32_t(bytes);
    size_t field = ip[9] == 6 ? 16 : 6;
    if ((ip[9] != 6 && ip[9] != 17) || bytes < field + 2)
        return;
    put16(data + field, 0);
    put16(data + field, checksum(data, bytes, pseudo));
}

Frame ipFrame(uint32_t from, uint32_t to, uint8_t protocol, size_t bytes, bool broadcast = false) {
    Frame frame(ETHERNET + IP + bytes);
    memcpy(&frame[0], broadcast ? everybody : boardMac, 6);
    memcpy(&frame[6], gatewayMac, 6);
    put16(&frame[12], 0x0800);
    uint8_t *ip = &frame[ETHERNET];
    ip[0] = 0x45;
    put16(ip + 2, uint32_t(IP + bytes));
    ip[8] = 64;
    ip[9] = protocol;
    put32(ip + 12, from);
    put32(ip + 16, broadcast ? 0xffffffff : to);
    return frame;
}

bool isAfter(uint32_t a, uint32_t b) {
    return int32_t(a - b) > 0;
}

void fail(const char *what, uint32_t at) {
    printf("FAILS: %s at %u\n", what, at);
    fflush(stdout);
    abort();
}

} // namespace

void Peers::say(Frame frame, int connection) {
    if (dead || random.percent(weather.lost))
        return;
    if (random.percent(weather.changed)) {
        change(frame);
        if (connection >= 0)
            dirty[connection] = true;
    }
    if (random.percent(weather.doubled))
        frames.push_back(frame);
    if (random.percent(weather.late) && !frames.empty())
        frames.insert(frames.begin() + random.below(uint32_t(frames.size())), frame);
    else
        frames.push_back(frame);
}

/** Changes some bytes or the length, mostly of the headers, and mostly with the right checksums. */
void Peers::change(Frame &frame) {
    int kind = random.below(8);
    if (kind == 0)
        frame.resize(random.below(uint32_t(frame.size()) + 1));
    else if (kind == 1)
        frame.resize(std::min<size_t>(frame.size() + random.below(64), 1514));
    for (int i = random.below(4); i >= 0 && !frame.empty(); i--) {
        uint32_t limit = random.percent(70) ? std::min<uint32_t>(uint32_t(frame.size()), 80) : uint32_t(frame.size());
        uint32_t at = random.below(limit);
        static const uint8_t edges[] = {0, 1, 0x7f, 0x80, 0xc0, 0xff};
        frame[at] = random.percent(50) ? edges[random.below(sizeof edges)] : uint8_t(random.next());
    }
    if (random.percent(80))
        seal(frame);
}

bool Peers::take(Frame &frame) {
    if (frames.empty())
        return false;
    frame = frames.front();
    frames.pop_front();
    return true;
}

void Peers::hear(const uint8_t *frame, size_t bytes) {
    if (dead)
        return;
    if (bytes < size_t(ETHERNET + 28))
        fail("a frame of the board is too short", uint32_t(bytes));
    if (get16(frame + 12) == 0x0806)
        return answerArp(frame);
    const uint8_t *ip = frame + ETHERNET;
    if (get16(frame + 12) != 0x0800 || ip[0] != 0x45 || size_t(ETHERNET) + get16(ip + 2) > bytes)
        fail("the board has sent no IPv4 packet", uint32_t(bytes));
    size_t length = get16(ip + 2) - IP;
    const uint8_t *data = ip + IP;
    if (ip[9] == 6 && length >= size_t(TCP))
        return hearTcp(data, length, get32(ip + 16));
    if (ip[9] != 17 || length < size_t(UDP))
        return;
    uint16_t from = get16(data), to = get16(data + 2);
    if (to == 67)
        return answerDhcp(data + UDP, length - UDP);
    if (to == 53)
        return answerName(from, data + UDP, length - UDP);
    boardUdpPorts.push_back(from);
    sendUdp(get32(ip + 16), to, from, std::string(reinterpret_cast<const char *>(data) + UDP, length - UDP));
}

void Peers::answerArp(const uint8_t *frame) {
    const uint8_t *arp = frame + ETHERNET;
    uint32_t wanted = get32(arp + 24);
    // Nobody has the addresses from .100 on.
    if (get16(arp + 6) != 1 || wanted == boardAddress || (wanted & 0xff) >= 100)
        return;
    Frame answer(ETHERNET + 28);
    memcpy(&answer[0], frame + 6, 6);
    memcpy(&answer[6], gatewayMac, 6);
    put16(&answer[12], 0x0806);
    uint8_t *at = &answer[ETHERNET];
    memcpy(at, arp, 6);
    put16(at + 6, 2);
    memcpy(at + 8, gatewayMac, 6);
    put32(at + 14, wanted);
    memcpy(at + 18, arp + 8, 10);
    say(answer);
}

void Peers::answerDhcp(const uint8_t *request, size_t bytes) {
    if (bytes < 240)
        return;
    int type = 0;
    for (size_t at = 240; at + 2 < bytes && request[at] != 255; at += request[at] ? 2 + request[at + 1] : 1)
        if (request[at] == 53)
            type = request[at + 2];
    if (type != 1 && type != 3)
        return;
    std::string answer(reinterpret_cast<const char *>(request), 240);
    uint8_t *at = reinterpret_cast<uint8_t *>(&answer[0]);
    at[0] = 2;
    put32(at + 16, boardAddress);
    const uint8_t options[] = {53, 1, uint8_t(type == 1 ? 2 : 5), 54, 4, 10, 0, 2, 2, 51, 4, 0, 0, 0x0e, 0x10, 1,
                               4,  255, 255, 255, 0, 3, 4, 10, 0, 2, 2, 6, 4, 10, 0, 2, 3, 255};
    answer.append(reinterpret_cast<const char *>(options), sizeof options);
    sendUdp(gateway, 67, 68, answer, true);
}

void Peers::answerName(uint16_t port, const uint8_t *question, size_t bytes) {
    if (random.percent(10) || bytes < 17)
        return;
    std::string answer(reinterpret_cast<const char *>(question), bytes);
    bool unknown = random.percent(15);
    answer[2] = char(0x81);
    answer[3] = char(unknown ? 0x83 : 0x80);
    int records = unknown ? 0 : 1 + random.below(3);
    answer[7] = char(records);
    for (int i = 0; i < records; i++) {
        // An alias first, sometimes.
        bool isAlias = i < records - 1;
        const uint8_t record[] = {0xc0, 12, 0, uint8_t(isAlias ? 5 : 1), 0, 1, 0, 0, 0, uint8_t(random.below(40)), 0, 4, 10, 0, 2, 2};
        const uint8_t alias[] = {0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 9, 0, 2, 0xc0, 12};
        answer.append(reinterpret_cast<const char *>(isAlias ? alias : record), isAlias ? sizeof alias : sizeof record);
    }
    sendUdp(nameServer, 53, port, answer);
}

void Peers::sendUdp(uint32_t from, uint16_t fromPort, uint16_t toPort, const std::string &data, bool broadcast) {
    Frame frame = ipFrame(from, boardAddress, 17, UDP + data.size(), broadcast);
    uint8_t *udp = &frame[ETHERNET + IP];
    put16(udp, fromPort);
    put16(udp + 2, toPort);
    put16(udp + 4, uint32_t(UDP + data.size()));
    memcpy(udp + UDP, data.data(), data.size());
    seal(frame);
    say(frame);
}

void Peers::hearTcp(const uint8_t *segment, size_t bytes, uint32_t address) {
    uint16_t boardPort = get16(segment), port = get16(segment + 2);
    uint32_t sequence = get32(segment + 4), confirmed = get32(segment + 8);
    uint8_t flags = segment[13];
    size_t header = (segment[12] >> 4) * 4;
    if (header < size_t(TCP) || header > bytes)
        fail("the board has sent a TCP header of wrong length", uint32_t(header));
    uint32_t key = uint32_t(boardPort) << 16 | port;
    auto found = connections.find(key);
    if (flags & RST) {
        if (found != connections.end())
            connections.erase(found);
        return;
    }
    if ((flags & SYN) && !(flags & ACK)) {
        // Ports below 2000 accept, others refuse; .50 never answers.
        if ((address & 0xff) == 50)
            return;
        Connection c = {};
        c.boardPort = boardPort;
        c.port = port;
        c.expected = sequence + 1;
        c.firstExpected = c.expected;
        c.next = random.next();
        c.window = get16(segment + 14);
        connections[key] = c;
        Connection &kept = connections[key];
        if (port >= 2000) {
            sendSegment(kept, RST | ACK, 0, 0);
            connections.erase(key);
            return;
        }
        sendSegment(kept, SYN | ACK, kept.next, 0);
        kept.next++;
        kept.unconfirmed = kept.firstSent = kept.next;
        return;
    }
    if (found == connections.end())
        return;
    Connection &c = found->second;
    if (flags & SYN) { // the board's answer to our request
        c.expected = sequence + 1;
        c.firstExpected = c.expected;
    }
    if (flags & ACK) {
        c.established = true;
        if (isAfter(confirmed, c.next))
            return; // a frame that was changed has led the board astray
        if (isAfter(confirmed, c.unconfirmed))
            c.unconfirmed = confirmed;
        c.window = get16(segment + 14);
    }
    const uint8_t *data = segment + header;
    uint32_t dataBytes = uint32_t(bytes - header);
    if (dataBytes > 0 && sequence == c.expected) {
        for (uint32_t i = 0; i < dataBytes; i++)
            if (data[i] != streamByte(c.port, sequence + i - c.firstExpected))
                fail("the board has sent a wrong byte", sequence + i - c.firstExpected);
        c.expected += dataBytes;
        heard += dataBytes;
        sequence += dataBytes;
        dataBytes = 0;
    }
    if ((flags & FIN) && sequence + dataBytes == c.expected && !c.boardEnded) {
        c.expected++;
        c.boardEnded = true;
    }
    if (bytes > header || flags & (FIN | SYN))
        sendSegment(c, ACK, c.next, 0);
}

/** Data comes from the stream, by its place after the connection's beginning. */
void Peers::sendSegment(Connection &c, uint8_t flags, uint32_t sequence, uint32_t dataBytes) {
    Frame frame = ipFrame(gateway, boardAddress, 6, TCP + dataBytes);
    uint8_t *tcp = &frame[ETHERNET + IP];
    put16(tcp, c.port);
    put16(tcp + 2, c.boardPort);
    put32(tcp + 4, sequence);
    put32(tcp + 8, c.expected);
    tcp[12] = TCP / 4 << 4;
    tcp[13] = flags;
    put16(tcp + 14, random.percent(5) ? random.below(300) : 4000);
    for (uint32_t i = 0; i < dataBytes; i++)
        tcp[TCP + i] = streamByte(c.port, sequence + i - c.firstSent);
    seal(frame);
    say(frame, c.port);
}

void Peers::callBoard() {
    Connection c = {};
    c.boardPort = SERVER_PORT;
    c.port = nextPort++;
    c.next = random.next();
    uint32_t key = uint32_t(c.boardPort) << 16 | c.port;
    sendSegment(c, SYN, c.next, 0);
    c.next++;
    c.unconfirmed = c.firstSent = c.next;
    connections[key] = c;
}

void Peers::makeNoise() {
    Frame frame(random.below(300));
    for (uint8_t &byte : frame)
        byte = uint8_t(random.next());
    if (frame.size() > 40 && random.percent(80)) {
        memcpy(&frame[0], random.percent(50) ? boardMac : everybody, 6);
        put16(&frame[12], random.percent(80) ? 0x0800 : 0x0806);
        uint8_t *ip = &frame[ETHERNET];
        ip[0] = random.percent(90) ? 0x45 : ip[0];
        put16(ip + 2, random.percent(80) ? uint32_t(frame.size() - ETHERNET) : get16(ip + 2));
        static const uint8_t protocols[] = {1, 6, 17};
        ip[9] = protocols[random.below(3)];
        put32(ip + 16, random.percent(80) ? boardAddress : 0xffffffff);
        static const uint16_t ports[] = {53, 67, 68, 80, 7000};
        if (random.percent(60))
            put16(ip + IP + 2, ports[random.below(5)]);
        if (!boardUdpPorts.empty() && random.percent(20))
            put16(ip + IP + 2, boardUdpPorts[random.below(uint32_t(boardUdpPorts.size()))]);
        seal(frame);
    }
    say(frame);
}

void Peers::step() {
    if (dead)
        return;
    for (auto it = connections.begin(); it != connections.end();) {
        Connection &c = (it++)->second;
        if (!c.established || random.percent(60))
            continue;
        uint32_t inFlight = c.next - c.unconfirmed;
        if (inFlight > 0 && random.percent(30)) {
            // Again from the oldest unconfirmed byte on; an end counts as one byte, which has no place in the stream.
            uint32_t data = c.ended ? inFlight - 1 : inFlight;
            if (data > 0)
                sendSegment(c, ACK | PSH, c.unconfirmed, std::min(data, 536u));
            else
                sendSegment(c, ACK | FIN, c.unconfirmed, 0);
        } else if (!c.ended && inFlight < c.window && random.percent(80)) {
            uint32_t bytes = 1 + random.below(std::min(c.window - inFlight, random.percent(30) ? 1072u : 120u));
            sendSegment(c, ACK | PSH, c.next, bytes);
            c.next += bytes;
        } else if (!c.ended && random.percent(5)) {
            sendSegment(c, ACK | FIN, c.next, 0);
            c.next++;
            c.ended = true;
        } else if (random.percent(1)) {
            sendSegment(c, RST | ACK, c.next, 0);
        }
    }
    if (random.percent(4))
        callBoard();
    while (random.percent(weather.noise))
        makeNoise();
}
