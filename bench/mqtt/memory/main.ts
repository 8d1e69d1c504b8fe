// What a client takes of the board's memory, and whether messages leave something behind: bench/mqtt/memory.ts looks at the
// memory each time this program calls its mark, control.micros().

const PORT = 1883;
/** Messages published to the program itself, so that each counts twice. */
const FIRST_LOOK = 500;
const LAST_LOOK = 50000;
/** Messages on their way at once. */
const AT_ONCE = 8;
const SETTLE_MS = 500;

let received = 0;

function connected(id: string): mqtt.Client {
  const client = new mqtt.Client(id, 0);
  client.on("message", () => {
    received += 1;
  });
  client.connect("broker", PORT);
  while (!client.isConnected()) pause(10);
  client.subscribe(id, 2);
  pause(SETTLE_MS);
  return client;
}

function exchange(client: mqtt.Client, topic: string, sent: number, end: number): void {
  while (sent < end) {
    // QoS 0 mostly, and now and then 1 and 2.
    client.publish(topic, "message", sent % 16 == 0 ? 1 : sent % 16 == 8 ? 2 : 0);
    sent += 1;
    while (sent - received >= AT_ONCE) pause(1);
  }
  while (received < end) pause(1);
}

function look(): void {
  pause(SETTLE_MS);
  control.gc();
  control.micros();
}

while (!wifi.connect("any network", "")) pause(100);
const first = connected("first");
exchange(first, "first", 0, FIRST_LOOK);
look();
exchange(first, "first", FIRST_LOOK, LAST_LOOK);
look();
const second = connected("second");
look();
console.log(`MESSAGES ${first.stats.sent} ${first.stats.received}`);
console.log("DONE");
