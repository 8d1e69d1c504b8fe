// What `throw` does when something catches, and what is printed when nothing does. Replaces base's throwValue, which
// keeps silent about the value (pxtcore.h makes that one weak).

#define PXT_ESP_DEFINES_THROW_VALUE
#include "pxtbase.h"

namespace {

typedef void (*RestoreExceptionState)(TryFrame *, ThreadContext *);

// The text to show for a thrown value: the message of an object that has one, otherwise what toString makes of it.
String describe(TValue value) {
    VTable *vtable = getAnyVTable(value);
    if (vtable && vtable->classNo == BuiltInType::RefMap) {
        auto map = (RefMap *)value;
        int index = map->findIdx(mkString("message"));
        if (index >= 0)
            value = map->values.get(index);
    }
    return numops::toString(value);
}

} // namespace

namespace pxt {

void throwValue(TValue value) {
    auto context = getThreadContext();
    TryFrame *frame = context->tryFrame;
    if (!frame) {
        registerGCPtr(value);
        String text = describe(value);
        platform_console_line("Uncaught exception: %s", text->getUTF8Data());
        target_panic(PANIC_UNHANDLED_EXCEPTION);
    }
    context->tryFrame = frame->parent;
    TryFrame copy = *frame;
    app_free(frame);
    context->thrownValue = value;
    auto restore = (RestoreExceptionState)((uintptr_t *)bytecode)[14];
    restore(&copy, context);
}

} // namespace pxt
