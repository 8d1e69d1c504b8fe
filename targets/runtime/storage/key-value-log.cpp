// The log itself; key-value-log.h tells how it is laid out and why it survives a power cut.

#include "key-value-log.h"

#include <string.h>

namespace storage {
namespace {

// A sector's header.
constexpr uint32_t HEADER_WORDS = 3;
constexpr uint32_t HEADER_MAGIC = 0x31767453; // "Stv1"
constexpr uint32_t HEADER_CRC = 2;

// A record.
constexpr uint32_t RECORD_CRC = 1;
constexpr uint32_t RECORD_CONTENT = 2;
constexpr uint32_t KEY_BITS = 7;
constexpr uint32_t VALUE_BITS = 12;
constexpr uint32_t LENGTHS_BITS = KEY_BITS + VALUE_BITS;
constexpr uint32_t LENGTHS_MASK = (1u << LENGTHS_BITS) - 1;
static_assert(MAX_KEY_BYTES < 1u << KEY_BITS && MAX_VALUE_BYTES < 1u << VALUE_BITS, "lengths fit into their bits");

constexpr uint32_t ERASED = 0xffffffff;
constexpr uint32_t DEAD = 0;

// Words that are on their way between flash and RAM.
constexpr uint32_t CHUNK_WORDS = 16;

/** CRC-32 (reflected 0x04C11DB7) of a word's four bytes, by half bytes. The table is words, which flash may hold. */
uint32_t crcOf(uint32_t crc, uint32_t word) {
    static const uint32_t table[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };
    crc ^= word;
    for (int i = 0; i < 8; i++)
        crc = crc >> 4 ^ table[crc & 15];
    return crc;
}

uint32_t keyBytesOf(uint32_t lengths) {
    return lengths & ((1u << KEY_BITS) - 1);
}

uint32_t valueBytesOf(uint32_t lengths) {
    return lengths >> KEY_BITS & ((1u << VALUE_BITS) - 1);
}

uint32_t wordsFor(uint32_t bytes) {
    return (bytes + 3) / 4;
}

uint32_t recordWords(uint32_t lengths) {
    return RECORD_CONTENT + wordsFor(keyBytesOf(lengths)) + wordsFor(valueBytesOf(lengths));
}

uint32_t headerCrc(uint32_t sequence) {
    uint32_t crc = crcOf(crcOf(ERASED, HEADER_MAGIC), sequence);
    return crc == DEAD ? 1 : crc;
}

} // namespace

Key::Key(const char *text, uint32_t bytes) : bytes(bytes) {
    if (bytes % 4)
        words[bytes / 4] = 0;
    memcpy(words, text, bytes);
    uint32_t crc = crcOf(ERASED, bytes);
    for (uint32_t i = 0; i < wordCount(); i++)
        crc = crcOf(crc, words[i]);
    hash = crc & 0xffff;
}

// --- Sectors ---

uint32_t KeyValueLog::word(uint32_t address) const {
    uint32_t result;
    flash.read(address, &result, 1);
    return result;
}

/** A sector's sequence number, from 1; 0 when it is free. */
uint32_t KeyValueLog::sequenceOf(uint32_t sector) const {
    uint32_t header[HEADER_WORDS];
    flash.read(sector << flash.sectorShift, header, HEADER_WORDS);
    uint32_t sequence = header[1];
    return header[0] == HEADER_MAGIC && header[HEADER_CRC] == headerCrc(sequence) ? sequence : 0;
}

/** The sector in use with the lowest sequence number above the given one; -1 when there is none. */
int KeyValueLog::sectorAfter(uint32_t sequence) const {
    int found = -1;
    uint32_t lowest = 0;
    for (uint32_t sector = 0; sector < flash.sectors; sector++) {
        uint32_t its = sequenceOf(sector);
        if (its > sequence && (found < 0 || its < lowest)) {
            found = int(sector);
            lowest = its;
        }
    }
    return found;
}

uint32_t KeyValueLog::freeSectors() const {
    uint32_t free = 0;
    for (uint32_t sector = 0; sector < flash.sectors; sector++)
        if (!sequenceOf(sector))
            free++;
    return free;
}

uint32_t KeyValueLog::capacityWords() const {
    return (flash.sectors - 1) * (sectorWords() - HEADER_WORDS);
}

// --- Records ---

/** Word 0 of a record at this place. */
uint32_t KeyValueLog::headerWord(uint32_t address, uint32_t lengths) const {
    uint32_t check = crcOf(crcOf(sequenceOf(sectorOf(address)), address), lengths);
    return check << LENGTHS_BITS | lengths;
}

/** Lengths of a record, in use as it is or not. */
uint32_t KeyValueLog::lengthsAt(uint32_t address) const {
    return word(address) & LENGTHS_MASK;
}

/** Copies words of a record's key and value, counted from the key's first. */
void KeyValueLog::readContent(const Content &content, uint32_t at, uint32_t *to, uint32_t words) const {
    if (!content.key) {
        flash.read(content.record + RECORD_CONTENT + at, to, words);
        return;
    }
    uint32_t keyWords = content.key->wordCount();
    for (; words && at < keyWords; words--)
        *to++ = content.key->words[at++];
    if (!words)
        return;
    uint32_t from = (at - keyWords) * 4;
    uint32_t bytes = valueBytesOf(content.lengths) - from;
    if (bytes < words * 4)
        to[words - 1] = 0;
    else
        bytes = words * 4;
    memcpy(to, content.value + from, bytes);
}

/** The CRC of such a record at this place. */
uint32_t KeyValueLog::recordCrc(uint32_t address, const Content &content) const {
    uint32_t chunk[CHUNK_WORDS];
    uint32_t crc = crcOf(ERASED, headerWord(address, content.lengths));
    uint32_t words = recordWords(content.lengths) - RECORD_CONTENT;
    for (uint32_t at = 0; at < words; at += CHUNK_WORDS) {
        uint32_t count = words - at < CHUNK_WORDS ? words - at : CHUNK_WORDS;
        readContent(content, at, chunk, count);
        for (uint32_t i = 0; i < count; i++)
            crc = crcOf(crc, chunk[i]);
    }
    return crc == DEAD ? 1 : crc;
}

/** Whether a complete record, that is not dead, is there. Its header must be known to be right. */
bool KeyValueLog::isValid(uint32_t address) const {
    return word(address + RECORD_CRC) == recordCrc(address, {lengthsAt(address), nullptr, nullptr, address});
}

/** Copies bytes that begin at a word. */
void KeyValueLog::copyBytes(uint32_t address, uint8_t *to, uint32_t bytes) const {
    uint32_t chunk[CHUNK_WORDS];
    while (bytes) {
        uint32_t count = bytes < sizeof(chunk) ? bytes : sizeof(chunk);
        flash.read(address, chunk, wordsFor(count));
        memcpy(to, chunk, count);
        address += CHUNK_WORDS;
        to += count;
        bytes -= count;
    }
}

// --- Finding what is there ---

void KeyValueLog::mount() {
    if (!freeSectors()) {
        uint32_t newest = 0;
        for (uint32_t sector = 1; sector < flash.sectors; sector++)
            if (sequenceOf(sector) > sequenceOf(newest))
                newest = sector;
        clear((newest << flash.sectorShift) + HEADER_CRC);
    }
    for (int sector = sectorAfter(0); sector >= 0; sector = sectorAfter(sequenceOf(uint32_t(sector))))
        scan(uint32_t(sector));
}

/** Finds a sector's records, and the end of them. Damaged words are skipped one by one. */
void KeyValueLog::scan(uint32_t sector) {
    uint32_t start = sector << flash.sectorShift;
    head = sector;
    headNext = HEADER_WORDS;
    for (uint32_t at = HEADER_WORDS; at < sectorWords();) {
        uint32_t first = word(start + at);
        if (first == ERASED) {
            at++;
            continue;
        }
        uint32_t lengths = first & LENGTHS_MASK;
        uint32_t next = at + recordWords(lengths);
        if (valueBytesOf(lengths) <= MAX_VALUE_BYTES && next <= sectorWords() &&
            first == headerWord(start + at, lengths)) {
            bool isDead = word(start + at + RECORD_CRC) == DEAD;
            if (isDead || isValid(start + at)) {
                if (!isDead)
                    found(start + at);
                headNext = at = next;
                continue;
            }
        }
        headNext = ++at;
    }
}

/** Takes a valid record into the index. Of two with the same key the later one counts. */
void KeyValueLog::found(uint32_t address) {
    uint32_t lengths = lengthsAt(address);
    char text[MAX_KEY_BYTES];
    copyBytes(address + RECORD_CONTENT, (uint8_t *)text, keyBytesOf(lengths));
    Key key(text, keyBytesOf(lengths));
    int index = find(key);
    if (index >= 0) {
        live -= recordWords(lengthsAt(entries[index].address));
        clear(entries[index].address + RECORD_CRC);
    } else if (entryCount < MAX_KEYS) {
        index = int(entryCount++);
    } else {
        return;
    }
    entries[index] = {uint16_t(key.hash), uint16_t(address)};
    live += recordWords(lengths);
}

int KeyValueLog::find(const Key &key) const {
    for (uint32_t index = 0; index < entryCount; index++) {
        if (entries[index].hash != key.hash)
            continue;
        uint32_t address = entries[index].address;
        if (keyBytesOf(lengthsAt(address)) != key.bytes)
            continue;
        uint32_t i = 0;
        while (i < key.wordCount() && word(address + RECORD_CONTENT + i) == key.words[i])
            i++;
        if (i == key.wordCount())
            return int(index);
    }
    return -1;
}

uint32_t KeyValueLog::keyBytes(uint32_t index) const {
    return keyBytesOf(lengthsAt(entries[index].address));
}

void KeyValueLog::readKey(uint32_t index, char *to) const {
    copyBytes(entries[index].address + RECORD_CONTENT, (uint8_t *)to, keyBytes(index));
}

uint32_t KeyValueLog::valueBytes(uint32_t index) const {
    return valueBytesOf(lengthsAt(entries[index].address));
}

void KeyValueLog::readValue(uint32_t index, uint8_t *to) const {
    copyBytes(entries[index].address + RECORD_CONTENT + wordsFor(keyBytes(index)), to, valueBytes(index));
}

// --- Changing it ---

Outcome KeyValueLog::set(const Key &key, const uint8_t *value, uint32_t bytes) {
    int index = find(key);
    if (index < 0 && entryCount == MAX_KEYS)
        return Outcome::noRoom;
    Content content = {bytes << KEY_BITS | key.bytes, &key, value, 0};
    uint32_t words = recordWords(content.lengths);
    Outcome room = makeRoom(words);
    if (room != Outcome::done)
        return room;
    uint32_t address = (head << flash.sectorShift) + headNext;
    if (!append(content))
        return Outcome::flashFailed;
    live += words;
    if (index < 0) {
        index = int(entryCount++);
    } else {
        uint32_t former = entries[index].address;
        live -= recordWords(lengthsAt(former));
        refusedWords = 0;
        clear(former + RECORD_CRC);
    }
    entries[index] = {uint16_t(key.hash), uint16_t(address)};
    return Outcome::done;
}

bool KeyValueLog::remove(uint32_t index) {
    uint32_t address = entries[index].address;
    if (!clear(address + RECORD_CRC))
        return false;
    live -= recordWords(lengthsAt(address));
    refusedWords = 0;
    entries[index] = entries[--entryCount];
    return true;
}

/** Makes a record dead, or a sector free: programs its CRC to 0. False when the flash fails. */
bool KeyValueLog::clear(uint32_t address) {
    const uint32_t dead = DEAD;
    flash.program(address, &dead, 1);
    return word(address) == DEAD;
}

/** Sees to it that a record of so many words fits behind the log's last. */
Outcome KeyValueLog::makeRoom(uint32_t words) {
    if (live + words > capacityWords() || (refusedWords && words >= refusedWords))
        return Outcome::noRoom;
    for (uint32_t collected = 0;;) {
        uint32_t free = freeSectors();
        if (free && free < flash.sectors && headNext + words <= sectorWords())
            return Outcome::done;
        if (free > 1) {
            if (!openSector())
                return Outcome::flashFailed;
        } else if (collected++ == flash.sectors) {
            // All of the log has been packed as densely as it can be.
            refusedWords = words;
            return Outcome::noRoom;
        } else if (!collectOldest()) {
            return Outcome::flashFailed;
        }
    }
}

/** Continues the log in the next free sector of the ring. */
bool KeyValueLog::openSector() {
    uint32_t header[HEADER_WORDS] = {HEADER_MAGIC, 1, 0};
    uint32_t sector = 0;
    if (freeSectors() < flash.sectors) {
        header[1] = sequenceOf(head) + 1;
        sector = head;
        do {
            if (++sector == flash.sectors)
                sector = 0;
            if (sector == head)
                return false;
        } while (sequenceOf(sector));
    }
    header[HEADER_CRC] = headerCrc(header[1]);
    flash.erase(sector);
    flash.program(sector << flash.sectorShift, header, HEADER_WORDS);
    if (sequenceOf(sector) != header[1])
        return false;
    head = sector;
    headNext = HEADER_WORDS;
    return true;
}

/** Copies what lives in the oldest sector to the log's end, and frees the sector. */
bool KeyValueLog::collectOldest() {
    uint32_t oldest = uint32_t(sectorAfter(0));
    for (uint32_t index = 0; index < entryCount; index++) {
        uint32_t address = entries[index].address;
        if (sectorOf(address) != oldest)
            continue;
        uint32_t lengths = lengthsAt(address);
        if (headNext + recordWords(lengths) > sectorWords() && !openSector())
            return false;
        uint32_t copy = (head << flash.sectorShift) + headNext;
        if (!append({lengths, nullptr, nullptr, address}))
            return false;
        entries[index].address = uint16_t(copy);
    }
    return clear((oldest << flash.sectorShift) + HEADER_CRC);
}

/** Writes a record behind the log's last, where it fits. False when it does not read back. */
bool KeyValueLog::append(const Content &content) {
    uint32_t address = (head << flash.sectorShift) + headNext;
    uint32_t chunk[CHUNK_WORDS] = {headerWord(address, content.lengths), recordCrc(address, content)};
    uint32_t words = recordWords(content.lengths);
    headNext += words;
    uint32_t filled = RECORD_CONTENT;
    for (uint32_t at = 0; at < words;) {
        uint32_t count = words - at < CHUNK_WORDS ? words - at : CHUNK_WORDS;
        readContent(content, at + filled - RECORD_CONTENT, chunk + filled, count - filled);
        flash.program(address + at, chunk, count);
        at += count;
        filled = 0;
    }
    return word(address) == headerWord(address, content.lengths) && isValid(address);
}

} // namespace storage
