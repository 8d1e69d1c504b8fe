// Builds topics, splits them at slashes into copies on the heap, compares and searches, as the TypeScript program does.

#include "programs.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS 4

static char *append(char *end, const char *text) {
    while (*text)
        *end++ = *text++;
    *end = 0;
    return end;
}

static char *append_number(char *end, unsigned value) {
    char digits[12];
    int count = 0;
    do {
        digits[count++] = '0' + value % 10;
        value /= 10;
    } while (value);
    while (count)
        *end++ = digits[--count];
    *end = 0;
    return end;
}

static char *copy(const char *text, size_t length) {
    char *result = malloc(length + 1);
    memcpy(result, text, length);
    result[length] = 0;
    return result;
}

static char *topic(int i) {
    char text[64];
    char *end = append(text, "home/room");
    end = append_number(end, i % 20);
    end = append(end, "/sensor");
    end = append_number(end, i % 7);
    end = append(end, "/");
    end = append_number(end, i);
    return copy(text, end - text);
}

static int split(const char *text, char *parts[LEVELS]) {
    int count = 0;
    for (;;) {
        const char *slash = strchr(text, '/');
        parts[count++] = copy(text, slash ? (size_t)(slash - text) : strlen(text));
        if (!slash)
            return count;
        text = slash + 1;
    }
}

int strings(int n) {
    int hits = 0;
    int length = 0;
    int found = 0;
    for (int i = 0; i < n; i++) {
        char *s = topic(i);
        char *parts[LEVELS];
        int count = split(s, parts);
        if (strcmp(parts[1], "room7") == 0 && strcmp(parts[2], "sensor3") == 0)
            hits++;
        length += strlen(parts[3]);
        if (strstr(s, "/sensor5/"))
            found++;
        for (int k = 0; k < count; k++)
            free(parts[k]);
        free(s);
    }
    return hits * 1000000 + found * 1000 + length % 1000;
}
