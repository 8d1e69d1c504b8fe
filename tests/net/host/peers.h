// The other end of the wire: a gateway with DHCP and name server, and hosts that speak TCP and UDP as they should, until one of
// their frames gets lost, comes twice, late, or changed.

#ifndef PXT_ESP_TESTS_HOST_PEERS_H
#define PXT_ESP_TESTS_HOST_PEERS_H

#include <deque>
#include <map>
#include <stddef.h>
#include <stdint.h>
#include <string>
#include <vector>

#include "random.h"

typedef std::vector<uint8_t> Frame;

/** Byte `at` of the stream that a connection with this number carries, in either direction. */
inline uint8_t streamByte(int number, uint32_t at) {
    return uint8_t(at * 31 + (at >> 8) * 7 + number);
}

/** How bad the network is, in percent of the frames that go to the board. */
struct Weather {
    int lost;
    int doubled;
    int late;
    int changed;
    /** Frames of no sense at all, for each step. */
    int noise;
};

class Peers {
  public:
    Peers(uint32_t seed, const Weather &weather) : weather(weather), random(seed) {}

    Weather weather;

    /** A frame that the board has sent. */
    void hear(const uint8_t *frame, size_t bytes);

    /** Lets time pass: says again what was not confirmed, begins something new, makes noise. */
    void step();

    /** The next frame for the board; false when there is none. */
    bool take(Frame &frame);

    /** Hosts fall silent for good. */
    void die() {
        dead = true;
        frames.clear();
    }

    /** Whether what the board reads of a connection must be the stream: false once a frame of it was changed. */
    bool isClean(int number) const {
        return dirty.count(number) == 0;
    }

    /** Bytes of streams that came in order, for the report of a run. */
    uint32_t heard = 0;

  private:
    struct Connection {
        uint16_t boardPort, port;
        /** Sequence numbers: next to send, oldest unconfirmed, next expected. */
        uint32_t next, unconfirmed, expected;
        uint32_t firstSent, firstExpected;
        uint32_t window;
        bool established, ended, boardEnded;
    };

    Random random;
    bool dead = false;
    std::deque<Frame> frames;
    std::map<uint32_t, Connection> connections;
    std::map<int, bool> dirty;
    uint16_t nextPort = 20000;
    std::vector<uint16_t> boardUdpPorts;

    void say(Frame frame, int connection = -1);
    void answerArp(const uint8_t *frame);
    void answerDhcp(const uint8_t *payload, size_t bytes);
    void answerName(uint16_t port, const uint8_t *question, size_t bytes);
    void hearTcp(const uint8_t *segment, size_t bytes, uint32_t address);
    void sendSegment(Connection &c, uint8_t flags, uint32_t sequence, uint32_t dataBytes);
    void sendUdp(uint32_t from, uint16_t fromPort, uint16_t toPort, const std::string &data, bool broadcast = false);
    void callBoard();
    void makeNoise();
    void change(Frame &frame);
};

#endif
