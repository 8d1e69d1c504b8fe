const HOST = "broker";
const PORT = 1883;
const RETRY_MS = 1000;

// As NodeMCU's manual advises: the failure callback, and "offline", start the next attempt.
const first = new mqtt.Client("first", 60);

function handleMqttError(client: mqtt.Client, reason: number) {
  console.log("first failed, reason: " + reason);
  pause(RETRY_MS);
  doMqttConnect();
}

function doMqttConnect() {
  first.connect(HOST, PORT, () => console.log("first connected"), handleMqttError);
}

first.on("offline", () => {
  console.log("first offline");
  doMqttConnect();
});

// What this client offers for it: growing waits, with subscriptions renewed.
const second = new mqtt.Client("second", 60);
second.reconnect({ minSeconds: 1, maxSeconds: 60, jitter: 0.2 });
second.on("reconnect", (client, reason, text) => console.log("second: " + text));
second.on("message", (client, topic, message) => console.log("second received " + message));
second.on("connect", () => console.log("second connected"));

while (!wifi.connect("my network", "my password")) console.log("no network yet");
doMqttConnect();
second.connect(HOST, PORT, () => second.subscribe("retry/#", 1));
