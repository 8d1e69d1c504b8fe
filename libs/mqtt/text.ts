// Text in packets, topic names and topic filters [MQTT 3.1.1 §1.5.3, §4.7]. Functions that look for faults return what is
// wrong in words, or undefined.

//% optimize=size
namespace mqtt {
  /** The most a length-prefixed field can be, in bytes [§1.5.3]. */
  const MAX_FIELD_BYTES = 65535;

  const TOO_LONG = "longer than 65535 bytes [1.5.3, MQTT-4.7.3-3]";

  /** Characters of topics. */
  const enum Code {
    Hash = 0x23,
    Dollar = 0x24,
    Plus = 0x2b,
    Slash = 0x2f,
  }

  /** Looks for what is wrong with text, as a field of a packet. */
  export function faultInField(text: string): string {
    if (utf8.size(text) > MAX_FIELD_BYTES) return TOO_LONG;
    return utf8.hasAny(text, "\0") ? "U+0000 [MQTT-1.5.3-2]" : undefined;
  }

  function faultInTopicSize(bytes: number): string {
    if (bytes == 0) return "the topic is empty [MQTT-4.7.3-1]";
    return bytes > MAX_FIELD_BYTES ? TOO_LONG : undefined;
  }

  /**
   * Looks for what is wrong with a topic to publish to, or of a message received.
   * @param bytes that it has as UTF-8
   */
  export function faultInTopicName(topic: string, bytes: number): string {
    const fault = faultInTopicSize(bytes);
    if (fault || !utf8.hasAny(topic, "\0#+")) return fault;
    return utf8.hasAny(topic, "#+") ? "wildcard in a topic name [MQTT-3.3.2-2]" : faultInField(topic);
  }

  /** Looks for what is wrong with a topic filter: wildcards are whole levels, `#` the last one. */
  export function faultInTopicFilter(filter: string): string {
    const fault = faultInTopicSize(utf8.size(filter));
    if (fault) return fault;
    const levels = filter.split("/");
    for (let i = 0; i < levels.length; i++) {
      const level = levels[i];
      if (utf8.hasAny(level, "#+") && (level.length > 1 || (level == "#" && i < levels.length - 1)))
        return "a wildcard is a whole level, and # the last one [MQTT-4.7.1-2, 4.7.1-3]";
    }
    return faultInField(filter);
  }

  /**
   * True if messages on `topic` go to a subscription of `filter`: `+` stands for one level, `#` for all that follow, and
   * neither for the first level of a topic that begins with `$` [MQTT-4.7.2-1].
   * @param filter a topic filter, eg: "room/#"
   * @param topic the topic of a message, eg: "room/temperature"
   */
  //% blockId=mqtt_topic_matches block="topic $topic matches $filter"
  //% topic.defl="room/temperature" filter.defl="room/#"
  //% group="Messages" weight=40 advanced=true help=mqtt/topic-matches
  export function topicMatches(filter: string, topic: string): boolean {
    if (topic.charCodeAt(0) == Code.Dollar && filter.charCodeAt(0) != Code.Dollar) return false;
    const length = topic.length;
    let at = 0;
    for (let i = 0; i < filter.length; i++) {
      const wanted = filter.charCodeAt(i);
      if (wanted == Code.Hash) return true;
      if (wanted == Code.Plus) {
        while (at < length && topic.charCodeAt(at) != Code.Slash) at++;
      } else if (at < length && topic.charCodeAt(at) == wanted) {
        at++;
      } else {
        // "a/#" includes its parent "a" [§4.7.1.2].
        return at == length && filter.substr(i) == "/#";
      }
    }
    return at == length;
  }
}
