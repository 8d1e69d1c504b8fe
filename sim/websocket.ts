// The browser's transport: MQTT over WebSocket [MQTT 3.1.1 §6], to the broker's WebSocket listener; with TLS where the program wants
// it, in which the browser decides whom it trusts.

namespace pxsim {
  /** Names of the sub-protocol: of MQTT 3.1.1 (§6) and of what spoke 3.1. The broker takes the first that it knows. */
  const SUBPROTOCOLS = ["mqtt", "mqttv3.1"];
  /** DAL.CFG_MQTT_PROTOCOL_311: the project's setting. */
  const KEY_MQTT_PROTOCOL_311 = 3000;

  export class WebSocketTransport implements SocketTransport {
    private isTold = false;
    private readonly toldAddresses = new Set<string>();

    connect(
      host: string,
      port: number,
      listener: SocketListener,
      security?: SocketSecurity,
    ): SocketConnection {
      if (security) this.tellLimits(host, security);
      const address = brokerAddress.of(host, port, security !== undefined);
      const is311 = pxtcore.getConfig(KEY_MQTT_PROTOCOL_311, 1) !== 0;
      let socket: WebSocket;
      try {
        socket = new WebSocket(address, is311 ? SUBPROTOCOLS : [...SUBPROTOCOLS].reverse());
      } catch (error) {
        // The page is served over HTTPS and the address is not: browsers refuse that at once.
        setTimeout(() => listener.failed(SocketError.Refused, `${address}: ${(error as Error).message}`), 0);
        return new NoConnection();
      }
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
        if (!opened) listener.failed(SocketError.Refused, this.tellNothingThere(address));
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

    /** The sentence for an address at which nothing answers; on the console once for each. */
    private tellNothingThere(address: string): string {
      const { port: given, protocol } = new URL(address);
      const port = given || (protocol === "wss:" ? "443" : "80");
      const sentence = localization.lf(
        "no WebSocket listener at {0}; add the lines `listener {1}` and `protocol websockets` to mosquitto.conf",
        address,
        port,
      );
      if (!this.toldAddresses.has(address)) runtime.board.writeSerial(`${sentence}\n`);
      this.toldAddresses.add(address);
      return sentence;
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

  /** Stands for a connection that could not even be begun. */
  class NoConnection implements SocketConnection {
    send(): void {}
    pending(): number {
      return 0;
    }
    end(): void {}
    close(): void {}
    setNoDelay(): void {}
    setKeepAlive(): void {}
    address(): string {
      return "";
    }
    port(): number {
      return 0;
    }
  }

  if (typeof WebSocket !== "undefined") socketTransport = new WebSocketTransport();
}
