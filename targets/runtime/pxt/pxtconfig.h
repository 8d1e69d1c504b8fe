// Settings of libs/base's C++ (pxtbase.h includes this first).

#ifndef PXT_ESP_PXTCONFIG_H
#define PXT_ESP_PXTCONFIG_H

// Strings are UTF-8 inside, with all of base's representations.
#define PXT_UTF8 1

// gc.cpp keeps the thread contexts in a list of its own. The alternative, gcProcessStacks, would have to allocate
// while collecting.
#define PXT_GC_THREAD_LIST 1

#endif
