// The simulator's sockets over Node's TCP.

import { connect, type Socket } from "node:net";
import type { SocketConnection, SocketListener, SocketTransport } from "./pxsim.js";

/** Numbers of libs/net/sockets.cpp by the operating system's error names; what is not listed counts as a reset. */
const ERRORS: Record<string, number> = {
  ENOTFOUND: -1,
  EAI_AGAIN: -7,
  EAI_FAIL: -1,
  ECONNREFUSED: -2,
  ETIMEDOUT: -3,
  ECONNRESET: -4,
  EPIPE: -4,
  ENOMEM: -5,
  ENOBUFS: -5,
  ENETDOWN: -6,
  ENETUNREACH: -6,
  EHOSTUNREACH: -6,
};
const ERROR_RESET = -4;

/** How long the peer may take to end its side after ours, in milliseconds. */
const LINGER_MS = 2000;

export class NodeTransport implements SocketTransport {
  private readonly hosts: Record<string, string>;
  private readonly sockets = new Set<Socket>();

  /** @param hosts names that mean another host here, such as `broker`, the machine the board is simulated on */
  constructor(hosts: Record<string, string>) {
    this.hosts = hosts;
  }

  connect(host: string, port: number, listener: SocketListener): SocketConnection {
    const socket = connect({ host: this.hosts[host] ?? host, port, noDelay: true, allowHalfOpen: true });
    this.sockets.add(socket);
    let heard = true;
    const last = (tell: () => void) => {
      if (!heard) return;
      heard = false;
      tell();
    };
    socket.on("connect", () => heard && listener.opened());
    socket.on("data", (data) => heard && listener.received(new Uint8Array(data)));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      last(() => listener.failed(ERRORS[error.code ?? ""] ?? ERROR_RESET)),
    );
    socket.on("end", () => last(() => listener.closed()));
    socket.on("close", () => {
      this.sockets.delete(socket);
      last(() => listener.closed());
    });
    return {
      send: (data) => socket.write(data, () => heard && listener.sent()),
      pending: () => socket.writableLength,
      end: () => socket.end(),
      close: () => {
        heard = false;
        socket.end();
        setTimeout(() => socket.destroy(), LINGER_MS).unref();
      },
      setNoDelay: (noDelay) => socket.setNoDelay(noDelay),
      setKeepAlive: (idleSeconds) => socket.setKeepAlive(idleSeconds > 0, idleSeconds * 1000),
      address: (isRemote) => (isRemote ? socket.remoteAddress : socket.localAddress) ?? "",
      port: (isRemote) => (isRemote ? socket.remotePort : socket.localPort) ?? 0,
    };
  }

  /** Ends all connections at once. */
  destroy(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
