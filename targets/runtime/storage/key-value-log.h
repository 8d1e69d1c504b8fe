// Named values in flash that survive a power cut: a log of records over a ring of sectors.
//
// A sector in use begins with a header: magic, sequence number, CRC. Records follow, each in one sector:
//
//   word 0  bytes of the key (bits 0–6), bytes of the value (bits 7–18), check of the two (bits 19–31)
//   word 1  CRC-32 of all other words of the record; 0 once the record is dead
//   then    the key, padded to whole words, and the value, likewise
//
// Both checks start from the sector's sequence number and the record's place, so that old content of a sector, or a value
// that looks like a record, is none.
//
// A value is set by appending a record, which counts once its last word is programmed; then the key's former record is made
// dead. A value is removed by making its record dead. The log goes on in the next sector of the ring when a record does not fit.
// When that would take the last free sector, what still lives in the oldest one is first copied to the log's end, and the
// oldest one's header is made invalid: so it is free, and is erased when its turn comes. All sectors are erased equally often.
//
// After a power cut, mount() finds one of these:
// - a record at the end of the log is not complete: its words are skipped;
// - a key has two records: the later one counts, and the former one is made dead;
// - no sector is free: the newest was opened for copies from the oldest, and not all of them were made. Nothing else is in it,
//   so it becomes free again.
// A sector is erased each time before it is used, so it does not matter what an interrupted erasure left in it.

#ifndef PXT_ESP_STORAGE_KEY_VALUE_LOG_H
#define PXT_ESP_STORAGE_KEY_VALUE_LOG_H

#include "flash.h"

namespace storage {

constexpr uint32_t MAX_KEYS = 128;
constexpr uint32_t MAX_KEY_BYTES = 127;
constexpr uint32_t MAX_VALUE_BYTES = 3072;

enum class Outcome {
    done,
    /** The sectors are full, or there are MAX_KEYS keys. */
    noRoom,
    /** What was written does not read back. */
    flashFailed,
};

/** A key as it lies in flash. */
struct Key {
    uint32_t words[(MAX_KEY_BYTES + 3) / 4];
    uint32_t bytes;
    uint32_t hash; // 16 bits

    /** `bytes` is at most MAX_KEY_BYTES; `text` may be in flash. */
    Key(const char *text, uint32_t bytes);

    uint32_t wordCount() const { return (bytes + 3) / 4; }
};

class KeyValueLog {
  public:
    explicit KeyValueLog(Flash &flash) : flash(flash) {}

    /** Finds what is in flash, and completes what a power cut interrupted. To be called first, once. */
    void mount();

    /** Sets a value of at most MAX_VALUE_BYTES. Where it fails, the former value stays. */
    Outcome set(const Key &key, const uint8_t *value, uint32_t bytes);

    /** Index of a key, for the functions below; -1 when it has no value. A change of the log may change it. */
    int find(const Key &key) const;

    /** Number of keys that have a value. Their indices are 0 to count() - 1, in no particular order. */
    uint32_t count() const { return entryCount; }

    /** Bytes of a key. */
    uint32_t keyBytes(uint32_t index) const;

    /** Copies a key to `to`, in data RAM. */
    void readKey(uint32_t index, char *to) const;

    /** Bytes of a key's value. */
    uint32_t valueBytes(uint32_t index) const;

    /** Copies a value to `to`, in data RAM. */
    void readValue(uint32_t index, uint8_t *to) const;

    /** Removes a key; the last index becomes its. False when the flash fails. */
    bool remove(uint32_t index);

    /** Words that the records of all values take. */
    uint32_t liveWords() const { return live; }

    /** Words for records in all sectors but the one that is always free. */
    uint32_t capacityWords() const;

  private:
    /** Where a key's record is. */
    struct Entry {
        uint16_t hash;
        uint16_t address;
    };

    /** What a record is made of: a key and a value in RAM, or another record. */
    struct Content {
        uint32_t lengths; // word 0 of the record, without its check
        const Key *key;   // null: a copy
        const uint8_t *value;
        uint32_t record;
    };

    Flash &flash;
    uint32_t entryCount = 0;
    uint32_t live = 0;
    /** Sector to which records are appended, and the next place in it. Only valid when a sector is in use. */
    uint32_t head = 0;
    uint32_t headNext = 0;
    /** A record of so many words was refused, and nothing has become free since; 0: none was. */
    uint32_t refusedWords = 0;
    Entry entries[MAX_KEYS];

    uint32_t sectorWords() const { return 1u << flash.sectorShift; }
    uint32_t sectorOf(uint32_t address) const { return address >> flash.sectorShift; }
    uint32_t word(uint32_t address) const;
    uint32_t sequenceOf(uint32_t sector) const;
    int sectorAfter(uint32_t sequence) const;
    uint32_t freeSectors() const;

    uint32_t headerWord(uint32_t address, uint32_t lengths) const;
    uint32_t lengthsAt(uint32_t address) const;
    void readContent(const Content &content, uint32_t at, uint32_t *to, uint32_t words) const;
    uint32_t recordCrc(uint32_t address, const Content &content) const;
    bool isValid(uint32_t address) const;
    void copyBytes(uint32_t address, uint8_t *to, uint32_t bytes) const;

    void scan(uint32_t sector);
    void found(uint32_t address);
    Outcome makeRoom(uint32_t words);
    bool openSector();
    bool collectOldest();
    bool append(const Content &content);
    bool clear(uint32_t address);
};

} // namespace storage

#endif
