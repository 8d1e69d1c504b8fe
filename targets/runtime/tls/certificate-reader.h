// Reads along while a certificate comes in, for what BearSSL's check does not tell: names, dates, IP addresses, and the hashes
// that a program may have pinned. Whether a certificate is valid, BearSSL decides; the reader only finds the words for it, except
// for IP addresses and pins. It takes pieces of any size, keeps a few dozen bytes, and takes no memory.
//
// Certificate: RFC 5280 §4.1. Encoding: DER, ITU-T X.690.

#ifndef PXT_ESP_TLS_CERTIFICATE_READER_H
#define PXT_ESP_TLS_CERTIFICATE_READER_H

#include <stddef.h>
#include <stdint.h>

#include "bearssl_hash.h"

namespace tls {

class CertificateReader {
  public:
    static constexpr size_t NAME_BYTES = 64;
    static constexpr size_t HASH_BYTES = 32;

    /**
     * A certificate begins.
     * @param address if not null, the IPv4 address that it should have
     * @param hashes whether to compute hashes
     */
    void begin(const uint8_t *address, bool hashes);
    void feed(const uint8_t *bytes, size_t count);

    /** Common name of the issuer, or its organisation; "" if it has none. */
    char issuer[NAME_BYTES];
    /** Names that the certificate is for: its alternative names if there are any, or else its common name. */
    char names[NAME_BYTES];
    /** Validity in seconds since 1970; later times than can be counted are the last one. 0 until they were read. */
    uint32_t notBefore, notAfter;
    /** The address is among its alternative names. */
    bool hasAddress;
    /** It is issued by itself. */
    bool isSelfIssued() const { return issuerHash == subjectHash; }

    /** The hash of all that was fed. */
    void hashOfCertificate(uint8_t hash[HASH_BYTES]) const;
    /** The hash of its SubjectPublicKeyInfo. */
    void hashOfKey(uint8_t hash[HASH_BYTES]) const;

  private:
    static constexpr int DEPTH = 10;
    static constexpr size_t VALUE_BYTES = 64;

    enum class Part : uint8_t { tag, length, content, broken };

    /** An element that contains others. */
    struct Level {
        uint32_t left;
        uint8_t tag;
        /** Number of the element within that comes next. */
        uint8_t index;
    };

    Level levels[DEPTH];
    uint8_t value[VALUE_BYTES];
    br_sha256_context certificate, key;
    const uint8_t *address;
    uint32_t length;
    uint32_t valueBytes;
    uint32_t issuerHash, subjectHash;
    uint8_t depth;
    Part part;
    uint8_t tag;
    uint8_t lengthBytes;
    uint8_t attribute;
    bool hashes, hasVersion, isAlternativeName, hasAlternativeNames;

    int field() const;
    bool isWithin(int depthOfField, int whichField) const;
    void take(uint8_t byte);
    void elementBegins();
    void elementEnds();
    void valueEnds();
    void nameEnds();
    void addName(const char *text);
};

} // namespace tls

#endif
