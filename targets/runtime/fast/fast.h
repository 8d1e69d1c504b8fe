// Faster ways to what base's functions do, for the calls that programs make most. Generated code calls these instead
// (compiler/lower/fast-calls.ts). Each gives the result that base's function of the same arguments gives, for every argument,
// unless that is not what pxt's JavaScript runtime gives; and hands on to base what is not common.
//
// A literal's bytes are in flash, which is read in aligned words only: words.h reads strings so. The compiler takes care of
// that for every byte and half-word that it reads (-mforce-l32), at the cost of some instructions; half-words that are always
// in data RAM are read by ram.h.

#ifndef PXT_ESP_FAST_H
#define PXT_ESP_FAST_H

#include "pxtbase.h"

extern "C" {

/** String_::charAt: the character at `position`, or the empty string. ASCII characters are objects in flash. */
String pxt_fast_string_char_at(String text, int position);

/** String_::charCodeAt: 0 beyond the string's end, as on pxt's JavaScript runtime; base gives NaN. */
TNumber pxt_fast_string_char_code_at(String text, int position);

/** String_::fromCharCode: of the code's low 16 bits. */
String pxt_fast_string_from_char_code(int code);

/** String_::length: in UTF-16 code units. */
int pxt_fast_string_length(String text);

/** String_::substr: a negative start counts from the end. */
String pxt_fast_string_substr(String text, int start, int length);

/** String_::concat. */
String pxt_fast_string_concat(String left, String right);

/** The parts, each a string or a small integer, joined by String_::concat from left to right. */
String pxt_fast_join2(TValue a, TValue b);
String pxt_fast_join3(TValue a, TValue b, TValue c);
String pxt_fast_join4(TValue a, TValue b, TValue c, TValue d);
String pxt_fast_join5(TValue a, TValue b, TValue c, TValue d, TValue e);
String pxt_fast_join6(TValue a, TValue b, TValue c, TValue d, TValue e, TValue f);

/** String_::indexOf: -1 when there is none. An empty part is found where the search begins; base finds it at the end. */
int pxt_fast_string_index_of(String text, String part, int start);

/** String_::includes. */
int pxt_fast_string_includes(String text, String part, int start);

/** numops::toString: of small integers without base's buffers. */
String pxt_fast_to_string(TValue value);

/** numops::mod: of small integers a small integer, or -0 for a negative one; base gives 0. */
TNumber pxt_fast_mod(TNumber a, TNumber b);

/** numops::eq, neq, eqq and neqq: true or false. */
TValue pxt_fast_eq(TValue a, TValue b);
TValue pxt_fast_neq(TValue a, TValue b);
TValue pxt_fast_eqq(TValue a, TValue b);
TValue pxt_fast_neqq(TValue a, TValue b);

/** BufferMethods::toString: of UTF-8. */
String pxt_fast_buffer_to_string(Buffer buffer);

/** control::createBufferFromUTF8. */
Buffer pxt_fast_buffer_from_text(String text);

/** pxt::mkClassInstance: all fields undefined. */
RefRecord *pxt_fast_new(VTable *vtable);

/** Array_::push. */
void pxt_fast_array_push(RefCollection *array, TValue value);

/** Array_::pop: undefined when the array is empty. */
TValue pxt_fast_array_pop(RefCollection *array);

/** Array_::indexOf: by ===; -1 when there is none. A negative start counts from the end. */
int pxt_fast_array_index_of(RefCollection *array, TValue value, int start);

/** Array_::removeElement: true if it was there. */
bool pxt_fast_array_remove_element(RefCollection *array, TValue value);

// Functions of pxt-core's TypeScript library (helpers.stringSplit and so on). 0, which is undefined, when the function must do it itself:
// its arguments are not the common ones.

TValue pxt_fast_string_split(TValue text, TValue separator, TValue limit);
TValue pxt_fast_string_slice(TValue text, TValue start, TValue end);
TValue pxt_fast_string_trim(TValue text);
TValue pxt_fast_string_to_upper_case(TValue text);
TValue pxt_fast_string_to_lower_case(TValue text);
TValue pxt_fast_parse_int(TValue text, TValue radix);
TValue pxt_fast_array_join(TValue array, TValue separator);
}

#endif
