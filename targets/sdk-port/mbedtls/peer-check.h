// Whether a server is to be trusted, as mbed TLS asks for each certificate of its chain, beginning with the last one: by the project's
// certificates, by the SDK's bundle of authorities where there are none, by a fingerprint, or not at all. It runs in the worker's task.

#ifndef SDK_PORT_MBEDTLS_PEER_CHECK_H
#define SDK_PORT_MBEDTLS_PEER_CHECK_H

#include "tls/session-base.h"
#include "bearssl.h"
#include "mbedtls-library.h"

namespace tls {

class PeerCheck {
  public:
    /** Whom to trust; what it points at must stay. */
    struct Rules {
        const char *serverName;
        /** None, neither pin nor insecure: the SDK's bundle. */
        const br_x509_trust_anchor *anchors;
        size_t count;
        bool isInsecure, isPinned;
        uint8_t pin[PIN_BYTES];
    } rules;

    /** Prepares a check by the rules. `words` are for the sentence about a refusal. False when the bundle can't be read. */
    bool init(mbedtls_ssl_config *config, char *words, size_t wordsBytes);

    /** The time that validity is checked against. To be told before each step of a handshake. */
    void setTime(uint32_t seconds) { now = seconds; }

    /** The server is known by its address, not by a name. */
    bool hasAddress() const { return isAddress; }

    /** Why the server was refused; none if it was not. */
    Reason reason;

  private:
    enum class Vouch : uint8_t { none, wrongly, noMemory, isAnchor, byAnchor };

    char *text;
    size_t textBytes;
    uint32_t now;
    uint8_t address[4];
    bool isAddress;
    /** The certificate above leads to one to trust, each signed by the next. */
    bool isTrusted;
    /** The certificate above; null at the chain's end. */
    mbedtls_x509_crt *issuer;
    CertificateReader reader;
    int (*askBundle)(void *, mbedtls_x509_crt *, int, uint32_t *);
    void *bundle;

    static int check(void *self, mbedtls_x509_crt *certificate, int depth, uint32_t *flags);
    void checkInChain(mbedtls_x509_crt *certificate, int depth, uint32_t flags);
    Vouch vouchFor(mbedtls_x509_crt *certificate, int depth);
    Vouch vouchFor(mbedtls_x509_crt *certificate, int depth, const br_x509_trust_anchor &anchor);
    Vouch issuerVouchesFor(mbedtls_x509_crt *certificate);
    bool hasPin() const;
    void refuse(Reason why, bool isServers);
    void refuseFor(uint32_t flags, bool isServers);
};

} // namespace tls

#endif
