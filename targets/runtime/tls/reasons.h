// Why a TLS session failed. libs/net/net.ts has the same numbers in NetError.

#ifndef PXT_ESP_TLS_REASONS_H
#define PXT_ESP_TLS_REASONS_H

#include <stddef.h>
#include <stdint.h>

namespace tls {

enum class Reason : int8_t {
    none = 0,
    noMemory = -20,        // no memory for the session
    noEntropy = -21,       // no source of random numbers
    badOptions = -22,      // the options contradict each other, or are malformed
    nothingTrusted = -23,  // no anchor, no fingerprint, and not told to be insecure
    noTls = -24,           // the peer does not speak TLS
    oldVersion = -25,      // the peer speaks only an older version
    noSuite = -26,         // no cipher suite in common
    recordTooLarge = -27,  // a record does not fit into the buffer
    unknownIssuer = -28,   // the chain does not lead to an anchor
    selfSigned = -29,      // the certificate is signed by itself, and is no anchor
    expired = -30,
    notYetValid = -31,
    noTime = -32,          // validity can't be checked
    wrongName = -33,
    wrongPin = -34,        // neither the certificate nor its key has the fingerprint
    badCertificate = -35,  // malformed, a bad signature, or something that is not supported
    clientRefused = -36,   // the peer wants a client certificate, or another one
    alert = -37,           // the peer gave up for another reason
    protocol = -38,        // the peer broke TLS's rules
    ended = -39,           // the connection ended within the handshake, or without close_notify
};

/** A sentence that grows; what does not fit is left out. */
class Text {
  public:
    Text(char *buffer, size_t bytes) : at(buffer), end(buffer + bytes - 1) { *at = 0; }
    Text &operator<<(const char *text);
    Text &operator<<(uint32_t number);
    /** Adds a number with at least two digits. */
    Text &two(uint32_t number);
    /** Adds the day and minute of a time in seconds since 1970, in UTC. */
    Text &time(uint32_t seconds);

  private:
    char *at, *end;
};

/** Adds what an alert's number means (RFC 5246 §7.2). */
void describeAlert(Text &text, uint32_t alert);

/** A sentence without the details that a session's text() has; "" for numbers that are no reason. */
const char *sentenceOf(Reason reason);

} // namespace tls

#endif
