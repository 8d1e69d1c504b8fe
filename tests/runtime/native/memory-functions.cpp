// The word-reading memory and string functions against plain byte loops, at every alignment and on bytes in flash.

#include "program.h"

// Where data RAM is (the linker script).
extern "C" uint8_t _dram_start[], _free_end[];

namespace {

const char inFlash[] = "The quick brown fox jumps over the lazy dog, twice. The quick brown fox jumps over the lazy dog.";

uint8_t area[160];

void fillArea() {
    for (unsigned i = 0; i < sizeof(area); i++)
        area[i] = (uint8_t)(200 - i);
}

bool areaIsUntouchedOutside(unsigned start, unsigned end) {
    for (unsigned i = 0; i < sizeof(area); i++)
        if ((i < start || i >= end) && area[i] != (uint8_t)(200 - i))
            return false;
    return true;
}

bool copies() {
    for (unsigned to = 8; to < 12; to++)
        for (unsigned from = 0; from < 4; from++)
            for (unsigned length = 0; length < 40; length++) {
                fillArea();
                memcpy(area + to, inFlash + from, length);
                for (unsigned i = 0; i < length; i++)
                    if (area[to + i] != (uint8_t)inFlash[from + i])
                        return false;
                if (!areaIsUntouchedOutside(to, to + length))
                    return false;
            }
    return true;
}

bool moves() {
    for (unsigned to = 40; to < 60; to++)
        for (unsigned from = 40; from < 60; from++)
            for (unsigned length = 0; length < 30; length++) {
                fillArea();
                memmove(area + to, area + from, length);
                for (unsigned i = 0; i < length; i++)
                    if (area[to + i] != (uint8_t)(200 - (from + i)))
                        return false;
                if (!areaIsUntouchedOutside(to, to + length))
                    return false;
            }
    return true;
}

bool fills() {
    for (unsigned to = 8; to < 12; to++)
        for (unsigned length = 0; length < 20; length++) {
            fillArea();
            memset(area + to, 0x1a5, length);
            for (unsigned i = 0; i < length; i++)
                if (area[to + i] != 0xa5)
                    return false;
            if (!areaIsUntouchedOutside(to, to + length))
                return false;
        }
    return true;
}

bool comparesMemory() {
    for (unsigned from = 0; from < 4; from++)
        for (unsigned at = 0; at < 4; at++)
            for (unsigned length = 1; length < 20; length++) {
                memcpy(area + at, inFlash + from, length);
                if (memcmp(area + at, inFlash + from, length) != 0)
                    return false;
                area[at + length - 1]++;
                if (memcmp(area + at, inFlash + from, length) <= 0 || memcmp(inFlash + from, area + at, length) >= 0)
                    return false;
            }
    return true;
}

} // namespace

extern "C" void pxt_native_main(void) {
    expect((uint8_t *)inFlash < _dram_start || (uint8_t *)inFlash >= _free_end, "constants are in flash");
    expect(copies(), "memcpy copies at every alignment and touches nothing else");
    expect(moves(), "memmove moves overlapping areas in both directions");
    expect(fills(), "memset fills at every alignment and touches nothing else");
    expect(comparesMemory(), "memcmp orders as bytes do");
    expect(strlen(inFlash) == sizeof(inFlash) - 1, "strlen");
    expect(strcmp(inFlash, "The quick") > 0 && strcmp("abc", "abd") < 0 && strcmp("abc", "abc") == 0, "strcmp");
    expect(strncmp(inFlash, "The quirk", 7) == 0 && strncmp(inFlash, "The quirk", 8) < 0, "strncmp");
    expect(strchr(inFlash, 'q') == inFlash + 4 && !strchr(inFlash, '#'), "strchr");
    expect(strrchr(inFlash, 'q') == inFlash + 56 && !strrchr(inFlash, '#'), "strrchr");
    expect(strstr(inFlash, "fox") == inFlash + 16 && !strstr(inFlash, "cat"), "strstr");
    expect(memchr(inFlash, 'k', 9) == inFlash + 8 && !memchr(inFlash, 'k', 8), "memchr");
    char *end;
    const char *number = " -1203x";
    expect(strtol(number, &end, 10) == -1203 && *end == 'x', "strtol reads decimal numbers");
    expect(strtol("0x1F", nullptr, 0) == 31 && strtol("-", &end, 10) == 0, "strtol reads hexadecimal numbers");
    platform_console_line("end of test");
    port_halt(0);
}
