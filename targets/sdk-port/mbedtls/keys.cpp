// See keys.h.

#include "keys.h"

#include <string.h>

#include "tls/entropy.h"

namespace tls {

namespace {

int readRsaKey(const br_rsa_public_key &from, mbedtls_pk_context *key) {
    int error = mbedtls_pk_setup(key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA));
    if (error)
        return error;
    mbedtls_rsa_context *rsa = mbedtls_pk_rsa(*key);
    error = mbedtls_rsa_import_raw(rsa, from.n, from.nlen, nullptr, 0, nullptr, 0, nullptr, 0, from.e, from.elen);
    return error ? error : mbedtls_rsa_complete(rsa);
}

/** Makes an EC key on a curve, whose number is TLS's and BearSSL's. */
int beginEcKey(int curve, mbedtls_pk_context *key) {
    const mbedtls_ecp_curve_info *info = mbedtls_ecp_curve_info_from_tls_id(uint16_t(curve));
    if (!info)
        return MBEDTLS_ERR_ECP_FEATURE_UNAVAILABLE;
    int error = mbedtls_pk_setup(key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));
    return error ? error : mbedtls_ecp_group_load(&mbedtls_pk_ec(*key)->MBEDTLS_PRIVATE(grp), info->grp_id);
}

int readEcKey(const br_ec_public_key &from, mbedtls_pk_context *key) {
    int error = beginEcKey(from.curve, key);
    if (error)
        return error;
    mbedtls_ecp_keypair *pair = mbedtls_pk_ec(*key);
    return mbedtls_ecp_point_read_binary(&pair->MBEDTLS_PRIVATE(grp), &pair->MBEDTLS_PRIVATE(Q), from.q, from.qlen);
}

/** Modulus and public exponent are in the certificate; they complete the primes. */
int readRsaIdentity(const br_rsa_private_key &from, const mbedtls_x509_crt &own, mbedtls_pk_context *key) {
    if (!mbedtls_pk_can_do(&own.pk, MBEDTLS_PK_RSA))
        return MBEDTLS_ERR_PK_TYPE_MISMATCH;
    mbedtls_mpi exponent;
    mbedtls_mpi_init(&exponent);
    int error = mbedtls_rsa_export(mbedtls_pk_rsa(own.pk), nullptr, nullptr, nullptr, nullptr, &exponent);
    if (!error)
        error = mbedtls_pk_setup(key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA));
    if (!error)
        error = mbedtls_rsa_import_raw(mbedtls_pk_rsa(*key), nullptr, 0, from.p, from.plen, from.q, from.qlen, nullptr, 0,
                                       nullptr, 0);
    if (!error)
        error = mbedtls_rsa_import(mbedtls_pk_rsa(*key), nullptr, nullptr, nullptr, nullptr, &exponent);
    if (!error)
        error = mbedtls_rsa_complete(mbedtls_pk_rsa(*key));
    mbedtls_mpi_free(&exponent);
    return error;
}

int readEcIdentity(const br_ec_private_key &from, mbedtls_pk_context *key) {
    const mbedtls_ecp_curve_info *info = mbedtls_ecp_curve_info_from_tls_id(uint16_t(from.curve));
    if (!info)
        return MBEDTLS_ERR_ECP_FEATURE_UNAVAILABLE;
    int error = mbedtls_pk_setup(key, mbedtls_pk_info_from_type(MBEDTLS_PK_ECKEY));
    return error ? error : mbedtls_ecp_read_key(info->grp_id, mbedtls_pk_ec(*key), from.x, from.xlen);
}

} // namespace

int readAnchorKey(const br_x509_trust_anchor &anchor, mbedtls_pk_context *key) {
    if (anchor.pkey.key_type == BR_KEYTYPE_RSA)
        return readRsaKey(anchor.pkey.key.rsa, key);
    return readEcKey(anchor.pkey.key.ec, key);
}

bool hasKey(const mbedtls_x509_crt &certificate, mbedtls_pk_context *key) {
    // The same numbers are the same bytes in DER. Of RSA with 4096 bits they are 550.
    constexpr size_t MOST = 560;
    unsigned char bytes[MOST];
    int length = mbedtls_pk_write_pubkey_der(key, bytes, MOST);
    return length > 0 && size_t(length) == certificate.pk_raw.len &&
           memcmp(bytes + MOST - length, certificate.pk_raw.p, size_t(length)) == 0;
}

int verifySignature(const mbedtls_x509_crt &certificate, mbedtls_pk_context *key) {
    mbedtls_pk_type_t kind = certificate.MBEDTLS_PRIVATE(sig_pk);
    mbedtls_md_type_t hashKind = certificate.MBEDTLS_PRIVATE(sig_md);
    const mbedtls_md_info_t *info = mbedtls_md_info_from_type(hashKind);
    if (!info || !mbedtls_pk_can_do(key, kind))
        return MBEDTLS_ERR_X509_SIG_MISMATCH;
    unsigned char hash[MBEDTLS_MD_MAX_SIZE];
    int error = mbedtls_md(info, certificate.tbs.p, certificate.tbs.len, hash);
    const mbedtls_x509_buf &signature = certificate.MBEDTLS_PRIVATE(sig);
    if (!error)
        error = mbedtls_pk_verify_ext(kind, certificate.MBEDTLS_PRIVATE(sig_opts), key, hashKind, hash,
                                      mbedtls_md_get_size(info), signature.p, signature.len);
    return error;
}

int readIdentity(const Identity &identity, mbedtls_x509_crt *chain, mbedtls_pk_context *key) {
    for (size_t i = 0; i < identity.certificates; i++) {
        const br_x509_certificate &each = identity.chain[i];
        int error = mbedtls_x509_crt_parse_der(chain, each.data, each.data_len);
        if (error)
            return error;
    }
    return identity.isRsa ? readRsaIdentity(identity.key.rsa, *chain, key) : readEcIdentity(identity.key.ec, key);
}

int randomBytes(void *, unsigned char *to, size_t count) {
    return port_entropy(to, count) ? 0 : MBEDTLS_ERR_SSL_NO_RNG;
}

namespace {

// Errors of two layers may be added up: the lower one's has seven bits (mbedtls/error.h).
constexpr int LOW_BITS = 0x7f;

} // namespace

bool isOutOfMemory(int error) {
    constexpr int HIGH[] = {MBEDTLS_ERR_SSL_ALLOC_FAILED, MBEDTLS_ERR_X509_ALLOC_FAILED, MBEDTLS_ERR_PK_ALLOC_FAILED,
                            MBEDTLS_ERR_MD_ALLOC_FAILED,  MBEDTLS_ERR_ECP_ALLOC_FAILED,  MBEDTLS_ERR_CIPHER_ALLOC_FAILED};
    int low = -error & LOW_BITS;
    for (int each : HIGH)
        if (-error - low == -each)
            return true;
    return low == -MBEDTLS_ERR_MPI_ALLOC_FAILED || low == -MBEDTLS_ERR_ASN1_ALLOC_FAILED;
}

bool isAboutCertificate(int error) {
    int high = -error & ~LOW_BITS;
    return high >= -MBEDTLS_ERR_X509_FEATURE_UNAVAILABLE && high <= -MBEDTLS_ERR_X509_FATAL_ERROR;
}

} // namespace tls
