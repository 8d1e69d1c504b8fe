// In place of the SDK: the worker's task, which takes some turns of the fibers' for each piece of work, and their scheduler; memory that
// is counted; and a bundle of authorities, which has one.

#include <deque>
#include <stdio.h>
#include <string>
#include <string.h>

#include "esp_crt_bundle.h"
#include "fibers.h"
#include "keys.h"
#include "library.h"
#include "platform-api.h"
#include "worker.h"

namespace {

struct Work {
    void (*function)(void *);
    void *of;
    /** Turns of the fibers' that go by until it is done. */
    int turns;
};

constexpr int TURNS = 12;

std::deque<Work> works;
platform_poll_function pollSessions;
const br_x509_trust_anchor *bundled;

bool workOnce() {
    if (works.empty())
        return false;
    Work work = works.front();
    if (works.front().turns--)
        return true;
    works.pop_front();
    work.function(work.of);
    return true;
}

} // namespace

bool worker_do(void (*function)(void *), void *of) {
    works.push_back({function, of, TURNS});
    return true;
}

bool fibers_run_once() {
    bool hasWorked = workOnce();
    if (pollSessions)
        pollSessions(platform_time_ms());
    return hasWorked || !works.empty();
}

/** What sessions that were given up have left is done before. */
int fibers_count() {
    while (fibers_run_once()) {
    }
    return int(works.size());
}

extern "C" {

/** The server is given its seed. */
br_prng_seeder br_prng_seeder_system(const char **) {
    return nullptr;
}

void platform_register_idle_poll(platform_poll_function poll) {
    pollSessions = poll;
}

void platform_wake(void) {}

void *sdk_calloc(size_t count, size_t bytes) {
    void *memory = platform_try_malloc(count * bytes);
    return memory ? memset(memory, 0, count * bytes) : nullptr;
}

void sdk_free(void *memory) {
    xfree(memory);
}

esp_err_t esp_crt_bundle_attach(void *config) {
    mbedtls_ssl_conf_verify(
        static_cast<mbedtls_ssl_config *>(config),
        [](void *, mbedtls_x509_crt *certificate, int, uint32_t *flags) {
            const br_x509_trust_anchor &authority = *bundled;
            mbedtls_pk_context key;
            mbedtls_pk_init(&key);
            const mbedtls_x509_buf &issuer = certificate->issuer_raw;
            bool isSigned = issuer.len == authority.dn.len && memcmp(issuer.p, authority.dn.data, issuer.len) == 0 &&
                            tls::readAnchorKey(authority, &key) == 0 && tls::verifySignature(*certificate, &key) == 0;
            mbedtls_pk_free(&key);
            if (isSigned)
                *flags = 0;
            return isSigned ? 0 : MBEDTLS_ERR_X509_FATAL_ERROR;
        },
        nullptr);
    return ESP_OK;
}

} // extern "C"

/** It resumes none. */
void library::forget(const tls::Options &) {}

bool library::setBundle(const br_x509_trust_anchor &authority) {
    bundled = &authority;
    return true;
}
