/* The lx106 core of the ESP8266, in the names of the Xtensa tools' core configuration (HAL): what gcc's libgcc sources want
   to know about it. Values as in Espressif's core description of the lx106, checked against the instructions that Debian's
   xtensa-lx106-elf-gcc emits. */

#ifndef XTENSA_CONFIG_H
#define XTENSA_CONFIG_H

#include "../../runtime/xtensa-common-config.h"

#define XCHAL_HAVE_MAC16 0
#define XCHAL_HAVE_DIV32 0
#define XCHAL_HAVE_MINMAX 0
#define XCHAL_HAVE_SEXT 0
#define XCHAL_HAVE_LOOPS 0
#define XCHAL_HAVE_WINDOWED 0
#define XCHAL_NUM_AREGS 16

#endif
