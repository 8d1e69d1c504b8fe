// The ten programs in C: the work that bench/programs/main.ts does, and the same results.
#pragma once

int fib(int n);
int sieve(int size, int repetitions);
int int_loop(int n, int m);
int crc16(int n, int repetitions);
int strings(int n);
int objects(int n);
int closures(int n, int repetitions);
int quicksort(int n);
int nbody(int steps);
int dict(char *const *keys, int count, int n);
