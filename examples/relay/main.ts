// A relay that messages and a switch turn on and off, at pins that the ESP32 has and the ESP8266 has not.

let isOn = false;
function turn() {
  if (isOn) {
    pins.digitalWritePin(DigitalPin.P25, 1);
    mqtt.publish("relay/state", "on");
  } else {
    pins.digitalWritePin(DigitalPin.P25, 0);
    mqtt.publish("relay/state", "off");
  }
}
mqtt.onMessage("relay/set", function (topic, text) {
  isOn = text == "on";
  turn();
});
pins.onChanged(DigitalPin.P33, PinChange.GoesLow, function () {
  isOn = !isOn;
  turn();
});
pins.pullUp(DigitalPin.P33);
wifi.join("my network", "my password");
mqtt.connect("broker", 1883);
