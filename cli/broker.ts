// A Mosquitto of our own on the loopback, for `npm start` where no broker runs.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const loopback = "127.0.0.1";
/** How long Mosquitto may take to open its port, in ms. */
const startTime = 10_000;

export interface Broker {
  /** Ends it. Settles when it is gone. */
  stop(): Promise<void>;
}

/** Whether something accepts connections on a port of the loopback. */
export function portAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: loopback, port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/**
 * Starts Mosquitto on a port of the loopback, without passwords and without keeping anything on disk, and waits until
 * it answers. Throws an Error with Mosquitto's own words when it does not start.
 */
export async function startBroker(port: number): Promise<Broker> {
  const folder = mkdtempSync(join(tmpdir(), "pxt-esp-broker-"));
  const configuration = join(folder, "mosquitto.conf");
  writeFileSync(
    configuration,
    // Without "nodelay" an answer may wait for the acknowledgement of the one before it, some 40 ms.
    `listener ${port} ${loopback}\nallow_anonymous true\npersistence false\nset_tcp_nodelay true\n`,
  );
  const child = spawn("mosquitto", ["-c", configuration], {
    stdio: ["ignore", "pipe", "pipe"],
    // Debian puts servers where only root looks.
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let words = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      words += text;
    });
  }
  let ended = false;
  const end = new Promise<void>((resolve) => {
    const finish = () => {
      ended = true;
      rmSync(folder, { recursive: true, force: true });
      resolve();
    };
    child.on("error", (error) => {
      words += error.message;
      finish();
    });
    child.on("close", finish);
  });
  const broker: Broker = {
    stop() {
      child.kill("SIGTERM");
      return end;
    },
  };
  for (const start = Date.now(); !(await portAnswers(port)); await pause(20)) {
    if (!ended && Date.now() - start < startTime) continue;
    await broker.stop();
    throw new Error(`Mosquitto does not answer on port ${port}: ${words.trim() || "no message"}`);
  }
  return broker;
}
