// Which pin has which of the SDK's channels for PWM.

#ifndef SDK_PORT_PWM_CHANNELS_H
#define SDK_PORT_PWM_CHANNELS_H

#include <stdint.h>

class PwmChannels {
  public:
    /** As many as both SDKs have. */
    static constexpr int COUNT = 8;
    static constexpr int NONE = -1;

    /** The channel of a pin, NONE when it has none. */
    int of(int pin) const;

    /** The channel of a pin, which it gets when it has none yet; NONE when others have them all. */
    int take(int pin);

    /** Takes a pin's channel away, and tells which it was; NONE when it had none. */
    int giveBack(int pin);

  private:
    static constexpr int8_t FREE = -1;

    int8_t pins[COUNT] = {FREE, FREE, FREE, FREE, FREE, FREE, FREE, FREE};
};

#endif
