// What bench/tls.ts counts: handshakes, and data sent and echoed, with TLS and without. The program calls control.micros() before and
// after each operation, and sleeps until it is over.

/** By name, in the order of bench/tls/count.ts. */
const PORTS = [0, 0, 0, 0];
const RSA = 0;
const EC = 1;
const GCM = 2;
const PLAIN = 3;
const ROUNDS = 5;
const HANDSHAKE_MS = 60000;
const SETTLE_MS = 300;

let received = 0;

function open(server: number): net.Socket {
  const socket = net.connect("broker", PORTS[server], server == PLAIN ? undefined : { tls: {} });
  let over = false;
  socket.onOpen(() => {
    over = true;
  });
  socket.onData((data) => {
    received += data.length;
  });
  socket.onError((reason) => console.log("failed " + reason + " " + socket.errorText));
  for (let waited = 0; !over && waited < HANDSHAKE_MS; waited++) pause(1);
  return socket;
}

function handshake(server: number): void {
  control.micros();
  const socket = open(server);
  control.micros();
  socket.close();
  pause(SETTLE_MS);
}

function echo(server: number, bytes: number): void {
  const socket = open(server);
  const data = Buffer.create(bytes);
  for (let i = 0; i < ROUNDS; i++) {
    pause(SETTLE_MS);
    received = 0;
    control.micros();
    socket.send(data);
    while (received < bytes) pause(1);
    control.micros();
  }
  socket.close();
  pause(SETTLE_MS);
}

while (!wifi.connect("any network", "")) pause(100);
handshake(RSA);
handshake(EC);
handshake(EC);
handshake(PLAIN);
echo(PLAIN, 100);
echo(PLAIN, 1000);
echo(EC, 100);
echo(EC, 1000);
echo(GCM, 100);
echo(GCM, 1000);
console.log("DONE");
