// The collector: base's gc.cpp, unmodified and compiled as a part of this file, with an allocation of our own. Objects, collection
// and the list of free pieces are base's. What differs:
//
// - The search for a free piece goes on where the last one ended, so that pieces too small are passed once between two collections
//   and not at each allocation. As in base, the second half of the free memory is used only when a collection did not help.
// - When a collection does not help, the heap takes more of the system heap before the program ends with PANIC 21.
// - An array that grows stays where it is when what is behind it is free, as it is while a loop fills it.
// - Marking passes over integers quickly, and does not queue objects that refer to nothing.

#include "collector.h"

#include "word-aligned-base.h"

namespace pxt {
// Ours replace these, through the names that names.S gives to them.
void *gcAllocate(int numbytes) __attribute__((weak));
void gcScanMany(TValue *data, unsigned len) __attribute__((weak));
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

// Cuts `words` off the front of the piece where the search goes on, if it has them and two more for what is left of it. Null
// otherwise, and in the second half of the free memory.
inline RefBlock *cutAtRover(unsigned words) {
    RefBlock *piece = *rover;
    if (roverCollection != gcStats.numGC || !piece || (uint8_t *)piece > midPtr)
        return nullptr;
    uint32_t header = VT(piece);
    if (VAR_BLOCK_WORDS(header) < words + 2)
        return nullptr;
    RefBlock *next = piece->nextFree;
    auto rest = (RefBlock *)((void **)piece + words);
    rest->setVT(header - (words << 2));
    rest->nextFree = next;
    *rover = rest;
    return piece;
}

} // namespace

/** pxt::gcAllocate: memory for an object, whose first word is still to be set. May collect. */
extern "C" void *pxt_gc_allocate(int bytes) {
#ifndef PXT_GC_STRESS
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    if (words <= mostWordsFromRover)
        if (RefBlock *piece = cutAtRover(words))
            return piece;
#endif
    return allocateWithSearch(bytes);
}

bool collector_extend_array(void *data, unsigned words) {
    uintptr_t &header = ((uintptr_t *)data)[-1];
    unsigned have = VAR_BLOCK_WORDS(header);
    auto behind = (RefBlock *)(&header + have);
    words++; // the header
    if (behind != *rover || words > BYTES_TO_WORDS(GC_MAX_ALLOC_SIZE) || !cutAtRover(words - have))
        return false;
    header = ARRAY_MASK | (words << 2);
    return true;
}

/** pxt::gcScanMany: marks the objects that the words refer to, and queues those that refer to others. */
extern "C" void pxt_gc_scan_many(TValue *data, unsigned count) {
    for (TValue *end = data + count; data != end;) {
        TValue value = *data++;
        if (SKIP_PROCESSING(value))
            continue;
        uintptr_t vtable = VT(value);
        MARK(value);
        if (vtable == (uintptr_t)&string_inline_ascii_vt || !getScanMethod(vtable))
            continue;
        workQueue.push(value);
        if (workQueue.getLength() > PENDING_ARRAY_THR) {
            // The rest has to wait until the queue is empty.
            auto rest = (PendingArray *)xmalloc(sizeof(PendingArray));
            rest->next = pendingArrays;
            rest->data = data;
            rest->len = end - data;
            pendingArrays = rest;
            break;
        }
    }
}
