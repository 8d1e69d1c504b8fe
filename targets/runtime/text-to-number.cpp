// Text as a number: parseFloat, in place of base's (pxtcore.h makes that weak), and what a string is worth as an operand. The two
// differ: parseFloat takes as much of the text as is a decimal number, an operand must be a number as a whole.
//
// Base reads both alike, sums up rounding errors, and has "" and "." be 0 and infinities NaN. picolibc's strtod, which reads byte by byte
// and so from data RAM only, is off by one in the last place for some texts of more than 17 digits.

#define PXT_ESP_REPLACES_BASE
#include "conversions.h"

namespace {

// ECMAScript's WhiteSpace and LineTerminator beyond ASCII, as UTF-8.
const char *const wideSpaces[] = {"\xc2\xa0",     "\xe1\x9a\x80", "\xe2\x80\xa8", "\xe2\x80\xa9",
                                  "\xe2\x80\xaf", "\xe2\x81\x9f", "\xe3\x80\x80", "\xef\xbb\xbf"};

/** An integer of 1,280 bits. */
class BigInteger {
  public:
    explicit BigInteger(uint64_t value) : words{(uint32_t)value, (uint32_t)(value >> 32)} {}

    void multiply(uint32_t factor, uint32_t plus = 0) {
        uint64_t carry = plus;
        for (uint32_t &word : words) {
            carry += (uint64_t)word * factor;
            word = (uint32_t)carry;
            carry >>= 32;
        }
    }

    void multiplyByPower(uint32_t factor, int exponent) {
        while (exponent-- > 0)
            multiply(factor);
    }

    /** Less than, equal to or greater than 0. */
    int compare(const BigInteger &other) const {
        for (int i = count - 1; i >= 0; i--)
            if (words[i] != other.words[i])
                return words[i] < other.words[i] ? -1 : 1;
        return 0;
    }

  private:
    static constexpr int count = 40;
    uint32_t words[count];
};

// picolibc's strtod is right for so many digits; more lie between the doubles around them.
constexpr int mostExact = 17;
// Digits beyond these are one that is not 0.
constexpr int mostDigits = 40;

// The double nearest to `digits` times 10 to the `exponent`, which is not less than what `below` was read from: that, or the next one.
double nearest(const char *digits, int count, int exponent, double below) {
    if (isinf(below) || exponent < -420)
        return below;
    auto bits = bitwise_cast<uint64_t>(below);
    constexpr uint64_t leadingBit = 1ull << 52;
    int biased = (int)(bits >> 52);
    uint64_t significand = (bits & (leadingBit - 1)) | (biased ? leadingBit : 0);
    // In the middle between the two is (2 significand + 1) 2^power.
    int power = (biased ? biased : 1) - 1076;
    BigInteger decimal(0), middle(2 * significand + 1);
    for (int i = 0; i < count; i++)
        decimal.multiply(10, digits[i] - '0');
    decimal.multiplyByPower(5, exponent);
    middle.multiplyByPower(5, -exponent);
    decimal.multiplyByPower(2, exponent - power);
    middle.multiplyByPower(2, power - exponent);
    int order = decimal.compare(middle);
    bool isAbove = order > 0 || (order == 0 && (significand & 1));
    return isAbove ? bitwise_cast<double>(bits + 1) : below;
}

double decimalToDouble(char *digits, int count, int exponent) {
    int used = min(count, mostExact);
    char number[mostExact + 16];
    memcpy(number, digits, used);
    number[used] = 'e';
    itoa(exponent + count - used, number + used + 1);
    double below = strtod(number, nullptr);
    return used == count ? below : nearest(digits, count, exponent, below);
}

class Reader {
  public:
    explicit Reader(String text) : at(text->getUTF8Data()), end(at + text->getUTF8Size()) {}

    bool isAtEnd() const {
        return at == end;
    }

    void skipSpaces() {
        while (unsigned size = spaceSize())
            at += size;
    }

    bool skip(const char *word) {
        size_t size = strlen(word);
        if (!startsWith(word, size))
            return false;
        at += size;
        return true;
    }

