// lwIP's configuration as on the board, but for the size of this machine's words.

#include_next "lwipopts.h"

#undef MEM_ALIGNMENT
#define MEM_ALIGNMENT 8
