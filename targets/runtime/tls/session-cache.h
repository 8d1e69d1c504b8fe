// Sessions that may be resumed (RFC 5246 §7.3): the next handshake with the same server then needs neither certificates nor a key
// exchange. A session is found again only with the options it was made with, since its certificate is not checked again.

#ifndef PXT_ESP_TLS_SESSION_CACHE_H
#define PXT_ESP_TLS_SESSION_CACHE_H

#include "bearssl.h"
#include "tls.h"

namespace tls {

constexpr size_t SESSION_KEY_BYTES = 32;

namespace session_cache {

/** A hash of everything that decided whether the server was to be trusted, and of the server's name and port. */
void makeKey(uint8_t key[SESSION_KEY_BYTES], const Options &options);

/** The last session made with that key; false if there is none, or its certificate has expired since. */
bool get(const uint8_t key[SESSION_KEY_BYTES], br_ssl_session_parameters *parameters);

/** Keeps a session; the one that was not used for the longest time gives way. `notAfter`: when its certificate expires, 0 for as before. */
void put(const uint8_t key[SESSION_KEY_BYTES], const br_ssl_session_parameters &parameters, uint32_t notAfter);

void forget(const uint8_t key[SESSION_KEY_BYTES]);

} // namespace session_cache
} // namespace tls

#endif
