// What menuconfig gives to the port. For tests.

#pragma once

#define CONFIG_PXT_ESP_PROGRAM_RAM 32768
