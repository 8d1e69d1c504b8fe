// The core's description in the names of the Xtensa tools, which the SDK has for the chip itself.

#ifndef XTENSA_CONFIG_H
#define XTENSA_CONFIG_H

#include <xtensa/config/core-isa.h>

#endif
