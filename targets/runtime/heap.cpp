// The system heap, and how the data RAM left over by the program is divided between it and the garbage collector.
//
// All of the free RAM is one system heap at first. At the program's first allocation the collector takes its one block
// out of it (gcAllocBlock), leaving SYSTEM_HEAP_RESERVE. It is a first-fit allocator with a free list in address order:
// the list is short, and freed neighbours join at once.

#include "heap.h"

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

void *takeFirstFit(size_t bytes) {
    uint32_t needed = pieceBytesFor(bytes);
    if (needed < bytes)
        return nullptr;
    for (Piece **link = &freePieces; *link; link = &(*link)->next) {
        Piece *piece = *link;
        if (piece->bytes < needed)
            continue;
        if (piece->bytes - needed >= smallestPiece) {
            auto rest = (Piece *)((uint8_t *)piece + needed);
            rest->bytes = piece->bytes - needed;
            rest->next = piece->next;
            *link = rest;
            piece->bytes = needed;
        } else {
            *link = piece->next;
        }
        return &piece->next;
    }
    return nullptr;
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
    void *memory = takeFirstFit(bytes);
    // Stacks of fibers that ended are kept for the next ones, but not when memory is short.
    while (!memory && fibers_release_one())
        memory = takeFirstFit(bytes);
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
    int keptBack = getConfig(CFG_SYSTEM_HEAP_BYTES, -1) < 0 ? SYSTEM_HEAP_RESERVE - takenOffByDefault : 0;
    int bytes = ((int)largest - keptBack) & ~7;
    if (bytes < takenOffByDefault)
        target_panic(PANIC_GC_OOM);
    return bytes;
}

void *gcAllocBlock(size_t bytes) {
    void *block = xmalloc(bytes);
    platform_gc_heap_start = (uintptr_t)block;
    platform_gc_heap_bytes = bytes;
    return block;
}

} // namespace pxt
