#include "programs.h"

int int_loop(int n, int m) {
    int x = 12345;
    int s = 0;
    for (int i = 0; i < n; i++) {
        for (int j = 0; j < m; j++) {
            x = (x * 1021 + 12345) & 0xFFFFF;
            x = x ^ (x >> 7);
            if (x & 1)
                s = (s + j) & 0xFFFFFF;
            else
                s = s ^ x;
        }
    }
    return s;
}
