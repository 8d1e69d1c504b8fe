// The flash of the store of named values: the partition "settings" (partitions.csv of the SDK's project).

#include "../runtime/storage/flash.h"

#include <new>

#include "../runtime/platform-api.h"
#include "esp_partition.h"

namespace {

constexpr uint32_t SECTOR_SHIFT = 10; // 1024 words
constexpr uint32_t SECTOR_BYTES = 4096;
constexpr char PARTITION[] = "settings";
/** Of data for applications: the first subtype that ESP-IDF leaves to them. */
constexpr auto SUBTYPE = esp_partition_subtype_t(0x40);
/** As few as the store takes; what is not there reads back as nothing that was written, which the store reports. */
constexpr uint32_t SECTORS_WITHOUT_PARTITION = 4;

class PartitionFlash final : public storage::Flash {
  public:
    explicit PartitionFlash(const esp_partition_t *partition)
        : Flash(partition ? partition->size / SECTOR_BYTES : SECTORS_WITHOUT_PARTITION, SECTOR_SHIFT),
          partition(partition) {}

    void read(uint32_t address, uint32_t *to, uint32_t words) override {
        if (!partition || esp_partition_read(partition, address * 4, to, words * 4) != ESP_OK)
            while (words)
                to[--words] = 0;
    }

    void program(uint32_t address, const uint32_t *from, uint32_t words) override {
        if (partition)
            esp_partition_write(partition, address * 4, from, words * 4);
    }

    void erase(uint32_t sector) override {
        if (partition)
            esp_partition_erase_range(partition, sector * SECTOR_BYTES, SECTOR_BYTES);
    }

  private:
    const esp_partition_t *const partition;
};

} // namespace

storage::Flash *port_flash_open(void) {
    auto partition = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, SUBTYPE, PARTITION);
    if (!partition)
        platform_console_line("settings: the board's flash has no partition \"%s\"", PARTITION);
    return new (xmalloc(sizeof(PartitionFlash))) PartitionFlash(partition);
}
