// What the port uses of the SDKs' partitions, declared as their documentation has it. For tests: nothing defines it.

#pragma once

#include <stddef.h>
#include <stdint.h>

#include "esp_err.h"

typedef enum { ESP_PARTITION_TYPE_APP = 0, ESP_PARTITION_TYPE_DATA = 1 } esp_partition_type_t;
typedef enum { ESP_PARTITION_SUBTYPE_ANY = 0xff } esp_partition_subtype_t;
typedef struct {
    uint32_t address;
    uint32_t size;
} esp_partition_t;

extern "C" {
const esp_partition_t *esp_partition_find_first(esp_partition_type_t type, esp_partition_subtype_t subtype, const char *label);
esp_err_t esp_partition_read(const esp_partition_t *partition, size_t offset, void *to, size_t bytes);
esp_err_t esp_partition_write(const esp_partition_t *partition, size_t offset, const void *from, size_t bytes);
esp_err_t esp_partition_erase_range(const esp_partition_t *partition, size_t offset, size_t bytes);
}
