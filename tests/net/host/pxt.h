// What the packages' C++ needs of MakeCode's runtime, for a build on this machine: objects are allocated one by one, so that a
// sanitizer sees every access past their ends.

#ifndef PXT_ESP_TESTS_HOST_PXT_H
#define PXT_ESP_TESTS_HOST_PXT_H

#include <algorithm>
#include <stdint.h>
#include <string.h>

#include "platform-api.h"

using std::max;
using std::min;

struct RefObject {};

struct BoxedString : RefObject {
    int size;
    /** Ends with a zero that is not counted. */
    char *text;
    const char *getUTF8Data() const {
        return text;
    }
    int getUTF8Size() const {
        return size;
    }
};

namespace pxt {
class BoxedBuffer : public RefObject {
  public:
    int length;
    uint8_t *data;
    bool isReadOnly() {
        return false;
    }
};
} // namespace pxt
using pxt::BoxedBuffer;

typedef BoxedString *String;
typedef BoxedBuffer *Buffer;
typedef void *Action;

String mkString(const char *text, int size = -1);
Buffer mkBuffer(const void *data, int length);

void registerWithDal(int id, int event, Action action, int flags);
static inline void registerGCObj(RefObject *) {}
static inline void unregisterGCObj(RefObject *) {}

namespace pxt {
typedef RefObject *TValue;
/** What roots refer to, the board's collection leaves. */
void registerGC(TValue *root, int words);
void unregisterGC(TValue *root, int words);
} // namespace pxt
using pxt::TValue;

#endif
