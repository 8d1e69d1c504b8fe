// The simulator's sockets over Node's TCP and TLS.

import { connect, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { connectTls, failureOf, faultInPeer, faultInSecurity } from "./node-tls.js";
import type { SocketConnection, SocketListener, SocketSecurity, SocketTransport } from "./pxsim.js";

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

const NO_CONNECTION: SocketConnection = {
  send() {},
  pending: () => 0,
  end() {},
  close() {},
  setNoDelay() {},
  setKeepAlive() {},
  address: () => "",
  port: () => 0,
};

/** How long the peer may take to end its side after ours, in milliseconds. */
const LINGER_MS = 2000;

export class NodeTransport implements SocketTransport {
  private readonly hosts: Record<string, string>;
  private readonly sockets = new Set<Socket>();

  /** @param hosts names that mean another host here, such as `broker`, the machine the board is simulated on */
  constructor(hosts: Record<string, string>) {
    this.hosts = hosts;
  }

  connect(host: string, port: number, listener: SocketListener, security?: SocketSecurity): SocketConnection {
    const fault = security && faultInSecurity(security);
    if (fault) {
      queueMicrotask(() => listener.failed(fault.error, fault.text));
      return NO_CONNECTION;
    }
    const address = this.hosts[host] ?? host;
    const socket = security
      ? connectTls(address, port, security)
      : connect({ host: address, port, noDelay: true, allowHalfOpen: true });
    this.sockets.add(socket);
    let heard = true;
    const last = (tell: () => void) => {
      if (!heard) return;
      heard = false;
      tell();
    };
    if (security)
      socket.on("secureConnect", () => {
        const why = faultInPeer(socket as TLSSocket, security);
        if (!why) return heard && listener.opened();
        last(() => listener.failed(why.error, why.text));
        socket.destroy();
      });
    else socket.on("connect", () => heard && listener.opened());
    socket.on("data", (data) => heard && listener.received(new Uint8Array(data)));
    socket.on("error", (error: NodeJS.ErrnoException) =>
      last(() => {
        const failure = security && failureOf(error);
        if (failure) listener.failed(failure.error, failure.text);
        else listener.failed(ERRORS[error.code ?? ""] ?? ERROR_RESET);
      }),
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
