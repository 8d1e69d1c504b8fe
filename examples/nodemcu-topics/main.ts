const HOST = "broker";
const PORT = 1883;

const m = new mqtt.Client("topics", 60);
m.on("message", (client, topic, message) => console.log(topic + " " + message));

function subscribeOne() {
  m.subscribe("/topic", 0, () => {
    console.log("subscribe success");
    subscribeSeveral();
  });
}

function subscribeSeveral() {
  // topic/0 with QoS 0, topic/1 with QoS 1, topic2 with QoS 2. The callback gets what the broker has granted to each.
  m.subscribe({ "topic/0": 0, "topic/1": 1, topic2: 2 }, (client, granted, filters) => {
    for (let i = 0; i < filters.length; i++) console.log(filters[i] + " granted " + granted[i]);
  });
}

// Handlers of their own for some topics.
m.onMessage("topic/+", (client, topic, message) => {
  if (message == "enough") unsubscribeAll();
});

function unsubscribeAll() {
  m.unsubscribe("/topic", () => {
    console.log("unsubscribe success");
    m.unsubscribe({ "topic/0": 0, "topic/1": 0, topic2: 0 }, () => console.log("unsubscribe success"));
  });
}

while (!wifi.connect("my network", "my password")) console.log("no network yet");
m.connect(HOST, PORT, subscribeOne, (client, reason) => console.log("failed reason: " + reason));
