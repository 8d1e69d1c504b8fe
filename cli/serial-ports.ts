// The serial ports of this machine: which there are, and whether one can be used.

import { accessSync, constants, readdirSync, readFileSync, statSync } from "node:fs";
import { CommandError } from "./command.js";

/** What is asked of the system; tests answer in its place. */
export interface PortFacts {
  /** Names in /dev. */
  devices(): string[];
  /** The error code of opening the port for reading and writing, or undefined when it can be opened. */
  accessError(path: string): string | undefined;
  /** The group that owns the port. */
  groupOf(path: string): string | undefined;
}

/** Names of serial ports over USB or on the board, on Linux and macOS. */
const serialDevice = /^(ttyUSB|ttyACM|ttyAMA|cu\.usb|cu\.wchusb|cu\.SLAB)/;

export const systemFacts: PortFacts = {
  devices() {
    try {
      return readdirSync("/dev");
    } catch {
      return [];
    }
  },
  accessError(path) {
    try {
      accessSync(path, constants.R_OK | constants.W_OK);
      return undefined;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code;
    }
  },
  groupOf(path) {
    const { gid } = statSync(path);
    const line = readFileSync("/etc/group", "utf8")
      .split("\n")
      .find((entry) => entry.split(":")[2] === String(gid));
    return line?.split(":")[0];
  },
};

/** Whether a port is the name of a device file, and not a URL or a Windows port, which only esptool knows about. */
function isDeviceFile(port: string): boolean {
  return port.startsWith("/");
}

/**
 * Checks that the port exists and may be used, as far as that can be told without opening it: opening resets some boards.
 * Throws a CommandError that says what to do.
 */
export function checkPort(port: string | undefined, facts: PortFacts = systemFacts): void {
  if (port === undefined) throw new CommandError(`no --port given; ${portList(facts)}`);
  if (!isDeviceFile(port)) return;
  const code = facts.accessError(port);
  if (code === undefined) return;
  if (code === "ENOENT") throw new CommandError(`there is no port ${port}; ${portList(facts)}`);
  if (code === "EACCES") {
    const group = facts.groupOf(port) ?? "that owns it";
    throw new CommandError(
      `no permission for ${port}: only root and the group ${group} may use it. ` +
        `Join the group with: sudo usermod -a -G ${group} $USER, then log out and in again`,
    );
  }
  throw new CommandError(`${port} can't be used: ${code}`);
}

function portList(facts: PortFacts): string {
  const ports = facts
    .devices()
    .filter((name) => serialDevice.test(name))
    .sort()
    .map((name) => `/dev/${name}`);
  return ports.length > 0
    ? `serial ports here: ${ports.join(", ")}`
    : "no serial port was found: is the board connected with a cable that carries data?";
}
