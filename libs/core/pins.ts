// The pins' names as programs and blocks use them; the functions are in pins.cpp.

/**
 * A general-purpose pin, by the chip's number.
 */
enum DigitalPin {
  //% block="GPIO 0"
  P0 = 0,
  //% block="GPIO 1"
  P1 = 1,
  //% block="GPIO 2"
  P2 = 2,
  //% block="GPIO 3"
  P3 = 3,
  //% block="GPIO 4"
  P4 = 4,
  //% block="GPIO 5"
  P5 = 5,
  //% block="GPIO 12"
  P12 = 12,
  //% block="GPIO 13"
  P13 = 13,
  //% block="GPIO 14"
  P14 = 14,
  //% block="GPIO 15"
  P15 = 15,
  //% block="GPIO 16"
  P16 = 16,
}
