// Free ports of the loopback.

import { createServer } from "node:net";

// Below the ports that systems give to outgoing connections, so that none of those takes one before its server starts.
const [first, count] = [10_000, 22_000];
const given = new Set<number>();

/** A port of 127.0.0.1 that nothing listened on a moment ago, and that this process was not given before. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * count);
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.on("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
