// floor and ceil for doubles, in place of picolibc's: theirs lose the carry from the lower word into the upper one, so that
// ceil(1073741823.5) is 512 too small.

#include <math.h>

extern "C" double floor(double value) {
    double whole = trunc(value);
    return whole > value ? whole - 1 : whole;
}

extern "C" double ceil(double value) {
    double whole = trunc(value);
    return whole < value ? whole + 1 : whole;
}
