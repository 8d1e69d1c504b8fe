// 64-bit integer functions that the compiler calls and that Debian's libgcc for the lx106 lacks, since on the ESP8266 they
// are in the chip's ROM. Their division proper, __udivmoddi4, is in libgcc. Names and behaviour: "GCC Internals",
// section "Routines for integer arithmetic".

#include <stdint.h>

uint64_t __udivmoddi4(uint64_t dividend, uint64_t divisor, uint64_t *remainder);
uint64_t __umulsidi3(uint32_t left, uint32_t right);

uint64_t __udivdi3(uint64_t dividend, uint64_t divisor) {
    return __udivmoddi4(dividend, divisor, 0);
}

uint64_t __umoddi3(uint64_t dividend, uint64_t divisor) {
    uint64_t remainder;
    __udivmoddi4(dividend, divisor, &remainder);
    return remainder;
}

int64_t __divdi3(int64_t dividend, int64_t divisor) {
    uint64_t quotient = __udivmoddi4(dividend < 0 ? -(uint64_t)dividend : (uint64_t)dividend,
                                     divisor < 0 ? -(uint64_t)divisor : (uint64_t)divisor, 0);
    return (int64_t)((dividend < 0) != (divisor < 0) ? -quotient : quotient);
}

int64_t __muldi3(int64_t left, int64_t right) {
    uint32_t leftLow = (uint32_t)left, leftHigh = (uint32_t)((uint64_t)left >> 32);
    uint32_t rightLow = (uint32_t)right, rightHigh = (uint32_t)((uint64_t)right >> 32);
    uint64_t product = __umulsidi3(leftLow, rightLow);
    uint32_t high = (uint32_t)(product >> 32) + leftLow * rightHigh + leftHigh * rightLow;
    return (int64_t)((uint64_t)high << 32 | (uint32_t)product);
}
