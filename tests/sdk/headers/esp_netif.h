// What the port uses of the SDKs' network interfaces, declared as their documentation has it. For tests: nothing defines it.

#pragma once

#include "esp_event.h"

typedef enum { IP_EVENT_STA_GOT_IP, IP_EVENT_STA_LOST_IP } ip_event_t;

extern "C" {
extern esp_event_base_t const IP_EVENT;
esp_err_t esp_netif_init(void);
}
