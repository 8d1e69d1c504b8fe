// What the test programs of this folder print for their test (host-program.ts): a line for each check.

#pragma once

#include <stdio.h>

static int failures;

static inline void check(bool holds, const char *what) {
    printf("%s: %s\n", holds ? "holds" : "FAILS", what);
    failures += !holds;
}

/** The program's last line; gives its exit status. */
static inline int endOfTest() {
    printf("end of test\n");
    return failures ? 1 : 0;
}
