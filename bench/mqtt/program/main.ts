// The operations of an MQTT client that bench/mqtt.ts counts; raw.cpp has the same ones on lwIP's raw API. control.micros() is
// the mark: called before and after each operation. What the operation causes later, until the network is quiet, is in the time
// that the program sleeps for.

const PORT = 1883;
const ROUNDS = 120;
/** Long enough for the broker's answers. */
const WINDOW_MS = 40;
const GAP_MS = 10;
const SOCKET = 0;
const TOPIC = "bench/twenty/bytes/p";
const RECEIVED_TOPIC = "bench/twenty/bytes/r";
const PAYLOAD =
  "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

const client = new mqtt.Client("ours", 0);
let done = 0;

function confirmed() {
  done += 1;
}

function received(from: mqtt.Client, topic: string, message: string) {
  if (message.length == PAYLOAD.length) done += 1;
}

function isOver(): boolean {
  return done > 0 && netsockets.unconfirmed(SOCKET) == 0;
}

/** Prints a line for each operation: whether it came to its end in its time. */
function measure(name: string, operation: () => void): void {
  for (let i = 0; i < ROUNDS; i++) {
    done = 0;
    control.micros();
    operation();
    pause(WINDOW_MS);
    control.micros();
    console.log(`OPERATION ${name} ${isOver() ? "done" : "late"}`);
    while (!isOver()) pause(WINDOW_MS);
    pause(GAP_MS);
  }
}

function measureAll(): void {
  measure("nothing", confirmed);
  measure("qos0", () => {
    client.publish(TOPIC, PAYLOAD);
    done += 1;
  });
  measure("qos1", () => {
    client.publish(TOPIC, PAYLOAD, 1, false, confirmed);
  });
  measure("qos2", () => {
    client.publish(TOPIC, PAYLOAD, 2, false, confirmed);
  });
  client.on("message", received);
  client.subscribe(RECEIVED_TOPIC, 0);
  pause(200);
  measure("received", () => {});
  console.log("DONE");
}

/** What goes out in how many segments: the capture tells. */
function sendSegments(): void {
  client.publish("segments/one", PAYLOAD);
  pause(WINDOW_MS);
  for (let i = 0; i < 10; i++) client.publish("segments/ten", "0123456789");
  pause(WINDOW_MS);
}

while (!wifi.connect("any network", "")) pause(100);
client.connect("broker", PORT);
while (!client.isConnected()) pause(WINDOW_MS);
pause(GAP_MS);
sendSegments();
measureAll();
