// Decides whether a peer's certificate is to be trusted, as BearSSL's engine asks it to (br_x509_class): by BearSSL's own check of a
// chain up to an anchor, by a pinned fingerprint, or not at all; and finds the words for a refusal.

#ifndef PXT_ESP_TLS_PEER_CHECK_H
#define PXT_ESP_TLS_PEER_CHECK_H

#include "bearssl.h"
#include "certificate-reader.h"
#include "tls.h"

namespace tls {

struct PeerCheck {
    /** First, since BearSSL gets a pointer to it. */
    const br_x509_class *vtable;
    br_x509_minimal_context minimal;
    CertificateReader reader;

    const char *serverName;
    uint8_t pin[PIN_BYTES];
    uint8_t address[4];
    bool isAddress, isPinned, isInsecure;
    /** Number of the certificate that was read last, from 1 on. */
    int number;
    /** The reader stays with the certificate that it read last. */
    bool isReadingOver;
    /** When the first of the chain's certificates expires. */
    uint32_t notAfter;
    /** The first certificate has the address. */
    bool hasAddress;
    /** Time that validity is checked against. */
    uint32_t now;

    /** Why it refused. */
    Reason reason;
    char *text;
    size_t textBytes;

    /** Prepares a check whose settings above are filled in, down to isInsecure, text and textBytes. */
    void init(const br_x509_trust_anchor *anchors, size_t count, const br_ec_impl *curves, br_rsa_pkcs1_vrfy verifyRsa,
              br_ecdsa_vrfy verifyEcdsa);
    /** The chain or the name is checked, as opposed to a fingerprint or nothing. */
    bool checksChain() const { return !isPinned && !isInsecure; }

    void startChain();
    void startCertificate(uint32_t length);
    void append(const uint8_t *bytes, size_t count);
    void endCertificate();
    unsigned endChain();

  private:
    void setTime(uint32_t seconds);
    bool isUsed() const;
    bool hasPin() const;
    bool hasIssuer() const;
    unsigned refuse(Reason why, unsigned code);
    unsigned explain(unsigned code);
};

} // namespace tls

#endif
