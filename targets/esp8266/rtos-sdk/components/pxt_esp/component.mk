# The runtime: the SDK compiles what is its own, and asks this repository's build for the rest.

PXT_ESP_BOARD := esp8266
COMPONENT_SRCDIRS := .
COMPONENT_PRIV_INCLUDEDIRS := ../../../../sdk-port

include $(COMPONENT_PATH)/../../../../sdk-port/library.mk
