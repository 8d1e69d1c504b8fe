// The other end: BearSSL's server for TLS 1.2.

#ifndef PXT_ESP_TESTS_TLS_HOST_SERVER_H
#define PXT_ESP_TESTS_TLS_HOST_SERVER_H

#include <stdint.h>
#include <vector>

#include "bearssl.h"
#include "random.h"

typedef std::vector<uint8_t> Bytes;

/** The byte at a place of what a program sends, and of what the server does. */
uint8_t programByte(size_t at);
uint8_t serverByte(size_t at);

class Server {
  public:
    /** The chain and key outlive it. With `clients`, it wants a certificate of the client's that leads to that anchor. */
    Server(const std::vector<Bytes> &chain, const br_skey_decoder_context &key, uint16_t suite,
           const br_x509_trust_anchor *clients, uint32_t now, uint32_t seed);

    /** Begins a connection, on which it sends so many bytes; it closes after them and so many of the program's, if `closes`. */
    void accept(size_t bytesToSend, size_t bytesToReceive, bool closes);
    /** From now on, after some of what it sends, it makes a valid record of what does not belong there, and sends nothing else after it. */
    void misbehaveAfter(size_t bytesSent) { strangeAt = bytesSent; }
    /** Takes what has come, all of it when it has closed, and returns what it sends. */
    Bytes step(Bytes &received);

    /** On this connection. */
    size_t sent, received;
    bool isReceivedRight, hasClosed;
    /** Its messages of the handshake had no certificate. */
    bool isResumed;

  private:
    br_ssl_server_context context;
    br_x509_minimal_context check;
    br_ssl_session_cache_lru sessions;
    std::vector<br_x509_certificate> certificates;
    void sendStrangeRecord();

    size_t toSend, toReceive, recordBytes;
    size_t strangeAt = SIZE_MAX;
    Random chance;
    bool closes;
    uint16_t suites[1];
    uint8_t buffer[BR_SSL_BUFSIZE_BIDI], store[1000];
};

#endif
