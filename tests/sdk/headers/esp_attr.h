// The SDKs' attributes, as far as the port uses them. For tests.

#pragma once

#define __NOINIT_ATTR __attribute__((section(".noinit.test")))
