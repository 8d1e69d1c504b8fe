// TLS 1.2 for clients: a session turns a transport of bytes into a protected one. It knows neither sockets nor what the bytes mean;
// who carries it (libs/net/sockets.cpp) gives it a table of functions.
//
// There are two implementations, of which a runtime has one: tls.cpp by BearSSL, and targets/sdk-port/mbedtls by the mbed TLS of a
// vendor's SDK. With both other fibers go on while a session computes, and a failure has the same reasons (session-base.h). All
// functions here are called from fibers or from the network's callbacks, never in an interrupt handler.

#ifndef PXT_ESP_TLS_H
#define PXT_ESP_TLS_H

#include <stddef.h>
#include <stdint.h>

#include "reasons.h"

namespace tls {

/** What to trust and who to be. Nothing of it needs to outlive Session::create, except what `anchors` and `identity` point at. */
struct Options {
    /** The peer's name or dotted IPv4 address, which its certificate must have and which is sent (SNI) if it is a name. */
    const char *serverName;
    uint16_t port;
    /** Certificates to trust, in the form that cli/makecode/certificates.ts writes; null for none. */
    const uint8_t *anchors;
    size_t anchorsBytes;
    /** SHA-256 of the peer's certificate, or of its public key (SubjectPublicKeyInfo), instead of `anchors`; null for none. */
    const uint8_t *pin;
    /** Trust any peer. Said on the console each time. */
    bool insecure;
    /** The client's certificate and key, in the form that cli/makecode/certificates.ts writes; null for none. */
    const uint8_t *identity;
    size_t identityBytes;
};

constexpr size_t PIN_BYTES = 32;

/** What carries a session. `owner` is what was given to Session::create. None of these may destroy the session. */
struct Carrier {
    /** Received bytes that wait, those in one piece; 0 if there are none now. */
    size_t (*peek)(void *owner, const uint8_t **bytes);
    /** The session has taken so many of them. */
    void (*consume)(void *owner, size_t count);
    /** True if no more bytes will come than peek() tells. */
    bool (*ended)(void *owner);
    /** Takes bytes to be sent; returns how many. If not all, the session wants to be woken when there is room again. */
    size_t (*send)(void *owner, const uint8_t *bytes, size_t count);
    /** Bytes can be sent from now on. */
    void (*opened)(void *owner);
    /** There are bytes to read. */
    void (*readable)(void *owner);
    /** There is room for bytes to send. */
    void (*writable)(void *owner);
    /** The session came to nothing, or broke; reason() and text() say why. */
    void (*failed)(void *owner);
    /** The peer has ended the session in order, and all it sent is read. */
    void (*closed)(void *owner);
    /** After close(): all is handed to the transport, and the session can be destroyed. */
    void (*finished)(void *owner);
};

class Session {
  public:
    /**
     * Takes a session's memory, and does nothing else yet. Null when there is none, or the options are impossible: `why` tells.
     * With `insecure`, says so on the console.
     */
    static Session *create(const Options &options, const Carrier &carrier, void *owner, Reason *why);

    /** Two words for the carrier: references that keep what `anchors` and `identity` point at. */
    void **references();

    /** Gives the memory back. Not to be called by the session's own fiber, that is by the carrier's functions. */
    void destroy();

    /** Begins the handshake: the transport is connected. */
    void start();

    /** The transport has received something, has ended, or has room again. */
    void wake();

    /** Bytes that read() gives at once. More may follow, which readable() tells. */
    size_t available() const;
    size_t read(uint8_t *to, size_t count);

    /** Queues bytes; returns how many. If not all, writable() will tell when there is room again. */
    size_t send(const uint8_t *bytes, size_t count);
    /** Bytes that send() would take now. */
    size_t room() const;
    /** Bytes that were taken from the program and not handed to the transport yet. */
    size_t unsent() const;

    /**
     * Sends what is queued and TLS's close_notify, and no more than that: what the peer sends can be read until its close_notify comes.
     * Versions before 1.3 have the peer answer with its own at once (RFC 5246 §7.2.1), which not all do.
     */
    void end();

    /** Sends what is queued and TLS's close_notify, if end() has not, then calls finished(). False if there is nothing to say good-bye to. */
    bool close();

    /** None if the session has not failed. */
    Reason reason() const;
    /** The same in words; "" if there is no failure. */
    const char *text() const;

    /** Tells a session whose transport failed during the handshake; it fails, with a sentence that says when. */
    void transportFailed(const char *what);

  protected:
    Session() = default;
};

/** True for a text that is a dotted IPv4 address; `address` then has its bytes. */
bool parseAddress(const char *text, uint8_t address[4]);

} // namespace tls

/**
 * Bytes of the program's memory that a session takes all the time, but for some 32 for each anchor and the name's, and those that it
 * takes besides until its handshake is over. The build and benchmarks read them, too. Zero where a session has other memory.
 */
extern "C" const uint32_t tls_session_bytes[2];

#endif
