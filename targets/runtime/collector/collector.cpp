// The collector: base's gc.cpp, unmodified and compiled as a part of this file, with an allocation of our own. Objects, collection
// and the list of free pieces are base's. What differs:
//
// - The search for a free piece goes on where the last one ended, so that pieces too small are passed once between two collections
//   and not at each allocation. As in base, the second half of the free memory is used only when a collection did not help.
// - When a collection does not help, the heap takes more of the system heap before the program ends with PANIC 21.
// - An array that grows stays where it is when what is behind it is free, as it is while a loop fills it.
// - Marking passes over integers quickly, and does not queue objects that refer to nothing.
// - Sweeping knows the sizes of the most common objects, and overwrites what has died since the last collection, where base overwrites
//   all of the free memory. So free memory holds nothing that looks like an object, as stack-scan.cpp and base's concat rely on.

#include "collector.h"

#include "word-aligned-base.h"

namespace pxt {
// Ours replace these, through the names that names.S gives to them.
void *gcAllocate(int numbytes) __attribute__((weak));
void gcScanMany(TValue *data, unsigned len) __attribute__((weak));
void gc(int flags) __attribute__((weak));
} // namespace pxt

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#include "gc.cpp"
#pragma GCC diagnostic pop

/** pxt::gc: collects. With 2 in `flags`, the roots are told in a debug build. */
extern "C" void pxt_gc_collect(int flags);

namespace {

// Overwrites free memory, so that nothing in it looks like an object or a reference.
void wipe(void *start, const void *end) {
    memset(start, 0xff, (uint8_t *)end - (uint8_t *)start);
}

// Larger ones start from the list's beginning: going on behind a large object would pass too many small pieces.
constexpr unsigned mostWordsFromRover = 64;

// The link to the piece where the search goes on. A collection sets it back to the beginning.
RefBlock **rover = &firstFree;

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
    wipe(end, end + bytes);
    if (there) {
        last->setVT(((there + BYTES_TO_WORDS(bytes)) << 2) | FREE_MASK);
    } else {
        *link = (RefBlock *)end;
        (*link)->setVT((BYTES_TO_WORDS(bytes) << 2) | FREE_MASK);
        (*link)->nextFree = nullptr;
    }
    return true;
}

// base's, for the first block; its memory is cleared here.
void makeFirstBlock() {
    allocateBlock();
    auto start = (uint8_t *)firstBlock->data;
    wipe(start + sizeof(RefBlock), start + firstBlock->blockSize);
}

__attribute__((noinline)) unsigned wordsOfRarerObject(RefObject *object, uintptr_t vtable) {
    if (getSizeMethod(vtable) == (RefObjectSizeMethod)&RefRecord_gcsize)
        return BYTES_TO_WORDS(((VTable *)vtable)->numbytes);
    return getObjectSize(object);
}

inline unsigned wordsOfObject(RefObject *object, uintptr_t vtable) {
    if (IS_VAR_BLOCK(vtable))
        return VAR_BLOCK_WORDS(vtable);
    if (vtable == (uintptr_t)&string_inline_ascii_vt)
        return TOWORDS(sizeof(void *) + 2 + (uint16_t)((uint32_t *)object)[1] + 1);
    if (vtable == (uintptr_t)&buffer_vt)
        return TOWORDS(sizeof(BoxedBuffer) + ((BoxedBuffer *)object)->length);
    if (vtable == (uintptr_t)&number_vt)
        return TOWORDS(sizeof(BoxedNumber));
    return wordsOfRarerObject(object, vtable);
}

// Adds what has died, and the free pieces next to it, to the list of free pieces.
class Sweep {
  public:
    uint32_t freeWords = 0, mostWords = 0;

    // Takes the pieces from `object` up to the next live one, or to the end.
    RefObject *take(RefObject *object, RefObject *end) {
        auto start = (RefBlock *)object;
        RefObject *dead = object; // those from here on are still to be overwritten
        while (object < end) {
            uintptr_t vtable = VT(object);
            if (IS_FREE(vtable)) {
                // Of a free piece, header and link are all that is in it.
                unsigned words = VAR_BLOCK_WORDS(vtable);
                wipe(dead, object + (words > 1 ? 2 : 1));
                dead = object += words;
                continue;
            }
            if (IS_LIVE(vtable))
                break;
            unsigned words = wordsOfObject(object, vtable);
            bool needsNothing = vtable == (uintptr_t)&string_inline_ascii_vt || vtable == (uintptr_t)&buffer_vt ||
                                vtable == (uintptr_t)&number_vt;
            if (!IS_ARRAY(vtable) && !needsNothing) {
                GC_CHECK(object->vtable->magic == VTABLE_MAGIC, 41);
                object->destroyVT();
            }
            object += words;
        }
        wipe(dead, object);
        add(start, object - (RefObject *)start);
        return object;
    }

