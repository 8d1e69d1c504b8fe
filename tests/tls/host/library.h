// What differs between the libraries that move sessions.

#ifndef PXT_ESP_TESTS_TLS_HOST_LIBRARY_H
#define PXT_ESP_TESTS_TLS_HOST_LIBRARY_H

#include "bearssl.h"
#include "tls.h"

namespace library {

/** Drops the session that could be resumed with these options. */
void forget(const tls::Options &options);

/** What an SDK's bundle of authorities has, which stays where it is. False if the library knows no bundle. */
bool setBundle(const br_x509_trust_anchor &authority);

} // namespace library

#endif
