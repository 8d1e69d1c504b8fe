// Puts a scripted board behind a serial port of the network (RFC 2217): unlike a pseudo-terminal, such a port has the lines DTR
// and RTS, and tells its baud rate.

import { type AddressInfo, createServer, type Socket } from "node:net";
import type { TestScope } from "../support/process.js";
import type { BoardModel } from "./boards.js";
import { type DeviceOptions, LoaderDevice } from "./loader-device.js";

// Telnet, RFC 854.
const IAC = 255;
const DONT = 254;
const DO = 253;
const WONT = 252;
const WILL = 251;
const SB = 250;
const SE = 240;

// Options of Telnet: binary transmission, no go-ahead, and the serial port.
const COM_PORT_OPTION = 44;
const granted = new Set([0, 3, COM_PORT_OPTION]);

// Commands of the serial port; answers to them are 100 higher.
const SET_BAUDRATE = 1;
const SET_CONTROL = 5;
const ANSWER = 100;

/** What SET_CONTROL does to the port's lines. */
const lines: Record<number, { dtr?: boolean; rts?: boolean }> = {
  8: { dtr: true },
  9: { dtr: false },
  11: { rts: true },
  12: { rts: false },
};

/** The port's URL and the board behind it, until the test ends. */
export async function boardBehindNetwork(
  t: TestScope,
  model: BoardModel,
  options: DeviceOptions = {},
): Promise<{ port: string; device: LoaderDevice }> {
  let client: Socket | undefined;
  const device = new LoaderDevice(model, (bytes) => client?.write(escaped(bytes)), options);
  const server = createServer((socket) => {
    client = socket;
    const reader = new TelnetReader();
    socket.on("data", (bytes) => {
      for (const event of reader.push(bytes)) handle(event, socket, device);
    });
    socket.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  t.after(() => {
    client?.destroy();
    server.close();
  });
  return { port: `rfc2217://127.0.0.1:${port}`, device };
}

function handle(event: TelnetEvent, socket: Socket, device: LoaderDevice): void {
  switch (event.kind) {
    case "data":
      device.receive(event.bytes);
      break;
    case "option": {
      const isGranted = granted.has(event.option);
      if (event.verb === WILL) socket.write(Uint8Array.of(IAC, isGranted ? DO : DONT, event.option));
      if (event.verb === DO) socket.write(Uint8Array.of(IAC, isGranted ? WILL : WONT, event.option));
      break;
    }
    case "subnegotiation": {
      const [option, command, ...value] = event.bytes;
      if (option !== COM_PORT_OPTION) break;
      if (command === SET_BAUDRATE) device.hostBaud = Buffer.from(value).readUInt32BE();
      if (command === SET_CONTROL) device.setLines(lines[value[0]!] ?? {});
      socket.write(Uint8Array.of(IAC, SB, COM_PORT_OPTION, command! + ANSWER));
      socket.write(escaped(Uint8Array.from(value)));
      socket.write(Uint8Array.of(IAC, SE));
    }
  }
}

function escaped(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from([...bytes].flatMap((byte) => (byte === IAC ? [IAC, IAC] : [byte])));
}

type TelnetEvent =
  | { kind: "data"; bytes: Uint8Array }
  | { kind: "option"; verb: number; option: number }
  | { kind: "subnegotiation"; bytes: Uint8Array };

/** Tells data and commands of a Telnet connection apart. */
class TelnetReader {
  private state: "data" | "command" | "option" | "subnegotiation" | "command in subnegotiation" = "data";
  private verb = 0;
  private collected: number[] = [];

  push(bytes: Uint8Array): TelnetEvent[] {
    const events: TelnetEvent[] = [];
    let data: number[] = [];
    const flush = () => {
      if (data.length > 0) events.push({ kind: "data", bytes: Uint8Array.from(data) });
      data = [];
    };
    for (const byte of bytes) {
      switch (this.state) {
        case "data":
          if (byte === IAC) this.state = "command";
          else data.push(byte);
          break;
        case "command":
          this.state = "data";
          if (byte === IAC) data.push(byte);
          else if (byte === SB) {
            this.state = "subnegotiation";
            this.collected = [];
          } else if (byte >= WILL) {
            this.state = "option";
            this.verb = byte;
          }
          break;
        case "option":
          flush();
          events.push({ kind: "option", verb: this.verb, option: byte });
          this.state = "data";
          break;
        case "subnegotiation":
          if (byte === IAC) this.state = "command in subnegotiation";
          else this.collected.push(byte);
          break;
        case "command in subnegotiation":
          this.state = "subnegotiation";
          if (byte === IAC) this.collected.push(byte);
          else if (byte === SE) {
            flush();
            events.push({ kind: "subnegotiation", bytes: Uint8Array.from(this.collected) });
            this.state = "data";
          }
      }
    }
    flush();
    return events;
  }
}
