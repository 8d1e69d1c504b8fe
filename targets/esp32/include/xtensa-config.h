/* The core that stands for the ESP32's LX6 in the emulator, in the names of the Xtensa tools' core configuration (HAL): what gcc's libgcc
   sources and windowed .S files want to know about it. It is Tensilica's dc233c: the LX6's instruction set, but for half of its
   registers, and without the upper half of products and single-precision floating point. */

#ifndef XTENSA_CONFIG_H
#define XTENSA_CONFIG_H

#include "../../runtime/xtensa-common-config.h"

#define XCHAL_HAVE_MAC16 1
#define XCHAL_HAVE_DIV32 1
#define XCHAL_HAVE_MINMAX 1
#define XCHAL_HAVE_SEXT 1
#define XCHAL_HAVE_LOOPS 1
#define XCHAL_HAVE_WINDOWED 1
#define XCHAL_NUM_AREGS 32

#endif
