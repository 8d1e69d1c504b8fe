// Certificates to trust, and the client's own certificate and key, in the form in which the build puts them into a program
// (cli/makecode/certificates.ts): integers are little-endian, `block` is a 16-bit length and so many bytes.
//
//   trust:       number of anchors (16 bits), anchors
//   anchor:      kind (8 bits: 1 RSA, 2 EC), flags (8 bits: 1 may issue certificates), block subject (DER),
//                RSA: block modulus, block exponent; EC: curve (8 bits, RFC 8422 §5.1.1), block point
//   identity:    kind (8 bits), number of certificates (8 bits), a block for each (DER), its own first,
//                RSA: bits of the modulus (16 bits), blocks p, q, dp, dq, iq; EC: curve (8 bits), block x
//
// Nothing is copied: the bytes stay where they are, mostly in flash.

#ifndef PXT_ESP_TLS_TRUST_H
#define PXT_ESP_TLS_TRUST_H

#include <stddef.h>
#include <stdint.h>

#include "bearssl.h"

namespace tls {

class Trust {
  public:
    size_t count;

    /** Looks through it. False if it is malformed. Null is no anchors. */
    bool read(const uint8_t *bytes, size_t length);
    /** Writes `count` anchors. */
    void fill(br_x509_trust_anchor *anchors) const;

  private:
    const uint8_t *first, *end;
};

struct Identity {
    static constexpr size_t MOST_CERTIFICATES = 3;

    /** 0 if there is none. */
    size_t certificates;
    bool isRsa;
    br_x509_certificate chain[MOST_CERTIFICATES];
    union {
        br_rsa_private_key rsa;
        br_ec_private_key ec;
    } key;

    /** Looks through it. False if it is malformed. Null is none. */
    bool read(const uint8_t *bytes, size_t length);
    bool isThere() const { return certificates > 0; }
};

} // namespace tls

#endif
