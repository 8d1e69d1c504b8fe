// What `throw` does when something catches, and what is printed when nothing does. Replaces base's throwValue, which
// keeps silent about the value (pxtcore.h makes that one weak), and its endFinally: base has one place per fiber for the
// exception on its way through `finally` blocks, where a try statement in a function that such a block calls finds it.

#define PXT_ESP_REPLACES_BASE
#include "abi.h"

namespace {

typedef void (*RestoreExceptionState)(TryFrame *, ThreadContext *);

// The vtable's method that generated code calls for a class's toString (libs/base has four methods before it).
constexpr int toStringMethod = 4;

// An entry of a class's interface table, as the code generator lays it out (compiler/xtensa/routines.ts).
struct MemberEntry {
    uint16_t member;
    uint16_t kind;
    uint32_t value; // a field's offset in the object
    uint32_t setter;
};
constexpr uint16_t fieldKind = 0;
constexpr int probes = 3;

// What a program's object has in a field; undefined if it has no such field.
TValue readField(RefObject *object, VTable *vtable, String name) {
    uint32_t multiplier = vtable->ifaceHashMult;
    int member = pxtrt::lookupMapKey(name);
    if (!multiplier || !member)
        return TAG_UNDEFINED;
    uint32_t shift = multiplier & 31;
    auto entry = (const MemberEntry *)vtable->ifaceTable + (multiplier * member >> shift);
    for (int i = 0; i < probes; i++, entry++)
        if (entry->member == member && entry->kind == fieldKind)
            return *(TValue *)((uint8_t *)object + entry->value);
    return TAG_UNDEFINED;
}

TValue callToString(TValue value, void *method) {
    auto action = NEW_GC(RefAction);
    action->len = 0;
    action->func = (ActionCB)method;
    return runAction1((Action)action, value);
}

// The text to show for a thrown value: the message of an object that has one, otherwise what toString makes of it. Garbage
// may stay behind: the program ends.
String describe(TValue value) {
    VTable *vtable = getAnyVTable(value);
    if (!vtable)
        return numops::toString(value);
    TValue text = TAG_UNDEFINED;
    if (vtable->classNo == BuiltInType::RefMap) {
        auto map = (RefMap *)value;
        int index = map->findIdx(mkString("message"));
        if (index >= 0)
            text = map->values.get(index);
    } else if (vtable->classNo >= BuiltInType::User0) {
        text = readField((RefObject *)value, vtable, mkString("message"));
        if (text == TAG_UNDEFINED && vtable->methods[toStringMethod])
            text = callToString(value, vtable->methods[toStringMethod]);
    }
    return numops::toString(text == TAG_UNDEFINED ? value : text);
}

} // namespace

namespace pxt {

void throwValue(TValue value) {
    auto context = getThreadContext();
    TryFrame *frame = context->tryFrame;
    if (!frame) {
        registerGCPtr(value);
        String text = describe(value);
        static const char prefix[] = "Uncaught exception: ";
        sendSerial(prefix, sizeof(prefix) - 1);
        sendSerial(text->getUTF8Data(), text->getUTF8Size());
        sendSerial("\n", 1);
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

TValue pxt_take_thrown(TValue pending) {
    auto context = getThreadContext();
    TValue thrown = context->thrownValue;
    if (thrown == TAG_NON_VALUE)
        return pending;
    context->thrownValue = TAG_NON_VALUE;
    return thrown;
}

void pxt_end_finally(TValue pending) {
    if (pending != TAG_NON_VALUE)
        throwValue(pending);
}
