#include "programs.h"

#include <stdlib.h>

static void sort_range(int *a, int low, int high) {
    int i = low;
    int j = high;
    int pivot = a[(low + high) >> 1];
    while (i <= j) {
        while (a[i] < pivot)
            i++;
        while (a[j] > pivot)
            j--;
        if (i <= j) {
            int t = a[i];
            a[i] = a[j];
            a[j] = t;
            i++;
            j--;
        }
    }
    if (low < j)
        sort_range(a, low, j);
    if (i < high)
        sort_range(a, i, high);
}

int quicksort(int n) {
    int *a = malloc(n * sizeof *a);
    int x = 42;
    for (int i = 0; i < n; i++) {
        x = (x * 1021 + 12345) & 0xFFFFF;
        a[i] = x;
    }
    sort_range(a, 0, n - 1);
    int s = 0;
    for (int i = 0; i < n; i++)
        s = (s * 3 + a[i]) & 0xFFFFF;
    free(a);
    return s;
}
