// Named values in flash for MakeCode programs: the functions that MakeCode's package "settings" expects, under its names, over
// the runtime's key-value log. Nothing is allocated before the first of them is called.

#include "pxt.h"

#include <new>

#include "storage/key-value-log.h"

namespace settings {

using storage::Key;
using storage::KeyValueLog;
using storage::Outcome;

/** What _set returns; flash.ts has the same numbers. */
static const int RESULT_DONE = 0;
static const int RESULT_NO_ROOM = -1;
static const int RESULT_FLASH_FAILED = -2;

PXT_DEF_STRING(sKeyTooLong, "settings: a key is longer than 127 bytes")
PXT_DEF_STRING(sValueTooLong, "settings: a value is longer than 3072 bytes")
static_assert(storage::MAX_KEY_BYTES == 127 && storage::MAX_VALUE_BYTES == 3072, "as the messages say");

static KeyValueLog *opened;

static KeyValueLog &log() {
    if (!opened) {
        opened = new (xmalloc(sizeof(KeyValueLog))) KeyValueLog(*port_flash_open());
        opened->mount();
    }
    return *opened;
}

static int find(String key) {
    uint32_t bytes = key->getUTF8Size();
    return bytes > storage::MAX_KEY_BYTES ? -1 : log().find(Key(key->getUTF8Data(), bytes));
}

static bool isSystem(uint32_t index) {
    char text[storage::MAX_KEY_BYTES];
    log().readKey(index, text);
    return log().keyBytes(index) && text[0] == '#';
}

//%
int _set(String key, Buffer data) {
    uint32_t bytes = key->getUTF8Size();
    if (bytes > storage::MAX_KEY_BYTES)
        pxt::throwValue((TValue)sKeyTooLong);
    if (uint32_t(data->length) > storage::MAX_VALUE_BYTES)
        pxt::throwValue((TValue)sValueTooLong);
    switch (log().set(Key(key->getUTF8Data(), bytes), data->data, uint32_t(data->length))) {
    case Outcome::done:
        return RESULT_DONE;
    case Outcome::noRoom:
        return RESULT_NO_ROOM;
    default:
        return RESULT_FLASH_FAILED;
    }
}

//%
int _remove(String key) {
    int index = find(key);
    return index >= 0 && log().remove(uint32_t(index)) ? RESULT_DONE : -1;
}

//%
bool _exists(String key) {
    return find(key) >= 0;
}

//%
Buffer _get(String key) {
    int index = find(key);
    if (index < 0)
        return nullptr;
    Buffer value = mkBuffer(nullptr, int(log().valueBytes(uint32_t(index))));
    log().readValue(uint32_t(index), value->data);
    return value;
}

/** Removes what a filter says. An index that is removed becomes the last one's, so the way is from the last to the first. */
static void removeAll(bool (*keeps)(uint32_t index)) {
    for (uint32_t index = log().count(); index-- > 0;)
        if (!keeps(index))
            log().remove(index);
}

//%
void _userClean() {
    removeAll(isSystem);
    // As pxt-common-packages has it: more than a quarter of the room for system keys means that a program misused them.
    if (log().liveWords() > log().capacityWords() / 4)
        removeAll([](uint32_t) { return false; });
}

//%
RefCollection *_list(String prefix) {
    auto prefixText = prefix->getUTF8Data();
    uint32_t prefixBytes = prefix->getUTF8Size();
    bool wantsSystem = prefixBytes && prefixText[0] == '#';
    RefCollection *keys = Array_::mk();
    registerGCObj(keys);
    for (uint32_t index = 0; index < log().count(); index++) {
        char text[storage::MAX_KEY_BYTES];
        uint32_t bytes = log().keyBytes(index);
        log().readKey(index, text);
        if (bytes < prefixBytes || memcmp(text, prefixText, prefixBytes) != 0)
            continue;
        if (bytes && text[0] == '#' && !wantsSystem)
            continue;
        auto string = mkString(text, int(bytes));
        registerGCObj(string);
        keys->head.push((TValue)string);
        unregisterGCObj(string);
    }
    unregisterGCObj(keys);
    return keys;
}

} // namespace settings
