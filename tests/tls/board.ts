// Runs cases of TLS connections on the emulated board, all in one program and one start of the emulator.

import { setTimeout as pause } from "node:timers/promises";
import { encodeIdentity, encodeTrust } from "../../cli/makecode/certificates.js";
import { readPem } from "../../cli/makecode/pem.js";
import { readCertificate, readPrivateKey } from "../../cli/makecode/x509.js";
import { project, startCli } from "../support/cli.js";
import type { Started, TestScope } from "../support/process.js";
import type { Issued } from "./certificates.js";

export interface Case {
  /** A word. */
  name: string;
  port: number;
  /** "broker" if not given. */
  host?: string;
  /** TypeScript: net.TlsOptions, or undefined for none. */
  tls?: string;
  /** Certificates to trust from this case on, instead of the project's. */
  trust?: Issued[];
  /** The client's certificate from this case on. */
  identity?: Issued;
  /** Text to send when the connection is open. */
  say?: string;
  /** What else is done when it is open: waits for so many bytes, or for the end of the connection. Closes at once if not given. */
  expect?: number | "end";
  /** Ends its side when it has said all, and goes on receiving until the other side ends. */
  ends?: boolean;
  /** Gives up, so many milliseconds after the start, a connection that does not come about. */
  giveUp?: number;
  /** Bytes that the program holds meanwhile; it first waits until earlier connections have ended and given their memory back. */
  holds?: number;
  /** Seconds since 1970 that the board takes for the time from this case on. */
  time?: number;
  /** How often it is done in turn; 1 if not given. */
  rounds?: number;
}

/** What came of a case: "open", "failed -28 …", "closed", "got <bytes> <checksum>", in order. */
export type Results = Record<string, string[]>;

/** Runs the cases in order; `trusted` are the project's certificates. Gives the results, and all that the board printed. */
export async function runCases(
  t: TestScope,
  cases: Case[],
  trusted: Issued[],
  options: { seconds?: number; board?: string; during?: (board: Started) => Promise<void> } = {},
): Promise<{ results: Results; console: string }> {
  const files = Object.fromEntries(trusted.map(({ pem }, i) => [`certs/trusted-${i}.pem`, pem]));
  const folder = project(t, program(cases), { dependencies: { esp8266: "*", time: "*" }, files });
  const board = startCli(t, ["run", folder, "--board", options.board ?? "esp8266"]);
  await Promise.all([
    options.during?.(board),
    board.waitFor(/^ALL DONE/m, { seconds: options.seconds ?? 150 }),
  ]);
  await pause(100);
  const results: Results = {};
  for (const [, name, what] of board.stdout.matchAll(/^# (\S+): (.*?)\r?$/gm)) {
    results[name!] ??= [];
    results[name!]!.push(what!);
  }
  return { results, console: board.stdout };
}

/** What a case that receives these bytes tells. */
export function gotAll(bytes: Buffer): string {
  return `got ${bytes.length} ${bytes.reduce((sum, byte) => (sum * 31 + byte) & 0xffffff, 0)}`;
}

function program(cases: Case[]): string {
  return `
function one(name: string, host: string, port: number, tls: net.TlsOptions, say: string, expect: number, ends: boolean, giveUp: number) {
  let over = false;
  let received = 0;
  let sum = 0;
  const tell = (what: string) => console.log("# " + name + ": " + what);
  const socket = net.connect(host, port, tls ? { tls: tls } : undefined);
  const begun = control.millis();
  const turnsBefore = turns;
  socket.onOpen(() => {
    tell("open");
    mostTurns = Math.max(mostTurns, turns - turnsBefore);
    if (say) socket.send(say);
    if (ends) socket.end();
    if (expect != 0) return;
    socket.close();
    over = true;
  });
  socket.onData((data) => {
    received += data.length;
    for (let i = 0; i < data.length; i++) sum = (sum * 31 + data[i]) & 0xffffff;
    if (expect <= 0 || received < expect) return;
    tell("got " + received + " " + sum);
    socket.close();
    over = true;
  });
  socket.onError((reason) => {
    tell("failed " + reason + " " + socket.errorText);
    over = true;
  });
  socket.onClose(() => {
    if (ends) tell("got " + received + " " + sum);
    tell("closed");
    over = true;
  });
  while (!over) {
    pause(5);
    if (giveUp > 0 && !socket.isOpen() && control.millis() - begun > giveUp) {
      socket.abort();
      tell("given up");
      over = true;
    }
  }
}

let held: Buffer[] = [];
function hold(bytes: number) {
  held = [];
  for (let at = 0; at < bytes; at += 500) held.push(Buffer.create(500));
}
// Another fiber counts how often it is its turn while a connection comes about.
let turns = 0;
let mostTurns = 0;
control.runInParallel(() => {
  while (true) {
    turns += 1;
    pause(1);
  }
});
while (!wifi.connect("any network", "")) pause(100);
${cases.map(statements).join("\n")}
console.log("TURNS " + mostTurns);
console.log("ALL DONE");
`;
}

function statements(each: Case): string {
  const lines: string[] = [];
  if (each.trust || each.identity)
    // The board's form; the simulator reads PEM, and of no certificates there is no other form.
    lines.push(`net._setCertificates(${trustLiteral(each.trust ?? [])}, ${identityLiteral(each.identity)});`);
  if (each.time !== undefined) lines.push(`time.set(${each.time});`);
  const expect = each.expect === "end" || each.ends ? -1 : (each.expect ?? 0);
  const call = `one(${JSON.stringify(each.name)}, ${JSON.stringify(each.host ?? "broker")}, ${each.port}, ${each.tls ?? "undefined"}, ${JSON.stringify(each.say ?? "")}, ${expect}, ${each.ends ?? false}, ${each.giveUp ?? 0});`;
  if (each.holds) lines.push(`pause(2000);\nhold(${each.holds});`);
  lines.push(each.rounds ? `for (let i = 0; i < ${each.rounds}; i++) ${call}` : call);
  if (each.holds) lines.push("hold(0);");
  return lines.join("\n");
}

function trustLiteral(trusted: Issued[]): string {
  const certificates = trusted.map(({ pem }) => readCertificate(readPem(pem)[0]!.bytes));
  return literal(trusted.length === 0 ? [] : encodeTrust(certificates));
}

function identityLiteral(identity: Issued | undefined): string {
  if (!identity) return literal([]);
  const [key] = readPem(identity.keyPem);
  return literal(
    encodeIdentity(
      [readCertificate(readPem(identity.pem)[0]!.bytes)],
      readPrivateKey(key!.label, key!.bytes),
    ),
  );
}

function literal(bytes: number[]): string {
  return `hex\`${Buffer.from(bytes).toString("hex")}\``;
}
