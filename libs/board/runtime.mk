# What the boards' Makefiles include, which set BOARD. pxt's command line builds a board's C++ by running make in built/dockermake of
# its package, with all packages' C++ beside it. Here the C++ is built once per board (targets/build), so what pxt wants to have
# built is there already: the runtime image.

RUNTIME ?= ../../../../built/runtime/$(BOARD)/runtime.json

bld/pxt-app.hex: $(RUNTIME)
	mkdir -p bld
	cp $(RUNTIME) $@

$(RUNTIME):
	@echo "$(RUNTIME) is missing: build the runtime first (npm run build)" >&2
	@exit 1
