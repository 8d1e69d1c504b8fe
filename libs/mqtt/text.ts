// Text in packets, topic names and topic filters [MQTT 3.1.1 §1.5.3, §4.7]. Functions that look for faults return what is
// wrong in words, or undefined.

namespace mqtt {
  /** The most a length-prefixed field can be, in bytes [§1.5.3]. */
  const MAX_FIELD_BYTES = 65535;

  const NO_UTF8 = "bad UTF-8 [MQTT-1.5.3-1]";

  /**
   * Looks for what no text in a packet may have.
   * @param bytes the text from `start` to before `end`
   * @param isName of a topic: no wildcards
   */
  export function faultInText(bytes: Buffer, start: number, end: number, isName: boolean): string {
    let i = start;
    while (i < end) {
      const first = bytes[i];
      i++;
      if (first < 0x80) {
        if (first == 0) return "U+0000 [MQTT-1.5.3-2]";
        if (isName && (first == 0x23 || first == 0x2b)) return "wildcard in a topic name [MQTT-3.3.2-2]";
      } else {
        const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
        if (first < 0xc2 || first > 0xf4 || i + more > end) return NO_UTF8;
        let code = first & (0x3f >> more);
        for (let k = 0; k < more; k++) {
          const next = bytes[i + k];
          if ((next & 0xc0) != 0x80) return NO_UTF8;
          code = (code << 6) | (next & 0x3f);
        }
        i += more;
        // Overlong forms, surrogates, and what is beyond Unicode.
        if (
          (more == 2 && (code < 0x800 || code >> 11 == 27)) ||
          (more == 3 && (code < 0x10000 || code > 0x10ffff))
        )
          return NO_UTF8;
      }
    }
    return undefined;
  }

  /** Looks for what is wrong with text from the program, as a field of a packet. */
  export function faultInField(bytes: Buffer): string {
    return bytes.length > MAX_FIELD_BYTES
      ? "longer than 65535 bytes"
      : faultInText(bytes, 0, bytes.length, false);
  }

  /** Looks for what is wrong with a topic to publish to. */
  export function faultInTopicName(bytes: Buffer): string {
    if (bytes.length == 0) return "the topic is empty [MQTT-4.7.3-1]";
    return bytes.length > MAX_FIELD_BYTES
      ? "the topic is longer than 65535 bytes [MQTT-4.7.3-3]"
      : faultInText(bytes, 0, bytes.length, true);
  }

  /** Looks for what is wrong with a topic filter: wildcards are whole levels, `#` the last one. */
  export function faultInTopicFilter(bytes: Buffer): string {
    const last = bytes.length - 1;
    if (last < 0) return "the topic filter is empty [MQTT-4.7.3-1]";
    for (let i = 0; i <= last; i++) {
      const byte = bytes[i];
      if (byte == 0x23 || byte == 0x2b) {
        if (i > 0 && bytes[i - 1] != 0x2f) return "a wildcard is a whole level [MQTT-4.7.1-2, 4.7.1-3]";
        if (i < last && (byte == 0x23 || bytes[i + 1] != 0x2f))
          return "a wildcard is a whole level, and # the last one [MQTT-4.7.1-2, 4.7.1-3]";
      }
    }
    return faultInField(bytes);
  }

  /**
   * True if messages on `topic` go to a subscription of `filter`: `+` stands for one level, `#` for all that follow, and
   * neither for the first level of a topic that begins with `$` [MQTT-4.7.2-1].
   */
  export function topicMatches(filter: string, topic: string): boolean {
    if (topic.charAt(0) == "$" && filter.charAt(0) != "$") return false;
    const length = topic.length;
    let at = 0;
    for (let i = 0; i < filter.length; i++) {
      const wanted = filter.charAt(i);
      if (wanted == "#") return true;
      if (wanted == "+") {
        while (at < length && topic.charAt(at) != "/") at++;
      } else if (at < length && topic.charAt(at) == wanted) {
        at++;
      } else {
        // "a/#" includes its parent "a" [§4.7.1.2].
        return at == length && wanted == "/" && i == filter.length - 2 && filter.charAt(i + 1) == "#";
      }
    }
    return at == length;
  }
}
