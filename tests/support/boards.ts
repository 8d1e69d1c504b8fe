// The boards that language and MQTT tests run on.

/** Each test of a program runs once for each of these. */
export const boards = ["sim", "esp8266"];
