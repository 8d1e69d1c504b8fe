# Included by a component.mk that sets PXT_ESP_BOARD. Links the component with the runtime's library, which this repository's build
# (targets/build/sdk-library.ts) makes with the SDK's compiler and headers.

PXT_ESP_ROOT := $(abspath $(dir $(lastword $(MAKEFILE_LIST)))/../..)
PXT_ESP_OUT := $(COMPONENT_BUILD_DIR)/library

COMPONENT_ADD_LDFLAGS := -l$(COMPONENT_NAME) $(PXT_ESP_OUT)/libpxt_runtime.a -T $(PXT_ESP_OUT)/pxt_esp.ld

$(COMPONENT_LIBRARY): pxt_esp_library

.PHONY: pxt_esp_library
pxt_esp_library:
	mkdir -p $(PXT_ESP_OUT)
	echo "$(COMPONENT_INCLUDES)" > $(PXT_ESP_OUT)/includes
	cd $(PXT_ESP_ROOT) && node --import tsx targets/build/sdk-main.ts --board $(PXT_ESP_BOARD) --out $(PXT_ESP_OUT) \
		--includes $(PXT_ESP_OUT)/includes -- -DESP_PLATFORM -D_GNU_SOURCE
