// The Wi-Fi station's network interface. For tests: nothing defines it.

#pragma once

typedef struct esp_netif_obj esp_netif_t;

extern "C" esp_netif_t *esp_netif_create_default_wifi_sta(void);
