// Named values in the simulator are pxt-common-packages' own, in the editor's stored state. Added here are the board's limits, so that a
// program that keeps too long a value learns it in the simulator, too (libs/flash/settings.cpp).

namespace pxsim.settings {
  const MAX_KEY_BYTES = 127;
  const MAX_VALUE_BYTES = 3072;

  const common = pxsim.settings as { _set: (key: string, value: RefBuffer) => number };
  const setWithoutLimits = common._set;
  common._set = (key, value) => {
    if (U.toUTF8(key).length > MAX_KEY_BYTES)
      pxtcore.throwValue(`settings: a key is longer than ${MAX_KEY_BYTES} bytes`);
    if (value.data.length > MAX_VALUE_BYTES)
      pxtcore.throwValue(`settings: a value is longer than ${MAX_VALUE_BYTES} bytes`);
    return setWithoutLimits(key, value);
  };
}
