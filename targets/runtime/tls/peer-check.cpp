// BearSSL's minimal engine decides about chains; it is given the current time, and the names that it can compare. IP addresses it
// does not know: a peer that was connected to by its address has it compared here, among the names of the certificate that BearSSL
// has found valid.

#include "peer-check.h"

#include <string.h>

#include "calendar.h"
#include "session-base.h"
#include "unix-time.h"

namespace tls {

namespace {

/** Days from the year 0 to 1970-01-01, which br_x509_minimal_set_time wants. */
constexpr uint32_t DAYS_TO_1970 = 719528;

PeerCheck &checkOf(const br_x509_class *const *context) {
    return *reinterpret_cast<PeerCheck *>(const_cast<const br_x509_class **>(context));
}

void startChain(const br_x509_class **context, const char *) {
    checkOf(context).startChain();
}

void startCertificate(const br_x509_class **context, uint32_t length) {
    checkOf(context).startCertificate(length);
}

void append(const br_x509_class **context, const unsigned char *bytes, size_t count) {
    checkOf(context).append(bytes, count);
}

void endCertificate(const br_x509_class **context) {
    checkOf(context).endCertificate();
}

unsigned endChain(const br_x509_class **context) {
    return checkOf(context).endChain();
}

const br_x509_pkey *keyOf(const br_x509_class *const *context, unsigned *usages) {
    return br_x509_minimal_vtable.get_pkey(&checkOf(context).minimal.vtable, usages);
}

constexpr br_x509_class CHECK = {sizeof(PeerCheck), startChain, startCertificate, append, endCertificate, endChain, keyOf};

} // namespace

void PeerCheck::init(const br_x509_trust_anchor *anchors, size_t count, const br_ec_impl *curves,
                     br_rsa_pkcs1_vrfy verifyRsa, br_ecdsa_vrfy verifyEcdsa) {
    vtable = &CHECK;
    br_x509_minimal_init(&minimal, &br_sha256_vtable, anchors, count);
    // SHA-1 is not among them: certificates signed with it are refused.
    br_x509_minimal_set_hash(&minimal, br_sha256_ID, &br_sha256_vtable);
    br_x509_minimal_set_hash(&minimal, br_sha384_ID, &br_sha384_vtable);
    br_x509_minimal_set_hash(&minimal, br_sha512_ID, &br_sha512_vtable);
    br_x509_minimal_set_rsa(&minimal, verifyRsa);
    br_x509_minimal_set_ecdsa(&minimal, curves, verifyEcdsa);
    isAddress = parseAddress(serverName, address);
}

void PeerCheck::startChain() {
    number = 0;
    isReadingOver = false;
    hasAddress = false;
    notAfter = UINT32_MAX;
    reason = Reason::none;
    now = platform_unix_time();
    setTime(now);
    bool comparesName = checksChain() && !isAddress;
    br_x509_minimal_vtable.start_chain(&minimal.vtable, comparesName ? serverName : nullptr);
}

void PeerCheck::setTime(uint32_t seconds) {
    br_x509_minimal_set_time(&minimal, DAYS_TO_1970 + seconds / SECONDS_PER_DAY, seconds % SECONDS_PER_DAY);
}

/** Whether the certificate at hand is for BearSSL to see: the first one only where the chain does not matter. */
bool PeerCheck::isUsed() const {
    return number == 1 || checksChain();
}

void PeerCheck::startCertificate(uint32_t length) {
    number++;
    if (!isReadingOver)
        reader.begin(isAddress && number == 1 ? address : nullptr, isPinned);
    if (isUsed())
        br_x509_minimal_vtable.start_cert(&minimal.vtable, length);
}

void PeerCheck::append(const uint8_t *bytes, size_t count) {
    if (!isReadingOver)
        reader.feed(bytes, count);
    if (!isUsed())
        return;
    // A pinned certificate is trusted at any time: its own beginning is one that BearSSL accepts. The reader is ahead.
    if (!checksChain())
        setTime(reader.notBefore ? reader.notBefore : 1);
    br_x509_minimal_vtable.append(&minimal.vtable, bytes, count);
}

void PeerCheck::endCertificate() {
    if (isUsed())
        br_x509_minimal_vtable.end_cert(&minimal.vtable);
    if (!isReadingOver && reader.notAfter < notAfter)
        notAfter = reader.notAfter;
    // BearSSL has decided, or a refusal will be about this certificate.
    if (minimal.err || !checksChain() || (isAddress && number == 1 && !reader.hasAddress))
        isReadingOver = true;
    if (number == 1)
        hasAddress = reader.hasAddress;
}

unsigned PeerCheck::endChain() {
    unsigned code = br_x509_minimal_vtable.end_chain(&minimal.vtable);
    if (checksChain()) {
        if (code)
            return explain(code);
        return isAddress && !hasAddress ? explain(BR_ERR_X509_BAD_SERVER_NAME) : 0;
    }
    // The key was read, and there is no anchor.
    if (code != BR_ERR_X509_NOT_TRUSTED)
        return explain(code);
    if (isPinned && !hasPin())
        return refuse(Reason::wrongPin, BR_ERR_X509_NOT_TRUSTED);
    return 0;
}

bool PeerCheck::hasPin() const {
    uint8_t hash[PIN_BYTES];
    reader.hashOfCertificate(hash);
    if (memcmp(hash, pin, PIN_BYTES) == 0)
        return true;
    reader.hashOfKey(hash);
    return memcmp(hash, pin, PIN_BYTES) == 0;
}

/** Whether an anchor has the name of the last certificate's issuer. */
bool PeerCheck::hasIssuer() const {
    for (size_t i = 0; i < minimal.trust_anchors_num; i++) {
        const br_x509_trust_anchor &anchor = minimal.trust_anchors[i];
        uint8_t hash[CertificateReader::HASH_BYTES];
        br_sha256_context context;
        br_sha256_init(&context);
        br_sha256_update(&context, anchor.dn.data, anchor.dn.len);
        br_sha256_out(&context, hash);
        if ((anchor.flags & BR_X509_TA_CA) && memcmp(hash, minimal.saved_dn_hash, sizeof(hash)) == 0)
            return true;
    }
    return false;
}

unsigned PeerCheck::explain(unsigned code) {
    switch (code) {
    case BR_ERR_X509_EXPIRED:
        return refuse(reasonOfTime(reader, now), code);
    case BR_ERR_X509_BAD_SERVER_NAME:
        return refuse(Reason::wrongName, code);
    case BR_ERR_X509_NOT_TRUSTED:
        if (hasIssuer())
            return refuse(Reason::badCertificate, BR_ERR_X509_BAD_SIGNATURE);
        return refuse(number == 1 && reader.isSelfIssued() ? Reason::selfSigned : Reason::unknownIssuer, code);
    default:
        return refuse(Reason::badCertificate, code);
    }
}

unsigned PeerCheck::refuse(Reason why, unsigned code) {
    reason = why;
    Text words(text, textBytes);
    describeCertificate(words, why, reader, number == 1, serverName);
    if (why != Reason::badCertificate)
        return code;
    if (code == BR_ERR_X509_BAD_SIGNATURE)
        describeWrongSignature(words, reader);
    else if (code == BR_ERR_X509_UNSUPPORTED)
        words << UNSUPPORTED_KEY;
    else if (code == BR_ERR_X509_WEAK_PUBLIC_KEY)
        words << SHORT_KEY;
    else if (code == BR_ERR_X509_NOT_CA)
        words << ": an issuer in the chain is no certificate authority";
    else
        words << " (BearSSL's error " << uint32_t(code) << ")";
    return code;
}

} // namespace tls
