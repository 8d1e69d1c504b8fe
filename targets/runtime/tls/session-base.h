// What a session has whichever library moves it: whom it tells, how far it is, and why it failed, in words. An implementation of
// tls.h derives its session from this: tls.cpp by BearSSL, targets/sdk-port/mbedtls/ by the mbed TLS of a vendor's SDK.

#ifndef PXT_ESP_TLS_SESSION_BASE_H
#define PXT_ESP_TLS_SESSION_BASE_H

#include "certificate-reader.h"
#include "tls.h"

namespace tls {

// Record types (RFC 5246 §6.2.1); a handshake begins with one of the first two.
constexpr uint8_t RECORD_ALERT = 21, RECORD_HANDSHAKE = 22, RECORD_APPLICATION_DATA = 23;

/** `closing`: close() was called, and not all is handed to the transport yet. */
enum class State : uint8_t { created, handshake, open, closing, ended };

struct SessionBase : Session {
    static constexpr size_t TEXT_BYTES = 192;

    const Carrier *carrier;
    void *owner;
    void *references[2];
    /** What the peer's certificate must be for. */
    const char *name;
    uint16_t port;
    State state;
    Reason why;
    bool wantsRoom, isReadableTold, wantsEnd;
    /** Something came that looks like TLS. */
    bool isAnswered;
    char words[TEXT_BYTES];

    /** Ends the session. What is in `words` already is the sentence; otherwise the reason's own is. */
    void fail(Reason reason);

    /**
     * Ends it since the peer has sent a fatal alert.
     * @param isOld what the peer has sent is of a version before TLS 1.2
     * @param isAsked it wants a certificate of the client's
     * @param hasIdentity the client has one
     */
    void failByAlert(uint32_t alert, bool isOld, bool isAsked, bool hasIdentity);

    /** The implementation's own part in a handshake that has failed. */
    void handshakeFailed();
};

/** Says that anybody is trusted. */
void warnInsecure(const SessionBase &session);

/**
 * Why a certificate is not accepted: a sentence for the reasons from unknownIssuer to wrongPin, the beginning of one for others.
 * @param isServers it is the server's own certificate, and not an issuer's
 */
void describeCertificate(Text &words, Reason why, const CertificateReader &reader, bool isServers,
                         const char *serverName);

/** Why a certificate is not accepted whose validity is not now. */
Reason reasonOfTime(const CertificateReader &reader, uint32_t now);

/** What follows where a signature does not match. */
void describeWrongSignature(Text &words, const CertificateReader &reader);

/** What is the matter with a certificate, after describeCertificate with badCertificate. */
constexpr char UNSUPPORTED_KEY[] = ": it has a kind of key or signature that is not supported";
constexpr char SHORT_KEY[] = ": its key is too short";
constexpr char WRONG_USAGE[] = "the certificate may not be used for this";

} // namespace tls

#endif
