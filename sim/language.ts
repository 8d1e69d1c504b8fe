// What pxt's JavaScript runtime says otherwise than TypeScript does.

namespace pxsim {
  Object.assign(pxtcore, {
    /** A function that captures variables is a RefAction there. */
    typeOf: (value: unknown) => (value instanceof RefAction ? "function" : typeof value),
  });
}