    /** Infinity or a decimal number without a sign; unmoved and false when there is none. */
    bool readDecimal(double &value) {
        if (skip("Infinity")) {
            value = INFINITY;
            return true;
        }
        // The significant digits.
        char number[mostDigits + 1];
        int count = 0, exponent = 0;
        bool hasPoint = false, hasDigit = false, isCut = false;
        auto digits = at;
        for (; at < end; at++) {
            if (isDigit()) {
                hasDigit = true;
                if (count < mostDigits && (count > 0 || *at != '0')) {
                    number[count++] = *at;
                } else if (count > 0) {
                    isCut |= *at != '0';
                    exponent++;
                }
                if (hasPoint)
                    exponent--;
            } else if (*at == '.' && !hasPoint) {
                hasPoint = true;
            } else {
                break;
            }
        }
        if (!hasDigit) {
            at = digits;
            return false;
        }
        exponent += readExponent();
        if (count == 0) {
            value = 0;
            return true;
        }
        if (isCut) {
            number[count++] = '1';
            exponent--;
        }
        value = decimalToDouble(number, count, exponent);
        return true;
    }

    /** Digits of base 2, 8 or 16; NaN when there are none, or something else follows. */
    double readPowerOfTwo(unsigned bitsPerDigit) {
        // The leading bits; the lowest stands for all further ones that are not 0.
        uint64_t bits = 0;
        int dropped = 0;
        bool hasDigit = false;
        for (; at < end; at++, hasDigit = true) {
            unsigned letter = (uint8_t)*at | 0x20;
            unsigned digit = isDigit() ? *at - '0' : letter - 'a' < 6 ? letter - 'a' + 10 : 16;
            if (digit >> bitsPerDigit)
                return NAN;
            if (bits >> (64 - bitsPerDigit) == 0) {
                bits = bits << bitsPerDigit | digit;
            } else {
                bits |= digit != 0;
                dropped += bitsPerDigit;
            }
        }
        return hasDigit ? ldexp((double)bits, dropped) : NAN;
    }

  private:
    const char *at;
    const char *end;

    bool isDigit() const {
        return *at >= '0' && *at <= '9';
    }

    bool startsWith(const char *word, size_t size) const {
        return (size_t)(end - at) >= size && memcmp(at, word, size) == 0;
    }

    unsigned spaceSize() const {
        if (at == end)
            return 0;
        if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
            return 1;
        if ((*at & 0x80) == 0)
            return 0;
        for (auto space : wideSpaces)
            if (startsWith(space, strlen(space)))
                return strlen(space);
        // U+2000 to U+200A
        return startsWith("\xe2\x80", 2) && end - at > 2 && (uint8_t)at[2] - 0x80u <= 10 ? 3 : 0;
    }

    // An exponent without digits is none.
    int readExponent() {
        // Beyond what any text of digits makes up for.
        constexpr int most = 1000000;
        auto start = at;
        if (at == end || (*at | 0x20) != 'e')
            return 0;
        at++;
        bool isNegative = at < end && *at == '-';
        if (at < end && (*at == '-' || *at == '+'))
            at++;
        if (at == end || !isDigit()) {
            at = start;
            return 0;
        }
        int exponent = 0;
        for (; at < end && isDigit(); at++)
            if (exponent < most)
                exponent = exponent * 10 + *at - '0';
        return isNegative ? -exponent : exponent;
    }
};

bool readSigned(Reader &reader, double &value) {
    bool isNegative = reader.skip("-");
    if (!isNegative)
        reader.skip("+");
    if (!reader.readDecimal(value))
        return false;
    if (isNegative)
        value = -value;
    return true;
}

} // namespace

double textToNumber(String text) {
    Reader reader(text);
    reader.skipSpaces();
    if (reader.isAtEnd())
        return 0;
    double value = NAN;
    if (reader.skip("0x") || reader.skip("0X"))
        value = reader.readPowerOfTwo(4);
    else if (reader.skip("0o") || reader.skip("0O"))
        value = reader.readPowerOfTwo(3);
    else if (reader.skip("0b") || reader.skip("0B"))
        value = reader.readPowerOfTwo(1);
    else
        readSigned(reader, value);
    reader.skipSpaces();
    return reader.isAtEnd() ? value : NAN;
}

namespace String_ {

TNumber toNumber(String text) {
    Reader reader(text);
    reader.skipSpaces();
    double value = NAN;
    readSigned(reader, value);
    return fromDouble(value);
}

} // namespace String_
