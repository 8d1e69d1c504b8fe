// Every call is a call: the compiler may not unroll the recursion into itself.

#include "programs.h"

__attribute__((noipa)) int fib(int n) {
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}
