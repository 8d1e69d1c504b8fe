// The browser's transport: MQTT over WebSocket [MQTT 3.1.1 §6], to the broker's WebSocket listener on the same host; with TLS where the
// program wants it, in which the browser decides whom it trusts.

namespace pxsim {
  export class WebSocketTransport implements SocketTransport {
    private isTold = false;

    connect(
      host: string,
      port: number,
      listener: SocketListener,
      security?: SocketSecurity,
    ): SocketConnection {
      if (security) this.tellLimits(host, security);
      const isSecure = security || location.protocol === "https:";
      const socket = new WebSocket(`${isSecure ? "wss" : "ws"}://${host}:${port}/mqtt`, "mqtt");
      socket.binaryType = "arraybuffer";
      let opened = false;
      socket.onopen = () => {
        opened = true;
        listener.opened();
      };
      socket.onmessage = (message: MessageEvent) =>
        listener.received(new Uint8Array(message.data as ArrayBuffer));
      // A browser does not tell a script why a WebSocket could not be opened.
      socket.onclose = (event: CloseEvent) => {
        if (!opened) listener.failed(SocketError.Refused);
        else if (event.wasClean) listener.closed();
        else listener.failed(SocketError.Reset);
      };
      return {
        send(data: Uint8Array) {
          socket.send(data);
          setTimeout(() => listener.sent(), 0);
        },
        pending: () => socket.bufferedAmount,
        end: () => socket.close(),
        close() {
          socket.onopen = socket.onmessage = socket.onclose = null;
          socket.close();
        },
        // A browser keeps all of this to itself.
        setNoDelay() {},
        setKeepAlive() {},
        address: (isRemote: boolean) => (isRemote ? host : ""),
        port: (isRemote: boolean) => (isRemote ? port : 0),
      };
    }

    /** Says, once, what of a program's choices a script in a browser can't have. */
    private tellLimits(host: string, { serverName, insecure, pin, trust, identity }: SocketSecurity): void {
      const ignored = [
        ...(serverName !== host ? ["serverName"] : []),
        ...(insecure ? ["insecure"] : []),
        ...(pin.length > 0 ? ["fingerprint"] : []),
        ...(trust.length > 0 ? ["the project's certificates"] : []),
        ...(identity.length > 0 ? ["the client certificate"] : []),
      ];
      if (ignored.length === 0 || this.isTold) return;
      this.isTold = true;
      runtime.board.writeSerial(
        `TLS: the browser decides which servers it trusts, without regard to ${ignored.join(", ")}\n`,
      );
    }
  }

  if (typeof WebSocket !== "undefined") socketTransport = new WebSocketTransport();
}
