const HOST = "broker";
const PORT = 1883;

// A client without login, and a keep-alive time of 120 s. With a login:
// const m = new mqtt.Client("clientid", 120, "user", "password");
const m = new mqtt.Client("clientid", 120);

// The broker publishes "offline" on /lwt, with QoS 0 and not retained, when the client does not keep itself alive.
m.lwt("/lwt", "offline", 0, 0);

m.on("connect", () => console.log("connect"));
m.on("offline", () => console.log("offline"));

// Called for each message received.
m.on("message", (client, topic, data) => {
  console.log(topic + ":");
  if (data !== undefined) console.log(data);
  if (data == "bye") {
    console.log("closed " + m.close());
    // m.connect may be called again.
  }
});

while (!wifi.connect("my network", "my password")) console.log("no network yet");

m.connect(
  HOST,
  PORT,
  0,
  (client) => {
    console.log("connected");
    // Subscribing and publishing make sense once the connection is there.
    client.subscribe("/topic", 0, () => console.log("subscribe success"));
    client.publish("/topic", "hello", 0, 0, () => console.log("sent"));
  },
  (client, reason) => {
    console.log("failed reason: " + reason);
  },
);
