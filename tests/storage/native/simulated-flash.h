// A flash in memory for the tests of the key-value log: its power goes off after a number of operations, it complains about what
// a real one would not do, and it counts erasures. And a model of what must be in the log.

#ifndef TESTS_STORAGE_SIMULATED_FLASH_H
#define TESTS_STORAGE_SIMULATED_FLASH_H

#include <new>

#include "../../runtime/native/program.h"
#include "storage/key-value-log.h"

/** RAM of the emulated board that belongs to no region of the chip, above what the network's driver has of it. */
inline uint32_t *const CELLS = (uint32_t *)0x60100000;
inline uint32_t *const SNAPSHOT = (uint32_t *)0x60200000;

constexpr uint32_t MOST_SECTORS = 8;
constexpr uint32_t NEVER = 0xffffffff;

class Random {
  public:
    explicit Random(uint32_t seed) : state(seed) {}
    /** 0 to below - 1. */
    uint32_t operator()(uint32_t below) { return next() % below; }
    uint32_t bits() { return next() << 16 ^ next(); }

  private:
    uint32_t state;
    uint32_t next() {
        state = state * 1664525 + 1013904223;
        return state >> 8;
    }
};

class SimulatedFlash final : public storage::Flash {
  public:
    /** Words programmed and sectors erased until the power goes off. */
    uint32_t operationsLeft = NEVER;
    uint32_t operations = 0;
    /** Whether the operation that the power cut interrupts is done in part, or not at all. */
    bool tears = false;
    bool isOff = false;
    /** A word was programmed that had not been erased. */
    bool wasMisused = false;
    uint32_t erasures[MOST_SECTORS] = {};
    Random random;

    SimulatedFlash(uint32_t sectors, uint32_t sectorShift, uint32_t seed)
        : Flash(sectors, sectorShift), random(seed) {}

    uint32_t words() const { return sectors << sectorShift; }

    void read(uint32_t address, uint32_t *to, uint32_t count) override {
        if (address + count > words())
            wasMisused = true;
        else
            memcpy(to, CELLS + address, count * 4);
    }

    void program(uint32_t address, const uint32_t *from, uint32_t count) override {
        if (count && address >> sectorShift != (address + count - 1) >> sectorShift)
            wasMisused = true;
        for (; count; count--, address++, from++) {
            uint32_t before = CELLS[address];
            if (isOff)
                return;
            if (*from != 0 && before != 0xffffffff)
                wasMisused = true;
            if (powerLasts())
                CELLS[address] = before & *from;
            else if (tears)
                CELLS[address] = before & (*from | random.bits());
        }
    }

    void erase(uint32_t sector) override {
        if (isOff)
            return;
        bool isWhole = powerLasts();
        if (!isWhole && !tears)
            return;
        erasures[sector]++;
        uint32_t *cell = CELLS + (sector << sectorShift);
        for (uint32_t i = 0; i < 1u << sectorShift; i++)
            cell[i] = isWhole ? 0xffffffff : cell[i] | (random(2) ? random.bits() : 0);
    }

    void switchOn(uint32_t operationsFromNow) {
        isOff = false;
        operationsLeft = operationsFromNow;
    }

  private:
    bool powerLasts() {
        if (operationsLeft == 0) {
            isOff = true;
            return false;
        }
        operations++;
        if (operationsLeft != NEVER)
            operationsLeft--;
        return true;
    }
};

/** What keys have which values. A value is made from its key and a version; version 0 is none. */
struct Model {
    static constexpr uint32_t KEYS = 12;
    uint16_t version[KEYS] = {};
    uint16_t bytes[KEYS] = {};

    static storage::Key key(uint32_t index) {
        char text[40];
        uint32_t length = 1 + index * 3;
        for (uint32_t i = 0; i < length; i++)
            text[i] = char('a' + index);
        return storage::Key(text, length);
    }

    static void fill(uint8_t *value, uint32_t index, uint32_t version, uint32_t bytes) {
        for (uint32_t i = 0; i < bytes; i++)
            value[i] = uint8_t(version * 31 + index * 7 + i * i);
    }
};

