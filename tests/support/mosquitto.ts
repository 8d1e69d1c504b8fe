// A real broker for tests: Mosquitto on a free port of the loopback, with its log, and its command-line clients.

import { statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Issued } from "../tls/certificates.js";
import { temporaryFolder } from "./cli.js";
import { freePort } from "./ports.js";
import { type Ended, type Started, start, type TestScope } from "./process.js";

export interface BrokerOptions {
  /** Sessions and messages are kept over restarts. */
  keeps?: boolean;
  /** It has a WebSocket listener, too. */
  webSockets?: boolean;
  /** Of the WebSocket listener, which speaks TLS then. */
  certificate?: Issued;
}

export class Mosquitto {
  readonly port: number;
  /** Of its WebSocket listener, if it was asked for. */
  readonly webSocketPort: number | undefined;
  private readonly t: TestScope;
  private readonly config: string;
  private process: Started | undefined;
  /** Log of the runs before the present one. */
  private earlier = "";

  private constructor(t: TestScope, port: number, options: BrokerOptions, webSocketPort: number | undefined) {
    const { keeps, certificate } = options;
    this.t = t;
    this.port = port;
    this.webSocketPort = webSocketPort;
    const folder = temporaryFolder(t);
    this.config = join(folder, "mosquitto.conf");
    writeFileSync(
      this.config,
      [
        `listener ${port} 127.0.0.1`,
        ...(webSocketPort ? [`listener ${webSocketPort} 127.0.0.1`, "protocol websockets"] : []),
        ...(certificate ? [`certfile ${certificate.certificate}`, `keyfile ${certificate.key}`] : []),
        "allow_anonymous true",
        ...(keeps ? ["persistence true", `persistence_location ${folder}/`] : ["persistence false"]),
        // Another user can't read what is in the test's folder.
        ...(keeps || certificate ? ["user root"] : []),
        "log_dest stderr",
        "log_type all",
        "connection_messages true",
        "",
      ].join("\n"),
    );
  }

  /** Starts a broker that ends with the test. */
  static async start(t: TestScope, options: BrokerOptions = {}): Promise<Mosquitto> {
    const webSocketPort = options.webSockets ? await freePort() : undefined;
    const broker = new Mosquitto(t, await freePort(), options, webSocketPort);
    await broker.restart();
    return broker;
  }

  /** What the broker has logged, over all its runs. */
  get log(): string {
    return this.earlier + (this.process?.stderr ?? "");
  }

  /** Waits until the log matches, and returns the match. Throws with the log after `seconds`. */
  async waitForLog(pattern: RegExp, seconds = 60): Promise<RegExpExecArray> {
    for (const start = Date.now(); ; await pause(20)) {
      const match = pattern.exec(this.log);
      if (match) return match;
      if (Date.now() - start > seconds * 1000)
        throw new Error(`after ${seconds} s the broker's log does not match ${pattern}:\n${this.log}`);
    }
  }

  /** Stops the broker as a shutdown does: connections are closed. */
  async stop(): Promise<void> {
    const process = this.process;
    if (!process) return;
    process.kill("SIGTERM");
    await process.ended;
    this.earlier = this.log;
    this.process = undefined;
  }

  /** Has the broker keep its present state, then kills it, as a power cut would. */
  async killWithState(): Promise<void> {
    const process = this.process;
    if (!process) return;
    // A new file takes the old one's place when all of it is written.
    const database = join(dirname(this.config), "mosquitto.db");
    const inode = () => statSync(database, { throwIfNoEntry: false })?.ino;
    const before = inode();
    process.kill("SIGUSR1");
    for (const start = Date.now(); inode() === before; await pause(5))
      if (Date.now() - start > 10_000) throw new Error(`Mosquitto saves nothing:\n${this.log}`);
    process.kill("SIGKILL");
    await process.ended;
    this.earlier = this.log;
    this.process = undefined;
  }

  /** Starts the broker, on the same port, after stop() or killWithState(). */
  async restart(): Promise<void> {
    this.process = start(this.t, "mosquitto", ["-c", this.config]);
    const current = this.process;
    for (const start = Date.now(); !/mosquitto version \S+ running/.test(current.stderr); await pause(20))
      if (Date.now() - start > 10_000) throw new Error(`Mosquitto does not start:\n${current.stderr}`);
  }

  /** Publishes with mosquitto_pub, and waits until it has ended. */
  async publish(topic: string, message: string, ...options: string[]): Promise<Ended> {
    const args = ["-h", "127.0.0.1", "-p", String(this.port), "-t", topic, "-m", message, ...options];
    const ended = await start(this.t, "mosquitto_pub", args).ended;
    if (ended.status !== 0) throw new Error(`mosquitto_pub: ${ended.stderr}`);
    return ended;
  }

  /** Starts mosquitto_sub, which prints "topic message" lines, and waits until the broker has subscribed it. */
  async subscribe(filter: string, ...options: string[]): Promise<Started> {
    const id = `test-${Math.random().toString(36).slice(2)}`;
    const args = ["-h", "127.0.0.1", "-p", String(this.port), "-i", id, "-v", "-t", filter, ...options];
    const subscriber = start(this.t, "mosquitto_sub", args);
    await this.waitForLog(new RegExp(`Sending SUBACK to ${id}`));
    return subscriber;
  }
}
