// How the parts of the user interface get their texts in the user's language, whoever translates them.

/** Translates a text of the user interface, and fills in `{0}`, `{1}` and so on. */
export type Localize = (format: string, ...values: (string | number)[]) => string;
