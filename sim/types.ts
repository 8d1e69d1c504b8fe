// `typeof` as TypeScript and the chip have it: pxsim's own calls a function that captures variables an object.

namespace pxsim.pxtcore {
  const typeOfAny = pxsim.pxtcore.typeOf;
  (pxsim.pxtcore as { typeOf: (value: unknown) => string }).typeOf = (value) =>
    value instanceof RefAction ? "function" : typeOfAny(value);
}
