// The key-value log against a model: values of all lengths, a full flash, equal wear, and damaged content.

#include "simulated-flash.h"

namespace {

using storage::Key;
using storage::KeyValueLog;
using storage::MAX_KEY_BYTES;
using storage::MAX_KEYS;
using storage::MAX_VALUE_BYTES;
using storage::Outcome;

constexpr uint32_t SECTORS = 8;
constexpr uint32_t SECTOR_SHIFT = 10;
constexpr uint32_t SECTOR_HEADER_WORDS = 3;
constexpr uint32_t RECORD_HEADER_WORDS = 2;

uint32_t recordWords(uint32_t key, uint32_t bytes) {
    return RECORD_HEADER_WORDS + Model::key(key).wordCount() + (bytes + 3) / 4;
}

bool keepsAllLengths() {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    fillFlash(flash, 0);
    KeyValueLog &log = mountAnew(flash);
    for (uint32_t bytes = 0; bytes <= MAX_VALUE_BYTES; bytes += bytes < 80 ? 1 : 331) {
        if (setValue(log, bytes % Model::KEYS, bytes + 1, bytes) != Outcome::done ||
            !hasValue(log, bytes % Model::KEYS, bytes + 1, bytes))
            return false;
    }
    if (setValue(log, 3, 9, MAX_VALUE_BYTES) != Outcome::done)
        return false;
    return hasValue(mountAnew(flash), 3, 9, MAX_VALUE_BYTES) && !flash.wasMisused;
}

bool keepsAllKeys() {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    fillFlash(flash, 0xffffffff);
    char text[MAX_KEY_BYTES];
    memset(text, 'k', sizeof(text));
    auto log = &mountAnew(flash);
    auto keyOf = [&](uint32_t number) {
        text[0] = char(number);
        return Key(text, 1 + number % MAX_KEY_BYTES);
    };
    for (uint32_t i = 0; i < MAX_KEYS; i++)
        if (log->set(keyOf(i), (const uint8_t *)&i, 4) != Outcome::done)
            return false;
    if (log->set(keyOf(MAX_KEYS), nullptr, 0) != Outcome::noRoom)
        return false;
    log = &mountAnew(flash);
    for (uint32_t i = 0; i < MAX_KEYS; i++) {
        int index = log->find(keyOf(i));
        if (index < 0 || log->valueBytes(index) != 4 || log->keyBytes(index) != 1 + i % MAX_KEY_BYTES)
            return false;
        uint32_t value;
        char read[MAX_KEY_BYTES];
        log->readValue(index, (uint8_t *)&value);
        log->readKey(index, read);
        if (value != i || read[0] != char(i) || memcmp(read + 1, text + 1, i % MAX_KEY_BYTES) != 0)
            return false;
    }
    return log->count() == MAX_KEYS && log->find(keyOf(MAX_KEYS)) < 0;
}

/** Random changes against the model; a refusal must be for want of room, and change nothing. */
bool followsTheModel(uint32_t longest, uint32_t seed, uint32_t &refusals) {
    Random random(seed);
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, seed);
    fillFlash(flash, 0xffffffff);
    Model model;
    auto log = &mountAnew(flash);
    for (uint32_t version = 1; version <= 400; version++) {
        uint32_t key = random(Model::KEYS);
        Step step = {key, random(6) ? random(longest) : REMOVE};
        uint32_t live = 0;
        uint32_t largest = step.bytes == REMOVE ? 0 : recordWords(key, step.bytes);
        uint32_t needed = largest;
        for (uint32_t i = 0; i < Model::KEYS; i++) {
            if (!model.version[i])
                continue;
            uint32_t words = recordWords(i, model.bytes[i]);
            live += words;
            largest = words > largest ? words : largest;
        }
        bool holds = live == log->liveWords() && makeChange(flash, *log, model, step, version);
        bool isRefused = step.bytes != REMOVE && model.version[key] != version;
        refusals += isRefused;
        uint32_t guaranteed = (SECTORS - 1) * ((1u << SECTOR_SHIFT) - SECTOR_HEADER_WORDS - largest);
        if (isRefused && live + needed <= guaranteed)
            holds = false;
        if (isRefused || version % 20 == 0)
            holds = holds && agrees(*log, model);
        if (random(50) == 0)
            log = &mountAnew(flash);
        if (!holds || flash.wasMisused) {
            platform_console_line("seed %u, change %u", seed, version);
            return false;
        }
    }
    return agrees(mountAnew(flash), model);
}

bool refusesWithoutWear() {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    fillFlash(flash, 0xffffffff);
    KeyValueLog &log = mountAnew(flash);
    uint32_t key = 0;
    while (setValue(log, key, 1, 2500) == Outcome::done)
        key++;
    uint32_t before = flash.operations;
    for (int i = 0; i < 100; i++)
        if (setValue(log, key, 1, 2500) != Outcome::noRoom)
            return false;
    if (key < 6 || flash.operations != before)
        return false;
    return log.remove(uint32_t(log.find(Model::key(0)))) && setValue(log, key, 1, 2500) == Outcome::done;
}

