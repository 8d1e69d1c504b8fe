const HOST = "broker";
const PORT = 1883;
const TOPIC = "hello/esp8266";
const RETRY_MS = 3000;

const client = new mqtt.Client("hello-esp8266", 30);
client.lwt("hello/status", "offline", 0, true);

client.on("message", (c, topic, message) => {
  console.log(`received ${topic}: ${message}`);
});
client.on("offline", () => {
  console.log("offline");
  connectLater();
});

function connect() {
  client.connect(HOST, PORT, false, false, connected, failed);
}

function connectLater() {
  pause(RETRY_MS);
  connect();
}

function connected(c: mqtt.Client) {
  console.log("connected");
  c.publish("hello/status", "online", 0, true);
  c.subscribe("hello/#", 0, () => console.log("subscribed"));
}

function failed(c: mqtt.Client, reason: number) {
  console.log(`failed reason: ${reason}`);
  connectLater();
}

while (!wifi.connect("my network", "my password")) {
  console.log("no network yet");
}
console.log(`address ${wifi.address()}`);
connect();

let count = 0;
forever(() => {
  pause(1000);
  if (client.isConnected()) {
    count += 1;
    client.publish(TOPIC, `hello ${count}`);
  }
});
