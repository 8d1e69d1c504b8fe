// A program that uses all that libs/mqtt offers, for its size: it is compiled, and not run.

const client = new mqtt.Client("whole-api", 60, "user", "password", false, 2048);
client.protocol = MqttProtocol.V311;
client.fallbackTo31 = true;
client.connectTimeout = 5;
client.pingTimeout = 5;
client.ackTimeout = 5;
client.maxInFlight = 4;
client.lwt("status", "offline", 1, true);
client.reconnect({ minSeconds: 1, maxSeconds: 60, jitter: 0.5 });
client.setOutbox({ maxMessages: 8, maxBytes: 2048, overflow: MqttOverflow.Oldest, offline: true });
client.persist(new mqtt.FlashStore("whole-api"));
client.on("message", (c, topic, message) => console.log(topic + message));
client.onMessage("a/+", (c, topic, message, payload) => console.log(payload.length));
client.offMessage("a/+");
client.onChunk((c, topic, chunk, offset, length) => console.log(topic + offset + length));

client.connect("broker", 1883, false, true, () => {
  client.subscribe("a/#", 1, (c, granted) => console.log(granted[0]));
  client.subscribe({ "b/#": 0, "c/#": 2 });
  client.unsubscribe("a/#");
  client.publish("a", "text", 2, false, (c, reason) => console.log(reason));
  client.beginPublish("long", 4, 1);
  client.write("text");
  client.end();
  client.pauseReceiving();
  client.resumeReceiving();
});
if (client.isConnected() && mqtt.topicMatches("a/+", "a/b"))
  console.log("" + client.state + client.reason + client.reasonText + client.stats.sent);
client.close();
