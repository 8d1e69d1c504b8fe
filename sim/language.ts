// Where pxt's JavaScript runtime says otherwise than TypeScript does, or than the chip.

namespace pxsim {
  Object.assign(pxtcore, {
    /** A function that captures variables is a RefAction there. */
    typeOf: (value: unknown) => (value instanceof RefAction ? "function" : typeof value),
  });

  const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  Object.assign(U, {
    /** It drops U+FEFF at the beginning of text, which MQTT forbids [MQTT-1.5.3-3]. */
    fromUTF8Array: (bytes: Uint8Array) => utf8.decode(bytes),
  });

  Object.assign(control, {
    /** Waits no less than `micros` microseconds, as the chip does; a timer of JavaScript's may fire early. */
    waitMicros(micros: number) {
      const resume = getResume();
      const end = U.perfNowUs() + micros;
      const wait = () => {
        const left = end - U.perfNowUs();
        if (left > 0) runtime.schedule(wait, left / 1000);
        else resume();
      };
      runtime.schedule(wait, micros / 1000);
    },
  });
}
