// The pins that the ESP32 has besides those that core names. 34 and above are inputs only.

enum DigitalPin {
  //% block="GPIO 17" blockIdentity="pins.digitalPin"
  P17 = 17,
  //% block="GPIO 18" blockIdentity="pins.digitalPin"
  P18 = 18,
  //% block="GPIO 19" blockIdentity="pins.digitalPin"
  P19 = 19,
  //% block="GPIO 21" blockIdentity="pins.digitalPin"
  P21 = 21,
  //% block="GPIO 22" blockIdentity="pins.digitalPin"
  P22 = 22,
  //% block="GPIO 23" blockIdentity="pins.digitalPin"
  P23 = 23,
  //% block="GPIO 25" blockIdentity="pins.digitalPin"
  P25 = 25,
  //% block="GPIO 26" blockIdentity="pins.digitalPin"
  P26 = 26,
  //% block="GPIO 27" blockIdentity="pins.digitalPin"
  P27 = 27,
  //% block="GPIO 32" blockIdentity="pins.digitalPin"
  P32 = 32,
  //% block="GPIO 33" blockIdentity="pins.digitalPin"
  P33 = 33,
  //% block="GPIO 34" blockIdentity="pins.digitalPin"
  P34 = 34,
  //% block="GPIO 35" blockIdentity="pins.digitalPin"
  P35 = 35,
  //% block="GPIO 36" blockIdentity="pins.digitalPin"
  P36 = 36,
  //% block="GPIO 39" blockIdentity="pins.digitalPin"
  P39 = 39,
}
