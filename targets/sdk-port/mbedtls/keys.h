// Keys as the build puts them into a program (targets/runtime/tls/trust.h), for mbed TLS.

#ifndef SDK_PORT_MBEDTLS_KEYS_H
#define SDK_PORT_MBEDTLS_KEYS_H

#include "tls/trust.h"
#include "mbedtls-library.h"

namespace tls {

/** Reads an anchor's key into `key`, which is to be freed. Returns 0 or mbed TLS's error. */
int readAnchorKey(const br_x509_trust_anchor &anchor, mbedtls_pk_context *key);

/** Whether a certificate has this key. */
bool hasKey(const mbedtls_x509_crt &certificate, mbedtls_pk_context *key);

/** Looks whether a certificate is signed with the key: 0 or mbed TLS's error. */
int verifySignature(const mbedtls_x509_crt &certificate, mbedtls_pk_context *key);

/**
 * Reads the client's certificates and key, which are to be freed.
 * @returns 0 or mbed TLS's error
 */
int readIdentity(const Identity &identity, mbedtls_x509_crt *chain, mbedtls_pk_context *key);

/** mbed TLS's source of random numbers. */
int randomBytes(void *, unsigned char *to, size_t count);

/** Whether one of mbed TLS's errors means that there is no memory. */
bool isOutOfMemory(int error);

/** Whether one of mbed TLS's errors is about a certificate that can't be read. */
bool isAboutCertificate(int error);

} // namespace tls

#endif
