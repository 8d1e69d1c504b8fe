// The reader's states follow DER: a tag, a length, and contents, which are elements again or a value.

#include "certificate-reader.h"

#include <string.h>

#include "calendar.h"

namespace tls {

namespace {

// X.690 §8.1.2, §8.14: tags of universal types, and of a context's own with their "constructed" bit.
constexpr uint8_t CONSTRUCTED = 0x20;
constexpr uint8_t OCTET_STRING = 0x04;
constexpr uint8_t OBJECT_IDENTIFIER = 0x06;
constexpr uint8_t UTC_TIME = 0x17;
constexpr uint8_t GENERALIZED_TIME = 0x18;
constexpr uint8_t VERSION = 0xa0;
// RFC 5280 §4.2.1.6: GeneralName.
constexpr uint8_t DNS_NAME = 0x82;
constexpr uint8_t IP_ADDRESS = 0x87;

// The last byte of the object identifiers 2.5.4.n (attributes) and 2.5.29.n (extensions).
constexpr uint8_t COMMON_NAME = 3;
constexpr uint8_t ORGANISATION = 10;
constexpr uint8_t SUBJECT_ALTERNATIVE_NAME = 17;

// Depth of the elements of TBSCertificate, and their numbers when the version is not counted.
constexpr int FIELDS = 2;
constexpr int ISSUER = 2, VALIDITY = 3, SUBJECT = 4, KEY = 5;

constexpr uint32_t FNV_BASIS = 2166136261u, FNV_PRIME = 16777619u;

uint32_t digits(const uint8_t *text, int count) {
    uint32_t number = 0;
    while (count--)
        number = number * 10 + (*text++ - '0');
    return number;
}

/** RFC 5280 §4.1.2.5: YYMMDDhhmmssZ until 2049, YYYYMMDDhhmmssZ afterwards. 0 if it is neither. */
uint32_t secondsOf(const uint8_t *text, size_t length, uint8_t tag) {
    size_t yearDigits = tag == UTC_TIME ? 2 : 4;
    if (length != yearDigits + 11)
        return 0;
    uint32_t year = digits(text, yearDigits);
    if (tag == UTC_TIME)
        year += year < 50 ? 2000 : 1900;
    if (year < 1970)
        return 1;
    if (year >= 2106)
        return UINT32_MAX;
    text += yearDigits;
    uint32_t month = digits(text, 2);
    if (month < 1 || month > 12)
        return 0;
    return daysTo({year, month, digits(text + 2, 2)}) * SECONDS_PER_DAY + digits(text + 4, 2) * 3600 +
           digits(text + 6, 2) * 60 + digits(text + 8, 2);
}

/** Copies as text what can be shown. */
void show(char *to, size_t bytes, const uint8_t *from, size_t count) {
    while (count-- && bytes > 1) {
        *to++ = *from < ' ' || *from == 0x7f ? '?' : char(*from);
        from++;
        bytes--;
    }
    *to = 0;
}

} // namespace

void CertificateReader::begin(const uint8_t *wanted, bool withHashes) {
    memset(this, 0, sizeof(*this));
    address = wanted;
    hashes = withHashes;
    issuerHash = subjectHash = FNV_BASIS;
    levels[0].left = UINT32_MAX;
    if (hashes) {
        br_sha256_init(&certificate);
        br_sha256_init(&key);
    }
}

void CertificateReader::feed(const uint8_t *bytes, size_t count) {
    if (hashes)
        br_sha256_update(&certificate, bytes, count);
    while (count--)
        take(*bytes++);
}

void CertificateReader::hashOfCertificate(uint8_t hash[HASH_BYTES]) const {
    br_sha256_out(&certificate, hash);
}

void CertificateReader::hashOfKey(uint8_t hash[HASH_BYTES]) const {
    br_sha256_out(&key, hash);
}

/** The number of the TBSCertificate's element that is being read; -1 outside of it. */
int CertificateReader::field() const {
    if (depth < FIELDS || levels[1].index != 1)
        return -1;
    // The index counts those that have begun.
    return levels[FIELDS].index - (hasVersion ? 2 : 1);
}

/** True within that element of TBSCertificate, at least so deep. */
bool CertificateReader::isWithin(int depthAtLeast, int which) const {
    return depth >= depthAtLeast && field() == which;
}

void CertificateReader::take(uint8_t byte) {
    if (part == Part::broken)
        return;
    if (levels[depth].left == 0) {
        part = Part::broken;
        return;
    }
    levels[depth].left--;
    switch (part) {
    case Part::tag:
        tag = byte;
        length = lengthBytes = 0;
        valueBytes = 0;
        levels[depth].index++;
        if (depth == FIELDS && levels[FIELDS].index == 1 && byte == VERSION)
            hasVersion = true;
        part = Part::length;
        break;
    case Part::length:
        if (lengthBytes == 0 && byte > 0x80) {
            lengthBytes = byte & 0x7f;
            if (lengthBytes > 3)
                part = Part::broken;
        } else {
            length = length << 8 | byte;
            if (lengthBytes == 0 || --lengthBytes == 0)
                elementBegins();
        }
        break;
    case Part::content:
        if (valueBytes < VALUE_BYTES)
            value[valueBytes] = byte;
        valueBytes++;
        break;
    case Part::broken:
        return;
    }
    if (hashes && field() == KEY && depth >= FIELDS)
        br_sha256_update(&key, &byte, 1);
    if (isWithin(FIELDS + 1, ISSUER))
        issuerHash = (issuerHash ^ byte) * FNV_PRIME;
    if (isWithin(FIELDS + 1, SUBJECT))
        subjectHash = (subjectHash ^ byte) * FNV_PRIME;
    if (part == Part::content && valueBytes == length)
        valueEnds();
    while (part == Part::tag && depth > 0 && levels[depth].left == 0)
        elementEnds();
}

void CertificateReader::elementBegins() {
    if (length > levels[depth].left) {
        part = Part::broken;
        return;
    }
    bool isConstructed = (tag & CONSTRUCTED) || (isAlternativeName && tag == OCTET_STRING);
    if (!isConstructed) {
        part = Part::content;
        return;
    }
    if (depth + 1 == DEPTH) {
        part = Part::broken;
        return;
    }
    levels[depth].left -= length;
    depth++;
    levels[depth] = {length, tag, 0};
    part = Part::tag;
}

void CertificateReader::elementEnds() {
    if (levels[depth].tag == OCTET_STRING)
        isAlternativeName = false;
    depth--;
}

void CertificateReader::valueEnds() {
    part = Part::tag;
    size_t kept = valueBytes < VALUE_BYTES ? valueBytes : VALUE_BYTES;
    if (tag == OBJECT_IDENTIFIER) {
        attribute = kept == 3 && value[0] == 0x55 && value[1] == 4 ? value[2] : 0;
        isAlternativeName = kept == 3 && value[0] == 0x55 && value[1] == 29 && value[2] == SUBJECT_ALTERNATIVE_NAME;
    } else if (tag == UTC_TIME || tag == GENERALIZED_TIME) {
        if (isWithin(FIELDS + 1, VALIDITY))
            (levels[depth].index == 1 ? notBefore : notAfter) = secondsOf(value, valueBytes, tag);
    } else if (isAlternativeName) {
        if (tag == DNS_NAME) {
            nameEnds();
        } else if (tag == IP_ADDRESS && valueBytes == 4) {
            if (address && memcmp(address, value, 4) == 0)
                hasAddress = true;
            nameEnds();
        }
    } else if (isWithin(FIELDS + 3, ISSUER)) {
        if (attribute == COMMON_NAME || (attribute == ORGANISATION && !issuer[0]))
            show(issuer, sizeof(issuer), value, kept);
    } else if (isWithin(FIELDS + 3, SUBJECT) && attribute == COMMON_NAME) {
        show(names, sizeof(names), value, kept);
    }
}

void CertificateReader::nameEnds() {
    char text[VALUE_BYTES + 1];
    if (tag == DNS_NAME) {
        show(text, sizeof(text), value, valueBytes < VALUE_BYTES ? valueBytes : VALUE_BYTES);
    } else {
        char *to = text;
        for (int i = 0; i < 4; i++) {
            uint8_t byte = value[i];
            if (i)
                *to++ = '.';
            if (byte >= 100)
                *to++ = char('0' + byte / 100);
            if (byte >= 10)
                *to++ = char('0' + byte / 10 % 10);
            *to++ = char('0' + byte % 10);
        }
        *to = 0;
    }
    // The common name does not count beside alternative names (RFC 6125 §6.4.4).
    if (!hasAlternativeNames)
        names[0] = 0;
    hasAlternativeNames = true;
    addName(text);
}

void CertificateReader::addName(const char *text) {
    size_t there = strlen(names), length = strlen(text);
    size_t separator = there ? 2 : 0;
    if (there + separator + length >= sizeof(names))
        return;
    if (separator)
        memcpy(names + there, ", ", separator);
    memcpy(names + there + separator, text, length + 1);
}

} // namespace tls
