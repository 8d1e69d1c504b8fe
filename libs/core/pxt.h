// What the C++ of MakeCode's packages includes: the values of libs/base and what the platform offers (platform-api.h).

#ifndef __PXT_H
#define __PXT_H

#include "pxtbase.h"

#endif
