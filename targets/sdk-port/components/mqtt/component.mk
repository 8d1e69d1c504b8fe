# The settings of the MQTT client (Kconfig), in the place of the SDK's component of that name and menu: no code.

COMPONENT_CONFIG_ONLY := 1
