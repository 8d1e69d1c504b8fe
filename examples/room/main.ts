mqtt.onDisconnected(function (reason) {
  if (reason == MqttReason.NotFound) {
    console.log("is the broker switched on?");
  }
});
input.onButtonPressed(function () {
  mqtt.publish("room/button", "pressed");
});
mqtt.onConnected(function () {
  mqtt.publish("room/status", "online", true);
  console.log("connected");
});
mqtt.onMessage("room/light", function (topic, message) {
  led.set(message == "on");
  console.log("light " + message);
});
wifi.join("my network", "my password");
mqtt.connect("broker", 1883, false, "", "", mqtt.lastWill("room/status", "offline", true));
forever(function () {
  if (mqtt.isConnected()) {
    mqtt.publish("room/brightness", convertToText(pins.analogRead()));
  }
  pause(2000);
});
