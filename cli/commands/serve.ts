// `pxt-esp serve`: MakeCode's editor on this machine, in a browser.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { type Command, CommandError, noMoreArguments, readArguments } from "../command.js";
import { serveFiles } from "../editor/file-server.js";
import { staticPackage } from "../editor/static-package.js";

const DEFAULT_PORT = 3232;

export const serveCommand: Command = {
  name: "serve",
  summary: "serve MakeCode's editor on this machine and open it",
  help: `Usage: pxt-esp serve [--port <port>] [--no-open]

Serves MakeCode's editor at 127.0.0.1, where no other machine reaches it, and opens it in a browser if there is one.
It runs until Ctrl-C. Nothing is fetched from the network.

Options:
  --port <port>  port to serve at; ${DEFAULT_PORT} when not given
  --no-open      print the address only
  --help         this text

Exit status: 1 when the port is in use or something is not built; 130 after Ctrl-C.
`,
  async run(args) {
    const parsed = readArguments(this, args, { port: { type: "string" }, "no-open": { type: "boolean" } });
    if (!parsed) return 0;
    noMoreArguments(this, parsed.positionals);
    const port = portNumber(parsed.values.port);
    const files = await staticPackage((line) => process.stderr.write(`${line}\n`));
    const server = await serveFiles(files, port).catch((error: NodeJS.ErrnoException) => {
      throw new CommandError(
        error.code === "EADDRINUSE"
          ? `port ${port} is in use; --port takes another one`
          : `port ${port} can't be used (${error.message}); --port takes another one`,
      );
    });
    process.stdout.write(`The editor is at ${server.url} (Ctrl-C ends it)\n`);
    if (!parsed.values["no-open"]) open(server.url);
    const signal = await Promise.race(
      (["SIGINT", "SIGTERM"] as const).map((name) => once(process, name).then(() => name)),
    );
    await server.stop();
    return 128 + constants.signals[signal];
  },
};

function portNumber(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535)
    throw new CommandError(`--port takes a number from 0 to 65535, not '${text}'`);
  return port;
}

/** Opens the address with what the system opens pages with; where there is no such thing, the user has the address. */
function open(url: string): void {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open"]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", ""]
        : ["xdg-open"];
  const child = spawn(command!, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}
