// Sends and receives, ROUNDS times each, what the peer of bench/net.ts wants. control.micros() is the mark before and after each.

const PORT = 1234;
const ROUNDS = 10;
const BYTES = 65536;
const CHUNK_BYTES = 1024;

wifi.connect("any network", "");
const socket = net.connect("10.0.2.2", PORT);
const chunk = Buffer.create(CHUNK_BYTES);
let isOpen = false;
let toSend = 0;
let toReceive = 0;

function pump(): void {
  while (toSend > 0 && socket.queued() == 0) {
    toSend -= CHUNK_BYTES;
    socket.send(chunk);
  }
}

socket.onOpen(() => (isOpen = true));
socket.onDrain(pump);
socket.onData((data) => {
  toReceive -= data.length;
  if (toReceive == 0) control.micros();
});
pauseUntil(() => isOpen);

// The peer confirms BYTES with one byte.
for (let round = 0; round < ROUNDS; round++) {
  control.micros();
  toReceive = 1;
  toSend = BYTES;
  pump();
  pauseUntil(() => toReceive == 0);
  pause(50);
}
// It answers one byte with BYTES.
for (let round = 0; round < ROUNDS; round++) {
  control.micros();
  toReceive = BYTES;
  socket.send("r");
  pauseUntil(() => toReceive == 0);
  pause(50);
}
console.log("DONE");
