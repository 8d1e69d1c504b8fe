// Runtime functions for which there are faster ones (targets/runtime/fast), whose results are those of pxt's JavaScript runtime:
// generated code calls those.

/** C names by the names that the front end and the back ends use; parameters and result are the same. */
const FAST: Readonly<Record<string, string>> = {
  "String_::charAt": "pxt_fast_string_char_at",
  "String_::charCodeAt": "pxt_fast_string_char_code_at",
  "String_::fromCharCode": "pxt_fast_string_from_char_code",
  "String_::length": "pxt_fast_string_length",
  "String_::substr": "pxt_fast_string_substr",
  "String_::concat": "pxt_fast_string_concat",
  "String_::indexOf": "pxt_fast_string_index_of",
  "String_::includes": "pxt_fast_string_includes",
  "numops::toString": "pxt_fast_to_string",
  "numops::mod": "pxt_fast_mod",
  "numops::eq": "pxt_fast_eq",
  "numops::neq": "pxt_fast_neq",
  "numops::eqq": "pxt_fast_eqq",
  "numops::neqq": "pxt_fast_neqq",
  "BufferMethods::toString": "pxt_fast_buffer_to_string",
  "control::createBufferFromUTF8": "pxt_fast_buffer_from_text",
  "pxt::mkClassInstance": "pxt_fast_new",
  "Array_::push": "pxt_fast_array_push",
  "Array_::pop": "pxt_fast_array_pop",
  "Array_::indexOf": "pxt_fast_array_index_of",
  "Array_::removeElement": "pxt_fast_array_remove_element",
};

/** The function to call for a C++ function of this name. */
export function fastFunction(name: string): string {
  return FAST[name] ?? name;
}

/**
 * Functions of pxt-core's TypeScript library that begin with a call of a C function with their own arguments, by their full names.
 * When it returns something else than undefined, that is the result; otherwise they go on in TypeScript.
 */
const SHORTCUTS: Readonly<Record<string, string>> = {
  "helpers.stringSplit": "pxt_fast_string_split",
  "helpers.stringSlice": "pxt_fast_string_slice",
  "helpers.stringTrim": "pxt_fast_string_trim",
  "helpers.stringToUpperCase": "pxt_fast_string_to_upper_case",
  "helpers.stringToLowerCase": "pxt_fast_string_to_lower_case",
  "helpers.arrayJoin": "pxt_fast_array_join",
  parseInt: "pxt_fast_parse_int",
};

/** The C function with which a TypeScript function of this name begins, if there is one. */
export function shortcutOf(name: string): string | undefined {
  return SHORTCUTS[name];
}

/** Parts that joinFunction takes at most. */
export const MOST_JOINED = 6;

/** The function that joins so many strings and small integers, 2 to MOST_JOINED, to one string. */
export function joinFunction(parts: number): string {
  return `pxt_fast_join${parts}`;
}
