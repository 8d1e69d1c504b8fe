// Reading of what the build has prepared.

#include "trust.h"

namespace tls {

namespace {

constexpr uint8_t KIND_RSA = 1, KIND_EC = 2;
constexpr uint8_t FLAG_ISSUER = 1;

/** Takes fields one after the other; what is beyond the end is zero or empty, and makes it bad. */
class Fields {
  public:
    Fields(const uint8_t *start, const uint8_t *finish) : at(start), end(finish) {}

    bool isGood = true;
    const uint8_t *at;

    uint32_t number(int bytes) {
        uint32_t value = 0;
        if (!has(bytes))
            return 0;
        for (int i = 0; i < bytes; i++)
            value |= uint32_t(*at++) << 8 * i;
        return value;
    }

    // BearSSL's structures have pointers to what it does not change.
    unsigned char *block(size_t *length) {
        *length = number(2);
        if (!has(*length)) {
            *length = 0;
            return nullptr;
        }
        auto start = const_cast<unsigned char *>(at);
        at += *length;
        return start;
    }

    bool isAtEnd() const { return at == end; }

  private:
    const uint8_t *end;

    bool has(size_t bytes) {
        if (size_t(end - at) < bytes)
            isGood = false;
        return isGood;
    }
};

bool readAnchor(Fields &fields, br_x509_trust_anchor *anchor) {
    uint32_t kind = fields.number(1);
    uint32_t flags = fields.number(1);
    anchor->flags = flags & FLAG_ISSUER ? BR_X509_TA_CA : 0;
    anchor->dn.data = fields.block(&anchor->dn.len);
    if (kind == KIND_RSA) {
        anchor->pkey.key_type = BR_KEYTYPE_RSA;
        anchor->pkey.key.rsa.n = fields.block(&anchor->pkey.key.rsa.nlen);
        anchor->pkey.key.rsa.e = fields.block(&anchor->pkey.key.rsa.elen);
    } else {
        anchor->pkey.key_type = BR_KEYTYPE_EC;
        anchor->pkey.key.ec.curve = fields.number(1);
        anchor->pkey.key.ec.q = fields.block(&anchor->pkey.key.ec.qlen);
    }
    return fields.isGood && (kind == KIND_RSA || kind == KIND_EC);
}

} // namespace

bool Trust::read(const uint8_t *bytes, size_t length) {
    count = 0;
    first = end = bytes;
    if (!bytes)
        return true;
    end = bytes + length;
    Fields fields(bytes, end);
    count = fields.number(2);
    first = fields.at;
    br_x509_trust_anchor anchor;
    for (size_t i = 0; i < count; i++)
        if (!readAnchor(fields, &anchor))
            return false;
    return fields.isGood && fields.isAtEnd();
}

void Trust::fill(br_x509_trust_anchor *anchors) const {
    Fields fields(first, end);
    for (size_t i = 0; i < count; i++)
        readAnchor(fields, &anchors[i]);
}

bool Identity::read(const uint8_t *bytes, size_t length) {
    certificates = 0;
    if (!bytes)
        return true;
    Fields fields(bytes, bytes + length);
    uint32_t kind = fields.number(1);
    size_t count = fields.number(1);
    if (count < 1 || count > MOST_CERTIFICATES || (kind != KIND_RSA && kind != KIND_EC))
        return false;
    for (size_t i = 0; i < count; i++)
        chain[i].data = fields.block(&chain[i].data_len);
    isRsa = kind == KIND_RSA;
    if (isRsa) {
        key.rsa.n_bitlen = fields.number(2);
        key.rsa.p = fields.block(&key.rsa.plen);
        key.rsa.q = fields.block(&key.rsa.qlen);
        key.rsa.dp = fields.block(&key.rsa.dplen);
        key.rsa.dq = fields.block(&key.rsa.dqlen);
        key.rsa.iq = fields.block(&key.rsa.iqlen);
    } else {
        key.ec.curve = fields.number(1);
        key.ec.x = fields.block(&key.ec.xlen);
    }
    if (!fields.isGood || !fields.isAtEnd())
        return false;
    certificates = count;
    return true;
}

} // namespace tls
