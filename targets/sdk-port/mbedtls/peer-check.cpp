// mbed TLS follows the chain as far as it is signed, and is told of no authority; which certificate of it leads to one to trust is
// decided here, as BearSSL does: the lowest that is one itself, or is signed by one. What is above it does not matter.

#include "peer-check.h"

#include <string.h>

#include "keys.h"

#include <esp_crt_bundle.h>

namespace tls {

namespace {

bool isSameName(const mbedtls_x509_buf &one, const unsigned char *other, size_t length) {
    return one.len == length && memcmp(one.p, other, length) == 0;
}

/** mbed TLS looks at its own clock, which nobody has set. */
constexpr uint32_t NOT_OURS = MBEDTLS_X509_BADCERT_EXPIRED | MBEDTLS_X509_BADCERT_FUTURE | MBEDTLS_X509_BADCERT_NOT_TRUSTED;

} // namespace

bool PeerCheck::init(mbedtls_ssl_config *config, char *words, size_t wordsBytes) {
    text = words;
    textBytes = wordsBytes;
    isAddress = parseAddress(rules.serverName, address);
    // Is never looked at, but mbed TLS wants one.
    static mbedtls_x509_crt nobody;
    mbedtls_ssl_conf_ca_chain(config, &nobody, nullptr);
    if (!rules.isInsecure && !rules.isPinned && !rules.count) {
        if (esp_crt_bundle_attach(config) != ESP_OK)
            return false;
        askBundle = config->MBEDTLS_PRIVATE(f_vrfy);
        bundle = config->MBEDTLS_PRIVATE(p_vrfy);
    }
    mbedtls_ssl_conf_verify(config, check, this);
    return true;
}

int PeerCheck::check(void *self, mbedtls_x509_crt *certificate, int depth, uint32_t *flags) {
    auto &check = *static_cast<PeerCheck *>(self);
    const Rules &rules = check.rules;
    bool isServers = depth == 0;
    bool isInChain = !rules.isInsecure && !rules.isPinned;
    if (isServers || isInChain) {
        check.reader.begin(isServers && check.isAddress ? check.address : nullptr, rules.isPinned);
        check.reader.feed(certificate->raw.p, certificate->raw.len);
    }
    if (isInChain)
        check.checkInChain(certificate, depth, *flags);
    else if (isServers && rules.isPinned && !check.hasPin())
        check.refuse(Reason::wrongPin, true);
    // What was found above counts only where it leads to.
    *flags = isServers && check.reason != Reason::none ? MBEDTLS_X509_BADCERT_OTHER : 0;
    return 0;
}

void PeerCheck::checkInChain(mbedtls_x509_crt *certificate, int depth, uint32_t flags) {
    bool isServers = depth == 0;
    bool isEnd = flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED;
    Vouch vouch = Vouch::none;
    if (isEnd || !isTrusted || reason != Reason::none)
        vouch = vouchFor(certificate, depth);
    if (vouch == Vouch::isAnchor || vouch == Vouch::byAnchor) {
        isTrusted = true;
        reason = Reason::none;
    } else if (isEnd) {
        isTrusted = false;
        if (vouch == Vouch::none)
            vouch = issuerVouchesFor(certificate);
        if (vouch == Vouch::noMemory)
            refuse(Reason::noMemory, isServers);
        else if (vouch == Vouch::wrongly)
            refuseFor(MBEDTLS_X509_BADCERT_NOT_TRUSTED, isServers);
        else
            refuse(isServers && reader.isSelfIssued() ? Reason::selfSigned : Reason::unknownIssuer, isServers);
    }
    issuer = certificate;
    if (vouch == Vouch::isAnchor) {
        // Of an anchor neither dates nor signature count, unless it is the server's own certificate.
        if (!isServers)
            return;
        flags &= ~(MBEDTLS_X509_BADCERT_BAD_MD | MBEDTLS_X509_BADCERT_BAD_PK);
    }
    if (reader.notBefore > now || reader.notAfter < now)
        refuse(reasonOfTime(reader, now), isServers);
    else if (isServers && (isAddress ? !reader.hasAddress : (flags & MBEDTLS_X509_BADCERT_CN_MISMATCH) != 0))
        refuse(Reason::wrongName, true);
    else if (flags & ~(NOT_OURS | MBEDTLS_X509_BADCERT_CN_MISMATCH))
        refuseFor(flags, isServers);
}

/** Whether a certificate is one to trust, or is signed by one; or as if by one, but wrongly. */
PeerCheck::Vouch PeerCheck::vouchFor(mbedtls_x509_crt *certificate, int depth) {
    if (askBundle) {
        uint32_t flags = MBEDTLS_X509_BADCERT_NOT_TRUSTED;
        if (askBundle(bundle, certificate, depth, &flags) || flags)
            return Vouch::none;
        return reader.isSelfIssued() ? Vouch::isAnchor : Vouch::byAnchor;
    }
    Vouch best = Vouch::none;
    for (size_t i = 0; i < rules.count; i++) {
        Vouch vouch = vouchFor(certificate, depth, rules.anchors[i]);
        best = vouch > best ? vouch : best;
    }
    return best;
}

PeerCheck::Vouch PeerCheck::vouchFor(mbedtls_x509_crt *certificate, int depth, const br_x509_trust_anchor &anchor) {
    bool isIssuer = anchor.flags & BR_X509_TA_CA;
    bool mayBeIt = (isIssuer || depth == 0) && isSameName(certificate->subject_raw, anchor.dn.data, anchor.dn.len);
    bool mayHaveSigned = isIssuer && isSameName(certificate->issuer_raw, anchor.dn.data, anchor.dn.len);
    if (!mayBeIt && !mayHaveSigned)
        return Vouch::none;
    mbedtls_pk_context key;
    mbedtls_pk_init(&key);
    Vouch vouch = mayHaveSigned ? Vouch::wrongly : Vouch::none;
    int error = readAnchorKey(anchor, &key);
    if (!error && mayBeIt && hasKey(*certificate, &key)) {
        vouch = Vouch::isAnchor;
    } else if (!error && mayHaveSigned) {
        error = verifySignature(*certificate, &key);
        if (!error)
            vouch = Vouch::byAnchor;
    }
    mbedtls_pk_free(&key);
    return isOutOfMemory(error) ? Vouch::noMemory : vouch;
}

/** What is the matter with the signature of a certificate that mbed TLS has found not to be its issuer's. */
PeerCheck::Vouch PeerCheck::issuerVouchesFor(mbedtls_x509_crt *certificate) {
    if (!issuer || !isSameName(certificate->issuer_raw, issuer->subject_raw.p, issuer->subject_raw.len))
        return Vouch::none;
    // If it is the issuer's after all, mbed TLS had no memory to look.
    int error = verifySignature(*certificate, &issuer->pk);
    return !error || isOutOfMemory(error) ? Vouch::noMemory : Vouch::wrongly;
}

bool PeerCheck::hasPin() const {
    uint8_t hash[PIN_BYTES];
    reader.hashOfCertificate(hash);
    if (memcmp(hash, rules.pin, PIN_BYTES) == 0)
        return true;
    reader.hashOfKey(hash);
    return memcmp(hash, rules.pin, PIN_BYTES) == 0;
}

void PeerCheck::refuse(Reason why, bool isServers) {
    reason = why;
    Text words(text, textBytes);
    describeCertificate(words, why, reader, isServers, rules.serverName);
}

/** Refuses a certificate for what mbed TLS has found. */
void PeerCheck::refuseFor(uint32_t flags, bool isServers) {
    reason = Reason::badCertificate;
    Text words(text, textBytes);
    constexpr uint32_t USAGE =
        MBEDTLS_X509_BADCERT_KEY_USAGE | MBEDTLS_X509_BADCERT_EXT_KEY_USAGE | MBEDTLS_X509_BADCERT_NS_CERT_TYPE;
    if (flags & USAGE) {
        words << WRONG_USAGE;
        return;
    }
    describeCertificate(words, reason, reader, isServers, rules.serverName);
    if (flags & MBEDTLS_X509_BADCERT_BAD_KEY)
        words << SHORT_KEY;
    else if (flags & (MBEDTLS_X509_BADCERT_BAD_MD | MBEDTLS_X509_BADCERT_BAD_PK))
        words << UNSUPPORTED_KEY;
    else if (flags & MBEDTLS_X509_BADCERT_NOT_TRUSTED)
        describeWrongSignature(words, reader);
    else
        words << " (mbed TLS's flags " << flags << ")";
}

} // namespace tls
