// The collector: base's gc.cpp, unmodified and compiled as a part of this file, with an allocation of our own. Objects, collection
// and the list of free pieces are base's. What differs:
//
// - The search for a free piece goes on where the last one ended, so that pieces too small are passed once between two collections
//   and not at each allocation. As in base, the second half of the free memory is used only when a collection did not help.
// - When a collection does not help, the heap takes more of the system heap before the program ends with PANIC 21.

#include "word-aligned-base.h"

namespace pxt {
// Ours replaces it, through the name that allocate.S gives to it.
void *gcAllocate(int numbytes) __attribute__((weak));
} // namespace pxt

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#include "gc.cpp"
#pragma GCC diagnostic pop

namespace {

// Larger ones start from the list's beginning: going on behind a large object would pass too many small pieces.
constexpr unsigned mostWordsFromRover = 64;

// The link to the piece where the search goes on. Valid as long as no collection has happened since.
RefBlock **rover = &firstFree;
uint32_t roverCollection;

// Cuts an object off the front of the piece that `link` points to.
void *cut(RefBlock **link, unsigned words) {
    RefBlock *piece = *link;
    RefBlock *next = piece->nextFree; // may be overwritten by the rest's header
    unsigned left = VAR_BLOCK_WORDS(piece->vtable) - words;
    auto rest = (RefBlock *)((void **)piece + words);
    if (left)
        rest->setVT((left << 2) | FREE_MASK);
    // A single word has no room for a link; the next collection finds it.
    if (left >= 2)
        rest->nextFree = next;
    *link = left >= 2 ? rest : next;
    piece->setVT(0);
    return piece;
}

// The first link from `link` on to a piece that is large enough and begins at or below `last`; null when there is none.
RefBlock **find(RefBlock **link, unsigned words, const void *last) {
    for (; RefBlock *piece = *link; link = &piece->nextFree) {
        if ((void *)piece > last)
            return nullptr;
        if (!IS_FREE(piece->vtable))
            oops(43);
        if (VAR_BLOCK_WORDS(piece->vtable) >= words)
            return link;
    }
    return nullptr;
}

// Adds memory behind the block, so that its last free piece has `words`.
bool grow(unsigned words) {
    auto end = (uint8_t *)firstBlock->data + firstBlock->blockSize;
    RefBlock **link = &firstFree, *last = nullptr;
    for (; *link; link = &last->nextFree)
        last = *link;
    unsigned there = 0;
    if (last && (uint8_t *)last + WORDS_TO_BYTES(VAR_BLOCK_WORDS(last->vtable)) == end)
        there = VAR_BLOCK_WORDS(last->vtable);
    auto bytes = (uint32_t)platform_gc_heap_grow(WORDS_TO_BYTES(words - there));
    if (!bytes)
        return false;
    firstBlock->blockSize += bytes;
    gcStats.totalBytes += bytes;
    if (there) {
        last->setVT(((there + BYTES_TO_WORDS(bytes)) << 2) | FREE_MASK);
    } else {
        *link = (RefBlock *)end;
        (*link)->setVT((BYTES_TO_WORDS(bytes) << 2) | FREE_MASK);
        (*link)->nextFree = nullptr;
    }
    return true;
}

void collect() {
    gc(0);
    rover = &firstFree;
    roverCollection = gcStats.numGC;
}

__attribute__((noinline)) void *allocateWithSearch(int bytes) {
    if (bytes > GC_MAX_ALLOC_SIZE)
        soft_panic(PANIC_GC_TOO_BIG_ALLOCATION);
    if (PXT_IN_ISR() || (inGC & (IN_GC_PREALLOC | IN_GC_ALLOC | IN_GC_COLLECT | IN_GC_FREEZE)))
        target_panic(PANIC_CALLED_FROM_ISR);
    auto context = getThreadContext();
    if (context && !context->stack.top)
        oops(46);
    inGC |= IN_GC_ALLOC;
#ifdef PXT_GC_STRESS
    gc(0);
#endif
    if (!firstBlock)
        allocateBlock();
    if (roverCollection != gcStats.numGC) {
        rover = &firstFree;
        roverCollection = gcStats.numGC;
    }
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    bool isSmall = words <= mostWordsFromRover;
    RefBlock **link = find(isSmall ? rover : &firstFree, words, midPtr);
    if (!link) {
        collect();
        link = find(&firstFree, words, (void *)UINTPTR_MAX);
        if (!link && (!grow(words) || !(link = find(&firstFree, words, (void *)UINTPTR_MAX))))
            soft_panic(PANIC_GC_OOM);
        isSmall = false; // it may be beyond the middle
    }
    void *object = cut(link, words);
    if (isSmall)
        rover = link;
    else if ((uintptr_t)rover - (uintptr_t)object < WORDS_TO_BYTES(words))
        rover = &firstFree; // the link was in the piece that is now the object
    inGC &= ~IN_GC_ALLOC;
    return object;
}

} // namespace

/** pxt::gcAllocate: memory for an object, whose first word is still to be set. May collect. */
extern "C" void *pxt_gc_allocate(int bytes) {
#ifndef PXT_GC_STRESS
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    RefBlock *piece = *rover;
    if (words <= mostWordsFromRover && roverCollection == gcStats.numGC && piece && (uint8_t *)piece <= midPtr) {
        uint32_t header = VT(piece);
        if (VAR_BLOCK_WORDS(header) >= words + 2) {
            RefBlock *next = piece->nextFree;
            auto rest = (RefBlock *)((void **)piece + words);
            rest->setVT(header - (words << 2));
            rest->nextFree = next;
            *rover = rest;
            return piece;
        }
    }
#endif
    return allocateWithSearch(bytes);
}
