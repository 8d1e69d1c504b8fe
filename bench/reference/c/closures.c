// map, filter and reduce with functions that carry their captured variable; none of them is inlined into its caller.

#include "programs.h"

#include <stdlib.h>

typedef struct {
    int k;
} Captured;

typedef struct {
    int length;
    int *items;
} Array;

typedef int (*Unary)(const Captured *, int);
typedef int (*Binary)(const Captured *, int, int);

static Array array(int capacity) {
    return (Array){0, malloc(capacity * sizeof(int))};
}

__attribute__((noipa)) static Array map(Array a, Unary f, const Captured *captured) {
    Array result = array(a.length);
    for (int i = 0; i < a.length; i++)
        result.items[result.length++] = f(captured, a.items[i]);
    return result;
}

__attribute__((noipa)) static Array filter(Array a, Unary f, const Captured *captured) {
    Array result = array(a.length);
    for (int i = 0; i < a.length; i++)
        if (f(captured, a.items[i]))
            result.items[result.length++] = a.items[i];
    return result;
}

__attribute__((noipa)) static int reduce(Array a, Binary f, const Captured *captured, int value) {
    for (int i = 0; i < a.length; i++)
        value = f(captured, value, a.items[i]);
    return value;
}

static int triple_plus_k(const Captured *captured, int x) {
    return x * 3 + captured->k;
}

static int is_even(const Captured *captured, int x) {
    (void)captured;
    return (x & 1) == 0;
}

static int add(const Captured *captured, int sum, int x) {
    (void)captured;
    return (sum + x) & 0xFFFFFF;
}

static int map_filter_reduce(Array numbers, int k) {
    Captured captured = {k};
    Array mapped = map(numbers, triple_plus_k, &captured);
    Array filtered = filter(mapped, is_even, &captured);
    int sum = reduce(filtered, add, &captured, 0);
    free(mapped.items);
    free(filtered.items);
    return sum;
}

int closures(int n, int repetitions) {
    Array numbers = array(n);
    for (int i = 0; i < n; i++)
        numbers.items[numbers.length++] = i;
    int s = 0;
    for (int k = 0; k < repetitions; k++)
        s = (s + map_filter_reduce(numbers, k)) & 0xFFFFFF;
    free(numbers.items);
    return s;
}