inline uint8_t testValue[storage::MAX_VALUE_BYTES];

inline storage::Outcome setValue(storage::KeyValueLog &log, uint32_t key, uint32_t version, uint32_t bytes) {
    Model::fill(testValue, key, version, bytes);
    return log.set(Model::key(key), testValue, bytes);
}

/** Whether the log has this version of a key's value, so many bytes long. */
inline bool hasValue(const storage::KeyValueLog &log, uint32_t key, uint32_t version, uint32_t bytes) {
    int index = log.find(Model::key(key));
    if (index < 0 || version == 0)
        return index < 0 && version == 0;
    if (log.valueBytes(uint32_t(index)) != bytes)
        return false;
    uint8_t *found = testValue;
    log.readValue(uint32_t(index), found);
    for (uint32_t i = 0; i < bytes; i++)
        if (found[i] != uint8_t(version * 31 + key * 7 + i * i))
            return false;
    return true;
}

/** Number of keys of which the log has not what the model says. */
inline uint32_t differences(const storage::KeyValueLog &log, const Model &model) {
    uint32_t wrong = 0;
    for (uint32_t key = 0; key < Model::KEYS; key++)
        if (!hasValue(log, key, model.version[key], model.bytes[key]))
            wrong++;
    return wrong;
}

inline bool agrees(const storage::KeyValueLog &log, const Model &model) {
    uint32_t present = 0;
    for (uint32_t key = 0; key < Model::KEYS; key++)
        present += model.version[key] != 0;
    return log.count() == present && differences(log, model) == 0;
}

alignas(storage::KeyValueLog) inline uint8_t logMemory[sizeof(storage::KeyValueLog)];

/** A log that knows nothing but what is in flash, as after a power cut. */
inline storage::KeyValueLog &mountAnew(SimulatedFlash &flash) {
    auto log = new (logMemory) storage::KeyValueLog(flash);
    log->mount();
    return *log;
}

inline void fillFlash(const SimulatedFlash &flash, uint32_t word) {
    for (uint32_t i = 0; i < flash.words(); i++)
        CELLS[i] = word;
}

/** One change of the log. */
struct Step {
    uint32_t key;
    /** Bytes of the new value; REMOVE for none. */
    uint32_t bytes;
};
constexpr uint32_t REMOVE = 0xffff;

/**
 * Makes a change, which a power cut may interrupt, and keeps the model right. After a cut the log is mounted anew, and the key must
 * have its former value or its new one. False when anything is not as it should be.
 */
inline bool makeChange(SimulatedFlash &flash, storage::KeyValueLog &log, Model &model, Step step, uint32_t version) {
    uint32_t formerVersion = model.version[step.key];
    uint32_t formerBytes = model.bytes[step.key];
    uint32_t newVersion = version;
    storage::Outcome outcome = storage::Outcome::done;
    if (step.bytes == REMOVE) {
        newVersion = 0;
        int index = log.find(Model::key(step.key));
        if (index >= 0 && !log.remove(uint32_t(index)) && !flash.isOff)
            return false;
    } else {
        outcome = setValue(log, step.key, version, step.bytes);
    }
    if (!flash.isOff) {
        if (outcome == storage::Outcome::flashFailed)
            return false;
        if (outcome == storage::Outcome::done) {
            model.version[step.key] = uint16_t(newVersion);
            model.bytes[step.key] = uint16_t(step.bytes);
        }
        return hasValue(log, step.key, model.version[step.key], model.bytes[step.key]);
    }
    flash.switchOn(NEVER);
    storage::KeyValueLog &after = mountAnew(flash);
    if (hasValue(after, step.key, newVersion, step.bytes)) {
        model.version[step.key] = uint16_t(newVersion);
        model.bytes[step.key] = uint16_t(step.bytes);
    } else if (!hasValue(after, step.key, formerVersion, formerBytes)) {
        return false;
    }
    return agrees(after, model);
}

#endif
