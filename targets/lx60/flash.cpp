// The emulated board's flash, which stands for the part of the chip's own that the settings have: QEMU's CFI flash with Intel's
// commands (QEMU hw/block/pflash_cfi01.c; "Intel StrataFlash Embedded Memory (P30)", command codes), seen through the FPGA's
// I/O window. It erases blocks of 64 KB, so that each sector has a block of its own and takes the first 4 KB of it.
//
// Without a flash the window reads as zeros: the store then finds that what it writes does not read back.

#include "../runtime/storage/flash.h"

#include <new>

#include "../runtime/platform-api.h"

// Absolute symbols of the linker script; their addresses are the values.
extern "C" uint8_t _settings_sectors[], _settings_sector_shift[];

namespace {

constexpr uint32_t WINDOW = BOARD_FLASH;
constexpr uint32_t BLOCK_BYTES = 0x10000;

// Commands.
constexpr uint32_t READ_ARRAY = 0xff;
constexpr uint32_t WORD_PROGRAM = 0x40;
constexpr uint32_t BLOCK_ERASE = 0x20;
constexpr uint32_t ERASE_CONFIRM = 0xd0;

// QEMU completes a command before the store instruction does, so that the status register needs no waiting for.
class CfiFlash final : public storage::Flash {
  public:
    CfiFlash() : Flash(uint32_t(_settings_sectors), uint32_t(_settings_sector_shift)) {}

    void read(uint32_t address, uint32_t *to, uint32_t words) override {
        for (volatile uint32_t *from = at(address); words; words--)
            *to++ = *from++;
    }

    void program(uint32_t address, const uint32_t *from, uint32_t words) override {
        volatile uint32_t *to = at(address);
        for (; words; words--, to++) {
            *to = WORD_PROGRAM;
            *to = *from++;
        }
        *at(address) = READ_ARRAY;
    }

    void erase(uint32_t sector) override {
        volatile uint32_t *block = at(sector << sectorShift);
        *block = BLOCK_ERASE;
        *block = ERASE_CONFIRM;
        *block = READ_ARRAY;
    }

  private:
    volatile uint32_t *at(uint32_t address) const {
        uint32_t sector = address >> sectorShift;
        return (volatile uint32_t *)(WINDOW + sector * BLOCK_BYTES) + (address - (sector << sectorShift));
    }
};

} // namespace

storage::Flash *port_flash_open(void) {
    return new (xmalloc(sizeof(CfiFlash))) CfiFlash();
}
