// What Lua's libraries want of an operating system. A bare program has no files: what is written goes to the console.

#include "../board/board.h"

#include <stdio.h>
#include <sys/types.h>

static int put(char character, FILE *file) {
    (void)file;
    console((char[]){character, 0});
    return character;
}

static FILE output = FDEV_SETUP_STREAM(put, NULL, NULL, _FDEV_SETUP_WRITE);
FILE *const stdin = &output;
FILE *const stdout = &output;
FILE *const stderr = &output;

int open(const char *path, int flags, ...) {
    (void)path;
    (void)flags;
    return -1;
}

int close(int file) {
    (void)file;
    return -1;
}

ssize_t read(int file, void *bytes, size_t count) {
    (void)file;
    (void)bytes;
    (void)count;
    return -1;
}

ssize_t write(int file, const void *bytes, size_t count) {
    (void)file;
    (void)bytes;
    (void)count;
    return -1;
}

off_t lseek(int file, off_t offset, int from) {
    (void)file;
    (void)offset;
    (void)from;
    return -1;
}

void _exit(int status) {
    register int number asm("a2") = 1; // QEMU's simcall 1 ends it
    register int argument asm("a3") = status;
    asm volatile("simcall" ::"r"(number), "r"(argument));
    __builtin_unreachable();
}
