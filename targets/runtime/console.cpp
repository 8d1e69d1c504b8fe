// The console: plain text lines on the port's UART, and a printf small enough for it (picolibc's would take data RAM).

#include <stdarg.h>

#include "port.h"
#include "pxtbase.h"
#include "utf8.h"

namespace {

void put(char byte) {
    port_console_put(byte);
}

void putText(const char *text) {
    while (*text)
        put(*text++);
}

void putString(const char *text, int length) {
    encodeUtf8(text, length, put);
}

void putNumber(uint32_t value, uint32_t base, int width, char padding) {
    char digits[12];
    int count = 0;
    do {
        digits[count++] = "0123456789abcdef"[value % base];
        value /= base;
    } while (value);
    while (width-- > count)
        put(padding);
    while (count)
        put(digits[--count]);
}

void putFormatted(const char *format, va_list arguments) {
    while (char c = *format++) {
        if (c != '%') {
            put(c);
            continue;
        }
        c = *format++;
        char padding = ' ';
        if (c == '0') {
            padding = '0';
            c = *format++;
        }
        int width = 0;
        while (c >= '0' && c <= '9') {
            width = width * 10 + c - '0';
            c = *format++;
        }
        while (c == 'l' || c == 'h' || c == 'z')
            c = *format++;
        switch (c) {
        case 'd':
        case 'i': {
            int value = va_arg(arguments, int);
            if (value < 0)
                put('-');
            putNumber(value < 0 ? -(uint32_t)value : (uint32_t)value, 10, width, padding);
            break;
        }
        case 'u':
            putNumber(va_arg(arguments, uint32_t), 10, width, padding);
            break;
        case 'p':
            putText("0x");
            putNumber(va_arg(arguments, uint32_t), 16, 8, '0');
            break;
        case 'x':
        case 'X':
            putNumber(va_arg(arguments, uint32_t), 16, width, padding);
            break;
        case 'c':
            put((char)va_arg(arguments, int));
            break;
        case 's': {
            const char *text = va_arg(arguments, const char *);
            putText(text ? text : "(null)");
            break;
        }
        case 0:
            return;
        default:
            put(c);
        }
    }
}

} // namespace

extern "C" void platform_console_write(const char *text, size_t bytes) {
    for (size_t i = 0; i < bytes; i++)
        put(text[i]);
}

extern "C" void platform_console_line(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    putFormatted(format, arguments);
    va_end(arguments);
    put('\n');
}

extern "C" void platform_debug_line(const char *format, ...) {
    putText("# ");
    va_list arguments;
    va_start(arguments, format);
    putFormatted(format, arguments);
    va_end(arguments);
    put('\n');
}

void itoa(int value, char *text) {
    uint32_t rest = value < 0 ? -(uint32_t)value : (uint32_t)value;
    char digits[12];
    int count = 0;
    do {
        digits[count++] = '0' + rest % 10;
        rest /= 10;
    } while (rest);
    if (value < 0)
        *text++ = '-';
    while (count)
        *text++ = digits[--count];
    *text = 0;
}

namespace pxt {

static void (*sendToUart)(const char *, int) = nullptr;

void setSendToUART(void (*send)(const char *, int)) {
    sendToUart = send;
}

void sendSerial(const char *data, int length) {
    if (sendToUart)
        sendToUart(data, length);
    else
        putString(data, length);
}

void dumpDmesg() {
    // Debug lines go to the console at once; none are kept.
}

} // namespace pxt
