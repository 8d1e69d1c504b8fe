// How much the SDKs' parts tell on the console. For tests: nothing defines it.

#pragma once

typedef enum { ESP_LOG_WARN = 2 } esp_log_level_t;

extern "C" void esp_log_level_set(const char *tag, esp_log_level_t level);
