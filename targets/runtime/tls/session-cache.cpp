// The sessions are in the system heap, the one used last first. Without memory for one, it is not kept.

#include "session-cache.h"

#include <string.h>

#include "platform-api.h"
#include "unix-time.h"

namespace tls {
namespace session_cache {

namespace {

constexpr int MOST = 2;

struct Entry {
    Entry *next;
    uint32_t notAfter;
    uint8_t key[SESSION_KEY_BYTES];
    br_ssl_session_parameters parameters;
};

Entry *first;

/** The link to the entry of a key, or to the end. */
Entry **find(const uint8_t key[SESSION_KEY_BYTES]) {
    Entry **link = &first;
    while (*link && memcmp((*link)->key, key, SESSION_KEY_BYTES) != 0)
        link = &(*link)->next;
    return link;
}

void drop(Entry **link) {
    Entry *entry = *link;
    *link = entry->next;
    memset(static_cast<void *>(entry), 0, sizeof(*entry));
    xfree(entry);
}

void addBlock(br_sha256_context *hash, const void *bytes, size_t length) {
    uint32_t count = length;
    br_sha256_update(hash, &count, sizeof(count));
    br_sha256_update(hash, bytes, length);
}

} // namespace

void makeKey(uint8_t key[SESSION_KEY_BYTES], const Options &options) {
    br_sha256_context hash;
    br_sha256_init(&hash);
    uint32_t numbers[] = {options.port, options.insecure};
    br_sha256_update(&hash, numbers, sizeof(numbers));
    addBlock(&hash, options.serverName, strlen(options.serverName));
    addBlock(&hash, options.pin, options.pin ? PIN_BYTES : 0);
    addBlock(&hash, options.anchors, options.anchors ? options.anchorsBytes : 0);
    addBlock(&hash, options.identity, options.identity ? options.identityBytes : 0);
    br_sha256_out(&hash, key);
}

bool get(const uint8_t key[SESSION_KEY_BYTES], br_ssl_session_parameters *parameters) {
    Entry **link = find(key);
    if (!*link)
        return false;
    uint32_t now = platform_unix_time();
    if (now > (*link)->notAfter) {
        drop(link);
        return false;
    }
    *parameters = (*link)->parameters;
    return true;
}

void put(const uint8_t key[SESSION_KEY_BYTES], const br_ssl_session_parameters &parameters, uint32_t notAfter) {
    Entry **link = find(key);
    Entry *entry = *link;
    if (!parameters.session_id_len) {
        // The server does not keep sessions.
        if (entry)
            drop(link);
        return;
    }
    if (entry) {
        *link = entry->next;
    } else {
        int count = 0;
        for (link = &first; *link; link = &(*link)->next)
            if (++count == MOST) {
                drop(link);
                break;
            }
        entry = static_cast<Entry *>(platform_try_malloc(sizeof(Entry)));
        if (!entry)
            return;
        memcpy(entry->key, key, SESSION_KEY_BYTES);
    }
    if (notAfter)
        entry->notAfter = notAfter;
    entry->parameters = parameters;
    entry->next = first;
    first = entry;
}

void forget(const uint8_t key[SESSION_KEY_BYTES]) {
    Entry **link = find(key);
    if (*link)
        drop(link);
}

} // namespace session_cache
} // namespace tls
