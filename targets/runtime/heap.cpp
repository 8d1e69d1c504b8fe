// The system heap, and how the data RAM left over by the program is divided between it and the garbage collector.
//
// All of the free RAM is one system heap at first. At the program's first allocation the collector takes its one block
// out of it (gcAllocBlock), leaving SYSTEM_HEAP_RESERVE. The block is at the lower end, and the system heap gives memory from the
// upper end down, so that the block can grow into what is free between them (platform_gc_heap_grow).
//
// The free list is in address order and short; freed neighbours join at once.

#include "heap.h"

#include "collector/collector.h"
#include "fibers.h"
#include "ram-shares.h"
#include "pxtbase.h"

extern "C" {
uintptr_t platform_gc_heap_start;
uintptr_t platform_gc_heap_bytes;
}

namespace {

// In front of each piece, free or in use. The user's part follows and is aligned to 8 bytes, hence the base's offset.
struct Piece {
    uint32_t bytes; // including this header; a multiple of 8
    Piece *next;    // free pieces only; in use, the user's part begins here
};

constexpr uint32_t headerBytes = offsetof(Piece, next);
constexpr uint32_t smallestPiece = 16;

Piece *freePieces;

uint32_t pieceBytesFor(size_t bytes) {
    uint32_t needed = (bytes + headerBytes + 7) & ~7u;
    return needed < smallestPiece ? smallestPiece : needed;
}

// The highest piece that is large enough gives its upper end.
void *takeHighest(size_t bytes) {
    uint32_t needed = pieceBytesFor(bytes);
    if (needed < bytes)
        return nullptr;
    Piece **found = nullptr;
    for (Piece **link = &freePieces; *link; link = &(*link)->next)
        if ((*link)->bytes >= needed)
            found = link;
    if (!found)
        return nullptr;
    Piece *piece = *found;
    if (piece->bytes - needed < smallestPiece) {
        *found = piece->next;
        return &piece->next;
    }
    piece->bytes -= needed;
    auto upper = (Piece *)((uint8_t *)piece + piece->bytes);
    upper->bytes = needed;
    return &upper->next;
}

// Cuts `bytes`, a multiple of 8, off the lower end of the piece that `link` points to. What is left stays free.
Piece *cutLowerEnd(Piece **link, uint32_t bytes) {
    Piece *piece = *link;
    if (piece->bytes - bytes < smallestPiece) {
        *link = piece->next;
        return piece;
    }
    auto rest = (Piece *)((uint8_t *)piece + bytes);
    rest->bytes = piece->bytes - bytes;
    rest->next = piece->next;
    *link = rest;
    piece->bytes = bytes;
    return piece;
}

bool joins(Piece *lower, Piece *upper) {
    return upper && (uint8_t *)lower + lower->bytes == (uint8_t *)upper;
}

} // namespace

void heap_init(uintptr_t start, uintptr_t end) {
    // Headers sit 4 bytes below a multiple of 8.
    start = ((start + headerBytes + 7) & ~7u) - headerBytes;
    end = ((end - headerBytes) & ~7u) + headerBytes;
    if (end < start + smallestPiece)
        target_panic(PANIC_CODAL_OOM);
    freePieces = (Piece *)start;
    freePieces->bytes = (end - start) & ~7u;
    freePieces->next = nullptr;
}

extern "C" void *platform_try_malloc(size_t bytes) {
    void *memory = takeHighest(bytes);
    // Stacks of fibers that ended are kept for the next ones, but not when memory is short.
    while (!memory && fibers_release_one())
        memory = takeHighest(bytes);
    return memory;
}

extern "C" void *platform_try_malloc_sparingly(size_t bytes) {
    void *memory = platform_try_malloc(bytes);
    while (memory && platform_heap_free(nullptr) < SYSTEM_HEAP_LEAST) {
        if (fibers_release_one())
            continue;
        xfree(memory);
        return nullptr;
    }
    return memory;
}

extern "C" void *xmalloc(size_t bytes) {
    void *memory = platform_try_malloc(bytes);
    if (!memory)
        target_panic(PANIC_CODAL_OOM);
    return memory;
}

extern "C" void xfree(void *pointer) {
    if (!pointer)
        return;
    auto piece = (Piece *)((uint8_t *)pointer - headerBytes);
    Piece **link = &freePieces;
    Piece *previous = nullptr;
    while (*link && *link < piece) {
        previous = *link;
        link = &previous->next;
    }
    piece->next = *link;
    *link = piece;
    if (joins(piece, piece->next)) {
        piece->bytes += piece->next->bytes;
        piece->next = piece->next->next;
    }
    if (previous && joins(previous, piece)) {
        previous->bytes += piece->bytes;
        previous->next = piece->next;
    }
}

