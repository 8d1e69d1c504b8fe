// See library.h: BearSSL.

#include "library.h"
#include "session-cache.h"

void library::forget(const tls::Options &options) {
    uint8_t key[tls::SESSION_KEY_BYTES];
    tls::session_cache::makeKey(key, options);
    tls::session_cache::forget(key);
}

bool library::setBundle(const br_x509_trust_anchor &) {
    return false;
}
