// A map from strings: FNV-1a hashes, open addressing, doubled when three quarters full.

#include "programs.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    const char *key;
    int value;
} Entry;

typedef struct {
    Entry *entries;
    int capacity; // a power of two
    int count;
} Map;

static uint32_t hash(const char *key) {
    uint32_t h = 2166136261u;
    while (*key)
        h = (h ^ (uint8_t)*key++) * 16777619u;
    return h;
}

/** The key's entry, or the free one that it would take. */
static Entry *find(const Map *map, const char *key) {
    uint32_t at = hash(key) & (map->capacity - 1);
    while (map->entries[at].key && strcmp(map->entries[at].key, key) != 0)
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

static void grow(Map *map) {
    Map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 8;
    map->entries = calloc(map->capacity, sizeof(Entry));
    for (int i = 0; i < old.capacity; i++)
        if (old.entries[i].key)
            *find(map, old.entries[i].key) = old.entries[i];
    free(old.entries);
}

/** The key's value, which is 0 when it is new. */
__attribute__((noipa)) static int *put(Map *map, const char *key) {
    if (map->count * 4 >= map->capacity * 3)
        grow(map);
    Entry *entry = find(map, key);
    if (!entry->key) {
        entry->key = key;
        map->count++;
    }
    return &entry->value;
}

/** The key's value, or NULL. */
__attribute__((noipa)) static const int *get(const Map *map, const char *key) {
    const Entry *entry = find(map, key);
    return entry->key ? &entry->value : NULL;
}

int dict(char *const *keys, int count, int n) {
    Map map = {0};
    for (int i = 0; i < n; i++) {
        int *value = put(&map, keys[(i * 37) % count]);
        *value = (*value + i) & 0xFFFFFF;
    }
    int s = 0;
    for (int i = 0; i < n; i++) {
        const int *value = get(&map, keys[(i * 11) % count]);
        if (value)
            s = (s + *value) & 0xFFFFFF;
    }
    free(map.entries);
    return s;
}
