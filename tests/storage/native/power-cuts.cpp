// The key-value log loses nothing when the power goes off: at each operation of a sequence of changes, and at random ones.

#include "simulated-flash.h"

namespace {

using storage::KeyValueLog;

// Small sectors, so that a few changes go through the ring several times.
constexpr uint32_t SECTORS = 4;
constexpr uint32_t SECTOR_SHIFT = 7;

constexpr uint32_t STEPS = 90;

/** A fixed sequence: values of all lengths, replaced and removed, with some that stay from the beginning. */
Step stepNumber(uint32_t number) {
    static const uint16_t lengths[] = {0, 1, 4, 7, 60, 61, 130, 200, 13, 32};
    if (number < 4)
        return {number, 20 + number};
    uint32_t key = 4 + number * 5 % (Model::KEYS - 4);
    return {key, number % 7 == 6 ? REMOVE : lengths[number % 10]};
}

/**
 * Interrupts a change at each of its operations, starting each time from the same flash, and goes on after it. Returns how many
 * operations it has; -1 when something was lost.
 */
int interruptEverywhere(SimulatedFlash &flash, const Model &before, Step step, uint32_t version) {
    memcpy(SNAPSHOT, CELLS, flash.words() * 4);
    for (uint32_t operations = 0;; operations++) {
        memcpy(CELLS, SNAPSHOT, flash.words() * 4);
        Model model = before;
        flash.switchOn(NEVER);
        KeyValueLog &log = mountAnew(flash);
        flash.switchOn(operations);
        bool holds = makeChange(flash, log, model, step, version);
        bool isComplete = flash.operationsLeft != NEVER;
        flash.switchOn(NEVER);
        // Life goes on: another key, with what was found.
        holds = holds && makeChange(flash, *(KeyValueLog *)logMemory, model, {0, 25}, version + 1);
        holds = holds && agrees(mountAnew(flash), model);
        if (!holds || flash.wasMisused) {
            platform_console_line("change %u, cut at operation %u, %s", version, operations, flash.tears ? "torn" : "clean");
            return -1;
        }
        if (isComplete)
            return int(operations);
    }
}

/** Returns the number of operations in the whole sequence; -1 when something was lost. */
int everyOperation(bool tears) {
    SimulatedFlash flash(SECTORS, SECTOR_SHIFT, 1);
    flash.tears = tears;
    fillFlash(flash, 0xffffffff);
    Model model;
    int total = 0;
    for (uint32_t number = 0; number < STEPS; number++) {
        Step step = stepNumber(number);
        int operations = interruptEverywhere(flash, model, step, number + 1);
        if (operations < 0)
            return -1;
        total += operations;
        memcpy(CELLS, SNAPSHOT, flash.words() * 4);
        flash.switchOn(NEVER);
        if (!makeChange(flash, mountAnew(flash), model, step, number + 1))
            return -1;
    }
    platform_console_line("%d operations; erasures %u %u %u %u", total, flash.erasures[0], flash.erasures[1],
                          flash.erasures[2], flash.erasures[3]);
    return total;
}

/** Lives of random length, of which each ends by a power cut, also while the log is being mounted. */
bool randomLives(uint32_t sectors, uint32_t sectorShift, uint32_t longest, uint32_t lives, uint32_t seed) {
    Random random(seed);
    SimulatedFlash flash(sectors, sectorShift, seed + 1);
    fillFlash(flash, seed % 2 ? 0xffffffff : 0);
    Model model;
    uint32_t version = 0;
    for (uint32_t life = 0; life < lives; life++) {
        flash.tears = random(4) != 0;
        bool holds = true;
        // Mounting seldom changes anything; let it be interrupted where it does.
        flash.switchOn(random(3));
        mountAnew(flash);
        flash.switchOn(NEVER);
        KeyValueLog &log = mountAnew(flash);
        holds = agrees(log, model);
        flash.switchOn(random(400));
        while (holds && flash.operationsLeft != NEVER) {
            Step step = {random(Model::KEYS), random(5) ? random(longest) : REMOVE};
            version = version % 60000 + 1;
            holds = makeChange(flash, log, model, step, version);
        }
        if (!holds || flash.wasMisused) {
            platform_console_line("seed %u, life %u", seed, life);
            return false;
        }
    }
    return true;
}

bool manyRandomLives(uint32_t sectors, uint32_t sectorShift, uint32_t longest, uint32_t lives) {
    for (uint32_t seed = 1; seed <= 6; seed++)
        if (!randomLives(sectors, sectorShift, longest, lives, seed))
            return false;
    return true;
}

} // namespace

extern "C" void pxt_native_main(void) {
    expect(everyOperation(false) > 1500, "a power cut before any operation leaves the former value or the new one");
    expect(everyOperation(true) > 1500, "so does one in the middle of any operation");
    expect(manyRandomLives(SECTORS, SECTOR_SHIFT, 160, 400), "2400 power cuts at random lose nothing in small sectors");
    expect(manyRandomLives(8, 10, 1600, 30), "nor do 180 in sectors of the chip's size");
    platform_console_line("end of test");
    port_halt(0);
}