extern "C" void *platform_try_malloc_large(size_t bytes) {
    void *memory = platform_try_malloc(bytes);
    if (memory || !platform_gc_heap_bytes || !collector_has_room((int)bytes + COLLECTOR_OVERHEAD))
        return memory;
    return pxt::app_alloc((int)bytes);
}

extern "C" void platform_free_large(void *pointer) {
    if ((uintptr_t)pointer - platform_gc_heap_start < platform_gc_heap_bytes)
        pxt::app_free(pointer);
    else
        xfree(pointer);
}

extern "C" void *device_realloc(void *pointer, size_t bytes) {
    if (!pointer)
        return xmalloc(bytes);
    auto piece = (Piece *)((uint8_t *)pointer - headerBytes);
    size_t available = piece->bytes - headerBytes;
    if (bytes <= available)
        return pointer;
    void *memory = xmalloc(bytes);
    memcpy(memory, pointer, available);
    xfree(pointer);
    return memory;
}

extern "C" size_t platform_heap_free(size_t *largest) {
    size_t total = 0, most = 0;
    for (Piece *piece = freePieces; piece; piece = piece->next) {
        size_t bytes = piece->bytes - headerBytes;
        total += bytes;
        if (bytes > most)
            most = bytes;
    }
    if (largest)
        *largest = most;
    return total;
}

void *operator new(size_t bytes) {
    return xmalloc(bytes);
}
void *operator new[](size_t bytes) {
    return xmalloc(bytes);
}
void operator delete(void *pointer) noexcept {
    xfree(pointer);
}
void operator delete[](void *pointer) noexcept {
    xfree(pointer);
}
void operator delete(void *pointer, size_t) noexcept {
    xfree(pointer);
}
void operator delete[](void *pointer, size_t) noexcept {
    xfree(pointer);
}

namespace pxt {

int gcHeapSize() {
    size_t largest;
    platform_heap_free(&largest);
    // gc.cpp takes off the program's SYSTEM_HEAP_BYTES, or 4 KB when it has none.
    constexpr int takenOffByDefault = 4 * 1024;
    int configured = getConfig(CFG_SYSTEM_HEAP_BYTES, -1);
    int keptBack = configured < 0 ? SYSTEM_HEAP_RESERVE : configured;
    int takenOff = configured < 0 ? takenOffByDefault : configured;
    int block = ((int)largest - keptBack) & ~7;
    if (block < GC_LEAST_BLOCK)
        target_panic(PANIC_GC_OOM);
    return block + takenOff;
}

void *gcAllocBlock(size_t bytes) {
    Piece **link = &freePieces;
    while (*link && (*link)->bytes < pieceBytesFor(bytes))
        link = &(*link)->next;
    if (!*link)
        target_panic(PANIC_CODAL_OOM);
    Piece *piece = cutLowerEnd(link, pieceBytesFor(bytes));
    platform_gc_heap_start = (uintptr_t)&piece->next;
    platform_gc_heap_bytes = bytes;
    return &piece->next;
}

} // namespace pxt

extern "C" size_t platform_gc_heap_grow(size_t least) {
    auto block = (Piece *)(platform_gc_heap_start - headerBytes);
    auto behind = (Piece *)((uint8_t *)block + block->bytes);
    size_t total = 0;
    Piece **link = nullptr;
    for (Piece **at = &freePieces; *at; at = &(*at)->next) {
        total += (*at)->bytes;
        if (*at == behind)
            link = at;
    }
    if (!link || total < SYSTEM_HEAP_LEAST)
        return 0;
    uint32_t most = total - SYSTEM_HEAP_LEAST;
    if (most > behind->bytes)
        most = behind->bytes;
    uint32_t bytes = least < GC_HEAP_GROWTH ? GC_HEAP_GROWTH : (least + 7) & ~7u;
    if (bytes > most)
        bytes = most & ~7u;
    if (bytes < least || bytes < smallestPiece)
        return 0;
    Piece *added = cutLowerEnd(link, bytes);
    block->bytes += added->bytes;
    // The block may end some bytes before its piece does.
    size_t before = platform_gc_heap_bytes;
    platform_gc_heap_bytes = block->bytes - headerBytes;
    return platform_gc_heap_bytes - before;
}
