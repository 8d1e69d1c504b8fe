// The seam between the store of named values and a board's flash: NOR flash that is read in aligned words, whose bits are
// programmed from 1 to 0 a word at a time, and which goes back to all ones a sector at a time.

#ifndef PXT_ESP_STORAGE_FLASH_H
#define PXT_ESP_STORAGE_FLASH_H

#include <stdint.h>

namespace storage {

/** The region of the flash that the settings have. Addresses count its words, from 0. */
class Flash {
  public:
    /** Number of sectors, at least 4. */
    const uint32_t sectors;
    /** Words of a sector, as a power of two: 10 for 4 KB. */
    const uint32_t sectorShift;

    /** Copies words to data RAM. */
    virtual void read(uint32_t address, uint32_t *to, uint32_t words) = 0;

    /**
     * Programs words one after the other, within a sector. Each has been erased before, and is programmed at most once more
     * after that: to 0. Returns when the last one is in flash; whether it arrived is the caller's to check.
     */
    virtual void program(uint32_t address, const uint32_t *from, uint32_t words) = 0;

    /** Makes all words of a sector 0xffffffff. */
    virtual void erase(uint32_t sector) = 0;

  protected:
    Flash(uint32_t sectors, uint32_t sectorShift) : sectors(sectors), sectorShift(sectorShift) {}
};

} // namespace storage

/** Makes the driver, in memory from xmalloc; the store asks for it once, when it is first used. (port) */
storage::Flash *port_flash_open(void);

#endif