bool wearsEqually() {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    fillFlash(flash, 0xffffffff);
    auto log = &mountAnew(flash);
    setValue(*log, 0, 1, 1500);
    for (uint32_t i = 1; i < 4000; i++) {
        if (setValue(*log, 1 + i % 5, i, 100) != Outcome::done)
            return false;
        if (i % 500 == 0)
            log = &mountAnew(flash);
    }
    uint32_t least = NEVER, most = 0;
    for (uint32_t erasures : flash.erasures) {
        least = erasures < least ? erasures : least;
        most = erasures > most ? erasures : most;
    }
    return most - least <= 1 && most > 10 && hasValue(*log, 0, 1, 1500);
}

/** A log that holds one value of each key, and content that is dead. */
void prepare(SimulatedFlash &flash, Model &model) {
    fillFlash(flash, 0xffffffff);
    KeyValueLog &log = mountAnew(flash);
    for (uint32_t i = 0; i < 200; i++)
        makeChange(flash, log, model, {i % Model::KEYS, 50 + i * 13 % 300}, i + 1);
}

bool losesOnlyWhatIsDamaged() {
    Random random(77);
    for (uint32_t round = 0; round < 60; round++) {
        SimulatedFlash flash(SECTORS, SECTOR_SHIFT, round);
        Model model;
        prepare(flash, model);
        uint32_t flips = 1 + random(6);
        for (uint32_t i = 0; i < flips; i++) {
            uint32_t address;
            do
                address = random(flash.words());
            while ((address & ((1u << SECTOR_SHIFT) - 1)) < SECTOR_HEADER_WORDS);
            CELLS[address] ^= 1u << random(32);
        }
        flash.wasMisused = false;
        KeyValueLog &log = mountAnew(flash);
        uint32_t lost = differences(log, model);
        bool holds = lost <= flips && log.count() + lost == Model::KEYS;
        for (uint32_t key = 0; key < Model::KEYS; key++)
            holds = holds && setValue(log, key, 5, 100) == Outcome::done && hasValue(log, key, 5, 100);
        if (!holds) {
            platform_console_line("round %u: %u flips, %u lost, %u there", round, flips, lost, log.count());
            return false;
        }
    }
    return true;
}

bool survivesAnyContent() {
    Random random(99);
    for (uint32_t round = 0; round < 40; round++) {
        SimulatedFlash flash(SECTORS, SECTOR_SHIFT, round);
        Model model;
        prepare(flash, model);
        // From a few damaged words to nothing but noise, in bytes, words and whole sectors.
        uint32_t damaged = round < 10 ? 5 : round < 20 ? 500 : flash.words();
        for (uint32_t i = 0; i < damaged; i++) {
            uint32_t address = damaged == flash.words() ? i : random(flash.words());
            if (random(3) == 0 || round > 30)
                CELLS[address] = random(2) ? random.bits() : random(2) ? 0 : CELLS[random(flash.words())];
        }
        flash.wasMisused = false;
        KeyValueLog &log = mountAnew(flash);
        uint32_t found = log.count();
        for (uint32_t i = 0; i < found; i++) {
            char text[MAX_KEY_BYTES];
            log.readKey(i, text);
            log.readValue(i, testValue);
        }
        for (uint32_t key = 0; key < Model::KEYS; key++)
            if (setValue(log, key, 5, 100) != Outcome::done || !hasValue(mountAnew(flash), key, 5, 100) ||
                flash.wasMisused) {
                platform_console_line("round %u", round);
                return false;
            }
    }
    return true;
}

/** A flash in which a bit of a sector can't be erased. */
bool tellsThatTheFlashFails() {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    fillFlash(flash, 0xffffffff);
    KeyValueLog &log = mountAnew(flash);
    setValue(log, 0, 1, 100);
    // The power goes off for good: nothing that is written arrives.
    flash.switchOn(0);
    bool holds = setValue(log, 0, 2, 100) == Outcome::flashFailed;
    return holds && hasValue(log, 0, 1, 100) && hasValue(mountAnew(flash), 0, 1, 100);
}

} // namespace

extern "C" void pxt_native_main(void) {
    expect(keepsAllLengths(), "values of 0 to 3072 bytes are kept");
    expect(keepsAllKeys(), "128 keys of 1 to 127 bytes are kept, and another one is refused");
    uint32_t refusals = 0;
    bool holds = true;
    for (uint32_t seed = 1; seed <= 5; seed++)
        holds = holds && followsTheModel(600, seed, refusals);
    expect(holds && refusals == 0, "random changes leave what a model has");
    for (uint32_t seed = 6; seed <= 10; seed++)
        holds = holds && followsTheModel(3000, seed, refusals);
    expect(holds && refusals > 20, "a full flash refuses what does not fit, and only that");
    expect(refusesWithoutWear(), "a change that was refused once is refused without writing, until something is removed");
    expect(wearsEqually(), "all sectors are erased equally often");
    expect(losesOnlyWhatIsDamaged(), "a damaged bit costs one value at most");
    expect(survivesAnyContent(), "with any content the log mounts, and keeps what is set from then on");
    expect(tellsThatTheFlashFails(), "a flash that does not keep what is written is told, and the former value stays");
    platform_console_line("end of test");
    port_halt(0);
}