  private:
    RefBlock *last = nullptr;

    void add(RefBlock *piece, uint32_t words) {
        freeWords += words;
        if (words > mostWords)
            mostWords = words;
        piece->setVT((words << 2) | FREE_MASK);
        if (words == 1)
            return;
        piece->nextFree = nullptr;
        (last ? last->nextFree : firstFree) = piece;
        last = piece;
    }
};

// Where half of the free memory is passed. More would leave too little in one piece for what comes from the system heap, such as TLS.
void findMiddle(uint32_t freeWords) {
    uint32_t passed = 0, limit = freeWords / 2;
    for (auto piece = firstFree; piece; piece = piece->nextFree) {
        uint32_t words = VAR_BLOCK_WORDS(piece->vtable);
        if (passed + words > limit) {
            midPtr = (uint8_t *)piece + WORDS_TO_BYTES(limit - passed);
            return;
        }
        passed += words;
    }
}

void sweepBlocks() {
    Sweep sweep;
    firstFree = nullptr;
    gcStats.numGC++;
    for (auto block = firstBlock; block; block = block->next) {
        RefObject *object = block->data;
        RefObject *end = object + BYTES_TO_WORDS(block->blockSize);
        while (object < end) {
            uintptr_t vtable = VT(object);
            if (IS_LIVE(vtable)) {
                vtable &= ~MARKED_MASK;
                VT(object) = vtable;
                object += wordsOfObject(object, vtable);
            } else {
                object = sweep.take(object, end);
            }
        }
    }
    findMiddle(sweep.freeWords);
    gcStats.lastFreeBytes = WORDS_TO_BYTES(sweep.freeWords);
    gcStats.lastMaxBlockBytes = WORDS_TO_BYTES(sweep.mostWords);
    if (gcStats.minFreeBytes == 0 || gcStats.minFreeBytes > gcStats.lastFreeBytes)
        gcStats.minFreeBytes = gcStats.lastFreeBytes;
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
    pxt_gc_collect(0);
#endif
    if (!firstBlock)
        makeFirstBlock();
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    bool isSmall = words <= mostWordsFromRover;
    RefBlock **link = find(isSmall ? rover : &firstFree, words, midPtr);
    if (!link) {
        pxt_gc_collect(0);
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
    if (!piece || (uint8_t *)piece > midPtr)
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

// Where nearly all objects come from. Null when a search is needed.
inline void *allocateAtRover(int bytes) {
#ifndef PXT_GC_STRESS
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    if (words <= mostWordsFromRover)
        return cutAtRover(words);
#endif
    return nullptr;
}

} // namespace

/** pxt::gcAllocate: memory for an object, whose first word is still to be set. May collect. */
extern "C" void *pxt_gc_allocate(int bytes) {
    void *object = allocateAtRover(bytes);
    return object ? object : allocateWithSearch(bytes);
}

bool collector_has_room(int bytes) {
    if (bytes > GC_MAX_ALLOC_SIZE)
        return false;
    if (!firstBlock)
        makeFirstBlock();
    auto anywhere = (void *)UINTPTR_MAX;
    unsigned words = BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    if (find(&firstFree, words, anywhere))
        return true;
    pxt_gc_collect(0);
    return find(&firstFree, words, anywhere) || (grow(words) && find(&firstFree, words, anywhere));
}

BoxedBuffer *collector_try_make_buffer(int bytes) {
    int all = int(sizeof(BoxedBuffer)) + bytes;
    void *object = allocateAtRover(all);
    if (!object && collector_has_room(all))
        object = allocateWithSearch(all);
    if (!object)
        return nullptr;
    auto buffer = new (object) BoxedBuffer();
    buffer->length = bytes;
    return buffer;
}

void collector_shorten(void *object, int bytes, int shorterBytes) {
    auto end = (void **)object + BYTES_TO_WORDS(ALIGN_TO_WORD(bytes));
    auto rest = (void **)object + BYTES_TO_WORDS(ALIGN_TO_WORD(shorterBytes));
    if (rest == end)
        return;
    for (void **word = rest; word != end; word++)
        *word = (void *)UINTPTR_MAX; // as wipe() does; mostly they are few
    // The next collection finds it.
    ((RefBlock *)rest)->setVT((uintptr_t)(end - rest) << 2 | FREE_MASK);
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

extern "C" void pxt_gc_collect(int flags) {
    GC_CHECK(!(inGC & IN_GC_COLLECT), 40);
    inGC |= IN_GC_COLLECT;
    mark(flags);
    sweepBlocks();
    rover = &firstFree;
    inGC &= ~IN_GC_COLLECT;
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
